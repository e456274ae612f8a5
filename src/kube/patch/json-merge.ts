/** JSON merge patches (RFC 7386) as evanphx/json-patch makes and applies them, and the three-way patch of apimachinery v0.37.1. */
import { isObject, type Json, type JsonObject, own } from '../json.ts';
import { goType, PatchError } from './directives.ts';
import { goText } from './go-text.ts';
import { isEqualJson, withoutNulls } from './json-values.ts';

/** A patch that makes `modified` of `original`. */
export function createMergePatch(original: JsonObject, modified: JsonObject): JsonObject {
  const patch = new Map<string, Json>();
  for (const [key, value] of Object.entries(modified)) {
    const before = own(original, key);
    if (before === undefined || goType(before) !== goType(value)) patch.set(key, value);
    else if (isObject(before)) {
      const inner = createMergePatch(before as JsonObject, value as JsonObject);
      if (Object.keys(inner).length > 0) patch.set(key, inner);
    } else if (!isEqualJson(before, value)) patch.set(key, value);
  }
  for (const key of Object.keys(original)) if (!Object.hasOwn(modified, key)) patch.set(key, null);
  return Object.fromEntries(patch);
}

/** The object with the patch merged into it; nulls delete. */
export function applyMergePatch(original: JsonObject, patch: JsonObject): JsonObject {
  const merged = new Map(Object.entries(original));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key);
    else merged.set(key, mergeValue(merged.get(key) ?? null, value));
  }
  return Object.fromEntries(merged);
}

function mergeValue(before: Json, value: Json): Json {
  if (!isObject(before)) return withoutNulls(value);
  return isObject(value) ? applyMergePatch(before as JsonObject, value as JsonObject) : value;
}

/**
 * A patch that sets what differs between `current` and `modified`, and deletes what `original` had and `modified` has not.
 *
 * @throws PatchError if apiVersion, kind or name would change
 */
export function threeWayMergePatch(original: JsonObject, modified: JsonObject, current: JsonObject): JsonObject {
  const changes = keepOnly('values', createMergePatch(current, modified));
  const deletions = keepOnly('nulls', createMergePatch(original, modified));
  const patch = applyMergePatch(deletions, changes);
  const metadata = own(patch, 'metadata');
  const changesIdentity =
    Object.hasOwn(patch, 'apiVersion') || Object.hasOwn(patch, 'kind') || (isObject(metadata) && Object.hasOwn(metadata, 'name'));
  if (changesIdentity) throw new PatchError(`precondition failed for: ${goText(patch)}`);
  return patch;
}

/** The part of a patch that sets values, or the part that deletes. Empty objects are values. */
function keepOnly(part: 'values' | 'nulls', patch: JsonObject): JsonObject {
  const kept = new Map<string, Json>();
  for (const [key, value] of Object.entries(patch)) {
    if (isObject(value) && Object.keys(value).length > 0) {
      const inner = keepOnly(part, value as JsonObject);
      if (Object.keys(inner).length > 0) kept.set(key, inner);
    } else if ((value === null) === (part === 'nulls')) kept.set(key, value);
  }
  return Object.fromEntries(kept);
}

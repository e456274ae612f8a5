/** Merging a strategic merge patch into an object, or into another patch (apimachinery v0.37.1, pkg/util/strategicpatch). */
import { isObject, type Json, type JsonObject, own } from '../json.ts';
import {
  asList,
  asObject,
  badFormat,
  DELETE_FROM_LIST,
  DIRECTIVE,
  ELEMENT_ORDER,
  goType,
  mergeValue,
  PatchError,
  RETAIN_KEYS,
  sameScalar,
} from './directives.ts';
import { goText } from './go-text.ts';
import { clone, isEqualJson, withoutNulls } from './json-values.ts';
import { dropRepeated, findItem, holdsObjects, isDeletion, mergeOrdered, splitBy } from './lists.ts';
import { type FieldSchema, fieldSchema, type PatchSchema } from './schema.ts';

export interface MergeOptions {
  /** The target is an object: directives take effect. Otherwise it is a patch, which keeps them. */
  readonly intoObject: boolean;
}

/** The object with the patch merged into it. Takes both over. */
export function mergeObjects(original: JsonObject, patch: JsonObject, schema: PatchSchema, options: MergeOptions): JsonObject {
  const directive = own(patch, DIRECTIVE);
  if (directive !== undefined) return followDirective(directive, patch);
  const target = new Map(Object.entries(original));
  const rest = new Map(Object.entries(patch));
  retainKeys(target, rest, options);
  for (const key of [...rest.keys()]) if (key.startsWith(ELEMENT_ORDER) && rest.has(key)) mergeOrder(key, target, rest, schema, options);
  for (const [key, value] of rest) mergeField(key, value, target, schema, options);
  return Object.fromEntries(target);
}

type Target = Map<string, Json>;

function followDirective(directive: Json, patch: JsonObject): JsonObject {
  if (directive === 'delete') return {};
  if (directive !== 'replace') throw new PatchError(`unknown patch type: ${goText(directive)} in map: ${goText(patch)}`);
  return Object.fromEntries(Object.entries(patch).filter(([key]) => key !== DIRECTIVE));
}

/** Clears the fields that the patch does not name in `$retainKeys`, or hands the directive on to the other patch. */
function retainKeys(target: Target, patch: Target, options: MergeOptions): void {
  const wanted = patch.get(RETAIN_KEYS);
  if (wanted === undefined) return;
  patch.delete(RETAIN_KEYS);
  if (!options.intoObject) {
    const known = target.get(RETAIN_KEYS);
    if (known !== undefined && !isEqualJson(known, wanted))
      throw new PatchError(
        `${goText(known)} and ${goText(wanted)} are not deep equal: this may happen when calculating the 3-way diff patch`,
      );
    target.set(RETAIN_KEYS, wanted);
    return;
  }
  if (!Array.isArray(wanted)) throw badFormat('retainKeys');
  for (const [key, value] of patch)
    if (value !== null && !key.startsWith(DELETE_FROM_LIST) && !key.startsWith(ELEMENT_ORDER) && !wanted.includes(key))
      throw badFormat('retainKeys');
  for (const key of [...target.keys()]) if (!wanted.includes(key)) target.delete(key);
}

/** Merges a list together with the order that the patch has for it; both are removed from the patch. */
function mergeOrder(key: string, target: Target, patch: Target, schema: PatchSchema, options: MergeOptions): void {
  const wanted = patch.get(key) as Json;
  if (!options.intoObject) {
    const known = target.get(key);
    if (known !== undefined && !isEqualJson(known, wanted)) throw badFormat('setElementOrder list');
    target.set(key, wanted);
  }
  patch.delete(key);
  const order = asList(wanted);
  const field = directiveField(key, ELEMENT_ORDER);
  const { mergeKey, ...rules } = fieldSchema(schema, field);
  const ours = target.has(field) ? asList(target.get(field)) : undefined;
  const theirs = patch.has(field) ? asList(patch.get(field)) : undefined;
  checkOrder(theirs ?? [], order, mergeKey);
  if (!ours && !theirs) return;
  const serverOrder = ours ?? [];
  const objects = holdsObjects(serverOrder, theirs ?? []);
  let merged = ours ?? (withoutDirectives(theirs as Json[]) as Json[]);
  if (ours && theirs) merged = mergeLists(ours, theirs, { mergeKey, ...rules }, false, options);
  const { there, absent } = splitBy(merged, order, mergeKey);
  target.set(field, mergeOrdered(there, absent, order, serverOrder, mergeKey, objects));
  patch.delete(field);
}

/** The field that a parallel list such as `$setElementOrder/ports` belongs to. */
function directiveField(key: string, prefix: string): string {
  const slash = key.indexOf('/');
  if (slash < 0 || key.slice(0, slash) !== prefix) throw badFormat(prefix === ELEMENT_ORDER ? 'setElementOrder list' : 'primitive list');
  return key.slice(slash + 1);
}

/** Items of the patch must be in the wanted order, and all be in it. */
function checkOrder(patch: readonly Json[], order: readonly Json[], mergeKey: string): void {
  if (order.length === 0 || patch.length === 0) return;
  const items = mergeKey === '' ? patch : patch.filter((item) => !isDeletion(item));
  let [i, j] = [0, 0];
  while (i < items.length && j < order.length) {
    const item = items[i] as Json;
    if (isObject(item) && Object.hasOwn(item, DIRECTIVE)) {
      i++;
      continue;
    }
    if (mergeKey === '' ? sameScalar(item, order[j]) : sameScalar(mergeValue(item, mergeKey), mergeValue(order[j], mergeKey))) i++;
    j++;
  }
  if (i < items.length && j >= order.length)
    throw new PatchError(`The order in patch list:\n${goText([...patch])}\n doesn't match ${ELEMENT_ORDER} list:\n${goText([...order])}\n`);
}

function mergeField(key: string, value: Json, target: Target, schema: PatchSchema, options: MergeOptions): void {
  const deletes = key.startsWith(DELETE_FROM_LIST);
  if (deletes && !options.intoObject) return void target.set(key, value);
  const field = deletes ? directiveField(key, DELETE_FROM_LIST) : key;
  if (value === null) {
    target.delete(field);
    if (options.intoObject) return;
  }
  const before = target.get(field);
  if (before === undefined || goType(before) !== goType(value)) {
    if (!deletes) takeOver(field, options.intoObject ? withoutNulls(value) : value, target);
    return;
  }
  const rules = fieldSchema(schema, field);
  if (isObject(before))
    target.set(field, rules.strategy === 'replace' ? value : mergeObjects(before as JsonObject, value as JsonObject, rules.type, options));
  else if (Array.isArray(before)) target.set(field, mergeLists(before, value as Json[], rules, deletes, options));
  else target.set(field, value);
}

function takeOver(field: string, value: Json, target: Target): void {
  const kept = withoutDirectives(value);
  if (kept === undefined) target.delete(field);
  else target.set(field, kept);
}

/** A value without the objects that carry a directive; undefined if it carries one itself. */
function withoutDirectives(value: Json): Json | undefined {
  if (Array.isArray(value)) return value.map(withoutDirectives).filter((item) => item !== undefined);
  if (!isObject(value)) return value;
  if (Object.hasOwn(value, DIRECTIVE)) return undefined;
  const fields = Object.entries(value as JsonObject).map(([key, one]) => [key, withoutDirectives(one)] as const);
  return Object.fromEntries(fields.filter((entry): entry is readonly [string, Json] => entry[1] !== undefined));
}

/** Leaves in `original` what Go's appending and deleting in place leaves there: the order of the result depends on it. */
function mergeLists(original: Json[], patch: Json[], rules: FieldSchema, deletes: boolean, options: MergeOptions): Json[] {
  const { mergeKey } = rules;
  if (rules.strategy !== 'merge' && !deletes) return patch;
  if (original.length === 0 && patch.length === 0) return original;
  if (!holdsObjects(original, patch)) {
    if (options.intoObject && deletes) return original.filter((item) => !patch.some((one) => sameScalar(one, item)));
    return ordered(dropRepeated([...original, ...patch]), patch, original, mergeKey, false);
  }
  if (mergeKey === '') throw new PatchError('cannot merge lists without merge key for struct');
  const { kept, items } = followItemDirectives(original, patch, mergeKey);
  const merged = mergeItems(kept, items, rules, options);
  if (kept !== items) for (let i = kept.length; i < original.length && i < merged.length; i++) original[i] = merged[i] as Json;
  return ordered(merged, items, kept, mergeKey, true);
}

function ordered(merged: Json[], patch: Json[], original: Json[], mergeKey: string, objects: boolean): Json[] {
  const { there, absent } = splitBy(merged, patch, mergeKey);
  return mergeOrdered(there, absent, patch, original, mergeKey, objects);
}

/** Deletes and replaces what items of the patch name; returns the rest of the list and of the patch. */
function followItemDirectives(original: Json[], patch: Json[], mergeKey: string): { readonly kept: Json[]; readonly items: Json[] } {
  const items = patch.filter((item) => !Object.hasOwn(asObject(item), DIRECTIVE));
  let kept = [...original];
  let replaces = false;
  for (const item of patch) {
    const directive = own(asObject(item), DIRECTIVE);
    if (directive === 'delete') kept = withoutMatches(original, kept, mergeKey, mergeValue(item, mergeKey));
    else if (directive === 'replace') replaces = true;
    else if (directive === 'merge') throw new PatchError('merging lists cannot yet be specified in the patch');
    else if (directive !== undefined) throw new PatchError(`unknown patch type: ${goText(directive)} in map: ${goText(item)}`);
  }
  return replaces ? { kept: items, items: [] } : { kept, items };
}

/** Deletes the items with a merge key's value, and shifts the rest of the original list as Go does. */
function withoutMatches(original: Json[], list: Json[], field: string, value: Json): Json[] {
  const found = findItem(list, field, value);
  if (found < 0) return list;
  original.copyWithin(found, found + 1, list.length);
  return withoutMatches(original, list.toSpliced(found, 1), field, value);
}

function mergeItems(original: Json[], patch: Json[], rules: FieldSchema, options: MergeOptions): Json[] {
  const merged = [...original];
  for (const item of patch) {
    const found = findItem(merged, rules.mergeKey, mergeValue(item, rules.mergeKey));
    if (found < 0) merged.push(item);
    else merged[found] = mergeObjects(asObject(merged[found]), asObject(item), rules.type, options);
  }
  return merged;
}

/** An object with a strategic merge patch applied, as the API server does it. */
export function applyStrategicPatch(original: JsonObject, patch: JsonObject, schema: PatchSchema): JsonObject {
  return mergeObjects(clone(original), clone(patch), schema, { intoObject: true });
}

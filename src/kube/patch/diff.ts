/** The difference of two objects as a strategic merge patch (apimachinery v0.37.1, pkg/util/strategicpatch). */
import { compareStrings } from '../../go/utf8.ts';
import { isObject, type Json, type JsonObject, own } from '../json.ts';
import {
  asObject,
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
import { isEqualJson } from './json-values.ts';
import { dropRepeated, holdsObjects, inOrderOf, sortByText } from './lists.ts';
import { fieldSchema, type PatchSchema } from './schema.ts';

export interface DiffOptions {
  readonly ignoreChanges?: boolean;
  readonly ignoreDeletions?: boolean;
  readonly retainKeys?: boolean;
}

/** A patch that makes `modified` of `original`, as far as the options want it. Lists of `original` may be sorted on the way. */
export function diffObjects(original: JsonObject, modified: JsonObject, schema: PatchSchema, options: DiffOptions): JsonObject {
  const patch = new Map<string, Json>();
  for (const [key, value] of Object.entries(modified)) {
    const before = own(original, key);
    if (before === undefined) {
      if (!options.ignoreChanges) patch.set(key, value);
    } else if (key === DIRECTIVE) diffDirective(before, value, patch);
    else if (goType(before) !== goType(value)) {
      if (!options.ignoreChanges) patch.set(key, value);
    } else if (isObject(before)) diffObjectField(key, before as JsonObject, value as JsonObject, patch, schema, options);
    else if (Array.isArray(before)) diffListField(key, before, value as Json[], patch, schema, options);
    else replaceIfChanged(key, before, value, patch, options);
  }
  if (!options.ignoreDeletions) for (const key of Object.keys(original)) if (!Object.hasOwn(modified, key)) patch.set(key, null);
  const retained = options.retainKeys ? Object.keys(modified).filter((key) => modified[key] !== null) : [];
  if (retained.length > 0 && (patch.size > 0 || hasMoreFields(original, modified))) patch.set(RETAIN_KEYS, retained.sort(compareStrings));
  return Object.fromEntries(patch);
}

type Patch = Map<string, Json>;

function diffDirective(before: Json, value: Json, patch: Patch): void {
  if (typeof before !== 'string' || typeof value !== 'string') throw new PatchError(`invalid value for special key: ${DIRECTIVE}`);
  if (value !== before) patch.set(DIRECTIVE, value);
}

function diffObjectField(
  key: string,
  before: JsonObject,
  value: JsonObject,
  patch: Patch,
  schema: PatchSchema,
  options: DiffOptions,
): void {
  const field = fieldSchema(schema, key);
  if (field.strategy === 'replace') {
    if (!options.ignoreChanges) patch.set(key, value);
    return;
  }
  const inner = diffObjects(before, value, field.type, { ...options, retainKeys: field.retainKeys });
  if (Object.keys(inner).length > 0) patch.set(key, inner);
}

function diffListField(key: string, before: Json[], value: Json[], patch: Patch, schema: PatchSchema, options: DiffOptions): void {
  const field = fieldSchema(schema, key);
  if (field.strategy !== 'merge') return replaceIfChanged(key, before, value, patch, options);
  const { added, deleted, order } = diffLists(before, value, field.type, field.mergeKey, { ...options, retainKeys: field.retainKeys });
  if (added.length > 0) patch.set(key, added);
  if (deleted.length > 0) patch.set(`${DELETE_FROM_LIST}/${key}`, deleted);
  if (order.length > 0) patch.set(`${ELEMENT_ORDER}/${key}`, order);
}

function replaceIfChanged(key: string, before: Json, value: Json, patch: Patch, options: DiffOptions): void {
  if (!options.ignoreChanges && !isEqualJson(before, value)) patch.set(key, value);
}

function hasMoreFields(original: JsonObject, modified: JsonObject): boolean {
  return Object.keys(original).some((key) => original[key] !== null && !Object.hasOwn(modified, key));
}

interface ListDiff {
  /** Items that are new or changed, deletions of objects at the end. */
  readonly added: Json[];
  /** Scalars that are gone. */
  readonly deleted: Json[];
  /** The order of all items; empty if it is not needed. */
  readonly order: Json[];
}

const NO_DIFF: ListDiff = { added: [], deleted: [], order: [] };

function diffLists(original: Json[], modified: Json[], schema: PatchSchema, mergeKey: string, options: DiffOptions): ListDiff {
  if (original.length === 0) return modified.length === 0 || options.ignoreChanges ? NO_DIFF : { ...NO_DIFF, added: modified };
  if (!holdsObjects(original, modified)) return diffScalars(original, modified, options);

  const { changed, deletions } = diffItems(original, modified, schema, mergeKey, options);
  const added = [...inOrderOf(changed, modified, mergeKey, true), ...deletions];
  const moved = !options.ignoreChanges && (added.length > 0 || !sameOrder(original, modified, mergeKey));
  const order = moved || (!options.ignoreDeletions && added.length > 0);
  return { added, deleted: [], order: order ? modified.map((item) => ({ [mergeKey]: asObject(item)[mergeKey] as Json })) : [] };
}

function sameOrder(original: readonly Json[], modified: readonly Json[], mergeKey: string): boolean {
  if (original.length !== modified.length) return false;
  return modified.every((item, index) => sameScalar(mergeValue(original[index], mergeKey), mergeValue(item, mergeKey)));
}

function diffScalars(original: Json[], modified: Json[], options: DiffOptions): ListDiff {
  const before = sortByText(original);
  const after = sortByText([...modified]);
  const added: Json[] = [];
  const deleted: Json[] = [];
  walkSorted(before, after, goText, {
    gone: (item) => void (options.ignoreDeletions || deleted.push(item)),
    fresh: (item) => void (options.ignoreChanges || added.push(item)),
    both: () => undefined,
  });
  const gone = dropRepeated(deleted);
  const order = (!options.ignoreDeletions && gone.length > 0) || (!options.ignoreChanges && !isEqualJson(original, modified));
  return { added: inOrderOf(added, modified, '', false), deleted: gone, order: order ? modified : [] };
}

function diffItems(original: Json[], modified: Json[], schema: PatchSchema, mergeKey: string, options: DiffOptions) {
  const changed: Json[] = [];
  const deletions: Json[] = [];
  const text = (item: Json) => goText(mergeValue(item, mergeKey));
  walkSorted(sortByText([...original], mergeKey), sortByText([...modified], mergeKey), text, {
    gone: (item) => void (options.ignoreDeletions || deletions.push({ [mergeKey]: mergeValue(item, mergeKey), [DIRECTIVE]: 'delete' })),
    fresh: (item) => void (options.ignoreChanges || changed.push(item)),
    both: (before, after) => {
      const inner = diffObjects(asObject(before), asObject(after), schema, options);
      if (Object.keys(inner).length > 0) changed.push({ ...inner, [mergeKey]: mergeValue(after, mergeKey) });
    },
  });
  return { changed, deletions };
}

interface Visitor {
  readonly gone: (item: Json) => void;
  readonly fresh: (item: Json) => void;
  readonly both: (before: Json, after: Json) => void;
}

/** Walks two sorted lists side by side. */
function walkSorted(before: readonly Json[], after: readonly Json[], text: (item: Json) => string, visit: Visitor): void {
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [left, right] = [i < before.length ? text(before[i] as Json) : undefined, j < after.length ? text(after[j] as Json) : undefined];
    const sign = left === undefined ? 1 : right === undefined ? -1 : compareStrings(left, right);
    if (sign === 0) visit.both(before[i++] as Json, after[j++] as Json);
    else if (sign > 0) visit.fresh(after[j++] as Json);
    else visit.gone(before[i++] as Json);
  }
}

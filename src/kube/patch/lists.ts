/** Lists of a strategic merge patch: the types of their items, their order, and what is in one but not in the other. */
import { insertionSort, sortUnstable } from '../../go/sort.ts';
import { compareStrings } from '../../go/utf8.ts';
import { isObject, type Json, own } from '../json.ts';
import { asObject, DIRECTIVE, goType, mergeValue, PatchError, sameScalar } from './directives.ts';
import { goText } from './go-text.ts';

/** Whether the items of lists, which must all be of one type, are objects. */
export function holdsObjects(...lists: Json[][]): boolean {
  let type: string | undefined;
  for (const item of lists.flat(1)) {
    const next = goType(item);
    if (type === undefined && next === '[]interface {}') throw new PatchError('lists of lists are not supported');
    if (type !== undefined && type !== next) throw new PatchError(`list element types are not identical: ${goText(lists)}`);
    type = next;
  }
  if (type === undefined) throw new PatchError('no elements in any of the given slices');
  return type.startsWith('map');
}

/** Sorts in place by the text of the items, or of one of their fields; equal ones change places. */
export function sortByText(items: Json[], field?: string): Json[] {
  const text = new Map(items.map((item) => [item, goText(field === undefined ? item : asObject(item)[field])]));
  const compare = (a: Json, b: Json) => compareStrings(text.get(a) as string, text.get(b) as string);
  return sortUnstable(items, (a, b) => compare(a, b) <= 0);
}

/** Drops scalars that repeat; what is dropped is replaced by the last one. Changes the list. */
export function dropRepeated(items: Json[]): Json[] {
  let last = items.length - 1;
  for (let i = 0; i < last; i++) {
    for (let j = i + 1; j <= last; j++) {
      if (!sameScalar(items[i], items[j])) continue;
      items[j--] = items[last--] as Json;
    }
  }
  return items.slice(0, last + 1);
}

/** The place of an item in a list, by merge key where it has one; -1 if it is not there. */
function indexIn(list: readonly Json[], item: Json, mergeKey: string, objects: boolean): number {
  const value = (one: Json) => (objects ? (isObject(one) ? own(one, mergeKey) : undefined) : one) as Json | undefined;
  const wanted = value(item);
  return list.findIndex((one) => sameScalar(wanted, value(one)));
}

export function isDeletion(item: Json): boolean {
  return own(asObject(item), DIRECTIVE) === 'delete';
}

/** Items in the order of another list; deletions are at the end. */
export function inOrderOf(items: readonly Json[], order: readonly Json[], mergeKey: string, objects: boolean): Json[] {
  if (objects) for (const item of [...items, ...order]) mergeValue(item, mergeKey);
  const kept = objects ? items.filter((item) => !isDeletion(item)) : [...items];
  const place = new Map(kept.map((item) => [item, indexIn(order, item, mergeKey, objects)]));
  insertionSort(kept, (a, b) => {
    const [left, right] = [place.get(a) as number, place.get(b) as number];
    return left < 0 || right < 0 || left < right;
  });
  return objects ? [...kept, ...items.filter(isDeletion)] : kept;
}

/** Merges a patch's items with those that only the server has, so that both keep their order and the server's is kept where it can be. */
export function mergeOrdered(
  patch: readonly Json[],
  serverOnly: readonly Json[],
  patchOrder: readonly Json[],
  serverOrder: readonly Json[],
  mergeKey: string,
  objects: boolean,
): Json[] {
  const right = inOrderOf(patch, patchOrder, mergeKey, objects);
  const left = inOrderOf(serverOnly, serverOrder, mergeKey, objects);
  const merged: Json[] = [];
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) {
    const ours = indexIn(serverOrder, left[i] as Json, mergeKey, objects);
    const theirs = indexIn(serverOrder, right[j] as Json, mergeKey, objects);
    merged.push((ours >= 0 && theirs >= 0 && ours < theirs ? left[i++] : right[j++]) as Json);
  }
  return [...merged, ...left.slice(i), ...right.slice(j)];
}

/** Splits items into those that another list has, by merge key if there is one, and the rest. */
export function splitBy(
  items: readonly Json[],
  other: readonly Json[],
  mergeKey: string,
): { readonly there: Json[]; readonly absent: Json[] } {
  const there: Json[] = [];
  const absent: Json[] = [];
  for (const item of items) {
    const found = mergeKey === '' ? other.some((one) => sameScalar(one, item)) : findItem(other, mergeKey, mergeValue(item, mergeKey)) >= 0;
    (found ? there : absent).push(item);
  }
  return { there, absent };
}

/** The place of the first object whose field has a value; -1 if there is none. */
export function findItem(list: readonly Json[], field: string, value: Json): number {
  return list.findIndex((item, index) => {
    if (!isObject(item)) throw new PatchError(`value for key ${index} is not a map`);
    return Object.hasOwn(item, field) && sameScalar(item[field] as Json, value);
  });
}

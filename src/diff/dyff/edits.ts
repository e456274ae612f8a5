/** The parts of an edit script, and what sequences have in common at their ends. */

/** Lines or characters by number. */
export type Items = readonly number[];

export interface Edit {
  readonly kind: '=' | '-' | '+';
  readonly items: Items;
}

export function sameItems(a: Items, b: Items): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}

export function commonStart(a: Items, b: Items): number {
  let count = 0;
  while (count < a.length && count < b.length && a[count] === b[count]) count++;
  return count;
}

export function commonEnd(a: Items, b: Items): number {
  let count = 0;
  while (count < a.length && count < b.length && a[a.length - 1 - count] === b[b.length - 1 - count]) count++;
  return count;
}

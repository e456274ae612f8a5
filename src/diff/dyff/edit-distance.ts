/** How far two sequences are from each other. */
import type { Items } from './edits.ts';

/** Whether so many insertions and removals of single items are enough. */
export function isWithin(before: Items, after: Items, most: number): boolean {
  if (Math.abs(before.length - after.length) > most) return false;
  const reached = new Map<number, number>([[1, 0]]);
  for (let step = 0; step <= most; step++) {
    for (let k = -step; k <= step; k += 2) {
      const [left, right] = [reached.get(k - 1) ?? -1, reached.get(k + 1) ?? -1];
      let x = k === -step || (k !== step && left < right) ? right : left + 1;
      while (x < before.length && x - k < after.length && before[x] === after[x - k]) x++;
      reached.set(k, x);
      if (x >= before.length && x - k >= after.length) return true;
    }
  }
  return false;
}

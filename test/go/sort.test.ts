/** sort.Slice of go1.26.8: where equal items end up. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { sortUnstable } from '../../src/go/sort.ts';

interface Row {
  readonly keys: readonly number[];
  readonly orEqual: boolean;
  readonly order: readonly number[];
}
const rows: readonly Row[] = JSON.parse(readFileSync(resolve(import.meta.dirname, '../golden/go-sort.json'), 'utf8')).answers;

test.each(rows.map((row) => [row.keys.length, row] as const))('%d items', (_, { keys, orEqual, order }) => {
  const indices = keys.map((_, i) => i);
  const key = (i: number) => keys[i] as number;
  expect(sortUnstable(indices, (a, b) => key(a) < key(b) || (orEqual && key(a) === key(b)))).toEqual(order);
});

test('the heap sorts where pivots stay bad', () => {
  // A relation that is no order keeps partitions unbalanced.
  const items = Array.from({ length: 400 }, (_, i) => i);
  let asked = 0;
  const less = (a: number, b: number) => ++asked % 3 === 0 || (a * 31) % 17 < (b * 31) % 17;
  expect(sortUnstable([...items], less).toSorted((a, b) => a - b)).toEqual(items);
});

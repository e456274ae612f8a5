/**
 * Edits between two lists of lines as Python's difflib finds them, and Go's go-difflib 1.0.1 with it: the longest block
 * that both have in common, then the same before and after it. Texts that quote such diffs stay the same with it.
 */
import type { Edit } from './unified-diff.ts';

/** Lists of this length and longer have lines that occur too often to begin a block. */
const LONG = 200;

interface Block {
  readonly a: number;
  readonly b: number;
  readonly size: number;
}

/** Half-open ranges of both lists. */
type Range = readonly [fromA: number, toA: number, fromB: number, toB: number];

/** The lines that are kept, removed and added, in order. */
export function blockEdits(before: readonly string[], after: readonly string[]): Edit[] {
  const edits: Edit[] = [];
  let [a, b] = [0, 0];
  for (const block of [...matchingBlocks(before, after), { a: before.length, b: after.length, size: 0 }]) {
    for (const line of before.slice(a, block.a)) edits.push({ kind: '-', line });
    for (const line of after.slice(b, block.b)) edits.push({ kind: '+', line });
    for (const line of before.slice(block.a, block.a + block.size)) edits.push({ kind: ' ', line });
    [a, b] = [block.a + block.size, block.b + block.size];
  }
  return edits;
}

function matchingBlocks(before: readonly string[], after: readonly string[]): Block[] {
  const places = placesOf(after);
  const blocks: Block[] = [];
  const waiting: Range[] = [[0, before.length, 0, after.length]];
  for (let range = waiting.pop(); range; range = waiting.pop()) {
    const block = longestBlock(before, after, places, range);
    if (block.size === 0) continue;
    const [fromA, toA, fromB, toB] = range;
    blocks.push(block);
    waiting.push([fromA, block.a, fromB, block.b], [block.a + block.size, toA, block.b + block.size, toB]);
  }
  return blocks.sort((one, other) => one.a - other.a);
}

/** Where each line stands, except those that occur too often. */
function placesOf(lines: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [index, line] of lines.entries()) {
    const known = places.get(line);
    if (known) known.push(index);
    else places.set(line, [index]);
  }
  if (lines.length < LONG) return places;
  const often = Math.floor(lines.length / 100) + 1;
  return new Map([...places].filter(([, indexes]) => indexes.length <= often));
}

/** The longest block of a range, the first of several; its size is 0 if the lists have nothing in common. */
function longestBlock(
  before: readonly string[],
  after: readonly string[],
  places: ReadonlyMap<string, readonly number[]>,
  [fromA, toA, fromB, toB]: Range,
): Block {
  let [a, b, size] = [fromA, fromB, 0];
  let lengths = new Map<number, number>();
  for (let i = fromA; i < toA; i++) {
    const longer = new Map<number, number>();
    for (const j of places.get(before[i] as string) ?? []) {
      if (j < fromB) continue;
      if (j >= toB) break;
      const length = (lengths.get(j - 1) ?? 0) + 1;
      longer.set(j, length);
      if (length > size) [a, b, size] = [i - length + 1, j - length + 1, length];
    }
    lengths = longer;
  }
  // Lines that occur too often begin no block, but belong to one that is beside them.
  for (; a > fromA && b > fromB && before[a - 1] === after[b - 1]; size++) [a, b] = [a - 1, b - 1];
  while (a + size < toA && b + size < toB && before[a + size] === after[b + size]) size++;
  return { a, b, size };
}

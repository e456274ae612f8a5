/** How many lines one text has that another has not. */

export interface LineChanges {
  readonly added: number;
  readonly removed: number;
}

/** Differences beyond which lines are only counted, not aligned. */
const FARTHEST = 1000;

/** The least lines to add and to remove to make `after` of `before`; for texts that have little in common, about so many. */
export function lineChanges(before: string, after: string): LineChanges {
  const [a, b] = [linesOf(before), linesOf(after)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length === 0 || right.length === 0) return { added: right.length, removed: left.length };
  const kept = (left.length + right.length - (distance(left, right) ?? bagDistance(left, right))) / 2;
  return { added: right.length - kept, removed: left.length - kept };
}

function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** Myers' greedy search for the shortest edit; undefined where it is longer than FARTHEST. */
function distance(a: readonly string[], b: readonly string[]): number | undefined {
  const most = Math.min(a.length + b.length, FARTHEST);
  const reach = new Int32Array(2 * most + 3);
  for (let edits = 0; edits <= most; edits++) {
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const at = diagonal + most + 1;
      const down = diagonal === -edits || (diagonal !== edits && (reach[at - 1] as number) < (reach[at + 1] as number));
      let x = down ? (reach[at + 1] as number) : (reach[at - 1] as number) + 1;
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++;
      reach[at] = x;
      if (x >= a.length && x - diagonal >= b.length) return edits;
    }
  }
  return undefined;
}

/** Lines of either that the other has not as often, wherever they stand. */
function bagDistance(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const line of a) counts.set(line, (counts.get(line) ?? 0) + 1);
  for (const line of b) counts.set(line, (counts.get(line) ?? 0) - 1);
  return [...counts.values()].reduce((sum, count) => sum + Math.abs(count), 0);
}

/**
 * Two texts as a unified diff: the shortest edit by Myers' algorithm, in hunks with lines of context. Our own because diffs
 * of helm-diff and helm-unittest need other edits (`matching-blocks.ts`) in the same hunks.
 */
import { linesOf } from './lines.ts';

export interface DiffOptions {
  /** What the texts are called. */
  readonly from: string;
  readonly to: string;
  /** Lines around a change. */
  readonly context: number;
  /** How edits are found; the shortest ones by default. */
  readonly compare?: (before: readonly string[], after: readonly string[]) => Edit[];
}

export type Edit = { readonly kind: ' ' | '-' | '+'; readonly line: string };

/** Edits beyond which a difference is shown as one block, to bound time and memory. */
const FARTHEST = 2000;

/** The diff of two texts; empty for equal ones. */
export function unifiedDiff(before: string, after: string, { from, to, context, compare = editsOf }: DiffOptions): string {
  if (before === after) return '';
  const edits = compare(linesOf(before), linesOf(after));
  return `--- ${from}\n+++ ${to}\n${hunks(edits, context).join('')}`;
}

/** The lines that are kept, removed and added, in order. */
export function editsOf(before: readonly string[], after: readonly string[]): Edit[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const same = (line: string): Edit => ({ kind: ' ', line });
  return [
    ...before.slice(0, start).map(same),
    ...shortestEdit(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...before.slice(before.length - end).map(same),
  ];
}

/** Myers' greedy search, keeping how far each diagonal reached so that the way back can be found. */
function shortestEdit(a: readonly string[], b: readonly string[]): Edit[] {
  const most = Math.min(a.length + b.length, FARTHEST);
  const reach = new Int32Array(2 * most + 3);
  const history: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits++) {
    history.push(reach.slice());
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const at = diagonal + most + 1;
      const down = diagonal === -edits || (diagonal !== edits && reach[at - 1]! < reach[at + 1]!);
      let x = down ? reach[at + 1]! : reach[at - 1]! + 1;
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++;
      reach[at] = x;
      if (x >= a.length && x - diagonal >= b.length) return backtrack(a, b, history, most);
    }
  }
  return [...a.map((line): Edit => ({ kind: '-', line })), ...b.map((line): Edit => ({ kind: '+', line }))];
}

function backtrack(a: readonly string[], b: readonly string[], history: readonly Int32Array[], most: number): Edit[] {
  const edits: Edit[] = [];
  let [x, y] = [a.length, b.length];
  for (let count = history.length - 1; count >= 0; count--) {
    const reach = history[count]!;
    const diagonal = x - y;
    const at = diagonal + most + 1;
    const down = diagonal === -count || (diagonal !== count && reach[at - 1]! < reach[at + 1]!);
    const fromX = count === 0 ? 0 : down ? reach[at + 1]! : reach[at - 1]!;
    const fromY = count === 0 ? 0 : fromX - (down ? diagonal + 1 : diagonal - 1);
    while (x > fromX + (down || count === 0 ? 0 : 1) && y > fromY + (down && count > 0 ? 1 : 0)) {
      edits.push({ kind: ' ', line: a[--x]! });
      y--;
    }
    if (count > 0) edits.push(down ? { kind: '+', line: b[--y]! } : { kind: '-', line: a[--x]! });
  }
  return edits.reverse();
}

function hunks(edits: readonly Edit[], context: number): string[] {
  const changed = edits.flatMap(({ kind }, i) => (kind === ' ' ? [] : [i]));
  const ranges: [number, number][] = [];
  for (const at of changed) {
    const last = ranges.at(-1);
    if (last && at - context <= last[1]) last[1] = at + context + 1;
    else ranges.push([Math.max(at - context, 0), at + context + 1]);
  }
  return ranges.map(([begin, end]) => hunk(edits, begin, Math.min(end, edits.length)));
}

function hunk(edits: readonly Edit[], begin: number, end: number): string {
  const count = (from: number, to: number, but: '-' | '+') => edits.slice(from, to).filter(({ kind }) => kind !== but).length;
  const range = (but: '-' | '+') => {
    const length = count(begin, end, but);
    const start = count(0, begin, but) + (length > 0 ? 1 : 0);
    return length === 1 ? String(start) : `${start},${length}`;
  };
  const lines = edits.slice(begin, end).map(({ kind, line }) => `${kind}${line}\n`);
  return `@@ -${range('+')} +${range('-')} @@\n${lines.join('')}`;
}

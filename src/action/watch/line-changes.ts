/** The lines that one text has and another has not: how many, and which. */
import { linesOf } from '../../base/lines.ts';

export interface LineChanges {
  readonly added: number;
  readonly removed: number;
}

/** A line of two texts side by side; `skipped` stands for lines in both that are left out. */
export interface ChangedLine {
  readonly kind: 'same' | 'added' | 'removed' | 'skipped';
  readonly text: string;
}

/** Differences beyond which lines are only counted, not aligned. */
const FARTHEST = 1000;
/** Lines in both that are shown around changes. */
const AROUND = 2;

/** The least lines to add and to remove to make `after` of `before`; for texts that have little in common, about so many. */
export function lineChanges(before: string, after: string): LineChanges {
  const { left, right } = differentPart(before, after);
  if (left.length === 0 || right.length === 0) return { added: right.length, removed: left.length };
  const steps = shortestEdit(left, right);
  const edits = steps ? steps.length - 1 : bagDistance(left, right);
  const kept = (left.length + right.length - edits) / 2;
  return { added: right.length - kept, removed: left.length - kept };
}

/** What is different, with a few lines around; texts that have little in common stand one after the other. */
export function changedLines(before: string, after: string): ChangedLine[] {
  const { head, left, right, tail } = differentPart(before, after);
  const lines = [...allOf('same', head), ...aligned(left, right), ...allOf('same', tail)];
  const near = lines.map((_, at) => lines.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(({ kind }) => kind !== 'same'));
  return lines.flatMap((line, at): ChangedLine[] => {
    if (near[at]) return [line];
    return near[at - 1] && near.indexOf(true, at) >= 0 ? [{ kind: 'skipped', text: '' }] : [];
  });
}

interface DifferentPart {
  readonly head: readonly string[];
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly tail: readonly string[];
}

/** Both texts without the lines at their beginnings and ends that they have in common. */
function differentPart(before: string, after: string): DifferentPart {
  const [a, b] = [linesOf(before), linesOf(after)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return { head: a.slice(0, start), left, right, tail: a.slice(a.length - end) };
}

function allOf(kind: ChangedLine['kind'], lines: readonly string[]): ChangedLine[] {
  return lines.map((text) => ({ kind, text }));
}

/** The lines of both, those in both once: the shortest edit, walked back from its end. */
function aligned(left: readonly string[], right: readonly string[]): ChangedLine[] {
  const steps = shortestEdit(left, right);
  if (!steps) return [...allOf('removed', left), ...allOf('added', right)];
  const lines: ChangedLine[] = [];
  let [x, y] = [left.length, right.length];
  for (let edits = steps.length - 1; edits >= 0; edits--) {
    const reach = steps[edits] as Reach;
    const from = comesFrom(reach, x - y, edits);
    const [startX, startY] = [reach.get(from), reach.get(from) - from];
    for (; x > startX && y > startY; x--, y--) lines.push({ kind: 'same', text: left[x - 1] as string });
    if (edits === 0) break;
    const added = x === startX;
    lines.push(added ? { kind: 'added', text: right[--y] as string } : { kind: 'removed', text: left[--x] as string });
  }
  return lines.reverse();
}

/** How far down the earlier text a path on each diagonal has come. */
class Reach {
  readonly #far: Int32Array;
  readonly #middle: number;

  constructor(most: number, far = new Int32Array(2 * most + 3)) {
    this.#far = far;
    this.#middle = most + 1;
  }
  get(diagonal: number): number {
    return this.#far[diagonal + this.#middle] as number;
  }
  set(diagonal: number, x: number): void {
    this.#far[diagonal + this.#middle] = x;
  }
  copy(): Reach {
    return new Reach(this.#middle - 1, this.#far.slice());
  }
}

/** The diagonal from which a path with one edit less comes to this one: from above by an added line, from the left by a removed one. */
function comesFrom(reach: Reach, diagonal: number, edits: number): number {
  const down = diagonal === -edits || (diagonal !== edits && reach.get(diagonal - 1) < reach.get(diagonal + 1));
  return down ? diagonal + 1 : diagonal - 1;
}

/** Myers' greedy search for the shortest edit: what was reached before each number of edits; undefined if it takes more than FARTHEST. */
function shortestEdit(a: readonly string[], b: readonly string[]): Reach[] | undefined {
  const most = Math.min(a.length + b.length, FARTHEST);
  const reach = new Reach(most);
  const steps: Reach[] = [];
  for (let edits = 0; edits <= most; edits++) {
    steps.push(reach.copy());
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const from = comesFrom(reach, diagonal, edits);
      let x = reach.get(from) + (from < diagonal ? 1 : 0);
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++;
      reach.set(diagonal, x);
      if (x >= a.length && x - diagonal >= b.length) return steps;
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

/**
 * How one sequence becomes another, as sergi/go-diff 1.4 finds it: ends that are equal, a middle that holds half of the
 * longer one, and in between Myers' middle snake from both sides (An O(ND) Difference Algorithm, 1986). Which of several
 * equally good ways it is shows in the output.
 */
import { commonEnd, commonStart, type Edit, type Items, sameItems } from './edits.ts';
import { mergeEdits } from './merge-edits.ts';

export function editScript(before: Items, after: Items): Edit[] {
  if (sameItems(before, after)) return edits(['=', before]);
  const start = commonStart(before, after);
  const [oldRest, newRest] = [before.slice(start), after.slice(start)];
  const end = commonEnd(oldRest, newRest);
  const middle = middleScript(oldRest.slice(0, oldRest.length - end), newRest.slice(0, newRest.length - end));
  return mergeEdits([...edits(['=', before.slice(0, start)]), ...middle, ...edits(['=', before.slice(before.length - end)])]);
}

/** Parts without items are left out. */
function edits(...parts: readonly (readonly [Edit['kind'], Items])[]): Edit[] {
  return parts.filter(([, items]) => items.length > 0).map(([kind, items]) => ({ kind, items }));
}

function middleScript(before: Items, after: Items): Edit[] {
  if (before.length === 0 || after.length === 0) return edits(['-', before], ['+', after]);
  const isShorter = before.length > after.length;
  const [long, short] = isShorter ? [before, after] : [after, before];
  const at = indexOf(long, short, 0);
  const kind = isShorter ? '-' : '+';
  if (at >= 0) return edits([kind, long.slice(0, at)], ['=', short], [kind, long.slice(at + short.length)]);
  if (short.length === 1) return edits(['-', before], ['+', after]);
  const half = halfMatch(long, short);
  if (!half) return snakeScript(before, after);
  const [old, now] = isShorter ? [half.long, half.short] : [half.short, half.long];
  return [...editScript(old.head, now.head), { kind: '=', items: half.common }, ...editScript(old.tail, now.tail)];
}

function indexOf(items: Items, wanted: Items, from: number): number {
  for (let at = from; at <= items.length - wanted.length; at++) {
    if (wanted.every((item, i) => item === items[at + i])) return at;
  }
  return -1;
}

interface Halves {
  readonly head: Items;
  readonly tail: Items;
}

interface HalfMatch {
  readonly long: Halves;
  readonly short: Halves;
  readonly common: Items;
}

/** A stretch of at least half the longer sequence that both hold, found from its second or third quarter. */
function halfMatch(long: Items, short: Items): HalfMatch | undefined {
  if (long.length < 4 || short.length * 2 < long.length) return undefined;
  const first = matchAround(long, short, Math.floor((long.length + 3) / 4));
  const second = matchAround(long, short, Math.floor((long.length + 1) / 2));
  if (!first || !second) return first ?? second;
  return first.common.length > second.common.length ? first : second;
}

function matchAround(long: Items, short: Items, at: number): HalfMatch | undefined {
  const seed = long.slice(at, at + Math.floor(long.length / 4));
  let best = { length: 0, long: 0, short: 0 };
  for (let found = indexOf(short, seed, 0); found >= 0; found = indexOf(short, seed, found + 1)) {
    const ahead = commonStart(long.slice(at), short.slice(found));
    const behind = commonEnd(long.slice(0, at), short.slice(0, found));
    if (ahead + behind > best.length) best = { length: ahead + behind, long: at - behind, short: found - behind };
  }
  if (best.length * 2 < long.length) return undefined;
  const halves = (items: Items, from: number) => ({ head: items.slice(0, from), tail: items.slice(from + best.length) });
  return { long: halves(long, best.long), short: halves(short, best.short), common: short.slice(best.short, best.short + best.length) };
}

/** Splits both where a path from the start and one from the end meet first. */
function snakeScript(before: Items, after: Items): Edit[] {
  const meeting = meetingPoint(before, after);
  if (!meeting) return edits(['-', before], ['+', after]);
  const [x, y] = meeting;
  return [...editScript(before.slice(0, x), after.slice(0, y)), ...editScript(before.slice(x), after.slice(y))];
}

/** How far a path has come on each diagonal. */
interface Front {
  readonly reached: Int32Array;
  /** Diagonals at either side that have left the grid. */
  low: number;
  high: number;
}

function meetingPoint(before: Items, after: Items): readonly [number, number] | undefined {
  const steps = Math.ceil((before.length + after.length) / 2);
  const delta = before.length - after.length;
  const isForwardLast = delta % 2 !== 0;
  const front = (): Front => ({ reached: new Int32Array(2 * steps).fill(-1), low: 0, high: 0 });
  const [forward, backward] = [front(), front()];
  for (const { reached } of [forward, backward]) reached[steps + 1] = 0;
  const fromEnd = (items: Items, i: number) => items[items.length - 1 - i];
  const isSame = [
    (x: number, y: number) => before[x] === after[y],
    (x: number, y: number) => fromEnd(before, x) === fromEnd(after, y),
  ] as const;
  for (let step = 0; step < steps; step++) {
    for (const [own, other, isForward] of [[forward, backward, true] as const, [backward, forward, false] as const]) {
      for (let k = -step + own.low; k <= step - own.high; k += 2) {
        const x = furthest(own.reached, steps + k, k, step, before.length, after.length, isSame[isForward ? 0 : 1]);
        if (x > before.length) own.high += 2;
        else if (x - k > after.length) own.low += 2;
        else if (isForward === isForwardLast) {
          const opposite = steps + delta - k;
          const reached = other.reached[opposite];
          if (reached === undefined || reached === -1 || x < before.length - reached) continue;
          return isForward ? [x, x - k] : [reached, reached - (opposite - steps)];
        }
      }
    }
  }
  return undefined;
}

/** One step further on a diagonal, and along what is equal. */
function furthest(
  reached: Int32Array,
  at: number,
  diagonal: number,
  step: number,
  width: number,
  height: number,
  isSame: (x: number, y: number) => boolean,
): number {
  const [left, right] = [reached[at - 1] ?? Number.NaN, reached[at + 1] ?? Number.NaN];
  let x = diagonal === -step || (diagonal !== step && left < right) ? right : left + 1;
  while (x < width && x - diagonal < height && isSame(x, x - diagonal)) x++;
  reached[at] = x;
  return x;
}

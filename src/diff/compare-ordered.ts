/** Lists in which only the place distinguishes elements: the longest common part stays, what is between is compared in pairs. */
import { editsOf } from '../base/unified-diff.ts';
import { printJson } from '../codec/json/print.ts';
import { isDict, isList, type List, type Value } from '../go/value.ts';
import type { Compare, FieldChange, Step } from './change.ts';

export function compareOrdered(before: List, after: List, path: readonly Step[], compare: Compare): FieldChange[] {
  const edits = editsOf(
    before.map((item) => printJson(item)),
    after.map((item) => printJson(item)),
  );
  const changes: FieldChange[] = [];
  let [old, now] = [0, 0];
  for (let at = 0; at < edits.length; ) {
    if (edits[at]!.kind === ' ') {
      old++;
      now++;
      at++;
      continue;
    }
    const end = edits.findIndex(({ kind }, i) => i > at && kind === ' ');
    const block = edits.slice(at, end < 0 ? undefined : end);
    const gone = block.filter(({ kind }) => kind === '-').length;
    const come = block.length - gone;
    changes.push(...compareBlock(before.slice(old, old + gone), after.slice(now, now + come), path, compare, [old, now]));
    old += gone;
    now += come;
    at += block.length;
  }
  return changes;
}

/** What is in a place where nothing is equal. */
function compareBlock(
  gone: List,
  come: List,
  path: readonly Step[],
  compare: Compare,
  [old, now]: readonly [number, number],
): FieldChange[] {
  const pairs = Math.min(gone.length, come.length);
  const paired = gone.slice(0, pairs).flatMap((item, i): FieldChange[] => {
    const other = come[i] as Value;
    const steps = [...path, old + i];
    if (!alike(item, other))
      return [{ op: 'replace', path: steps, before: item, after: other, ...(old !== now && { afterPath: [...path, now + i] }) }];
    const changes = compare(item, other, steps);
    return old === now ? changes : changes.map((change) => moved(change, [...path, now + i]));
  });
  return [
    ...paired,
    ...gone.slice(pairs).map((item, i): FieldChange => ({ op: 'remove', path: [...path, old + pairs + i], before: item })),
    ...come.slice(pairs).map((item, i): FieldChange => ({ op: 'add', path: [...path, now + pairs + i], after: item })),
  ];
}

/** A change within an element that stands elsewhere afterwards. */
function moved(change: FieldChange, place: readonly Step[]): FieldChange {
  return { ...change, afterPath: [...place, ...(change.afterPath ?? change.path).slice(place.length)] };
}

function alike(a: Value, b: Value): boolean {
  return (isDict(a) && isDict(b)) || (isList(a) && isList(b));
}

/** Applies changes of fields to the object before them; the result is the object after them, which proves that changes are complete. */
import { ChartwrightError } from '../base/errors.ts';
import { deepEqual } from '../go/deep-equal.ts';
import { type Dict, isDict, isList, type List, type Value } from '../go/value.ts';
import { type FieldChange, type Step, stepsText } from './change.ts';

/** A change and how much of its path is behind. */
interface Pending {
  readonly change: FieldChange;
  readonly depth: number;
}

/** Throws a `usage` error if a change does not fit. */
export function applyChanges(before: Value, changes: readonly FieldChange[]): Value {
  return applied(
    before,
    changes.map((change) => ({ change, depth: 0 })),
  );
}

function applied(value: Value, pending: readonly Pending[]): Value {
  const own = pending.find(({ change, depth }) => change.op === 'replace' && change.path.length === depth);
  if (own?.change.op === 'replace') {
    if (!deepEqual(value, own.change.before)) throw conflict(own.change);
    return own.change.after;
  }
  if (pending.length === 0) return value;
  if (isDict(value)) return appliedToTable(value, pending);
  if (isList(value)) return appliedToList(value, pending);
  throw conflict(pending[0]!.change);
}

function appliedToTable(table: Dict, pending: readonly Pending[]): Dict {
  const made: Dict = new Map(table);
  for (const [step, inner] of byStep(pending)) {
    const key = step as string;
    const [{ change }] = inner as [Pending];
    if (isLast(inner[0]!) && change.op === 'add') made.set(key, change.after);
    else if (isLast(inner[0]!) && change.op === 'remove') made.delete(key);
    else if (made.has(key)) made.set(key, applied(made.get(key) as Value, deeper(inner)));
    else throw conflict(change);
  }
  return made;
}

function appliedToList(list: List, pending: readonly Pending[]): List {
  const here = (op: FieldChange['op']) => pending.filter((one) => one.change.op === op && isLast(one));
  const [gone, come] = [here('remove'), here('add')];
  const order = pending.find(({ change, depth }) => change.op === 'order' && change.path.length === depth)?.change;
  const inside = byStep(pending.filter((one) => !gone.includes(one) && !come.includes(one) && one.change !== order));
  let made = list.map((item, i): Value => {
    const inner = [...inside].find(([step]) => isStepTo(step, item, i));
    return inner ? applied(item, deeper(inner[1])) : item;
  });
  made = made.filter((_, i) => !gone.some((one) => isStepTo(stepOf(one), list[i] as Value, i)));
  if (order?.op === 'order') made = sorted(made, order.key, order.after);
  for (const one of come) made.splice(placeOf(one), 0, (one.change as { after: Value }).after);
  return made;
}

/** The elements by their keys, in the order of these. */
function sorted(list: List, key: string, keys: readonly Value[]): List {
  return keys.map((one) => list.find((item) => isDict(item) && item.get(key) === one) as Value);
}

function isStepTo(step: Step, item: Value, index: number): boolean {
  if (typeof step !== 'object') return step === index;
  return isDict(item) && item.get(step.key) === step.value;
}

function placeOf({ change, depth }: Pending): number {
  const step = change.path[depth];
  return change.op === 'add' && change.index !== undefined ? change.index : Number(step);
}

function byStep(pending: readonly Pending[]): Map<Step, Pending[]> {
  const groups = new Map<string, { step: Step; inner: Pending[] }>();
  for (const one of pending) {
    const step = stepOf(one);
    const name = `${typeof step} ${stepsText([step])}`;
    const group = groups.get(name) ?? { step, inner: [] };
    group.inner.push(one);
    groups.set(name, group);
  }
  return new Map([...groups.values()].map(({ step, inner }) => [step, inner]));
}

function deeper(pending: readonly Pending[]): Pending[] {
  return pending.map(({ change, depth }) => ({ change, depth: depth + 1 }));
}

function stepOf({ change, depth }: Pending): Step {
  return change.path[depth] as Step;
}

function isLast({ change, depth }: Pending): boolean {
  return change.path.length === depth + 1;
}

function conflict(change: FieldChange): ChartwrightError {
  return new ChartwrightError('usage', `the change of ${stepsText(change.path) || 'the object'} does not apply`);
}

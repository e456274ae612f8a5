/** Lists whose elements are distinguished by a field, such as the containers of a pod by their names. */
import { deepEqual } from '../go/deep-equal.ts';
import { isDict, type List, type Value } from '../go/value.ts';
import type { Compare, FieldChange, KeyedStep, Step } from './change.ts';

/** The key by which the elements of both lists are distinguished: the merge key of Kubernetes or `name`, whichever finds more elements again. */
export function listKey(before: List, after: List, mergeKey: string): string | undefined {
  const keys = [...new Set([mergeKey, 'name'])].filter((key) => key !== '' && isKey(before, key) && isKey(after, key));
  const shared = (key: string) => before.filter((item) => after.some((other) => keyOf(item, key) === keyOf(other, key))).length;
  return keys.reduce<string | undefined>((best, key) => (best === undefined || shared(key) > shared(best) ? key : best), undefined);
}

function keyOf(item: Value, key: string): Value | undefined {
  return isDict(item) ? item.get(key) : undefined;
}

function isKey(list: List, key: string): boolean {
  const values = list.map((item) => keyOf(item, key));
  return new Set(values).size === list.length && values.every((value) => ['string', 'number', 'boolean'].includes(typeof value));
}

export function compareKeyed(before: List, after: List, path: readonly Step[], key: string, compare: Compare): FieldChange[] {
  const step = (item: Value): KeyedStep => ({ key, value: keyOf(item, key) as KeyedStep['value'] });
  const [old, now] = [before, after].map((list) => new Map(list.map((item) => [step(item).value, item])));
  const gone = before.filter((item) => !now!.has(step(item).value));
  const kept = before.filter((item) => now!.has(step(item).value));
  const changes: FieldChange[] = [
    ...gone.map((item): FieldChange => ({ op: 'remove', path: [...path, step(item)], before: item })),
    ...kept.flatMap((item) => compare(item, now!.get(step(item).value) as Value, [...path, step(item)])),
    ...after.flatMap((item, index): FieldChange[] =>
      old!.has(step(item).value) ? [] : [{ op: 'add', path: [...path, step(item)], after: item, index }],
    ),
  ];
  const order = kept.map((item): Value => step(item).value);
  const wanted = after.filter((item) => old!.has(step(item).value)).map((item): Value => step(item).value);
  return deepEqual(order, wanted) ? changes : [...changes, { op: 'order', path, key, before: order, after: wanted }];
}

/** The steps of a path, and where they lead. */
import { naturalKeys } from '../codec/yaml/key-order.ts';
import { type Dict, isDict, isList, type Value } from '../go/value.ts';
import { sliceOf } from './slice.ts';

/** One step from a set of values to the next. */
export type Step =
  | { readonly kind: 'children'; readonly names: readonly string[] }
  | { readonly kind: 'all' }
  /** The value and all below it, deepest first. */
  | { readonly kind: 'descend' }
  | { readonly kind: 'subscript'; readonly text: string }
  | { readonly kind: 'filter'; readonly test: Test; readonly items: boolean }
  /** Names of entries instead of their values; all of them without `names`. */
  | { readonly kind: 'keys'; readonly names?: readonly string[] };

/** Decides by a value and the root of its document. */
export type Test = (value: Value, root: Value) => boolean;

/** The values that the steps lead to. */
export function follow(steps: readonly Step[], from: Value, root: Value): Value[] {
  return steps.reduce<Value[]>((values, step) => values.flatMap((value) => next(step, value, root)), [from]);
}

function next(step: Step, value: Value, root: Value): Value[] {
  switch (step.kind) {
    case 'children':
      return isDict(value) ? step.names.filter((name) => value.has(name)).map((name) => value.get(name) as Value) : [];
    case 'all':
      return childrenOf(value);
    case 'descend':
      return withDescendants(value);
    case 'subscript':
      return subscripted(value, step.text);
    case 'filter':
      return (step.items && isList(value) ? value : [value]).filter((each) => step.test(each, root));
    case 'keys':
      return isDict(value) ? (step.names?.filter((name) => value.has(name)) ?? sortedKeys(value)) : [];
    default:
      return step satisfies never;
  }
}

function subscripted(value: Value, text: string): Value[] {
  if (isDict(value)) return text === '*' ? childrenOf(value) : [];
  return isList(value) ? sliceOf(text, value.length).map((index) => value[index] as Value) : [];
}

function childrenOf(value: Value): Value[] {
  if (isList(value)) return value;
  return isDict(value) ? sortedKeys(value).map((key) => value.get(key) as Value) : [];
}

function withDescendants(value: Value): Value[] {
  return [...childrenOf(value).flatMap(withDescendants), value];
}

/** Entries stand in the order in which go-yaml prints them. */
function sortedKeys(map: Dict): string[] {
  return naturalKeys(map, true);
}

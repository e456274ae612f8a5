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

/** A value that steps lead to, and how it was reached. */
export interface Found {
  readonly value: Value;
  /** Its key or its index in what it was found in; undefined for the root. */
  readonly key: string | number | undefined;
  readonly above: Found | undefined;
}

/** What the steps lead to. */
export function follow(steps: readonly Step[], from: Value, root: Value): Found[] {
  return steps.reduce<Found[]>(
    (found, step) => found.flatMap((each) => next(step, each, root)),
    [{ value: from, key: undefined, above: undefined }],
  );
}

function next(step: Step, found: Found, root: Value): Found[] {
  const { value } = found;
  switch (step.kind) {
    case 'children':
      return isDict(value) ? step.names.filter((name) => value.has(name)).map((name) => entry(found, name, value.get(name) as Value)) : [];
    case 'all':
      return childrenOf(found);
    case 'descend':
      return withDescendants(found);
    case 'subscript':
      return subscripted(found, step.text);
    case 'filter':
      return (step.items && isList(value) ? childrenOf(found) : [found]).filter((each) => step.test(each.value, root));
    case 'keys':
      return isDict(value)
        ? (step.names?.filter((name) => value.has(name)) ?? sortedKeys(value)).map((name) => entry(found, name, name))
        : [];
    default:
      return step satisfies never;
  }
}

function entry(above: Found, key: string | number, value: Value): Found {
  return { value, key, above };
}

function subscripted(found: Found, text: string): Found[] {
  const { value } = found;
  if (isDict(value)) return text === '*' ? childrenOf(found) : [];
  return isList(value) ? sliceOf(text, value.length).map((index) => entry(found, index, value[index] as Value)) : [];
}

function childrenOf(found: Found): Found[] {
  const { value } = found;
  if (isList(value)) return value.map((item, index) => entry(found, index, item));
  return isDict(value) ? sortedKeys(value).map((key) => entry(found, key, value.get(key) as Value)) : [];
}

function withDescendants(found: Found): Found[] {
  return [...childrenOf(found).flatMap(withDescendants), found];
}

/** Entries are in the order in which go-yaml prints them. */
function sortedKeys(map: Dict): string[] {
  return naturalKeys(map, true);
}

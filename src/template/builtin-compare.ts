/** eq, ne, lt, le, gt and ge: basic kinds compare with their own kind only, integers with integers of any sign. */
import { ChartwrightError } from '../base/errors.ts';
import { sprintf } from '../go/fmt.ts';
import { compareStrings } from '../go/utf8.ts';
import { GoComplex, GoInt, GoObject, isNilled, type Kind, typeOf, type Value } from '../go/value.ts';
import type { Result } from './exec-state.ts';

type Basic = 'bool' | 'complex' | 'int' | 'float' | 'string' | 'uint';

function refuse(format: string, args: readonly Value[] = []): never {
  throw new ChartwrightError('function', sprintf(format, args));
}

function basicKind(value: Result): Basic | undefined {
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'boolean':
      return 'bool';
    case 'number':
      return 'float';
  }
  if (value instanceof GoInt) return value.type.kind.startsWith('u') ? 'uint' : 'int';
  return value instanceof GoComplex ? 'complex' : undefined;
}

/** Whether the first equals any of the others. */
export function eq(first: Result, ...others: Result[]): boolean {
  if (others.length === 0) return refuse('missing argument for comparison');
  return others.some((other) => equal(first, other));
}

export function ne(a: Result, b: Result): boolean {
  return !equal(a, b);
}

function equal(a: Result, b: Result): boolean {
  const kind = basicKind(a);
  if (a instanceof GoInt && b instanceof GoInt) return a.value === b.value;
  if (kind !== basicKind(b)) return isNone(a) || isNone(b) ? false : incompatible(a!, b!);
  if (kind === undefined) return equalOthers(a, b);
  if (a instanceof GoComplex && b instanceof GoComplex) return a.re === b.re && a.im === b.im;
  return a === b;
}

function isNone(value: Result): value is null | undefined {
  return value === null || value === undefined;
}

function incompatible(a: Value, b: Value): never {
  return refuse('incompatible types for comparison: %v and %v', [typeOf(a).name, typeOf(b).name]);
}

const NOT_COMPARABLE: ReadonlySet<Kind> = new Set(['map', 'slice', 'func']);

/** A struct is as comparable as its fields. */
function isComparable(value: Value): boolean {
  const { kind } = typeOf(value);
  if (kind === 'struct' && value instanceof GoObject) return [...value.fields.values()].every(isComparable);
  return !NOT_COMPARABLE.has(kind);
}

/** What is of no basic kind: nil equals nil, structs and pointers equal themselves, the rest is refused. */
function equalOthers(a: Result, b: Result): boolean {
  if (isNone(a) || isNone(b)) return isNil(a) && isNil(b);
  const [left, right] = [typeOf(a), typeOf(b)];
  if (left.kind !== right.kind) return refuse('non-comparable types %s: %v, %s: %v', [a, left.name, right.name, b]);
  if (isNil(a) || isNil(b)) return isNil(a) === isNil(b);
  if (!isComparable(b)) return refuse('non-comparable type %s: %v', [b, right.name]);
  return a === b || sameStruct(a, b);
}

/** Nil itself, and nil slices and maps. */
function isNil(value: Result): boolean {
  if (isNone(value)) return true;
  return (Array.isArray(value) || value instanceof Map || value instanceof Uint8Array) && isNilled(value);
}

function sameStruct(a: Value, b: Value): boolean {
  if (!(a instanceof GoObject && b instanceof GoObject) || a.type.kind !== 'struct' || a.type.name !== b.type.name) return false;
  if (a.fields.size === 0) return a.native === b.native;
  return [...a.fields].every(([name, value]) => equal(value, b.fields.get(name)));
}

export function lt(a: Result, b: Result): boolean {
  const [left, right] = [basicKind(a), basicKind(b)];
  if (!left || !right) return refuse('invalid type for comparison');
  if (a instanceof GoInt && b instanceof GoInt) return a.value < b.value;
  if (left !== right) return incompatible(a!, b!);
  if (typeof a === 'string') return compareStrings(a, b as string) < 0;
  return typeof a === 'number' ? a < (b as number) : refuse('invalid type for comparison');
}

/** As Go defines it: less or equal, each asked on its own. */
export function le(a: Result, b: Result): boolean {
  return lt(a, b) || equal(a, b);
}

/** Not less or equal, so that it holds for NaN. */
export function gt(a: Result, b: Result): boolean {
  return !le(a, b);
}

export function ge(a: Result, b: Result): boolean {
  return !lt(a, b);
}

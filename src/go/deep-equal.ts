/** Go's reflect.DeepEqual over template values: values of different types are never equal. */
import { type Dict, GoComplex, GoInt, GoObject, isDict, isList, isNilled, type List, typeOf, type Value } from './value.ts';

/** What is compared with what on the way through two values. */
interface Walk {
  steps: number;
  /** Which pairs were met; undefined as long as the walk is short. */
  met: Map<object, Set<object>> | undefined;
}

/** Steps from which on pairs are remembered: parts that are shared many times over, and cycles, would be walked for ever. */
const SHORT = 1000;

/** Whether the two have the same type and, all the way down, the same content. NaN differs from itself. */
export function deepEqual(a: Value, b: Value): boolean {
  return equal(a, b, { steps: 0, met: undefined });
}

function equal(a: Value, b: Value, walk: Walk): boolean {
  if (a === b && typeof a !== 'object') return true;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a === b;
  if (a instanceof GoInt) return b instanceof GoInt && a.value === b.value && typeOf(a).name === typeOf(b).name;
  if (a instanceof GoComplex) return b instanceof GoComplex && a.re === b.re && a.im === b.im;
  if (typeOf(a).name !== typeOf(b).name) return false;
  // Go compares maps, slices and pointers that are the same one without a look inside, and takes a pair that it met for equal.
  if (a === b || wasMet(a, b, walk)) return true;
  if (isList(a)) return isList(b) && sameItems(a, b, walk) && sameNil(a, b);
  if (isDict(a)) return isDict(b) && sameEntries(a, b, walk) && sameNil(a, b);
  if (a instanceof Uint8Array) return b instanceof Uint8Array && sameBytes(a, b) && sameNil(a, b);
  if (a instanceof GoObject) return b instanceof GoObject && sameEntries(a.fields, b.fields, walk) && sameNative(a.native, b.native);
  return false;
}

function wasMet(a: object, b: object, walk: Walk): boolean {
  if (++walk.steps < SHORT) return false;
  walk.met ??= new Map();
  const others = walk.met.get(a);
  if (others?.has(b)) return true;
  if (others) others.add(b);
  else walk.met.set(a, new Set([b]));
  return false;
}

/** A nil slice or map is not an empty one. */
function sameNil(a: List | Dict | Uint8Array, b: List | Dict | Uint8Array): boolean {
  return isNilled(a) === isNilled(b);
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

function sameItems(a: readonly Value[], b: readonly Value[], walk: Walk): boolean {
  return a.length === b.length && a.every((item, i) => equal(item, b[i] as Value, walk));
}

function sameEntries(a: ReadonlyMap<string, Value>, b: ReadonlyMap<string, Value>, walk: Walk): boolean {
  if (a.size !== b.size) return false;
  for (const [key, value] of a) {
    if (!b.has(key) || !equal(value, b.get(key) as Value, walk)) return false;
  }
  return true;
}

/** Unexported state: the same, or plain records of the same primitives. */
function sameNative(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Object.getPrototypeOf(a) !== Object.prototype || Object.getPrototypeOf(b) !== Object.prototype) return false;
  const names = Object.keys(a);
  const other = b as Record<string, unknown>;
  return names.length === Object.keys(b).length && names.every((name) => sameNative((a as Record<string, unknown>)[name], other[name]));
}

/** Values as JavaScript programs write them, to values as templates see them. */
import { ChartwrightError } from '../base/errors.ts';
import { below, described, isPromise, type Kind, kind, listOf } from '../base/kinds.ts';
import { mergeMaps } from '../chart/values-file.ts';
import { type Dict, int64, type Value } from '../go/value.ts';
import type { Profile } from '../helm/profile.ts';

/**
 * Values as a program writes them: objects, lists, or Maps with text keys. Numbers are float64 as in a values file, bigints
 * int64 as with `--set`, Dates their ISO text; everything else, such as Sets, Promises and functions, is refused.
 */
export type PlainValues = object;
/** One layer of values, or several of which later ones win. */
export type ValuesInput = PlainValues | readonly PlainValues[];

const LAYER = kind<PlainValues>('an object', (value) => typeof value === 'object' && value !== null && !isPromise(value));

/** An object, or a list of them; what is in them, `plainValues` checks. */
export const VALUES: Kind<ValuesInput> = (caller, path, value) => {
  (Array.isArray(value) ? listOf('objects', LAYER) : LAYER)(caller, path, value);
};

/** The layers as one map; `null` in a later layer removes a default. Throws a `values` error for what is no value, and for cycles. */
export function plainValues(input: ValuesInput | undefined, _profile: Profile): Dict {
  if (input === undefined) return new Map();
  const layers: readonly unknown[] = Array.isArray(input) ? input : [input];
  return layers.map(toDict).reduce((merged, layer) => mergeMaps(merged, layer), new Map());
}

/** One object as a map. Throws a `values` error if it is none. */
export function toDict(layer: unknown): Dict {
  const value = toValue(layer, []);
  if (value instanceof Map) return value;
  throw refused(layer, []);
}

function toValue(value: unknown, above: readonly unknown[]): Value {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'number':
      return value;
    case 'bigint':
      return int64(value);
    case 'undefined':
      return null;
    case 'object':
      return value === null ? null : objectValue(value, above);
    default:
      throw refused(value, above);
  }
}

function objectValue(value: object, above: readonly unknown[]): Value {
  if (above.includes(value)) throw new ChartwrightError('values', 'values contain themselves');
  const within = [...above, value];
  if (Array.isArray(value)) return value.map((item) => toValue(item, within));
  if (value instanceof Map) return value as Dict;
  if (value instanceof Date) return value.toISOString();
  if (!hasFields(value)) throw refused(value, above);
  return new Map(Object.entries(value).map(([key, item]) => [key, toValue(item, within)]));
}

/** Whether an object is what its fields say: not a Set, a Promise, bytes or the like. */
function hasFields(value: object): boolean {
  return Object.prototype.toString.call(value) === '[object Object]';
}

/** The path to a value is found when it is refused: those that are taken have none. */
function refused(value: unknown, above: readonly unknown[]): ChartwrightError {
  const chain = [...above, value];
  const path = above.reduce((place: string, table, i) => {
    const [key = ''] = Object.entries(table as object).find(([, item]) => item === chain[i + 1]) ?? [];
    return below(place, key);
  }, 'values');
  return new ChartwrightError('values', isPromise(value) ? `${path} is a Promise: await it` : `${path} can't be ${described(value)}`);
}

/** Values as JavaScript programs write them, to values as templates see them. */
import { ChartwrightError } from '../base/errors.ts';
import { mergeMaps } from '../chart/values-file.ts';
import { type Dict, int64, type Value } from '../go/value.ts';
import type { Profile } from '../helm/profile.ts';

/**
 * Values as a program writes them: objects of any type, or Maps with text keys. Numbers are float64 as in a values file,
 * bigints int64 as with `--set`, Dates their ISO text; what functions and symbols would be is refused.
 */
export type PlainValues = object;
/** One layer of values, or several of which later ones win. */
export type ValuesInput = PlainValues | readonly PlainValues[];

/** The layers as one map; `null` in a later layer removes a default. Throws a `values` error for functions, symbols and cycles. */
export function plainValues(input: ValuesInput | undefined, _profile: Profile): Dict {
  if (input === undefined) return new Map();
  const layers: readonly unknown[] = Array.isArray(input) ? input : [input];
  return layers.map(toDict).reduce((merged, layer) => mergeMaps(merged, layer), new Map());
}

/** One object as a map. Throws a `values` error if it is none. */
export function toDict(layer: unknown): Dict {
  const value = toValue(layer, []);
  if (value instanceof Map) return value;
  throw new ChartwrightError('values', `values must be an object, not ${Array.isArray(layer) ? 'a list' : JSON.stringify(layer)}`);
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
      throw new ChartwrightError('values', `a ${typeof value} can't be a value`);
  }
}

function objectValue(value: object, above: readonly unknown[]): Value {
  if (above.includes(value)) throw new ChartwrightError('values', 'values contain themselves');
  const within = [...above, value];
  if (Array.isArray(value)) return value.map((item) => toValue(item, within));
  if (value instanceof Map) return value as Dict;
  if (value instanceof Date) return value.toISOString();
  return new Map(Object.entries(value).map(([key, item]) => [key, toValue(item, within)]));
}

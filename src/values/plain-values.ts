/** Values as JavaScript programs write them, to values as templates see them. */
import { ChartwrightError } from '../base/errors.ts';
import { type Dict, int64, type Value } from '../go/value.ts';
import type { Profile } from '../helm/profile.ts';
import { mergeMaps } from './merge.ts';

/** A JSON-like value; numbers are float64 as in a values file, bigints int64 as with `--set`. */
export type PlainValue = null | undefined | boolean | number | bigint | string | readonly PlainValue[] | PlainValues | Dict;
export interface PlainValues {
  readonly [key: string]: PlainValue;
}
/** One layer of values, or several of which later ones win. */
export type ValuesInput = PlainValues | Dict | readonly (PlainValues | Dict)[];

/** The layers as one map; `null` in a later layer removes a default. Throws a `values` error for functions, symbols and cycles. */
export function plainValues(input: ValuesInput | undefined, _profile: Profile): Dict {
  if (input === undefined) return new Map();
  const layers = Array.isArray(input) ? input : [input];
  return layers.map((layer) => toValue(layer, []) as Dict).reduce((merged, layer) => mergeMaps(merged, layer), new Map());
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

/** The values that schemas are held against: values of a chart, or JSON as written, when it is a schema itself that is checked. */

import { type Json, JsonNumber } from '../codec/json/read-json.ts';
import { sortedKeys } from '../go/utf8.ts';
import { GoInt, type Value } from '../go/value.ts';
import { compareNums, isNum, type Num, numberKey } from './numbers.ts';
import type { JsonType } from './schema.ts';

export type Instance = Value | Json;
export type InstanceMap = ReadonlyMap<string, Instance>;

/** Integers are numbers here: `integer` is never answered. Undefined for what JSON has no type for. */
export function typeOfInstance(value: Instance): JsonType | undefined {
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'boolean':
      return 'boolean';
    case 'number':
      return Number.isFinite(value) ? 'number' : undefined;
  }
  if (value === null) return 'null';
  if (value instanceof Map) return 'object';
  if (Array.isArray(value)) return 'array';
  return value instanceof JsonNumber || value instanceof GoInt ? 'number' : undefined;
}

/** Whether two values are the same as JSON: numbers by what they amount to. */
export function sameInstance(a: Instance, b: Instance): boolean {
  if (a instanceof Map) return b instanceof Map && sameMap(a, b);
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((each, i) => sameInstance(each, b[i] ?? null));
  if (isNum(a)) return isNum(b) && compareNums(a, b as Num) === 0;
  return a === b;
}

function sameMap(a: InstanceMap, b: InstanceMap): boolean {
  if (a.size !== b.size) return false;
  for (const [key, value] of a) {
    const other = b.get(key);
    if (other === undefined || !sameInstance(value, other)) return false;
  }
  return true;
}

/** The first item that is the same as an earlier one, and that earlier one; undefined if all differ. */
export function duplicates(list: readonly Instance[]): readonly [number, number] | undefined {
  const seen = new Map<string, number>();
  for (let i = 0; i < list.length; i++) {
    const key = keyOf(list[i] ?? null);
    const earlier = seen.get(key);
    if (earlier !== undefined) return [earlier, i];
    seen.set(key, i);
  }
  return undefined;
}

/** A text that is equal for equal values. */
function keyOf(value: Instance): string {
  if (value instanceof Map) {
    const map: InstanceMap = value;
    return `{${sortedKeys(map).map((key) => JSON.stringify(key) + keyOf(map.get(key) ?? null))}}`;
  }
  if (Array.isArray(value)) return `[${(value as Instance[]).map(keyOf)}]`;
  return isNum(value) ? numberKey(value) : JSON.stringify(value);
}

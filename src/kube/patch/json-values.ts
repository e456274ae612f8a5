/** What patches do with JSON values as a whole: compare, copy, drop nulls. */
import { isObject, type Json, type JsonObject } from '../json.ts';

export function isEqualJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, index) => isEqualJson(item, b[index]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isEqualJson(a[key], b[key]));
}

/** A copy that shares nothing with the value. */
export function clone<T extends Json>(value: T): T {
  return typeof value === 'object' && value !== null ? structuredClone(value) : value;
}

/** A value without the null fields of its objects; nulls that are items of a list stay. */
export function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isObject(value)) return value;
  const fields = Object.entries(value as JsonObject).filter(([, one]) => one !== null);
  return Object.fromEntries(fields.map(([key, one]) => [key, withoutNulls(one)]));
}

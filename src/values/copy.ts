/** Copies of values, so that nobody's changes are seen elsewhere. */
import type { Dict, Value } from '../go/value.ts';

/** A copy that shares no map and no list with the original. Maps and lists of named Go types become plain ones. */
export function copyValues(values: Dict): Dict {
  const out: Dict = new Map();
  for (const [key, value] of values) out.set(key, typeof value === 'object' && value !== null ? copyValue(value) : value);
  return out;
}

/** As `copyValues`, for any value. */
export function copyValue(value: Value): Value {
  if (value instanceof Map) return copyValues(value);
  return Array.isArray(value) ? value.map(copyValue) : value;
}

/** A copy without the null entries of tables, at any depth of tables; lists are copied as they are. */
export function copyWithoutNulls(value: Value): Value {
  if (!(value instanceof Map)) return copyValue(value);
  const out: Dict = new Map();
  for (const [key, item] of value) {
    if (item !== null) out.set(key, typeof item === 'object' ? copyWithoutNulls(item) : item);
  }
  return out;
}

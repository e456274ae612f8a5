/** Copies of values, so that nobody's changes are seen elsewhere. What `origins` knows of a container, it then knows of the copy, too. */
import type { Dict, Value } from '../go/value.ts';
import type { Origins } from './origins.ts';

/** A copy that shares no map and no list with the original. Maps and lists of named Go types become plain ones. */
export function copyValues(values: Dict, origins?: Origins): Dict {
  const out: Dict = new Map();
  for (const [key, value] of values) out.set(key, typeof value === 'object' && value !== null ? copyValue(value, origins) : value);
  origins?.copied(values, out);
  return out;
}

/** As `copyValues`, for any value. */
export function copyValue(value: Value, origins?: Origins): Value {
  if (value instanceof Map) return copyValues(value, origins);
  if (!Array.isArray(value)) return value;
  const out = value.map((item) => copyValue(item, origins));
  origins?.copied(value, out);
  return out;
}

/** A copy without the null entries of tables, at any depth of tables; lists are copied as they are. */
export function copyWithoutNulls(value: Value, origins?: Origins): Value {
  if (!(value instanceof Map)) return copyValue(value, origins);
  const out: Dict = new Map();
  for (const [key, item] of value) {
    if (item !== null) out.set(key, typeof item === 'object' ? copyWithoutNulls(item, origins) : item);
  }
  origins?.copied(value, out);
  return out;
}

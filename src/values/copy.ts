/** Copies of values, so that nobody's changes are seen elsewhere. */
import type { Dict, Value } from '../go/value.ts';

/** A copy that shares no map and no list with the original. Maps and lists of named Go types become plain ones. */
export function copyValues(values: Dict): Dict {
  const out: Dict = new Map(values);
  // Most values are scalars, which the constructor has copied.
  for (const [key, value] of values) if (typeof value === 'object' && value !== null) out.set(key, copyValue(value));
  return out;
}

function copyValue(value: Value): Value {
  if (value instanceof Map) return copyValues(value);
  return Array.isArray(value) ? value.map(copyValue) : value;
}

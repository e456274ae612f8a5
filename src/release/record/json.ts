/** JSON as records hold it, and as Go's values. */
import { printJson } from '../../codec/json/print.ts';
import type { Dict, Value } from '../../go/value.ts';

export type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain };

/** What json.Unmarshal makes of it: numbers are float64. */
export function fromJson(value: Plain): Value {
  if (Array.isArray(value)) return value.map(fromJson);
  if (typeof value !== 'object' || value === null) return value;
  const map: Dict = new Map();
  for (const [key, inner] of Object.entries(value)) map.set(key, fromJson(inner));
  return map;
}

/** A Go value as plain JSON. */
export function recordText(value: Value): Plain {
  return JSON.parse(printJson(value)) as Plain;
}

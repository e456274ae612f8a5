/** What encoding/json's `omitempty` leaves out of a chart's metadata, for those who print it and for templates. */
import type { Value } from '../../go/value.ts';

/** Whether a field of this value is left out: an empty list, map or text, or false. */
export function isOmitted(value: Value): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value instanceof Map ? value.size === 0 : value === '' || value === false;
}

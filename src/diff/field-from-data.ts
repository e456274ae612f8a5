/** Turns a change of a field from JSON into the change itself, so that it can be applied. */
import type { Plain } from '../explain/print-values.ts';
import type { Value } from '../go/value.ts';
import type { FieldChange } from './change.ts';
import type { FieldData } from './report-data.ts';

export function fieldFromData({ op, steps: path, before = null, after = null, index, key = '' }: FieldData): FieldChange {
  const [old, now] = [valueFromData(before), valueFromData(after)];
  if (op === 'add') return { op, path, after: now, ...(index !== undefined && { index }) };
  if (op === 'remove') return { op, path, before: old };
  return op === 'replace' ? { op, path, before: old, after: now } : { op, path, key, before: old as Value[], after: now as Value[] };
}

/** A value of plain JavaScript as templates and objects hold it. */
export function valueFromData(data: Plain): Value {
  if (Array.isArray(data)) return data.map(valueFromData);
  if (data === null || typeof data !== 'object') return data;
  return new Map(Object.entries(data).map(([key, item]) => [key, valueFromData(item as Plain)]));
}

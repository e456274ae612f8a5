/** JSON values as fmt.Sprintf("%v") prints them. */
import { formatFloat } from '../../go/format-float.ts';
import { compareStrings } from '../../go/utf8.ts';
import type { Json } from '../json.ts';

export function goText(value: Json | undefined): string {
  if (value === null || value === undefined) return '<nil>';
  if (Array.isArray(value)) return `[${value.map(goText).join(' ')}]`;
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : formatFloat(value, 'g', -1);
  if (typeof value !== 'object') return String(value);
  const fields = Object.keys(value).sort(compareStrings);
  return `map[${fields.map((key) => `${key}:${goText(value[key])}`).join(' ')}]`;
}

/** Texts to flag values by pflag's and strconv's rules. */
import { ChartwrightError } from '../../base/errors.ts';
import { parseBool } from '../../go/parse-bool.ts';
import { quote } from '../../go/strconv.ts';
import { parseDuration } from '../../go/time.ts';
import type { NamedFlag } from '../flag.ts';
import type { FlagLine } from './flag-line.ts';

/** Stores `text` as the flag's value; repeated flags add to lists. Throws Go's reason if the text is no such value. */
export function setFlag(flag: NamedFlag, text: string, values: FlagLine): void {
  flag.check?.(text);
  switch (flag.type) {
    case 'bool':
      return values.set(flag.key, parseBool(text));
    case 'int':
      return values.set(flag.key, parseNumber(text, 'strconv.ParseInt', /^[+-]?(0[xX][\da-fA-F_]+|0[oO]?[0-7_]+|0[bB][01_]+|\d+)$/));
    case 'uint':
      return values.set(flag.key, parseNumber(text, 'strconv.ParseUint', /^(0[xX][\da-fA-F_]+|0[oO]?[0-7_]+|0[bB][01_]+|\d+)$/));
    case 'float32':
      return values.set(flag.key, parseNumber(text, 'strconv.ParseFloat', /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/));
    case 'duration':
      return values.set(flag.key, Number(parseDuration(text)) / 1e6);
    case 'stringArray':
      return append(flag, [text], values);
    case 'stringSlice':
      return append(flag, splitCsv(text), values);
    case 'stringToString':
      return addPairs(flag, text, values);
    default:
      return values.set(flag.key, text);
  }
}

/** The fields of one line of comma-separated values, quotes as encoding/csv reads them. */
export function splitCsv(text: string): string[] {
  if (text === '') return [];
  const fields: string[] = [];
  for (let at = 0; at <= text.length; ) {
    if (text[at] === '"') {
      const [field, end] = quotedField(text, at);
      fields.push(field);
      at = end + 1;
      if (end >= text.length) return fields;
    } else {
      const comma = text.indexOf(',', at);
      const end = comma < 0 ? text.length : comma;
      const quoteAt = text.indexOf('"', at);
      if (quoteAt >= 0 && quoteAt < end) throw csvError(quoteAt + 1, 'bare " in non-quoted-field');
      fields.push(text.slice(at, end));
      at = end + 1;
      if (comma < 0) return fields;
    }
  }
  fields.push('');
  return fields;
}

/** A field in quotes that begins at `start`, and where the comma after it stands. */
function quotedField(text: string, start: number): [string, number] {
  let field = '';
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] !== '"') field += text[at];
    else if (text[at + 1] === '"') {
      field += '"';
      at++;
    } else if (at + 1 === text.length || text[at + 1] === ',') return [field, at + 1];
    else throw csvError(at + 1, 'extraneous or missing " in quoted-field');
  }
  throw csvError(text.length + 1, 'extraneous or missing " in quoted-field');
}

function csvError(column: number, reason: string): ChartwrightError {
  return new ChartwrightError('usage', `parse error on line 1, column ${column}: ${reason}`);
}

function append({ key }: NamedFlag, items: string[], values: FlagLine): void {
  values.set(key, values.given(key) ? [...(values.get(key) as string[]), ...items] : items);
}

function addPairs({ key }: NamedFlag, text: string, values: FlagLine): void {
  const pairs = (text.match(/=/g) ?? []).length === 1 ? [text.replace(/^"|"$/g, '')] : splitCsv(text);
  if (!text.includes('=')) throw new ChartwrightError('usage', `${text} must be formatted as key=value`);
  const map = new Map(values.given(key) ? (values.get(key) as Map<string, string>) : []);
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at < 0) throw new ChartwrightError('usage', `${pair} must be formatted as key=value`);
    map.set(pair.slice(0, at), pair.slice(at + 1));
  }
  values.set(key, map);
}

function parseNumber(text: string, function_: string, form: RegExp): number {
  const number = Number(
    text
      .replaceAll('_', '')
      .replace(/^([+-]?)0(?=\d)/, '$10o')
      .replace(/^\+/, ''),
  );
  if (!form.test(text) || Number.isNaN(number)) throw new ChartwrightError('usage', `${function_}: parsing ${quote(text)}: invalid syntax`);
  return number;
}

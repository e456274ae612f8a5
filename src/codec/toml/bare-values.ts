/** TOML's values without brackets or quotation marks: words, numbers, dates and times. */
import { quote } from '../../go/quote.ts';
import type { Value } from '../../go/value.ts';
import { type Cursor, quoted } from './cursor.ts';
import { floatValue, integerValue } from './numbers.ts';
import { timeValue, type Zones } from './times.ts';

const LETTERS = /\p{L}*/uy;
const DATE = /(?:0[0-9]|[1-9])[0-9]*[-:][0-9:Tt .Zz+-]*/y;
const PREFIXED = /0(?:b[01_]*|o[0-7_]*|x[0-9a-fA-F_]*)/y;
const FLOAT = /[-+]?[0-9][0-9_]*[.eE][0-9_.eE+-]*/y;
const INTEGER = /[-+]?[0-9][0-9_]*/y;
const BASES: Readonly<Record<string, string>> = { b: 'a binary', o: 'an octal', x: 'a hexadecimal' };

/** true, false, inf or nan, whose first letter has been read; Go takes `nnf` and `ian` for floats, too, until it converts them. */
export function wordValue(cursor: Cursor, first: string): Value {
  const start = cursor.at - first.length;
  if (first === 'i' || first === 'n') {
    if ((cursor.accept('n') && cursor.accept('f')) || (cursor.accept('a') && cursor.accept('n'))) {
      return floatValue(cursor, cursor.text.slice(start, cursor.at));
    }
    cursor.at--;
  } else cursor.at = start;
  const word = cursor.take(LETTERS) ?? '';
  if (word !== 'true' && word !== 'false') cursor.fail(`expected value but found ${quote(word)} instead`);
  return word === 'true';
}

/** What begins with a digit: a date, a time or a number. */
export function numberValue(cursor: Cursor, zones: Zones): Value {
  const date = cursor.take(DATE);
  if (date !== undefined) return timeValue(cursor, date.trim(), zones);
  const start = cursor.at;
  const prefixed = cursor.take(PREFIXED);
  if (prefixed === undefined) return decimalValue(cursor);
  if (!/^0b[01]|^0o[0-7]|^0x[0-9a-fA-F]/.test(prefixed)) {
    const found = String.fromCodePoint(cursor.text.codePointAt(start + 2) ?? 0);
    cursor.fail(`not ${BASES[prefixed[1] as string]} number: '${prefixed.slice(0, 2)}${found}'`);
  }
  return integerValue(cursor, prefixed);
}

/** A number with a sign: decimal, inf or nan. */
export function signedValue(cursor: Cursor): Value {
  const ahead = cursor.text.slice(cursor.at, cursor.at + 3);
  if (/^.[0-9]/.test(ahead)) {
    if (/^.0[box]/.test(ahead)) cursor.fail(`cannot use sign with non-decimal numbers: '${ahead}'`);
    return decimalValue(cursor);
  }
  const start = cursor.at++;
  const found = cursor.next();
  if (found === 'i' || found === 'n') {
    const fits = found === 'i' ? cursor.accept('n') && cursor.accept('f') : cursor.accept('a') && cursor.accept('n');
    const read = cursor.text.slice(start, cursor.at);
    return fits ? floatValue(cursor, read) : cursor.fail(`invalid float: '${read}'`);
  }
  if (found === '.') cursor.fail("floats must start with a digit, not '.'");
  return cursor.failAt(found, `expected a digit but got ${quoted(found)}`);
}

function decimalValue(cursor: Cursor): Value {
  const float = cursor.take(FLOAT);
  return float === undefined ? integerValue(cursor, cursor.take(INTEGER) as string) : floatValue(cursor, float);
}

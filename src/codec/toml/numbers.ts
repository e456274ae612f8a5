/** TOML's numbers, checked in BurntSushi's order. */
import { quote } from '../../go/quote.ts';
import { type GoInt, int64 } from '../../go/value.ts';
import type { Cursor } from './cursor.ts';

const FLOAT = /^[-+]?[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/;
const SPECIAL: Readonly<Record<string, number>> = {
  inf: Infinity,
  '+inf': Infinity,
  '-inf': -Infinity,
  nan: NaN,
  '+nan': NaN,
  '-nan': NaN,
};

/** An integer; throws if it is badly written or beyond 64 bits. */
export function integerValue(cursor: Cursor, text: string): GoInt {
  if (!underscoresFit(text)) cursor.fail(`Invalid integer ${quote(text)}: underscores must be surrounded by digits`);
  if (hasLeadingZero(text)) cursor.fail(`Invalid integer ${quote(text)}: cannot have leading zeroes`);
  const digits = text.replaceAll('_', '').replace(/^\+/, '');
  const value = digits[0] === '-' ? -BigInt(digits.slice(1)) : BigInt(digits);
  if (BigInt.asIntN(64, value) !== value) cursor.fail(`${text} is out of range for int64`);
  return int64(value);
}

/** A float; what was read as one need not be one yet. */
export function floatValue(cursor: Cursor, text: string): number {
  const parts = text.split(/[.eE]/).filter((part) => part !== '');
  if (!parts.every((part) => part in SPECIAL || underscoresFit(part))) {
    cursor.fail(`Invalid float ${quote(text)}: underscores must be surrounded by digits`);
  }
  if (hasLeadingZero(parts[0] ?? '')) cursor.fail(`Invalid float ${quote(text)}: cannot have leading zeroes`);
  if (/\.(?![0-9])/.test(text)) cursor.fail(`Invalid float ${quote(text)}: '.' must be followed by one or more digits`);
  const plain = text.replaceAll('_', '');
  const value = SPECIAL[plain] ?? (FLOAT.test(plain) ? Number(plain) : undefined);
  if (value === undefined) cursor.fail(`Invalid float value: ${quote(text)}`);
  if (!(plain in SPECIAL) && !Number.isFinite(value)) cursor.fail(`${text} is out of range for float64`);
  return value;
}

/** Whether each underscore has a hexadecimal digit before and another character after it, and the text ends with such a digit. */
function underscoresFit(text: string): boolean {
  return /[0-9a-fA-F]$/.test(text) && !/(?:^|[^0-9a-fA-F])_/.test(text);
}

function hasLeadingZero(text: string): boolean {
  return /^0[^box]/s.test(text) || /^[-+]0./s.test(text);
}

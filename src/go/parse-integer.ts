/** Integers as Go's strconv reads them, with its words for what it refuses. */
import { ChartwrightError } from '../base/errors.ts';
import { quote } from './quote.ts';

/** A strconv.NumError: `strconv.ParseInt: parsing "x": invalid syntax`. */
export function numberError(name: string, text: string, reason: string): ChartwrightError {
  return new ChartwrightError('function', `strconv.${name}: parsing ${quote(text)}: ${reason}`);
}

/**
 * strconv.ParseInt: base 2 to 36, or 0 for the base its prefix names (underscores allowed then);
 * throws a ChartwrightError of code `function` for bad syntax and for what does not fit into `bits` (0 is 64).
 */
export function parseInteger(text: string, base = 10, bits = 64): bigint {
  return signedInteger('ParseInt', text, base, bits || 64);
}

/** strconv.ParseUint; as parseInteger, without sign. */
export function parseUnsigned(text: string, base = 10, bits = 64): bigint {
  const value = magnitude(text, base, text);
  if (value === undefined) throw numberError('ParseUint', text, overflows(text, bits || 64) ? 'value out of range' : 'invalid syntax');
  if (value >> BigInt(bits || 64)) throw numberError('ParseUint', text, 'value out of range');
  return value;
}

/** strconv.Atoi: a decimal int. */
export function atoi(text: string): bigint {
  return signedInteger('Atoi', text, 10, 64);
}

function signedInteger(name: string, text: string, base: number, bits: number): bigint {
  const sign = text[0] === '-' || text[0] === '+' ? text[0] : '';
  const size = magnitude(text.slice(sign.length), base, text);
  if (size === undefined) throw numberError(name, text, overflows(text.slice(sign.length), bits) ? 'value out of range' : 'invalid syntax');
  const value = sign === '-' ? -size : size;
  if (BigInt.asIntN(bits, value) !== value) throw numberError(name, text, 'value out of range');
  return value;
}

/** Go reads from the left: digits that no longer fit are reported before the garbage behind them. */
function overflows(text: string, bits: number): boolean {
  const lead = /^[0-9]+/.exec(text)?.[0] ?? '';
  return lead.length > 2 && lead.length < text.length && BigInt(lead) >> BigInt(bits) !== 0n;
}

const PREFIXES: Readonly<Record<string, number>> = { b: 2, o: 8, x: 16 };

/** The unsigned value of the digits; undefined if they are not digits. */
function magnitude(text: string, base: number, whole: string): bigint | undefined {
  if (base !== 0) return digits(text, base);
  const prefixed = text.length >= 3 && text[0] === '0' ? PREFIXES[text[1]!.toLowerCase()] : undefined;
  const octal = prefixed === undefined && text[0] === '0';
  const body = prefixed ? text.slice(2) : octal ? text.slice(1) : text;
  if (body.includes('_')) {
    if (!underscoresFit(whole)) return undefined;
    return digits(body.replaceAll('_', ''), prefixed ?? (octal ? 8 : 10));
  }
  if (octal && body === '') return 0n;
  return digits(body, prefixed ?? (octal ? 8 : 10));
}

function digits(text: string, base: number): bigint | undefined {
  if (base === 10) return /^[0-9]+$/.test(text) ? BigInt(text) : undefined;
  if (text === '') return undefined;
  const radix = BigInt(base);
  let value = 0n;
  for (const char of text) {
    const digit = /[0-9a-z]/i.test(char) ? Number.parseInt(char, 36) : 36;
    if (digit >= base) return undefined;
    value = value * radix + BigInt(digit);
  }
  return value;
}

/** Whether each underscore is between digits, or between a base prefix and a digit. */
export function underscoresFit(text: string): boolean {
  const body = text.replace(/^[+-]/, '');
  const hex = /^0x/i.test(body);
  const plain = body.replace(/^0[box]/i, '0');
  return !(hex ? /(?<![0-9a-f])_|_(?![0-9a-f])/i : /(?<![0-9])_|_(?![0-9])/).test(plain);
}

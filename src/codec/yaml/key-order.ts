/**
 * The order in which go-yaml writes the keys of a map: by runs of digits as numbers (a1, a2, a10),
 * letters after everything else.
 */
import { runes } from '../../go/utf8.ts';

/** The keys in go-yaml's order; `lettersFirstAfterDigits` as in Dialect. A new array. */
export function naturalKeys(map: ReadonlyMap<string, unknown>, lettersFirstAfterDigits: boolean): string[] {
  const keys = [...map.keys()];
  const compare = lettersFirstAfterDigits ? compareVersion3 : compareVersion2;
  for (let i = 1; i < keys.length; i++) {
    if (compare(keys[i - 1] as string, keys[i] as string) > 0) return keys.sort(compare);
  }
  return keys;
}

function compareVersion2(a: string, b: string): number {
  return compareKeys(a, b, false);
}

function compareVersion3(a: string, b: string): number {
  return compareKeys(a, b, true);
}

/** Decides at the first difference; goes rune by rune only if digits or other scripts meet. */
function compareKeys(a: string, b: string, lettersFirst: boolean): number {
  const length = Math.min(a.length, b.length);
  let i = 0;
  while (i < length && a.charCodeAt(i) === b.charCodeAt(i)) i++;
  if (i === length) return a.length - b.length;
  const x = a.charCodeAt(i);
  const y = b.charCodeAt(i);
  if (x > 0x7f || y > 0x7f) return compareRunes(a, b, lettersFirst);
  const letterX = isAsciiLetter(x);
  const letterY = isAsciiLetter(y);
  if (letterX && letterY) return x - y;
  if (letterX || letterY) return lettersFirst && i > 0 ? compareRunes(a, b, true) : letterX ? 1 : -1;
  return isAsciiDigit(x) || isAsciiDigit(y) ? compareRunes(a, b, lettersFirst) : x - y;
}

function compareRunes(a: string, b: string, lettersFirst: boolean): number {
  const as = runes(a);
  const bs = runes(b);
  const length = Math.min(as.length, bs.length);
  let i = 0;
  while (i < length && as[i] === bs[i]) i++;
  if (i === length) return as.length - bs.length;
  const x = as[i] as number;
  const y = bs[i] as number;
  const letterX = isLetter(x);
  const letterY = isLetter(y);
  if (letterX && letterY) return x - y;
  if (letterX || letterY) return letterX === (lettersFirst && i > 0 && isDigit(as[i - 1] as number)) ? -1 : 1;
  return compareNumbers(as, bs, i);
}

/** Compares the numbers that begin where the keys differ, as 64-bit integers that wrap around; then their lengths. */
function compareNumbers(as: number[], bs: number[], at: number): number {
  const start = (as[at] === 0x30 || bs[at] === 0x30) && followsNonZero(as, at) ? 1n : 0n;
  const x = readNumber(as, at, start);
  const y = readNumber(bs, at, start);
  if (x.value !== y.value) return x.value < y.value ? -1 : 1;
  return x.end - y.end || (as[at] as number) - (bs[at] as number);
}

/** Whether the digits right before `at` hold another one than zero, so that a zero here counts. */
function followsNonZero(text: number[], at: number): boolean {
  for (let i = at - 1; i >= 0 && isDigit(text[i] as number); i--) if (text[i] !== 0x30) return true;
  return false;
}

function readNumber(text: number[], from: number, start: bigint): { value: bigint; end: number } {
  let end = from;
  let value = start;
  for (; end < text.length && isDigit(text[end] as number); end++) value = value * 10n + BigInt((text[end] as number) - 0x30);
  return { value: BigInt.asIntN(64, value), end };
}

function isAsciiLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

function isAsciiDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isLetter(rune: number): boolean {
  return rune < 0x80 ? isAsciiLetter(rune) : /\p{L}/u.test(String.fromCodePoint(rune));
}

function isDigit(rune: number): boolean {
  return rune < 0x80 ? isAsciiDigit(rune) : /\p{Nd}/u.test(String.fromCodePoint(rune));
}

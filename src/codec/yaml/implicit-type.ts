/**
 * Which texts YAML would not read as strings if they stood there without quotes. Separate from the printer because it is
 * about YAML's types, not about layout.
 */

const WORDS = new Set(
  (
    'y Y yes Yes YES n N no No NO true True TRUE false False FALSE on On ON off Off OFF ~ null Null NULL ' +
    '.nan .NaN .NAN .inf .Inf .INF +.inf +.Inf +.INF -.inf -.Inf -.INF'
  ).split(' '),
);
const BASE_60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;
const DECIMAL = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const FRACTION = /^\.[0-9](?:_?[0-9])*(?:[eE][-+]?[0-9](?:_?[0-9])*)?$/;
const PREFIXED = /^([-+]?)(0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+)$/;
const SIGN_INSIDE = /^(0[bo])([-+])([0-7]+)$/;
const CLOCK = '([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[.,][0-9]+)?';
const TIMESTAMP = new RegExp(`^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[Tt]${CLOCK}(?:Z|[-+]([0-9]{2}):([0-9]{2}))| +${CLOCK})?$`);

/**
 * Whether go-yaml's encoder quotes the text because it would otherwise read as null, bool, number
 * or time (YAML 1.1's words and base 60 included). `octals`: version 3's `0o-7` counts as a number, too.
 */
export function hasImplicitType(text: string, octals: boolean): boolean {
  if (text === '') return true;
  const first = text.charCodeAt(0);
  if (first > 0x39) return text.length <= 5 && WORDS.has(text);
  if (first >= 0x30 || first === 0x2b || first === 0x2d) {
    return isNumber(text.replaceAll('_', ''), octals) || WORDS.has(text) || BASE_60.test(text) || isTimestamp(text);
  }
  return first === 0x2e && ((FRACTION.test(text) && Number.isFinite(Number(text.replaceAll('_', '')))) || WORDS.has(text));
}

/** Numbers that are too large are strings: decimal ones beyond float64, others beyond 64 bits. */
function isNumber(text: string, octals: boolean): boolean {
  if (DECIMAL.test(text)) return Number.isFinite(Number(text));
  const [, sign, digits] = PREFIXED.exec(text) ?? [];
  if (digits) return BigInt(digits) <= largest(sign);
  // ParseInt sees only what follows the prefix, and that may begin with a sign.
  const [, prefix, inner, rest] = SIGN_INSIDE.exec(text) ?? [];
  if (!rest || (prefix === '0b' ? /[2-7]/.test(rest) : !octals)) return false;
  return BigInt(prefix + rest) <= largest(inner);
}

function largest(sign: string | undefined): bigint {
  return sign === '-' ? 1n << 63n : (sign === '+' ? 1n << 63n : 1n << 64n) - 1n;
}

function isTimestamp(text: string): boolean {
  const match = TIMESTAMP.exec(text);
  if (!match) return false;
  const [year, month, day, ...clock] = match.slice(1).map(Number) as [number, number, number, ...number[]];
  const [hour, minute, second, zoneHour, zoneMinute, plainHour, plainMinute, plainSecond] = clock as number[];
  const over = (value: number | undefined, limit: number): boolean => value !== undefined && value >= limit;
  if (over(hour, 24) || over(minute, 60) || over(second, 60) || over(zoneHour, 25) || over(zoneMinute, 61)) return false;
  if (over(plainHour, 24) || over(plainMinute, 60) || over(plainSecond, 60)) return false;
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

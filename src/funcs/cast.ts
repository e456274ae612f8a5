/**
 * Numbers out of anything, as spf13/cast does behind sprig's arithmetic: text is read with Go's
 * integer syntax (`0x10`, `0o7`, `1_000`), what cannot be read counts as 0.
 */
import { parseFloat64, parseInteger } from '../go/strconv.ts';
import { GoInt, type Value } from '../go/value.ts';

const LOWEST = -(2n ** 63n);
const PLAIN = /^-?[1-9][0-9]{0,14}$/;

/** Go's conversion of a float64 to int64: truncated; what does not fit is the lowest int64, as on amd64. */
export function floatToInt64(value: number): bigint {
  if (value >= -(2 ** 63) && value < 2 ** 63) return BigInt(Math.trunc(value));
  return LOWEST;
}

/** cast.ToInt64. */
export function toInt64(value: Value): bigint {
  if (value instanceof GoInt) return isCastable(value) ? BigInt.asIntN(64, value.value) : 0n;
  switch (typeof value) {
    case 'number':
      return floatToInt64(value);
    case 'string':
      return textToInt64(value);
    case 'boolean':
      return value ? 1n : 0n;
  }
  return 0n;
}

/** cast.ToInt, as a number; integers beyond 2^53 lose digits, which only bounds and counts are asked for. */
export function toInt(value: Value): number {
  return Number(toInt64(value));
}

/** cast.ToFloat64. */
export function toFloat64(value: Value): number {
  if (value instanceof GoInt) return isCastable(value) ? Number(value.value) : 0;
  switch (typeof value) {
    case 'number':
      return value;
    case 'string':
      try {
        return parseFloat64(value);
      } catch {
        return 0;
      }
    case 'boolean':
      return value ? 1 : 0;
  }
  return 0;
}

/** cast knows the predeclared types, and months and weekdays; another named type, such as a duration, is not a number to it. */
function isCastable(value: GoInt): boolean {
  const { name, kind } = value.type;
  return name === kind || name === 'time.Month' || name === 'time.Weekday';
}

function textToInt64(text: string): bigint {
  if (PLAIN.test(text)) return BigInt(text);
  try {
    return parseInteger(withoutZeroDecimals(text), 0, 64);
  } catch {
    return 0n;
  }
}

/** `10.00` is 10 to cast; `10.0x`, `10.5` and `10.` are left as they are. */
function withoutZeroDecimals(text: string): string {
  return /\.0+$/.test(text) ? text.slice(0, text.lastIndexOf('.')) : text;
}

/** Decimal numbers as shopspring/decimal computes with them behind sprig's float arithmetic. */
import { failure } from './failure.ts';

/** `digits` × 10^`exponent`. */
export interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** Decimal places that a quotient is rounded to. */
const DIVISION_PRECISION = 16;

/** The shortest decimal that reads as this float; throws for infinities and NaN. */
export function toDecimal(value: number): Decimal {
  if (!Number.isFinite(value)) {
    throw failure(`Cannot create a Decimal from ${Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf'}`);
  }
  const [mantissa, exponent] = value.toExponential().split('e') as [string, string];
  const fraction = mantissa.split('.')[1] ?? '';
  return { digits: BigInt(mantissa.replace('.', '')), exponent: Number(exponent) - fraction.length };
}

/** The nearest float. */
export function floatOf(value: Decimal): number {
  return Number(`${value.digits}e${value.exponent}`);
}

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const exponent = Math.min(a.exponent, b.exponent);
  return { digits: digitsAt(a, exponent) + digitsAt(b, exponent), exponent };
}

export function subtractDecimals(a: Decimal, b: Decimal): Decimal {
  return addDecimals(a, { digits: -b.digits, exponent: b.exponent });
}

export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, exponent: a.exponent + b.exponent };
}

/** The quotient to 16 places, halves away from zero; throws for division by zero. */
export function divideDecimals(a: Decimal, b: Decimal): Decimal {
  if (b.digits === 0n) throw failure('decimal division by 0');
  const shift = a.exponent - b.exponent + DIVISION_PRECISION;
  const dividend = shift > 0 ? a.digits * power(shift) : a.digits;
  const divisor = shift < 0 ? b.digits * power(-shift) : b.digits;
  const quotient = dividend / divisor;
  const rest = magnitude(dividend % divisor);
  const away = rest * 2n < magnitude(divisor) ? 0n : dividend < 0n === divisor < 0n ? 1n : -1n;
  return { digits: quotient + away, exponent: -DIVISION_PRECISION };
}

function digitsAt(value: Decimal, exponent: number): bigint {
  return value.digits * power(value.exponent - exponent);
}

function power(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** Numbers of schemas and values, compared as the decimals they are written as, and printed as the error messages do. */

import { JsonNumber } from '../codec/json/read-json.ts';
import { GoInt } from '../go/value.ts';

/** A float64, a Go integer, or a number as written in JSON. */
export type Num = number | GoInt | JsonNumber;

interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

const DECIMAL = /^(-?\d+)(?:\.(\d+))?(?:[eE]([-+]?\d+))?$/;
/** Beyond this exponent Go's big.Rat gives up. */
const LARGEST_EXPONENT = 1_000_000;
/** Decimals of so few characters are distinguished by their float64. */
const SAFE_LENGTH = 15;

export function isNum(value: unknown): value is Num {
  return typeof value === 'number' || value instanceof JsonNumber || value instanceof GoInt;
}

/** The nearest float64. */
export function numberToFloat(value: Num): number {
  if (typeof value === 'number') return value;
  return value instanceof GoInt ? Number(value.value) : Number(value.text);
}

/** The number as it is written. */
export function numberText(value: Num): string {
  return value instanceof JsonNumber ? value.text : value instanceof GoInt ? String(value.value) : String(value);
}

function isSafe(value: Num): boolean {
  return typeof value === 'number' || numberText(value).length <= SAFE_LENGTH;
}

function decimalOf(value: Num): Decimal {
  const [, whole = '0', fraction = '', power = '0'] = DECIMAL.exec(numberText(value)) ?? [];
  return { digits: BigInt(whole + fraction), exponent: Number(power) - fraction.length };
}

/** Whether the number can be reckoned with at all. */
export function isUsable(value: Num): boolean {
  return isSafe(value) || Math.abs(decimalOf(value).exponent) <= LARGEST_EXPONENT;
}

/** Negative, zero or positive. */
export function compareNums(a: Num, b: Num): number {
  if (isSafe(a) && isSafe(b)) return numberToFloat(a) - numberToFloat(b);
  const [x, y] = aligned(decimalOf(a), decimalOf(b));
  return x < y ? -1 : x > y ? 1 : 0;
}

function aligned(a: Decimal, b: Decimal): [bigint, bigint] {
  const exponent = Math.min(a.exponent, b.exponent);
  return [a.digits * 10n ** BigInt(a.exponent - exponent), b.digits * 10n ** BigInt(b.exponent - exponent)];
}

export function isInteger(value: Num): boolean {
  if (typeof value === 'number') return Number.isInteger(value);
  if (value instanceof GoInt) return true;
  return isMultiple(value, 1);
}

/** Whether `value` is `step` times an integer; `step` is not zero. */
export function isMultiple(value: Num, step: Num): boolean {
  const [x, y] = aligned(decimalOf(value), decimalOf(step));
  return y === 0n || x % y === 0n;
}

/** A text that is equal for equal numbers. */
export function numberKey(value: Num): string {
  let { digits, exponent } = decimalOf(value);
  if (digits === 0n) return '0';
  for (; digits % 10n === 0n; exponent++) digits /= 10n;
  return `${digits}e${exponent}`;
}

/** An integer with its thousands apart, as golang.org/x/text prints it in English. */
export function localInt(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A float64 in the same manner: `1,234.5`, and `1×10⁰⁶` from a million on. */
export function localFloat(value: number): string {
  if (value === 0) return '0';
  const [mantissa, power] = value.toExponential().split('e') as [string, string];
  const exponent = Number(power);
  if (exponent < -4 || exponent >= 6) {
    const digits = String(Math.abs(exponent)).padStart(2, '0');
    return `${mantissa}×10${exponent < 0 ? '⁻' : ''}${digits.replace(/\d/g, (d) => SUPERSCRIPTS[Number(d)] as string)}`;
  }
  const [whole, fraction] = String(value).split('.') as [string, string | undefined];
  return fraction === undefined ? localInt(Number(whole)) : `${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}.${fraction}`;
}

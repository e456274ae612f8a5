/** Floats as Go's strconv.ParseFloat reads them: decimal and hexadecimal, infinities and NaN. */
import { numberError, underscoresFit } from './parse-integer.ts';

const DECIMAL = /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/;
const HEX = /^([+-]?)0[xX]([0-9a-fA-F]*)\.?([0-9a-fA-F]*)[pP]([+-]?[0-9]+)$/;
const INFINITE = /^([+-]?)inf(?:inity)?$/i;

/** strconv.ParseFloat for 64 bits; throws a ChartwrightError of code `function`. */
export function parseFloat64(text: string): number {
  let body = text;
  if (text.includes('_')) {
    if (!underscoresFit(text)) throw numberError('ParseFloat', text, 'invalid syntax');
    body = text.replaceAll('_', '');
  }
  const value = DECIMAL.test(body) ? Number(body) : special(body);
  if (value === undefined) throw numberError('ParseFloat', text, 'invalid syntax');
  if (Math.abs(value) === Infinity && !INFINITE.test(body)) throw numberError('ParseFloat', text, 'value out of range');
  return value;
}

function special(text: string): number | undefined {
  const infinite = INFINITE.exec(text);
  if (infinite) return infinite[1] === '-' ? -Infinity : Infinity;
  if (/^nan$/i.test(text)) return Number.NaN;
  const hex = HEX.exec(text);
  if (!hex) return undefined;
  const [, sign, whole, fraction, exponent] = hex as unknown as [string, string, string, string, string];
  if (whole + fraction === '') return undefined;
  const size = scale(BigInt(`0x${whole}${fraction}`), Number(exponent) - 4 * fraction.length);
  return sign === '-' ? -size : size;
}

/** mantissa × 2^exponent, rounded once, halves to even. */
function scale(mantissa: bigint, exponent: number): number {
  if (mantissa === 0n) return 0;
  const bits = mantissa.toString(2).length;
  if (bits + exponent > 1025) return Infinity;
  if (bits + exponent < -1075) return 0;
  if (bits + exponent > -1022) {
    // Number() rounds to 53 bits; what is left is exact in steps that stay in range.
    const surplus = Math.max(bits - 64, 0);
    const low = surplus > 0 && (mantissa & ((1n << BigInt(surplus)) - 1n)) !== 0n ? 1n : 0n;
    const head = Number((mantissa >> BigInt(surplus)) | low);
    const power = exponent + surplus;
    const half = Math.trunc(power / 2);
    return head * 2 ** half * 2 ** (power - half);
  }
  const drop = BigInt(-1074 - exponent);
  if (drop <= 0n) return Number(mantissa << -drop) * 2 ** -1074;
  const kept = mantissa >> drop;
  const rest = mantissa & ((1n << drop) - 1n);
  const half = 1n << (drop - 1n);
  const up = rest > half || (rest === half && (kept & 1n) === 1n);
  return Number(up ? kept + 1n : kept) * 2 ** -1074;
}

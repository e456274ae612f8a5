/** Floats as Go's strconv.FormatFloat writes them: shortest or exactly rounded, halves to even. */

export type FloatFormat = 'e' | 'E' | 'f' | 'g' | 'G' | 'b' | 'x' | 'X';

/** Decimal digits without trailing zeros, and where the point stands: 0.`digits` × 10^point. Zero has no digits. */
interface Decimal {
  readonly digits: string;
  readonly point: number;
}

/**
 * strconv.FormatFloat for 64 bits. `precision` counts digits after the point (`e`, `f`, `x`) or
 * significant ones (`g`); -1 asks for the fewest that read back as the same number.
 */
export function formatFloat(value: number, format: FloatFormat, precision: number): string {
  if (precision < 0) {
    const size = Math.abs(value);
    if (size >= 1e-4 && size < 1e6 && (format === 'g' || format === 'f' || format === 'G')) return String(value);
  }
  if (Number.isNaN(value)) return 'NaN';
  if (value === Infinity) return '+Inf';
  if (value === -Infinity) return '-Inf';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  return sign + magnitude(Math.abs(value), format, precision);
}

function magnitude(value: number, format: FloatFormat, precision: number): string {
  switch (format) {
    case 'b': {
      const { mantissa, exponent } = binary(value);
      return `${mantissa}p${exponent < 0 ? '' : '+'}${exponent}`;
    }
    case 'x':
      return hexadecimal(value, precision);
    case 'X':
      return hexadecimal(value, precision).toUpperCase();
    case 'e':
    case 'E': {
      const decimal = precision < 0 ? shortest(value) : rounded(value, () => precision + 1);
      return scientific(decimal, precision < 0 ? Math.max(decimal.digits.length - 1, 0) : precision, format);
    }
    case 'f': {
      const decimal = precision < 0 ? shortest(value) : rounded(value, (point) => point + precision);
      return fixed(decimal, precision < 0 ? Math.max(decimal.digits.length - decimal.point, 0) : precision);
    }
    case 'g':
    case 'G':
      return general(value, format, precision);
  }
}

function general(value: number, format: 'g' | 'G', precision: number): string {
  const wanted = precision === 0 ? 1 : precision;
  const decimal = wanted < 0 ? shortest(value) : rounded(value, () => wanted);
  const count = decimal.digits.length;
  const limit = wanted < 0 ? 6 : wanted > count && count >= decimal.point ? count : wanted;
  const exponent = decimal.point - 1;
  if (exponent < -4 || exponent >= limit) return scientific(decimal, Math.max(count - 1, 0), format === 'g' ? 'e' : 'E');
  return fixed(decimal, Math.max(count - decimal.point, 0));
}

function scientific({ digits, point }: Decimal, precision: number, letter: string): string {
  const exponent = digits === '' ? 0 : point - 1;
  const tail = precision > 0 ? '.' + digits.slice(1, precision + 1).padEnd(precision, '0') : '';
  return (digits[0] ?? '0') + tail + letter + signed(exponent);
}

function fixed({ digits, point }: Decimal, precision: number): string {
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  if (precision === 0) return whole;
  const zeros = point < 0 ? '0'.repeat(Math.min(-point, precision)) : '';
  const tail = zeros + digits.slice(Math.max(point, 0)).slice(0, precision - zeros.length);
  return whole + '.' + tail.padEnd(precision, '0');
}

/** An exponent with its sign and at least two digits. */
function signed(exponent: number): string {
  return (exponent < 0 ? '-' : '+') + String(Math.abs(exponent)).padStart(2, '0');
}

function shortest(value: number): Decimal {
  if (value === 0) return { digits: '', point: 0 };
  // 123000, 1.23, 0.00123 or 1.23e+45
  const [text = '', exponent = '0'] = String(value).split('e');
  const dot = text.indexOf('.');
  const digits = dot < 0 ? text : text.slice(0, dot) + text.slice(dot + 1);
  const zeros = digits[0] === '0' ? digits.search(/[1-9]/) : 0;
  return trimmed(digits.slice(zeros), (dot < 0 ? text.length : dot) - zeros + Number(exponent));
}

/** The exact value cut to `count(point)` digits, halves to even. */
function rounded(value: number, count: (point: number) => number): Decimal {
  if (value === 0) return { digits: '', point: 0 };
  const { mantissa, exponent } = binary(value);
  const exact = String(exponent >= 0 ? mantissa << BigInt(exponent) : mantissa * 5n ** BigInt(-exponent));
  const point = exact.length + Math.min(exponent, 0);
  const keep = count(point);
  if (keep >= exact.length) return trimmed(exact, point);
  if (keep < 0) return { digits: '', point: 0 };
  const head = exact.slice(0, keep);
  if (!roundsUp(exact, keep)) return trimmed(head, point);
  const up = String(BigInt(head) + 1n).padStart(keep, '0');
  return trimmed(up, point + up.length - keep);
}

function roundsUp(digits: string, at: number): boolean {
  const next = digits[at] as string;
  if (next !== '5' || /[1-9]/.test(digits.slice(at + 1))) return next >= '5';
  return at > 0 && Number(digits[at - 1]) % 2 === 1;
}

function trimmed(digits: string, point: number): Decimal {
  const kept = digits.endsWith('0') ? digits.replace(/0+$/, '') : digits;
  return kept === '' ? { digits: '', point: 0 } : { digits: kept, point };
}

/** The value as mantissa × 2^exponent, the mantissa as IEEE 754 holds it. */
function binary(value: number): { mantissa: bigint; exponent: number } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const exponent = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  return exponent === 0 ? { mantissa: fraction, exponent: -1074 } : { mantissa: fraction | (1n << 52n), exponent: exponent - 1075 };
}

/** `0x1.8p+01`: one digit, the rest as hexadecimal fraction. */
function hexadecimal(value: number, precision: number): string {
  let { mantissa, exponent } = binary(value);
  if (mantissa === 0n) exponent = 0;
  else {
    const shift = 53 - mantissa.toString(2).length;
    mantissa <<= BigInt(shift);
    exponent += 52 - shift;
  }
  let fraction = 13;
  if (precision >= 0 && precision < 13) {
    const drop = BigInt(4 * (13 - precision));
    const rest = mantissa & ((1n << drop) - 1n);
    const half = 1n << (drop - 1n);
    mantissa >>= drop;
    fraction = precision;
    if (rest > half || (rest === half && (mantissa & 1n) === 1n)) mantissa++;
    if (mantissa >> BigInt(4 * precision) > 1n) {
      mantissa >>= 1n;
      exponent++;
    }
  }
  const digits = mantissa.toString(16).padStart(fraction + 1, '0');
  const tail = precision < 0 ? digits.slice(1).replace(/0+$/, '') : digits.slice(1).padEnd(precision, '0');
  return `0x${digits[0]}${tail && '.' + tail}p${signed(exponent)}`;
}

/** Floating point arithmetic: any argument is cast to float64; sums and products are computed on decimals, so that 0.1 + 0.2 is 0.3. */
import { type FuncTable, fn } from '../go/func.ts';
import type { Value } from '../go/value.ts';
import { toFloat64 } from './cast.ts';
import { addDecimals, type Decimal, divideDecimals, floatOf, multiplyDecimals, subtractDecimals, toDecimal } from './decimal.ts';

export const floatFunctions: FuncTable = {
  add1f: fn('any', (value: Value) => chain(value, [1], addDecimals)),
  addf: fn('...any', (...values: Value[]) => chain(0, values, addDecimals)),
  ceil: fn('any', (value: Value) => Math.ceil(toFloat64(value))),
  divf: fn('any, ...any', (value: Value, ...divisors: Value[]) => chain(value, divisors, divideDecimals)),
  float64: fn('any', toFloat64),
  floor: fn('any', (value: Value) => Math.floor(toFloat64(value))),
  maxf: fn('any, ...any', (...values: Value[]) => values.map(toFloat64).reduce(larger)),
  minf: fn('any, ...any', (...values: Value[]) => -values.map((value) => -toFloat64(value)).reduce(larger)),
  mulf: fn('any, ...any', (value: Value, ...factors: Value[]) => chain(value, factors, multiplyDecimals)),
  round: fn('any, int, ...float64', round),
  subf: fn('any, ...any', (value: Value, ...others: Value[]) => chain(value, others, subtractDecimals)),
};

function chain(first: Value, rest: Value[], operation: (a: Decimal, b: Decimal) => Decimal): number {
  return floatOf(rest.reduce((result: Decimal, value) => operation(result, toDecimal(toFloat64(value))), toDecimal(toFloat64(first))));
}

/** math.Max, for which infinity is larger than NaN. */
function larger(a: number, b: number): number {
  return a === Infinity || b === Infinity ? Infinity : Math.max(a, b);
}

/** Rounds up if the rest is at least `roundOn`; negative numbers, whose rest is negative, always go down. */
function round(value: Value, places: number, roundOn = 0.5): number {
  const scale = powerOfTen(places);
  const digits = scale * toFloat64(value);
  const up = digits - Math.trunc(digits) >= roundOn;
  return (up ? Math.ceil(digits) : Math.floor(digits)) / scale;
}

/** math.Pow(10, n): by repeated squaring of mantissa and exponent, which is not always the nearest float. */
function powerOfTen(exponent: number): number {
  let [mantissa, binary] = [1, 0];
  let [square, squareBinary] = [0.625, 4];
  for (let rest = Math.abs(exponent); rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) {
      mantissa *= square;
      binary += squareBinary;
    }
    square *= square;
    squareBinary *= 2;
    if (square < 0.5) {
      square *= 2;
      squareBinary--;
    }
  }
  return exponent < 0 ? scaled(1 / mantissa, -binary) : scaled(mantissa, binary);
}

/** value × 2^exponent, in two steps because 2^exponent alone may be out of range. */
function scaled(value: number, exponent: number): number {
  const half = Math.trunc(exponent / 2);
  return value * 2 ** half * 2 ** (exponent - half);
}

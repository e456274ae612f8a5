/** Integer arithmetic: any argument is cast to int64, the result is one and wraps around as Go's does. */
import { goString } from '../go/fmt.ts';
import { type FuncTable, fn } from '../go/func.ts';
import { atoi, parseInteger } from '../go/strconv.ts';
import { int, int64, type Value } from '../go/value.ts';
import { toInt64 } from './cast.ts';
import { failure } from './failure.ts';

const largest = extreme((value, kept) => value > kept);

export const integerFunctions: FuncTable = {
  add: fn('...any', (...values: Value[]) => int64(values.reduce((sum: bigint, value) => sum + toInt64(value), 0n))),
  add1: fn('any', (value: Value) => int64(toInt64(value) + 1n)),
  atoi: fn('string', (text: string) => int(or(0n, () => clampedInt(text)))),
  biggest: fn('any, ...any', largest),
  div: fn('any, any', (a: Value, b: Value) => int64(toInt64(a) / divisor(b))),
  int: fn('any', (value: Value) => int(toInt64(value))),
  int64: fn('any', (value: Value) => int64(toInt64(value))),
  max: fn('any, ...any', largest),
  min: fn(
    'any, ...any',
    extreme((value, kept) => value < kept),
  ),
  mod: fn('any, any', (a: Value, b: Value) => int64(toInt64(a) % divisor(b))),
  mul: fn('any, ...any', (...values: Value[]) => int64(values.reduce((product: bigint, value) => product * toInt64(value), 1n))),
  sub: fn('any, any', (a: Value, b: Value) => int64(toInt64(a) - toInt64(b))),
  toDecimal: fn('any', (value: Value) => int64(or(0n, () => parseInteger(goString(value), 8, 64)))),
};

function extreme(wins: (value: bigint, kept: bigint) => boolean): (...values: Value[]) => Value {
  return (...values) => int64(values.map(toInt64).reduce((kept, value) => (wins(value, kept) ? value : kept)));
}

function divisor(value: Value): bigint {
  const number = toInt64(value);
  if (number === 0n) throw failure('runtime error: integer divide by zero');
  return number;
}

/** What strconv.Atoi returns beside its error: the nearest int for what is out of range, and that is what sprig's `atoi` gives. */
function clampedInt(text: string): bigint {
  try {
    return atoi(text);
  } catch (error) {
    if (!/^[+-]?[0-9]+$/.test(text)) throw error;
    return text.startsWith('-') ? -(2n ** 63n) : 2n ** 63n - 1n;
  }
}

function or<T>(fallback: T, compute: () => T): T {
  try {
    return compute();
  } catch {
    return fallback;
  }
}

/** Helm's own functions over durations: text (`1h30m`), numbers of seconds as text or number, or a time.Duration. */
import { attempt } from '../base/errors.ts';
import { DURATION, duration, durationIn, parseDuration, roundDuration, truncateDuration } from '../go/duration.ts';
import { goString } from '../go/fmt.ts';
import { type FuncTable, fn } from '../go/func.ts';
import { trimSpace } from '../go/space.ts';
import { parseFloat64, quote } from '../go/strconv.ts';
import { GoInt, int64, typeOf, type Value } from '../go/value.ts';
import { floatToInt64 } from './cast.ts';
import { failure } from './failure.ts';

const MICROSECOND = 1000n;
const MILLISECOND = 1_000_000n;
const SECOND = 1_000_000_000n;
const MINUTE = 60n * SECOND;
const HOUR = 3600n * SECOND;
/** The most whole seconds that a duration holds, and the same as a float. */
const MAX_SECONDS = 2n ** 63n / SECOND;
const MAX_SECONDS_FLOAT = 2 ** 63 / 1e9;

export const durationFunctions: FuncTable = {
  durationDays: fn('any', (value: Value) => durationIn(orZero(value), HOUR) / 24),
  durationHours: fn('any', (value: Value) => durationIn(orZero(value), HOUR)),
  durationMicroseconds: fn('any', (value: Value) => int64(orZero(value) / MICROSECOND)),
  durationMilliseconds: fn('any', (value: Value) => int64(orZero(value) / MILLISECOND)),
  durationMinutes: fn('any', (value: Value) => durationIn(orZero(value), MINUTE)),
  durationNanoseconds: fn('any', (value: Value) => int64(orZero(value))),
  durationRoundTo: fn('any, any', (value: Value, step: Value) => duration(stepped(value, step, roundDuration))),
  durationSeconds: fn('any', (value: Value) => durationIn(orZero(value), SECOND)),
  durationTruncateTo: fn('any, any', (value: Value, step: Value) => duration(stepped(value, step, truncateDuration))),
  durationWeeks: fn('any', (value: Value) => durationIn(orZero(value), HOUR) / 24 / 7),
  mustToDuration: fn('any', (value: Value) => duration(toNanoseconds(value))),
};

function orZero(value: Value): bigint {
  return attempt(() => toNanoseconds(value)) ?? 0n;
}

/** A value that is not a duration counts as 0; a step that is not one leaves the value unchanged. */
function stepped(value: Value, step: Value, change: (ns: bigint, step: bigint) => bigint): bigint {
  const ns = attempt(() => toNanoseconds(value));
  const by = attempt(() => toNanoseconds(step));
  return ns === undefined ? 0n : by === undefined ? ns : change(ns, by);
}

function toNanoseconds(value: Value): bigint {
  if (typeof value === 'string') return fromText(value);
  if (typeof value === 'number') return fromSeconds(value);
  if (value === null) throw failure('invalid duration');
  if (!(value instanceof GoInt)) throw failure(`unsupported duration type ${typeOf(value).name}`);
  if (value.type.name === DURATION.name) return value.value;
  if (value.value > MAX_SECONDS || value.value < -MAX_SECONDS) throw failure(`duration seconds overflow: ${value.value}`);
  return value.value * SECOND;
}

function fromText(text: string): bigint {
  const trimmed = trimSpace(text);
  if (trimmed === '') throw failure('empty duration');
  try {
    return parseDuration(trimmed);
  } catch {}
  let seconds: number;
  try {
    seconds = parseFloat64(trimmed);
  } catch {
    throw failure(`could not parse duration ${quote(text)}`);
  }
  return fromSeconds(seconds);
}

function fromSeconds(seconds: number): bigint {
  if (!Number.isFinite(seconds)) throw failure(`invalid duration seconds: ${goString(seconds)}`);
  if (Math.abs(seconds) > MAX_SECONDS_FLOAT) throw failure(`duration seconds overflow: ${goString(seconds)}`);
  return floatToInt64(seconds * 1e9);
}

/** Go's time.Duration: nanoseconds as a named int64, its text form and its methods. */
import { ChartwrightError } from '../base/errors.ts';
import { timeQuote } from './time-quote.ts';
import { GoInt, type GoMethod, type GoType, int64, type Value } from './value.ts';

const SECOND = 1_000_000_000n;
const MAX = (1n << 63n) - 1n;
const UNITS: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1000n],
  ['µs', 1000n],
  ['μs', 1000n],
  ['ms', 1_000_000n],
  ['s', SECOND],
  ['m', 60n * SECOND],
  ['h', 3600n * SECOND],
]);

/** time.Duration as String prints it: `1h30m0s`, `1.5ms`, `0s`. */
export function formatDuration(ns: bigint): string {
  const sign = ns < 0n ? '-' : '';
  const size = ns < 0n ? -ns : ns;
  if (size === 0n) return '0s';
  if (size < 1000n) return `${sign}${size}ns`;
  if (size < 1_000_000n) return `${sign}${decimal(size, 3)}µs`;
  if (size < SECOND) return `${sign}${decimal(size, 6)}ms`;
  const seconds = decimal(size % (60n * SECOND), 9);
  const minutes = size / (60n * SECOND);
  if (minutes === 0n) return `${sign}${seconds}s`;
  return minutes < 60n ? `${sign}${minutes}m${seconds}s` : `${sign}${minutes / 60n}h${minutes % 60n}m${seconds}s`;
}

/** `value` / 10^digits without trailing zeros. */
function decimal(value: bigint, digits: number): string {
  const scale = 10n ** BigInt(digits);
  const fraction = (value % scale).toString().padStart(digits, '0').replace(/0+$/, '');
  return `${value / scale}${fraction && '.' + fraction}`;
}

const PART = /([0-9]*)(\.([0-9]*))?([^.0-9]*)/y;

/** time.ParseDuration, in nanoseconds; throws a ChartwrightError of code `function` such as `time: invalid duration "x"`. */
export function parseDuration(text: string): bigint {
  const body = text.replace(/^[+-]/, '');
  if (body === '0') return 0n;
  if (body === '') throw durationError('invalid duration', text);
  let total = 0n;
  PART.lastIndex = 0;
  while (PART.lastIndex < body.length) {
    const [, whole = '', , fraction = '', unit = ''] = PART.exec(body) as RegExpExecArray;
    total += part(text, whole, fraction, unit);
    if (total > MAX + 1n) throw durationError('invalid duration', text);
  }
  if (text[0] === '-') return -total;
  if (total > MAX) throw durationError('invalid duration', text);
  return total;
}

function part(text: string, whole: string, fraction: string, unit: string): bigint {
  if (whole === '' && fraction === '') throw durationError('invalid duration', text);
  if (BigInt(whole || '0') > MAX + 1n) throw durationError('invalid duration', text);
  if (unit === '') throw durationError('missing unit in duration', text);
  const scale = UNITS.get(unit);
  if (scale === undefined) throw durationError(`unknown unit ${timeQuote(unit)} in duration`, text);
  const size = BigInt(whole || '0') * scale;
  if (size > MAX + 1n) throw durationError('invalid duration', text);
  return size + partial(fraction, scale);
}

/** The fraction in nanoseconds, in Go's floating point: digits beyond int64 are dropped. */
function partial(fraction: string, unit: bigint): bigint {
  let digits = 0n;
  let scale = 1;
  for (const digit of fraction) {
    const next = digits * 10n + BigInt(digit);
    if (digits > MAX / 10n || next > MAX + 1n) break;
    digits = next;
    scale *= 10;
  }
  return digits === 0n ? 0n : BigInt(Math.trunc(Number(digits) * (Number(unit) / scale)));
}

function durationError(reason: string, text: string): ChartwrightError {
  return new ChartwrightError('function', `time: ${reason} ${timeQuote(text)}`);
}

/** Duration.Round: to the nearest multiple of `step`, halves away from zero. */
export function roundDuration(ns: bigint, step: bigint): bigint {
  if (step <= 0n) return ns;
  const rest = ns % step;
  const size = rest < 0n ? -rest : rest;
  if (size + size < step) return ns - rest;
  const rounded = ns < 0n ? ns - step + size : ns + step - size;
  return rounded > MAX ? MAX : rounded < -MAX - 1n ? -MAX - 1n : rounded;
}

/** Duration.Truncate: towards zero to a multiple of `step`. */
export function truncateDuration(ns: bigint, step: bigint): bigint {
  return step <= 0n ? ns : ns - (ns % step);
}

/** The duration in a larger unit, as Seconds(), Minutes() and Hours() return it. */
export function durationIn(ns: bigint, unit: bigint): number {
  return Number(ns / unit) + Number(ns % unit) / Number(unit);
}

function method(call: (ns: bigint) => Value): GoMethod {
  return { params: '', call: (self: GoInt) => call(self.value) };
}

function stepped(call: (ns: bigint, step: bigint) => bigint): GoMethod {
  return { params: 'duration', call: (self: GoInt, step: bigint) => duration(call(self.value, step)) };
}

/** The type time.Duration. */
export const DURATION: GoType = {
  name: 'time.Duration',
  kind: 'int64',
  methods: new Map<string, GoMethod>([
    ['String', method(formatDuration)],
    ['Nanoseconds', method(int64)],
    ['Microseconds', method((ns) => int64(ns / 1000n))],
    ['Milliseconds', method((ns) => int64(ns / 1_000_000n))],
    ['Seconds', method((ns) => durationIn(ns, SECOND))],
    ['Minutes', method((ns) => durationIn(ns, 60n * SECOND))],
    ['Hours', method((ns) => durationIn(ns, 3600n * SECOND))],
    ['Abs', method((ns) => duration(ns === -MAX - 1n ? MAX : ns < 0n ? -ns : ns))],
    ['Round', stepped(roundDuration)],
    ['Truncate', stepped(truncateDuration)],
  ]),
};

/** A time.Duration of so many nanoseconds; wraps around as int64 does. */
export function duration(ns: bigint): GoInt {
  return new GoInt(BigInt.asIntN(64, ns), DURATION);
}

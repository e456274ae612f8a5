/** The type time.Time: the methods that templates can call on it, and its JSON. */
import { ChartwrightError } from '../base/errors.ts';
import { duration, durationArgument } from './duration.ts';
import type { GoTime } from './go-time.ts';
import { type Location, UTC } from './location.ts';
import { addDate, roundTime, truncateTime, ZERO_NS } from './time-arithmetic.ts';
import { formatTime } from './time-format.ts';
import { MONTHS, WEEKDAYS } from './time-layout.ts';
import { timeQuote } from './time-quote.ts';
import { encodeUtf8 } from './utf8.ts';
import { GoInt, type GoMethod, GoObject, type GoType, int, int64, typeOf, type Value } from './value.ts';

const RFC3339_NANO = '2006-01-02T15:04:05.999999999Z07:00';

function method(call: (time: GoTime) => Value): GoMethod {
  return { params: '', call };
}

function compared(call: (a: bigint, b: bigint) => Value): GoMethod {
  return { params: 'time', call: (time: GoTime, other: GoTime) => call(time.ns, other.ns) };
}

function stepped(call: (time: GoTime, step: bigint) => Value): GoMethod {
  return { params: 'any', call: (time: GoTime, step: Value) => call(time, durationArgument(step)) };
}

/** A named int whose values have names. */
function enumeration(name: string, names: readonly string[], first: number): GoType {
  const text = (value: bigint) => names[Number(value) - first] ?? `%!${name}(${BigInt.asUintN(64, value)})`;
  return { name: `time.${name}`, kind: 'int', methods: new Map([['String', { params: '', call: (self: GoInt) => text(self.value) }]]) };
}

/** time.Month, from 1. */
export const MONTH: GoType = enumeration('Month', MONTHS, 1);

/** time.Weekday, from Sunday, 0. */
export const WEEKDAY: GoType = enumeration('Weekday', WEEKDAYS, 0);

const LOCATION: GoType = {
  name: '*time.Location',
  kind: 'ptr',
  elem: { name: 'time.Location', kind: 'struct' },
  methods: new Map([['String', { params: '', call: (self: GoObject) => (self.native as Location).name }]]),
};

/** A *time.Location. */
export function locationObject(location: Location): GoObject {
  return new GoObject(LOCATION, undefined, location);
}

/** The type time.Time. */
export const TIME: GoType = {
  name: 'time.Time',
  kind: 'struct',
  json: timeJson,
  methods: new Map<string, GoMethod>([
    ['Format', { params: 'string', call: formatTime }],
    ['String', method(timeText)],
    ['GoString', method(goSource)],
    ['Unix', method((t) => int64(t.unix))],
    ['UnixMilli', method((t) => int64(floorDivide(t.ns, 1_000_000n)))],
    ['UnixMicro', method((t) => int64(floorDivide(t.ns, 1000n)))],
    ['UnixNano', method((t) => int64(t.ns))],
    ['Year', method((t) => int(t.year))],
    ['Month', method((t) => new GoInt(BigInt(t.month), MONTH))],
    ['Day', method((t) => int(t.day))],
    ['Weekday', method((t) => new GoInt(BigInt(t.weekday), WEEKDAY))],
    ['YearDay', method((t) => int(t.yearDay))],
    ['Hour', method((t) => int(t.hour))],
    ['Minute', method((t) => int(t.minute))],
    ['Second', method((t) => int(t.second))],
    ['Nanosecond', method((t) => int(t.nanosecond))],
    ['Before', compared((a, b) => a < b)],
    ['After', compared((a, b) => a > b)],
    ['Equal', compared((a, b) => a === b)],
    ['Compare', compared((a, b) => int(a < b ? -1 : a > b ? 1 : 0))],
    ['Sub', compared((a, b) => duration(clamp(a - b)))],
    ['Add', stepped((t, step) => t.with({ ns: t.ns + step }))],
    ['AddDate', { params: 'int, int, int', call: addDate }],
    ['Truncate', stepped(truncateTime)],
    ['Round', stepped(roundTime)],
    ['IsZero', method((t) => t.ns === ZERO_NS)],
    ['IsDST', method((t) => t.location.isDst(t.unix))],
    ['UTC', method((t) => t.with({ location: UTC }))],
    ['Local', method((t) => t.with({ location: t.local }))],
    ['Location', method((t) => locationObject(t.location))],
    ['In', { params: 'any', call: inLocation }],
    ['MarshalText', method((t) => encodeUtf8(timeJson(t)))],
    ['MarshalJSON', method((t) => encodeUtf8(`"${timeJson(t)}"`))],
  ]),
};

function timeText(time: GoTime): string {
  return formatTime(time, '2006-01-02 15:04:05.999999999 -0700 MST');
}

/** RFC 3339, as Time.MarshalJSON writes it; years beyond four digits are errors. */
function timeJson(time: GoTime): string {
  if (time.year < 0 || time.year > 9999) {
    throw new ChartwrightError('function', 'Time.MarshalJSON: year outside of range [0,9999]');
  }
  return formatTime(time, RFC3339_NANO);
}

function goSource(time: GoTime): string {
  const { name } = time.location;
  const location = name === 'UTC' || name === 'Local' ? `time.${name}` : `time.Location(${timeQuote(name)})`;
  const month = `time.${MONTHS[time.month - 1]}`;
  return `time.Date(${[time.year, month, time.day, time.hour, time.minute, time.second, time.nanosecond, location].join(', ')})`;
}

function inLocation(time: GoTime, location: Value): GoTime {
  if (location instanceof GoObject && location.type === LOCATION) return time.with({ location: location.native as Location });
  throw new ChartwrightError('function', `wrong type for value; expected *time.Location; got ${typeOf(location).name}`);
}

function floorDivide(value: bigint, by: bigint): bigint {
  return value >= 0n ? value / by : -((by - 1n - value) / by);
}

function clamp(ns: bigint): bigint {
  const max = (1n << 63n) - 1n;
  return ns > max ? max : ns < -max - 1n ? -max - 1n : ns;
}

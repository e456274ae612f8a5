/** The type time.Time: the methods that templates can call on it, and its JSON. */
import { ChartwrightError } from '../base/errors.ts';
import { duration } from './duration.ts';
import type { GoTime } from './go-time.ts';
import { type Location, UTC } from './location.ts';
import { addDate, roundTime, truncateTime, ZERO_NS } from './time-arithmetic.ts';
import { formatTime } from './time-format.ts';
import { MONTHS, WEEKDAYS } from './time-layout.ts';
import { timeQuote } from './time-quote.ts';
import { encodeUtf8 } from './utf8.ts';
import { GoInt, type GoMethod, GoObject, type GoType, int, int64, NIL_POINTER, nilled, typed, UINT64, type Value } from './value.ts';

const RFC3339_NANO = '2006-01-02T15:04:05.999999999Z07:00';

function method(call: (time: GoTime) => Value): GoMethod {
  return { params: '', call };
}

function compared(call: (a: bigint, b: bigint) => Value): GoMethod {
  return { params: 'time', call: (time: GoTime, other: GoTime) => call(time.ns, other.ns) };
}

/** A method that Go has and no template can call. */
function several(...results: string[]): GoMethod {
  return { params: '', results, call: () => null };
}

/** A method that gives `call`'s bytes behind its argument. */
function appending(call: (time: GoTime) => Uint8Array): GoMethod {
  return { params: '[]byte', call: (time: GoTime, before: Uint8Array) => joined(before, call(time)) };
}

function joined(before: Uint8Array, after: Uint8Array): Uint8Array {
  const out = new Uint8Array(before.length + after.length);
  out.set(before);
  out.set(after, before.length);
  return out;
}

function stepped(call: (time: GoTime, step: bigint) => Value): GoMethod {
  return { params: 'duration', call };
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

/** A *time.Location. Its tables are not ours to know: it prints without them. */
export function locationObject(location: Location): GoObject {
  let object = objects.get(location);
  if (!object) {
    object = new GoObject(LOCATION, new Map<string, Value>([['name', location.name], ...NO_TABLES]), location);
    objects.set(location, object);
  }
  return object;
}

/** One pointer per location. */
const objects = new WeakMap<Location, GoObject>();

function noList(elem: string): Value {
  return nilled(typed([], { name: `[]${elem}`, kind: 'slice', elem: { name: elem, kind: 'struct' } }));
}

const NO_TABLES: readonly [string, Value][] = [
  ['zone', noList('time.zone')],
  ['tx', noList('time.zoneTrans')],
  ['extend', ''],
  ['cacheStart', int64(0)],
  ['cacheEnd', int64(0)],
  ['cacheZone', new GoObject({ name: '*time.zone', kind: 'ptr' }, undefined, NIL_POINTER)],
];

const NO_LOCATION = new GoObject(LOCATION, undefined, NIL_POINTER);

/** The fields of a time.Time that has no monotonic clock: nanoseconds, seconds since the year 1, nil for UTC. */
export function timeFields(ns: bigint, nanosecond: bigint, location: Location): ReadonlyMap<string, Value> {
  return new Map<string, Value>([
    ['wall', new GoInt(nanosecond, UINT64)],
    ['ext', int64((ns - nanosecond - ZERO_NS) / 1_000_000_000n)],
    ['loc', location === UTC ? NO_LOCATION : locationObject(location)],
  ]);
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
    ['In', { params: 'location', call: inLocation }],
    ['ISOWeek', several('int', 'int')],
    ['Date', several('int', 'time.Month', 'int')],
    ['Clock', several('int', 'int', 'int')],
    ['Zone', several('string', 'int')],
    ['ZoneBounds', several('time.Time', 'time.Time')],
    ['AppendFormat', { params: '[]byte, string', call: (t: GoTime, before, layout) => joined(before, encodeUtf8(formatTime(t, layout))) }],
    ['AppendText', appending((t) => encodeUtf8(rfc3339(t, 'AppendText')))],
    ['AppendBinary', appending(timeBinary)],
    ['MarshalBinary', method(timeBinary)],
    ['GobEncode', method(timeBinary)],
    ['MarshalText', method((t) => encodeUtf8(rfc3339(t, 'MarshalText')))],
    ['MarshalJSON', method((t) => encodeUtf8(`"${timeJson(t)}"`))],
  ]),
};

function timeText(time: GoTime): string {
  return formatTime(time, '2006-01-02 15:04:05.999999999 -0700 MST');
}

function timeJson(time: GoTime): string {
  return rfc3339(time, 'MarshalJSON');
}

/** RFC 3339, as Time.MarshalJSON and the like write it; years and offsets beyond its digits are errors of that method. */
function rfc3339(time: GoTime, name: string): string {
  const refuse = (what: string) => new ChartwrightError('function', `Time.${name}: ${what}`);
  if (time.year < 0 || time.year > 9999) throw refuse('year outside of range [0,9999]');
  if (Math.abs(time.offset) >= 24 * 3600) throw refuse('timezone hour outside of range [0,23]');
  return formatTime(time, RFC3339_NANO);
}

/** Time.MarshalBinary: version, seconds since the year 1, nanoseconds, minutes east of UTC (-1: UTC itself), seconds of the offset. */
function timeBinary(time: GoTime): Uint8Array {
  const minutes = Math.trunc(time.offset / 60);
  const isUtc = time.location === UTC;
  if (!isUtc && (minutes < -32768 || minutes === -1 || minutes > 32767)) {
    throw new ChartwrightError('function', 'Time.MarshalBinary: unexpected zone offset');
  }
  const seconds = isUtc ? 0 : time.offset % 60;
  const bytes = new DataView(new ArrayBuffer(seconds === 0 ? 15 : 16));
  bytes.setUint8(0, seconds === 0 ? 1 : 2);
  bytes.setBigInt64(1, BigInt(time.unix) - ZERO_NS / 1_000_000_000n);
  bytes.setInt32(9, time.nanosecond);
  bytes.setInt16(13, isUtc ? -1 : minutes);
  if (seconds !== 0) bytes.setInt8(15, seconds);
  return new Uint8Array(bytes.buffer);
}

function goSource(time: GoTime): string {
  const { name } = time.location;
  const location = name === 'UTC' || name === 'Local' ? `time.${name}` : `time.Location(${timeQuote(name)})`;
  const month = `time.${MONTHS[time.month - 1]}`;
  return `time.Date(${[time.year, month, time.day, time.hour, time.minute, time.second, time.nanosecond, location].join(', ')})`;
}

function inLocation(time: GoTime, location: GoObject | null): GoTime {
  if (location) return time.with({ location: location.native as Location });
  throw new ChartwrightError('function', 'time: missing Location in call to Time.In');
}

function floorDivide(value: bigint, by: bigint): bigint {
  return value >= 0n ? value / by : -((by - 1n - value) / by);
}

function clamp(ns: bigint): bigint {
  const max = (1n << 63n) - 1n;
  return ns > max ? max : ns < -max - 1n ? -max - 1n : ns;
}

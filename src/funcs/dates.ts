/**
 * Dates and times. What is neither a time nor an integer of seconds since the epoch stands for now,
 * and numbers of a values file are floats, not integers.
 */

import { attempt } from '../base/errors.ts';
import { formatDuration, parseDuration, roundDuration } from '../go/duration.ts';
import { contextual, type FuncTable, fn } from '../go/func.ts';
import { type Location, loadLocation, localLocation, UTC } from '../go/location.ts';
import { parseInteger } from '../go/strconv.ts';
import { GoTime } from '../go/time.ts';
import { ZERO_NS } from '../go/time-arithmetic.ts';
import { formatTime } from '../go/time-format.ts';
import { parseTime } from '../go/time-parse.ts';
import { GoInt, type Value } from '../go/value.ts';
import type { Clock } from '../host/clock.ts';
import type { FuncState } from './env.ts';
import { lenient } from './must-variants.ts';

const SECOND = 1_000_000_000n;
const HTML_DATE = '2006-01-02';
const INT64_MAX = 2n ** 63n - 1n;

const mustDateModify = fn('string, time', (change: string, time: GoTime) => time.with({ ns: time.ns + parseDuration(change) }));
const dateModify = lenient(mustDateModify, (_: string, time: GoTime) => time);
const mustToDate = contextual('string, string', ({ env }: FuncState, layout: string, text: string) =>
  parseTime(layout, text, localLocation(env.clock.zone)),
);
const dateInZone = contextual('string, any, string', (state: FuncState, layout: string, date: Value, zone: string) =>
  formatIn(state, layout, date, zone),
);

export const dateFunctions: FuncTable = {
  ago: contextual('any', ago),
  date: contextual('string, any', (state: FuncState, layout: string, date: Value) => formatIn(state, layout, date, 'Local')),
  dateInZone,
  dateModify,
  date_in_zone: dateInZone,
  date_modify: dateModify,
  duration: fn('any', durationOfSeconds),
  durationRound: contextual('any', durationRound),
  htmlDate: contextual('any', (state: FuncState, date: Value) => formatIn(state, HTML_DATE, date, 'Local')),
  htmlDateInZone: contextual('any, string', (state: FuncState, date: Value, zone: string) => formatIn(state, HTML_DATE, date, zone)),
  mustDateModify,
  mustToDate,
  must_date_modify: mustDateModify,
  now: contextual('', ({ env }: FuncState) => now(env.clock)),
  toDate: lenient(mustToDate, () => new GoTime(ZERO_NS, UTC)),
  unixEpoch: fn('time', (time: GoTime) => String(time.unix)),
};

function now(clock: Clock): GoTime {
  const local = localLocation(clock.zone);
  return new GoTime(clock.now(), local, local);
}

function formatIn({ env }: FuncState, layout: string, date: Value, zone: string): string {
  const time = timeOf(date, ['int', 'int32', 'int64']) ?? now(env.clock);
  return formatTime(time.with({ location: locationOf(zone, env.clock) }), layout);
}

/** A zone that is not known counts as UTC. */
function locationOf(zone: string, clock: Clock): Location {
  if (zone === 'Local') return localLocation(clock.zone);
  return attempt(() => loadLocation(zone)) ?? UTC;
}

/** A time as it is, an integer of one of these types as seconds since the epoch. */
function timeOf(date: Value, integers: readonly string[]): GoTime | undefined {
  if (date instanceof GoTime) return date;
  return date instanceof GoInt && integers.includes(date.type.name) ? new GoTime(date.value * SECOND) : undefined;
}

/** How long ago a date was, to the second. */
function ago({ env }: FuncState, date: Value): string {
  const time = timeOf(date, ['int', 'int64']);
  return formatDuration(time ? roundDuration(since(time, env.clock), SECOND) : 0n);
}

/** time.Since, which stays within the range of a duration. */
function since(time: GoTime, clock: Clock): bigint {
  const passed = clock.now() - time.ns;
  return passed > INT64_MAX ? INT64_MAX : passed < -INT64_MAX - 1n ? -INT64_MAX - 1n : passed;
}

/** Seconds, as text or int64, in the form `1h2m3s`; anything else counts as 0. */
function durationOfSeconds(seconds: Value): string {
  const count =
    seconds instanceof GoInt && seconds.type.name === 'int64' ? seconds.value : typeof seconds === 'string' ? secondsIn(seconds) : 0n;
  return formatDuration(BigInt.asIntN(64, count * SECOND));
}

/** What strconv.ParseInt gives beside its error: 0 for what is not a number, the nearest int64 for what is too large. */
function secondsIn(text: string): bigint {
  try {
    return parseInteger(text, 10, 64);
  } catch {
    if (!/^[+-]?[0-9]+$/.test(text)) return 0n;
    return text.startsWith('-') ? -INT64_MAX - 1n : INT64_MAX;
  }
}

const ROUNDED: readonly (readonly [bigint, string])[] = [
  [365n * 24n * 3600n * SECOND, 'y'],
  [30n * 24n * 3600n * SECOND, 'mo'],
  [24n * 3600n * SECOND, 'd'],
  [3600n * SECOND, 'h'],
  [60n * SECOND, 'm'],
  [SECOND, 's'],
];

/** A duration, or the time since a date, in its largest unit that is exceeded. */
function durationRound({ env }: FuncState, value: Value): string {
  const ns = durationIn(value, env.clock);
  const size = ns < 0n ? -ns : ns;
  const unit = ROUNDED.find(([length]) => size > length);
  return unit ? `${size / unit[0]}${unit[1]}` : '0s';
}

function durationIn(value: Value, clock: Clock): bigint {
  if (value instanceof GoTime) return since(value, clock);
  if (value instanceof GoInt && value.type.name === 'int64') return value.value;
  if (typeof value !== 'string') return 0n;
  return attempt(() => parseDuration(value)) ?? 0n;
}

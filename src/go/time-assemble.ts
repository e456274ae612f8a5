/** The parts that parsing has read, put together to a time. Mirrors the end of parse in Go 1.26's time/format.go. */
import { ChartwrightError } from '../base/errors.ts';
import { dateOf, daysInMonth, daysOf, isLeapYear } from './civil.ts';
import { GoTime, timeOf } from './go-time.ts';
import { fixedZone, type Location, UTC } from './location.ts';
import { timeQuote } from './time-quote.ts';

/** What is known of the time so far. */
export interface Reading {
  /** The text that is still unread. */
  rest: string;
  year: number;
  month?: number;
  day?: number;
  yearDay?: number;
  hour: number;
  minute: number;
  second: number;
  nanosecond: number;
  afternoon?: boolean;
  utc?: boolean;
  offset?: number;
  zone?: string;
}

export function timeParseError(text: string, reason: string): ChartwrightError {
  return new ChartwrightError('function', `parsing time ${timeQuote(text)}${reason}`);
}

export function assemble(text: string, reading: Reading, location: Location, local: Location): GoTime {
  const { year, minute, second, nanosecond } = reading;
  const hour =
    reading.afternoon && reading.hour < 12 ? reading.hour + 12 : reading.afternoon === false && reading.hour === 12 ? 0 : reading.hour;
  const { month, day } = dayOf(text, reading);
  if (day < 1 || day > daysInMonth(year, month)) throw timeParseError(text, ': day out of range');
  const fields = { year, month, day, hour, minute, second, nanosecond };
  if (reading.utc) return timeOf(fields, UTC, local);
  const utc = timeOf(fields, UTC, local);
  if (reading.offset !== undefined && reading.offset !== -1) return atOffset(utc, reading.offset, reading.zone ?? '', local);
  return reading.zone ? inZone(utc, reading.zone, local) : timeOf(fields, location, local);
}

function dayOf(text: string, { year, month, day, yearDay }: Reading): { month: number; day: number } {
  if (yearDay === undefined) return { month: month ?? 1, day: day ?? 1 };
  if (yearDay < 1 || yearDay > (isLeapYear(year) ? 366 : 365)) throw timeParseError(text, ': day-of-year out of range');
  const date = dateOf(daysOf(year, 1, 1) + yearDay - 1);
  if (month !== undefined && month !== date.month) throw timeParseError(text, ': day-of-year does not match month');
  if (day !== undefined && day !== date.day) throw timeParseError(text, ': day-of-year does not match day');
  return date;
}

/** The time at a numeric offset: in the local zone if that has the offset then, else in a zone of its own. */
function atOffset(wall: GoTime, offset: number, zone: string, local: Location): GoTime {
  const ns = wall.ns - BigInt(offset) * 1_000_000_000n;
  const { unix } = new GoTime(ns);
  const fits = local.offset(unix) === offset && (zone === '' || local.abbreviation(unix) === zone);
  return new GoTime(ns, fits ? local : fixedZone(zone, offset), local);
}

/** The time in a zone given by abbreviation: the local one's offset if it knows the name, else none. */
function inZone(wall: GoTime, zone: string, local: Location): GoTime {
  const known = offsetByName(local, zone, wall.unix);
  if (known !== undefined) return new GoTime(wall.ns - BigInt(known) * 1_000_000_000n, local, local);
  const offset = zone.length > 3 && zone.startsWith('GMT') ? Number(zone.slice(3)) * 3600 : 0;
  // The wall clock stays as it was written: Go sets the zone without moving the instant.
  return new GoTime(wall.ns, fixedZone(zone, offset), local);
}

/** The offset of an abbreviation in a location: the one in use then, or else in use around that year. */
function offsetByName(location: Location, zone: string, unix: number): number | undefined {
  let fallback: number | undefined;
  for (let quarter = 0; quarter < 5; quarter++) {
    const at = unix + (quarter - 2) * 91 * 86400;
    if (location.abbreviation(at) !== zone) continue;
    const offset = location.offset(at);
    if (location.abbreviation(unix - offset) === zone && location.offset(unix - offset) === offset) return offset;
    fallback ??= offset;
  }
  return fallback;
}

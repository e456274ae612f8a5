/** Go's time.Time as a template value: nanoseconds since the Unix epoch seen from a location. */
import { dateOf, daysOf } from './civil.ts';
import { type Location, UTC } from './location.ts';
import { unixOfWall } from './time-arithmetic.ts';
import { TIME, timeFields } from './time-methods.ts';
import { GoObject } from './value.ts';

const SECOND = 1_000_000_000n;

/** time.Time. Immutable; `local` is the zone that its Local method goes to. */
export class GoTime extends GoObject {
  /** Nanoseconds since the Unix epoch. */
  readonly ns: bigint;
  readonly location: Location;
  readonly local: Location;
  /** Seconds since the epoch, rounded down. */
  readonly unix: number;
  private clock: Clock | undefined;

  constructor(ns: bigint, location: Location = UTC, local: Location = UTC) {
    const seconds = ns >= 0n ? ns / SECOND : -((SECOND - 1n - ns) / SECOND);
    super(TIME, timeFields(ns, ns - seconds * SECOND, location), { ns, location: location.name });
    this.ns = ns;
    this.location = location;
    this.local = local;
    this.unix = Number(seconds);
  }

  /** The same instant seen from elsewhere, or another instant seen from here. */
  with(change: { ns?: bigint; location?: Location }): GoTime {
    return new GoTime(change.ns ?? this.ns, change.location ?? this.location, this.local);
  }

  get year(): number {
    return this.read().year;
  }
  /** From 1. */
  get month(): number {
    return this.read().month;
  }
  get day(): number {
    return this.read().day;
  }
  /** From 1. */
  get yearDay(): number {
    return this.read().days - daysOf(this.year, 1, 1) + 1;
  }
  /** From Sunday, 0. */
  get weekday(): number {
    return (((this.read().days + 4) % 7) + 7) % 7;
  }
  get hour(): number {
    return Math.floor(this.read().seconds / 3600);
  }
  get minute(): number {
    return Math.floor(this.read().seconds / 60) % 60;
  }
  get second(): number {
    return this.read().seconds % 60;
  }
  get nanosecond(): number {
    return Number(this.ns - BigInt(this.unix) * SECOND);
  }
  /** Seconds east of UTC. */
  get offset(): number {
    return this.read().offset;
  }
  get abbreviation(): string {
    return this.location.abbreviation(this.unix);
  }

  private read(): Clock {
    this.clock ??= readClock(this.unix, this.location.offset(this.unix));
    return this.clock;
  }
}

interface Clock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Days since 1970-01-01. */
  readonly days: number;
  /** Seconds since midnight. */
  readonly seconds: number;
  readonly offset: number;
}

function readClock(unix: number, offset: number): Clock {
  const days = Math.floor((unix + offset) / 86400);
  return { ...dateOf(days), days, seconds: unix + offset - days * 86400, offset };
}

/** What time.Date takes; what is beyond its range carries over. */
export interface DateFields {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
  readonly nanosecond?: number;
}

/** time.Date: in a gap or an overlap of daylight saving time, the reading that Go picks. */
export function timeOf(fields: DateFields, location: Location = UTC, local: Location = UTC): GoTime {
  const { year, month, day, hour = 0, minute = 0, second = 0, nanosecond = 0 } = fields;
  const wall = daysOf(year, month, day) * 86400 + hour * 3600 + minute * 60 + second;
  return new GoTime(unixOfWall(wall, location) * SECOND + BigInt(nanosecond), location, local);
}

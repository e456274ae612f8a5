/** Reckoning with times: calendar steps and rounding. */
import { daysOf } from './civil.ts';
import type { GoTime } from './go-time.ts';

const SECOND = 1_000_000_000n;

/** January 1, year 1, 00:00 UTC in nanoseconds since the Unix epoch: Go's zero Time, from which rounding counts. */
export const ZERO_NS = -62135596800n * SECOND;

/** Time.AddDate: the clock stays, days that the month does not have carry over. */
export function addDate(time: GoTime, years: number, months: number, days: number): GoTime {
  return onWallClock(time, daysOf(time.year + years, time.month + months, time.day + days));
}

/** The time's own clock on another day; Go's choice if daylight saving skips or repeats it. */
function onWallClock(time: GoTime, days: number): GoTime {
  const wall = days * 86400 + time.hour * 3600 + time.minute * 60 + time.second;
  return time.with({ ns: unixOfWall(wall, time.location) * SECOND + BigInt(time.nanosecond) });
}

/** Seconds since the epoch at which clocks of the location show `wall` (the seconds they would show in UTC). */
export function unixOfWall(wall: number, location: { offset(unix: number): number }): bigint {
  const guess = location.offset(wall);
  return BigInt(wall - (guess === 0 ? 0 : location.offset(wall - guess)));
}

/** Time.Truncate. */
export function truncateTime(time: GoTime, step: bigint): GoTime {
  return step <= 0n ? time : time.with({ ns: time.ns - remainder(time, step) });
}

/** Time.Round: halves up. */
export function roundTime(time: GoTime, step: bigint): GoTime {
  if (step <= 0n) return time;
  const rest = remainder(time, step);
  return time.with({ ns: rest + rest < step ? time.ns - rest : time.ns + step - rest });
}

function remainder(time: GoTime, step: bigint): bigint {
  return (((time.ns - ZERO_NS) % step) + step) % step;
}

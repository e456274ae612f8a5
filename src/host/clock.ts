/** Time as a parameter, so that renders can be repeated. */
import { ChartwrightError } from '../base/errors.ts';
import { type Kind, methods, STRING } from '../base/kinds.ts';

export interface Clock {
  /** Nanoseconds since the Unix epoch. */
  now(): bigint;
  /** The IANA name of the local zone, such as `UTC` or `Europe/Berlin`. */
  readonly zone: string;
}

export const CLOCK: Kind<Clock> = methods('a clock', 'now');

/**
 * A clock that always shows the same time: a Date, a text that `new Date` reads (`2026-01-31T12:00:00Z`), or nanoseconds
 * since the Unix epoch; `zone` is the IANA name of the local zone. Throws a `usage` error for what is no time.
 */
export function fixedClock(time: bigint | Date | string, zone = 'UTC'): Clock {
  STRING('fixedClock', 'zone', zone);
  const now = typeof time === 'bigint' ? time : nanoseconds(time);
  return { now: () => now, zone };
}

function nanoseconds(time: Date | string): bigint {
  const milliseconds = typeof time === 'string' || (typeof time === 'object' && time) ? new Date(time).getTime() : Number.NaN;
  if (Number.isNaN(milliseconds)) throw new ChartwrightError('usage', `fixedClock: ${JSON.stringify(time)} is not a time`);
  return BigInt(milliseconds) * 1_000_000n;
}

/** The machine's clock and zone. */
export const systemClock: Clock = {
  // The time since the process began is known to nanoseconds; always odd, so that all nine digits are printed.
  now: () => (BigInt(Math.round(performance.timeOrigin * 1e3)) * 1000n + BigInt(Math.round(performance.now() * 1e6))) | 1n,
  get zone() {
    return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
  },
};

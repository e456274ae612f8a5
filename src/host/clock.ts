/** Time as a parameter, so that renders can be repeated. */

export interface Clock {
  /** Nanoseconds since the Unix epoch. */
  now(): bigint;
  /** The IANA name of the local zone, such as `UTC` or `Europe/Berlin`. */
  readonly zone: string;
}

/** A clock that always says the same: nanoseconds since the epoch, and the local zone. */
export function fixedClock(now: bigint, zone = 'UTC'): Clock {
  return { now: () => now, zone };
}

/** The machine's clock and zone. */
export const systemClock: Clock = {
  // The time since the process began is known to nanoseconds; always odd, so that all nine digits are printed.
  now: () => (BigInt(Math.round(performance.timeOrigin * 1e3)) * 1000n + BigInt(Math.round(performance.now() * 1e6))) | 1n,
  get zone() {
    return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
  },
};

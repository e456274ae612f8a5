/** Time as something that is handed in, so that renders can be repeated. */

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
  now: () => BigInt(Date.now()) * 1_000_000n,
  get zone() {
    return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
  },
};

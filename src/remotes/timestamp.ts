/** Times as Go writes them into indexes, locks and manifests: RFC 3339 in the local zone. */

import { formatTime, GoTime, localLocation } from '../go/time.ts';
import type { Clock } from '../host/clock.ts';

/** Now, with the fraction of a second as far as it goes. */
export function nanoTimestamp(clock: Clock): string {
  return formatTime(new GoTime(clock.now(), localLocation(clock.zone)), '2006-01-02T15:04:05.999999999Z07:00');
}

/** A moment in milliseconds since the epoch, in whole seconds. */
export function timestamp(milliseconds: number, zone: string): string {
  const nanoseconds = BigInt(Math.floor(milliseconds / 1000)) * 1_000_000_000n;
  return formatTime(new GoTime(nanoseconds, localLocation(zone)), '2006-01-02T15:04:05Z07:00');
}

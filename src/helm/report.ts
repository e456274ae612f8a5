/** Log entries in the form that the profile's Helm prints. */
import type { Log, LogEntry } from '../base/log.ts';
import type { Profile } from './profile.ts';

/** Logs an entry as the profile's Helm does: structured, or as the plain line of an earlier version. */
export function report(log: Log, profile: Profile, entry: LogEntry, plain: string): void {
  log(profile.structuredLog ? entry : { level: entry.level, message: plain, attributes: [] });
}

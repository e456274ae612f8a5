/** Helm's messages about merging values: lines of its plain logger, which Helm 3 prefixes with their source. */
import { type Log, silent } from '../base/log.ts';
import { DEFAULT_PROFILE, type Profile } from '../helm/profile.ts';
import { report } from '../helm/report.ts';
import type { Origins } from './origins.ts';

export interface ValuesOptions {
  readonly profile?: Profile | undefined;
  readonly log?: Log | undefined;
  /** Records where values come from. */
  readonly origins?: Origins | undefined;
}

/** Writes a plain line, of which Helm 4 makes an entry of level info. `place` is where Helm 3 has it. */
export type PlainLogger = (place: string, message: string) => void;

/** The plain logger of a profile. */
export function plainLogger({ profile = DEFAULT_PROFILE, log = silent }: ValuesOptions): PlainLogger {
  return (place, message) => {
    log({ level: 'info', message: profile.namesLogPlaces ? `${place}: ${message}` : message, attributes: [] });
  };
}

/** A warning that Helm 4 gives as message and attributes, Helm 3 as a plain line. */
export function warnOf(
  { profile = DEFAULT_PROFILE, log = silent }: ValuesOptions,
  message: string,
  attributes: readonly (readonly [string, string])[],
  plain: string,
): void {
  report(log, profile, { level: 'warn', message, attributes }, plain);
}

/** Refuses options that a caller without types got wrong: names that are not known, versions that there are not. */
import { closestName } from '../base/closest.ts';
import { ChartwrightError } from '../base/errors.ts';
import { DEFAULT_PROFILE, type HelmVersion, PROFILES, type Profile } from '../helm/profile.ts';

/** The names of a type's options; the compiler holds them complete. */
export type OptionNames<T> = Readonly<Record<keyof Required<T>, true>>;

/** Throws a `usage` error for a name that is not among the known ones: `render: unknown option "valeus" (did you mean values?)`. */
export function checkOptions<T extends object>(caller: string, options: T, known: OptionNames<T>): void {
  if (typeof options !== 'object' || options === null) throw refuse(caller, 'options must be an object');
  for (const name of Object.keys(options)) {
    if (Object.hasOwn(known, name)) continue;
    const close = closestName(Object.keys(known), name, name.length < 4 ? 1 : 2);
    throw refuse(caller, `unknown option ${JSON.stringify(name)}${close ? ` (did you mean ${close}?)` : ''}`);
  }
}

/** The profile of a version; throws a `usage` error for one that there is not. */
export function profileOf(caller: string, version: HelmVersion | undefined): Profile {
  if (version === undefined) return DEFAULT_PROFILE;
  if (Object.hasOwn(PROFILES, version)) return PROFILES[version];
  throw refuse(caller, `helmVersion must be ${Object.keys(PROFILES).sort().reverse().join(' or ')}, not ${JSON.stringify(version)}`);
}

function refuse(caller: string, message: string): ChartwrightError {
  return new ChartwrightError('usage', `${caller}: ${message}`);
}

/** Time zones: UTC, fixed offsets, and IANA's by way of Intl, with the abbreviations that Go prints. */
import { ChartwrightError } from '../base/errors.ts';
import { namedAbbreviation, numericAbbreviation, zoneToName } from './zone-abbreviations.ts';

/** A time.Location. All instants are seconds since the epoch. */
export interface Location {
  /** As Location.String prints it: `UTC`, `Local`, `Europe/Berlin`, empty for a bare offset. */
  readonly name: string;
  /** Seconds east of UTC. */
  offset(unix: number): number;
  /** `CET`, `-03`; empty if there is none but the offset. */
  abbreviation(unix: number): string;
  isDst(unix: number): boolean;
}

const made = new Map<string, Location>();

/** Equal zones are one object, so that times in them are deeply equal; what came first goes first. */
function remembered(key: string, make: () => Location): Location {
  const known = made.get(key);
  if (known) return known;
  if (made.size >= 1000) made.clear();
  const location = make();
  made.set(key, location);
  return location;
}

/** A location that always keeps one offset, in seconds. */
export function fixedZone(name: string, offset: number): Location {
  return remembered(`${offset} ${name}`, () => ({ name, offset: () => offset, abbreviation: () => name, isDst: () => false }));
}

export const UTC: Location = fixedZone('UTC', 0);

/** The zone of this IANA name as Go's `Local`; UTC if there is no such zone. */
export function localLocation(zone: string): Location {
  const known = zone === '' || zone === 'UTC' || zone === 'Local' ? UTC : (ianaLocation(zone) ?? UTC);
  return remembered(`local ${zone}`, () => ({ ...known, name: 'Local' }));
}

const loaded = new Map<string, Location>();

/** time.LoadLocation for all but `Local`; throws `unknown time zone X`. Names are case-sensitive, as files are. */
export function loadLocation(name: string): Location {
  if (name === '' || name === 'UTC') return UTC;
  const known = loaded.get(name);
  if (known) return known;
  if (name.includes('..') || name[0] === '/' || name[0] === '\\') {
    throw new ChartwrightError('function', 'time: invalid location name');
  }
  const location = ianaLocation(name);
  if (!location) throw new ChartwrightError('function', `unknown time zone ${name}`);
  loaded.set(name, location);
  return location;
}

/** Names that Intl knows as UTC, and Go by another abbreviation. */
const GREENWICH = /^(?:Etc\/)?(?:GMT[+-]?0?|Greenwich)$/;

function ianaLocation(name: string): Location | undefined {
  if (!/^[A-Z]/.test(name)) return undefined;
  if (GREENWICH.test(name)) return fixedNamed(name, 'GMT');
  let resolved: string;
  try {
    resolved = new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
  if (resolved !== name && resolved.toLowerCase() === name.toLowerCase()) return undefined;
  if (resolved === 'UTC') return fixedNamed(name, 'UTC');
  return intlLocation(name);
}

function fixedNamed(name: string, abbreviation: string): Location {
  return { name, offset: () => 0, abbreviation: () => abbreviation, isDst: () => false };
}

function intlLocation(name: string): Location {
  const offsetText = zoneText(name, 'longOffset');
  const longName = zoneText(zoneToName(name), 'long');
  const offset = (unix: number) => offsetOf(offsetText(unix));
  return {
    name,
    offset,
    abbreviation: (unix) => abbreviation(name, unix, offset, longName),
    isDst: (unix) => /Summer|Daylight/.test(longName(unix)),
  };
}

/** A winter and a summer of the years from which on Unicode has names. */
const NAMED_SINCE = [63072000, 78796800];

function abbreviation(zone: string, unix: number, offset: (at: number) => number, longName: (at: number) => string): string {
  const here = offset(unix);
  const sameOffset = unix < NAMED_SINCE[0]! ? NAMED_SINCE.filter((at) => offset(at) === here) : [];
  for (const at of [unix, ...sameOffset]) {
    const named = namedAbbreviation(zone, longName(at));
    if (named) return named;
  }
  return numericAbbreviation(here);
}

/** What Intl writes as the zone's name at an instant, in English. */
function zoneText(name: string, timeZoneName: 'longOffset' | 'long'): (unix: number) => string {
  let format: Intl.DateTimeFormat | undefined;
  return (unix) => {
    format ??= new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName });
    const instant = Math.min(Math.max(unix * 1000, -8.64e15), 8.64e15);
    return format.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  };
}

/** `GMT-03:30`, `GMT+00:53:28` or `GMT` in seconds. */
function offsetOf(text: string): number {
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = /^GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text) ?? [];
  const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return sign === '-' ? -size : size;
}

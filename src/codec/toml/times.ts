/**
 * TOML's times. Those without an offset are held in zones whose names keep the written form, and
 * printed by these names, as in Go.
 */
import { attempt } from '../../base/errors.ts';
import { fixedZone } from '../../go/location.ts';
import { quote } from '../../go/quote.ts';
import { formatTime, type GoTime, type Location, parseTime, UTC } from '../../go/time.ts';
import type { Cursor } from './cursor.ts';

const RFC3339_NANO = '2006-01-02T15:04:05.999999999Z07:00';
const PRINTED: Readonly<Record<string, string>> = {
  'datetime-local': '2006-01-02T15:04:05.999999999',
  'date-local': '2006-01-02',
  'time-local': '15:04:05.999999999',
};

/** A time as TOML; one without an offset as the kind that it was read as. */
export function printTime(time: GoTime): string {
  const layout = PRINTED[time.location.name];
  return layout ? formatTime(time.with({ location: UTC }), layout) : formatTime(time, RFC3339_NANO);
}

/** The zones that times are read in: Go's Local, and those which mark times without an offset. */
export interface Zones {
  readonly local: Location;
  readonly datetime: Location;
  readonly date: Location;
  readonly time: Location;
}

/** The zones of a machine; `offset`: its present offset in seconds east of UTC, which local times are read with. */
export function zonesOf(local: Location, offset: number): Zones {
  return {
    local,
    datetime: fixedZone('datetime-local', offset),
    date: fixedZone('date-local', offset),
    time: fixedZone('time-local', offset),
  };
}

const LAYOUTS: readonly [string, keyof Zones][] = [
  ['2006-01-02T15:04:05.999999999Z07:00', 'local'],
  ['2006-01-02T15:04:05.999999999', 'datetime'],
  ['2006-01-02', 'date'],
  ['15:04:05.999999999', 'time'],
  ['2006-01-02T15:04Z07:00', 'local'],
  ['2006-01-02T15:04', 'datetime'],
  ['15:04', 'time'],
];

/** A date, a time or both. */
export function timeValue(cursor: Cursor, written: string, zones: Zones): GoTime {
  const text = written.replace(/[zt ]/g, (char) => (char === 'z' ? 'Z' : 'T'));
  for (const [layout, zone] of LAYOUTS) {
    const time = readTime(layout, text, zones[zone], zones.local);
    if (!time) continue;
    if (separatorsFit(text, layout)) return time;
    break;
  }
  return cursor.fail(`invalid datetime: ${quote(text)}`);
}

function readTime(layout: string, text: string, zone: Location, local: Location): GoTime | undefined {
  return attempt(() => parseTime(layout, text, zone, local));
}

/** Go reads one-digit months and hours; TOML wants each separator in its column. */
function separatorsFit(text: string, layout: string): boolean {
  const fixed = layout.replace(/[.Z].*$/, '');
  return [...fixed].every((char, at) => /[0-9]/.test(char) || text[at] === char);
}

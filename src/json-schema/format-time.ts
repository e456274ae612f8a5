/** Dates, times and durations as RFC 3339 has them. */
import { errorText } from '../base/errors.ts';
import { parseTime, UTC } from '../go/time.ts';

export function dateFault(text: string): string | undefined {
  try {
    parseTime('2006-01-02', text, UTC);
    return undefined;
  } catch (error) {
    return errorText(error);
  }
}

export function dateTimeFault(text: string): string | undefined {
  if (text.length < 20) return 'less than 20 characters long';
  if (!/[tT]/.test(text[10] as string)) return '11th character must be t or T';
  const date = dateFault(text.slice(0, 10));
  if (date !== undefined) return `invalid date element: ${date}`;
  const time = timeFault(text.slice(11));
  return time === undefined ? undefined : `invalid time element: ${time}`;
}

/** A whole number as Go's Atoi takes it. */
function atoi(text: string): number | undefined {
  return /^[+-]?\d+$/.test(text) ? Number(text) : undefined;
}

export function timeFault(text: string): string | undefined {
  if (text.length < 9) return 'less than 9 characters long';
  if (text[2] !== ':' || text[5] !== ':') return 'missing colon in correct place';
  const numbers = [text.slice(0, 2), text.slice(3, 5), text.slice(6, 8)].map(atoi);
  for (const number of numbers) {
    if (number === undefined) return 'invalid hour/min/sec';
    if (number < 0) return 'non-positive hour/min/sec';
  }
  const [hour, minute, second] = numbers as [number, number, number];
  if (hour > 23 || minute > 59 || second > 60) return 'hour/min/sec out of range';
  let rest = text.slice(8);
  if (rest.startsWith('.')) {
    const digits = /^\.\d*/.exec(rest)?.[0] as string;
    if (digits === '.') return 'no digits in second fraction';
    rest = rest.slice(digits.length);
  }
  return zoneFault(rest, hour * 60 + minute, second);
}

/** The zone, and whether a leap second falls on the end of a day in UTC. */
function zoneFault(zone: string, minutes: number, second: number): string | undefined {
  let utc = minutes;
  if (zone !== 'z' && zone !== 'Z') {
    if (zone.length !== 6) return 'offset must be 6 characters long';
    if (!/^[+-]/.test(zone)) return 'offset must begin with plus/minus';
    if (zone[3] !== ':') return 'missing colon in offset in correct place';
    const [hour, minute] = [atoi(zone.slice(1, 3)), atoi(zone.slice(4))];
    if (hour === undefined) return 'invalid hour/min in offset';
    if (hour < 0) return 'non-positive hour/min in offset';
    if (minute === undefined) return 'invalid hour/min in offset';
    if (minute < 0) return 'non-positive hour/min in offset';
    if (hour > 23 || minute > 59) return 'hour/min in offset out of range';
    utc += (zone[0] === '+' ? -1 : 1) * (hour * 60 + minute);
    if (utc < 0) utc += 24 * 60;
  }
  return second >= 60 && (Math.floor(utc / 60) !== 23 || utc % 60 !== 59) ? 'invalid leap second' : undefined;
}

const UNITS = ['YMD', 'HMS'];

export function durationFault(text: string): string | undefined {
  if (!text.startsWith('P')) return 'must start with P';
  const body = text.slice(1);
  if (body === '') return 'nothing after P';
  if (body.endsWith('W')) return weeksFault(body.slice(0, -1));
  const parts = body.split('T');
  for (const [i, part] of parts.entries()) {
    if (i !== 0 && part === '') return 'no time elements';
    if (i >= UNITS.length) return 'more than one T';
    const fault = unitsFault(part, UNITS[i] as string);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function weeksFault(weeks: string): string | undefined {
  if (weeks === '') return 'no number in week';
  return /^\d+$/.test(weeks) ? undefined : 'invalid week';
}

function unitsFault(text: string, units: string): string | undefined {
  let left = units;
  for (let rest = text; rest !== ''; ) {
    const digits = /^\d*/.exec(rest)?.[0] as string;
    if (digits === '') return 'missing number';
    const unit = rest[digits.length];
    if (unit === undefined) return 'missing unit';
    if (!left.includes(unit)) return units.includes(unit) ? `unit '${unit}' out of order` : `invalid unit '${unit}'`;
    left = left.slice(left.indexOf(unit) + 1);
    rest = rest.slice(digits.length + 1);
  }
  return undefined;
}

export function periodFault(text: string): string | undefined {
  const slash = text.indexOf('/');
  if (slash < 0) return 'missing slash';
  const [start, end] = [text.slice(0, slash), text.slice(slash + 1)];
  const named = (what: string, fault: string | undefined) => (fault === undefined ? undefined : `invalid ${what}: ${fault}`);
  if (start.startsWith('P')) return named('start duration', durationFault(start)) ?? named('end date-time', dateTimeFault(end));
  const first = named('start date-time', dateTimeFault(start));
  if (first !== undefined) return first;
  return end.startsWith('P') ? named('end duration', durationFault(end)) : named('end date-time', dateTimeFault(end));
}

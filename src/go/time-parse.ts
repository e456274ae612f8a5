/** Times read from text by a Go layout, with the words of Go's time.ParseError. */
import type { GoTime } from './go-time.ts';
import type { Location } from './location.ts';
import { assemble, type Reading, timeParseError } from './time-assemble.ts';
import { layoutParts, MONTHS, WEEKDAYS } from './time-layout.ts';
import { timeQuote } from './time-quote.ts';

/** An element that is not there; the caller words the error. */
class Mismatch extends Error {}

/** An element beyond its range, named by the message. */
class OutOfRange extends Error {}

/**
 * time.ParseInLocation; with `local` given, time.Parse: zones in the text are looked up there, and `location` holds if the
 * text names none. Throws a ChartwrightError of code `function`.
 */
export function parseTime(layout: string, text: string, location: Location, local: Location = location): GoTime {
  const reading: Reading = { rest: text, year: 0, hour: 0, minute: 0, second: 0, nanosecond: 0 };
  const parts = layoutParts(layout);
  parts.forEach((part, index) => {
    const { rest } = reading;
    try {
      if (part.element) readElement(reading, part.text, parts.slice(index + 1).find(({ element }) => element)?.text);
      else readLiteral(reading, part.text);
    } catch (error) {
      if (error instanceof OutOfRange) throw timeParseError(text, `: ${error.message} out of range`);
      if (!(error instanceof Mismatch)) throw error;
      const found = part.element ? rest : reading.rest;
      throw timeParseError(text, ` as ${timeQuote(layout)}: cannot parse ${timeQuote(found)} as ${timeQuote(part.text)}`);
    }
  });
  if (reading.rest !== '') throw timeParseError(text, `: extra text: ${timeQuote(reading.rest)}`);
  return assemble(text, reading, location, local);
}

/** Literal text; a run of spaces matches any run, and none at the end of the text. */
function readLiteral(reading: Reading, literal: string): void {
  for (const [piece] of literal.matchAll(/ +|[^ ]/gu)) {
    const matches = piece[0] === ' ' ? reading.rest === '' || reading.rest[0] === ' ' : reading.rest.startsWith(piece);
    if (!matches) throw new Mismatch();
    reading.rest = piece[0] === ' ' ? reading.rest.replace(/^ +/, '') : reading.rest.slice(piece.length);
  }
}

/** Takes what the anchored pattern finds. */
function take(reading: Reading, pattern: RegExp): RegExpExecArray {
  const match = pattern.exec(reading.rest);
  if (!match) throw new Mismatch();
  reading.rest = reading.rest.slice(match[0].length);
  return match;
}

function takeNumber(reading: Reading, pattern: RegExp): number {
  return Number(take(reading, pattern)[0]);
}

/** One or two digits, or exactly two for the elements that begin with 0. */
function digits(element: string): RegExp {
  return element[0] === '0' ? /^[0-9]{2}/ : /^[0-9]{1,2}/;
}

function inRange(value: number, low: number, high: number, what: string): number {
  if (value < low || value > high) throw new OutOfRange(what);
  return value;
}

/** One element of the layout; `next` is the element after it. */
function readElement(reading: Reading, element: string, next: string | undefined): void {
  switch (element) {
    case '2006':
      reading.year = takeNumber(reading, /^[0-9]{4}/);
      return;
    case '06': {
      const year = Number(take(reading, /^(?:[0-9]{2}|[+-][0-9])/)[0]);
      reading.year = year + (year >= 69 ? 1900 : 2000);
      return;
    }
    case 'January':
      reading.month = takeName(reading, MONTHS, Infinity) + 1;
      return;
    case 'Jan':
      reading.month = takeName(reading, MONTHS, 3) + 1;
      return;
    case '1':
    case '01':
      reading.month = inRange(takeNumber(reading, digits(element)), 1, 12, 'month');
      return;
    case 'Monday':
      takeName(reading, WEEKDAYS, Infinity);
      return;
    case 'Mon':
      takeName(reading, WEEKDAYS, 3);
      return;
    case '2':
    case '_2':
    case '02':
      if (element === '_2') reading.rest = reading.rest.replace(/^ /, '');
      reading.day = takeNumber(reading, digits(element));
      return;
    case '__2':
    case '002':
      if (element === '__2') reading.rest = reading.rest.replace(/^ {1,2}/, '');
      reading.yearDay = takeNumber(reading, element === '002' ? /^[0-9]{3}/ : /^[0-9]{1,3}/);
      return;
  }
  readClockElement(reading, element, next);
}

function readClockElement(reading: Reading, element: string, next: string | undefined): void {
  switch (element) {
    case '15':
      reading.hour = inRange(takeNumber(reading, /^[0-9]{1,2}/), 0, 23, 'hour');
      return;
    case '3':
    case '03':
      reading.hour = inRange(takeNumber(reading, digits(element)), 0, 12, 'hour');
      return;
    case '4':
    case '04':
      reading.minute = inRange(takeNumber(reading, digits(element)), 0, 59, 'minute');
      return;
    case '5':
    case '05':
      reading.second = inRange(takeNumber(reading, digits(element)), 0, 59, 'second');
      // A fraction may follow the seconds even if the layout has none.
      if (!/^[.,][09]/.test(next ?? '') && /^[.,][0-9]/.test(reading.rest)) reading.nanosecond = takeFraction(reading, /^[.,][0-9]+/);
      return;
    case 'PM':
      reading.afternoon = take(reading, /^[AP]M/)[0] === 'PM';
      return;
    case 'pm':
      reading.afternoon = take(reading, /^[ap]m/)[0] === 'pm';
      return;
    case 'MST':
      readZoneName(reading);
      return;
  }
  if (element[0] === '.' || element[0] === ',') readFraction(reading, element);
  else readOffset(reading, element);
}

/** The index of the name that the text begins with, whatever its case. */
function takeName(reading: Reading, names: readonly string[], length: number): number {
  const index = names.findIndex((name) => {
    const short = name.slice(0, length);
    return reading.rest.slice(0, short.length).toLowerCase() === short.toLowerCase();
  });
  if (index < 0) throw new Mismatch();
  reading.rest = reading.rest.slice(Math.min((names[index] as string).length, length));
  return index;
}

function takeFraction(reading: Reading, pattern: RegExp): number {
  return Number(take(reading, pattern)[0].slice(1, 10).padEnd(9, '0'));
}

/** `.000` needs exactly as many digits, `.999` takes any number of them or none. */
function readFraction(reading: Reading, element: string): void {
  if (element[1] === '0') reading.nanosecond = takeFraction(reading, new RegExp(`^[.,][0-9]{${element.length - 1}}`));
  else if (/^[.,][0-9]/.test(reading.rest)) reading.nanosecond = takeFraction(reading, /^[.,][0-9]+/);
}

const OFFSETS: Readonly<Record<string, RegExp>> = {
  '07': /^([\s\S])([0-9]{2})/,
  '0700': /^([\s\S])([0-9]{2})([0-9]{2})/,
  '07:00': /^([\s\S])([0-9]{2}):([0-9]{2})/,
  '070000': /^([\s\S])([0-9]{2})([0-9]{2})([0-9]{2})/,
  '07:00:00': /^([\s\S])([0-9]{2}):([0-9]{2}):([0-9]{2})/,
};

function readOffset(reading: Reading, element: string): void {
  if (element[0] === 'Z' && reading.rest[0] === 'Z') {
    reading.rest = reading.rest.slice(1);
    reading.utc = true;
    return;
  }
  const [, sign, hours, minutes = '0', seconds = '0'] = take(reading, OFFSETS[element.slice(1)] as RegExp);
  // Go allows a full day, hour and minute; and of several faults it names the last.
  inRange(Number(seconds), 0, 60, 'time zone offset second');
  inRange(Number(minutes), 0, 60, 'time zone offset minute');
  inRange(Number(hours), 0, 24, 'time zone offset hour');
  if (sign !== '+' && sign !== '-') throw new Mismatch();
  const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  reading.offset = sign === '-' ? -size : size;
}

/** An abbreviation: three letters, four or five that end in T, or a signed hour. */
function readZoneName(reading: Reading): void {
  if (reading.rest.startsWith('UTC')) {
    reading.rest = reading.rest.slice(3);
    reading.utc = true;
    return;
  }
  const signed = /^(?:GMT)?[+-]([0-9]+)/.exec(reading.rest);
  if (signed && Number(signed[1]) <= 23) reading.zone = signed[0];
  else
    reading.zone = /^(?:ChST|MeST|GMT|[A-Z]{4}T(?![A-Z])|[A-Z]{3}T(?![A-Z])|WITA(?![A-Z])|[A-Z]{3}(?![A-Z]))/.exec(reading.rest)?.[0] ?? '';
  if (reading.zone === '') throw new Mismatch();
  reading.rest = reading.rest.slice(reading.zone.length);
}

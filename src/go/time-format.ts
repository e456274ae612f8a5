/** Times as text by a Go layout. */
import type { GoTime } from './go-time.ts';
import { layoutParts, MONTHS, WEEKDAYS } from './time-layout.ts';

/** Time.Format. */
export function formatTime(time: GoTime, layout: string): string {
  let out = '';
  for (const part of layoutParts(layout)) out += part.element ? element(time, part.text) : part.text;
  return out;
}

function element(time: GoTime, text: string): string {
  switch (text) {
    case '2006':
      return padded(time.year, 4);
    case '06':
      return padded(Math.abs(time.year) % 100, 2);
    case 'January':
      return MONTHS[time.month - 1] as string;
    case 'Jan':
      return (MONTHS[time.month - 1] as string).slice(0, 3);
    case '1':
      return String(time.month);
    case '01':
      return padded(time.month, 2);
    case 'Monday':
      return WEEKDAYS[time.weekday] as string;
    case 'Mon':
      return (WEEKDAYS[time.weekday] as string).slice(0, 3);
    case '2':
      return String(time.day);
    case '_2':
      return String(time.day).padStart(2);
    case '02':
      return padded(time.day, 2);
    case '__2':
      return String(time.yearDay).padStart(3);
    case '002':
      return padded(time.yearDay, 3);
    case 'MST':
      return time.abbreviation || offsetText(time.offset, '0700');
  }
  return clockElement(time, text);
}

function clockElement(time: GoTime, text: string): string {
  switch (text) {
    case '15':
      return padded(time.hour, 2);
    case '3':
      return String(time.hour % 12 || 12);
    case '03':
      return padded(time.hour % 12 || 12, 2);
    case '4':
      return String(time.minute);
    case '04':
      return padded(time.minute, 2);
    case '5':
      return String(time.second);
    case '05':
      return padded(time.second, 2);
    case 'PM':
      return time.hour >= 12 ? 'PM' : 'AM';
    case 'pm':
      return time.hour >= 12 ? 'pm' : 'am';
  }
  if (text[0] === '.' || text[0] === ',') return fraction(time.nanosecond, text);
  return text[0] === 'Z' && time.offset === 0 ? 'Z' : offsetText(time.offset, text.slice(1));
}

/** `.000` keeps its zeros, `.999` drops trailing ones, and the point if nothing is left. */
function fraction(nanosecond: number, text: string): string {
  const digits = padded(nanosecond, 9).slice(0, text.length - 1);
  const kept = text[1] === '9' ? (nanosecond === 0 ? '' : digits.replace(/0+$/, '')) : digits.padEnd(text.length - 1, '0');
  return kept === '' ? '' : text[0] + kept;
}

/** An offset after the pattern `07`, `0700`, `07:00`, `070000` or `07:00:00`. */
function offsetText(offset: number, pattern: string): string {
  const minutes = Math.trunc(offset / 60);
  const colon = pattern.includes(':') ? ':' : '';
  const digits = pattern.replaceAll(':', '').length;
  let text = (minutes < 0 ? '-' : '+') + padded(Math.trunc(Math.abs(minutes) / 60), 2);
  if (digits > 2) text += colon + padded(Math.abs(minutes) % 60, 2);
  // Go takes the seconds' sign from the whole minutes.
  if (digits > 4) text += colon + padded((minutes < 0 ? -offset : offset) % 60, 2);
  return text;
}

/** Digits with leading zeros behind the sign. */
export function padded(value: number, width: number): string {
  return value < 0 ? '-' + String(-value).padStart(width, '0') : String(value).padStart(width, '0');
}

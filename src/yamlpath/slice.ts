/** What is in brackets behind a list: `0`, `-1`, `1:3`, `::2`, `0,2`, `*`. */
import { ChartwrightError, errorText } from '../base/errors.ts';

/** The indexes of a list of that length which a subscript selects. Throws a `usage` error for a malformed one. */
export function sliceOf(text: string, length: number): number[] {
  const members = text.split(',');
  if (members.length > 1) return members.flatMap((member, number) => memberOf(member, number, length));
  const index = text.trim();
  if (index === '*') return range(0, length, 1, length);
  const parts = index.split(':').map((part) => bound(part));
  if (parts.length > 3) throw malformed('malformed array index, too many colons');
  const [from, to, step = 1] = parts;
  if (parts.length === 1) {
    if (from === undefined) throw malformed('array index missing');
    const at = fromEnd(from, length);
    return range(at, at + 1, 1, length);
  }
  if (step === 0) throw malformed('array index step value must be non-zero');
  const [first, end] = step > 0 ? [0, length] : [length - 1, -1];
  return range(from === undefined ? first : fromEnd(from, length), to === undefined ? end : fromEnd(to, length), step, length);
}

function memberOf(text: string, number: number, length: number): number[] {
  if (text.trim() === '*') throw malformed(`error in union member ${number}: wildcard cannot be used in union`);
  try {
    return sliceOf(text, length);
  } catch (error) {
    throw malformed(`error in union member ${number}: ${errorText(error)}`);
  }
}

function bound(part: string): number | undefined {
  const trimmed = part.trim();
  if (trimmed === '') return undefined;
  if (!/^[-+]?\d+$/.test(trimmed)) throw malformed('non-integer array index');
  return Number(trimmed);
}

function fromEnd(index: number, length: number): number {
  return index < 0 ? index + length : index;
}

function range(from: number, to: number, step: number, length: number): number[] {
  const found: number[] = [];
  if (step > 0) for (let i = Math.max(from, 0); i < Math.min(to, length); i += step) found.push(i);
  else for (let i = Math.min(from, length - 1); i > Math.max(to, -1); i += step) found.push(i);
  return found;
}

function malformed(why: string): ChartwrightError {
  return new ChartwrightError('usage', why);
}

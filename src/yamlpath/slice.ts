/** What stands in brackets behind a list: `0`, `-1`, `1:3`, `::2`, `0,2`, `*`. */
import { ChartwrightError } from '../base/errors.ts';

/** The indexes of a list of that length which a subscript selects. Throws a `usage` error for a malformed one. */
export function sliceOf(text: string, length: number): number[] {
  const members = text.split(',');
  if (members.length > 1) {
    return members.flatMap((member) => {
      if (member.trim() === '*') throw malformed(text, 'a wildcard cannot be one of several');
      return sliceOf(member, length);
    });
  }
  const index = text.trim();
  if (index === '*') return range(0, length, 1, length);
  const parts = index.split(':').map((part) => bound(part, text));
  if (parts.length > 3) throw malformed(text, 'too many colons');
  const [from, to, step = 1] = parts;
  if (parts.length === 1) {
    if (from === undefined) throw malformed(text, 'the index is missing');
    const at = fromEnd(from, length);
    return range(at, at + 1, 1, length);
  }
  if (step === 0) throw malformed(text, 'the step is zero');
  const [first, end] = step > 0 ? [0, length] : [length - 1, -1];
  return range(from === undefined ? first : fromEnd(from, length), to === undefined ? end : fromEnd(to, length), step, length);
}

function bound(part: string, text: string): number | undefined {
  const trimmed = part.trim();
  if (trimmed === '') return undefined;
  if (!/^[-+]?\d+$/.test(trimmed)) throw malformed(text, 'an index is not an integer');
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

function malformed(text: string, why: string): ChartwrightError {
  return new ChartwrightError('usage', `invalid array index [${text}]: ${why}`);
}

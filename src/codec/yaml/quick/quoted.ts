/** Quoted scalars for the quick reader. */
import { CODES, ESCAPES } from '../scan/quoted.ts';
import { type Cursor, endOf, fold, GIVE_UP, isBlank } from './cursor.ts';
import { trimmed } from './plain.ts';

const IN_SINGLE = /[^'\n]*/y;
const IN_DOUBLE = /[^"\\\n]*/y;

/** The quoted scalar at `at`; the cursor goes behind it. */
export function readQuoted(cursor: Cursor, at: number): string {
  const { text } = cursor;
  const quote = text.charCodeAt(at);
  const to = endOf(quote === 34 ? IN_DOUBLE : IN_SINGLE, text, at + 1);
  cursor.manyLines = false;
  cursor.at = to + 1;
  const simple = text.charCodeAt(to) === quote && (quote === 34 || text.charCodeAt(to + 1) !== 39);
  return simple ? text.slice(at + 1, to) : readParts(cursor, at + 1, to, quote);
}

/** The text from `start` on where there is something to replace at `special`. */
function readParts(cursor: Cursor, start: number, special: number, quote: number): string {
  const { text } = cursor;
  const inside = quote === 34 ? IN_DOUBLE : IN_SINGLE;
  let value = '';
  let from = start;
  for (let at = special; at < text.length; at = endOf(inside, text, at)) {
    const unit = text.charCodeAt(at);
    if (unit === quote) {
      value += text.slice(from, at);
      cursor.at = at + 1;
      if (quote === 34 || text.charCodeAt(at + 1) !== 39) return value;
      from = at + 1;
      at += 2;
      continue;
    }
    value += unit === 10 ? trimmed(text, from, at) + fold(skipBreaks(cursor, at)) : text.slice(from, at) + readEscape(cursor, at + 1);
    from = at = cursor.at;
  }
  throw GIVE_UP;
}

/** Counts line breaks from the one at `from` on, with the blanks after them; the cursor goes behind. */
function skipBreaks(cursor: Cursor, from: number): number {
  const { text } = cursor;
  cursor.manyLines = true;
  let count = 0;
  let at = from;
  while (isBlank(text.charCodeAt(at))) if (text.charCodeAt(at++) === 10) count++;
  const unit = text.charCodeAt(at);
  // It might be a document mark.
  if ((unit === 45 || unit === 46) && text.charCodeAt(at - 1) === 10) throw GIVE_UP;
  cursor.at = at;
  return count;
}

/** What the escape stands for whose letter is at `at`; the cursor goes behind it. */
function readEscape(cursor: Cursor, at: number): string {
  const { text } = cursor;
  const letter = text.charCodeAt(at);
  if (letter === 10) return '\n'.repeat(skipBreaks(cursor, at) - 1);
  const simple = ESCAPES[letter];
  const length = CODES[letter] ?? 0;
  cursor.at = at + 1 + length;
  if (simple !== undefined) return simple;
  const digits = text.slice(at + 1, cursor.at);
  if (length === 0 || digits.length !== length || !/^[0-9A-Fa-f]+$/.test(digits)) throw GIVE_UP;
  const code = Number.parseInt(digits, 16);
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) throw GIVE_UP;
  return String.fromCodePoint(code);
}

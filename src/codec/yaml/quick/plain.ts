/** Plain scalars and keys for the quick reader. */
import type { Value } from '../../../go/value.ts';
import { mayBeTyped, resolveExact, resolveKey, resolvePlain } from '../resolve.ts';
import { type Cursor, endOf, fold, GIVE_UP, isBlank } from './cursor.ts';

/** Longer keys are left to the scanner, which refuses some of them. */
export const LONGEST_KEY = 1000;

const PLAIN = /[^:#\n]*(?:(?::(?![ \n\t])|(?<![ \t])#)[^:#\n]*)*/y;

/** Where plain text ends on its line: at the colon of a key, at a comment or at the line break. */
export function plainEnd(text: string, from: number): number {
  return endOf(PLAIN, text, from);
}

/** The plain scalar from `at` on, whose first line's text ends at `stop`, in a collection of the column `indent`. */
export function readPlain(cursor: Cursor, at: number, stop: number, indent: number): Value {
  let text = readLine(cursor, at, stop);
  if (cursor.column <= indent || cursor.commented) return typedPlain(cursor, text);
  while (cursor.column > indent && !cursor.commented) {
    const gap = fold(cursor.emptyLines + 1);
    text += gap + readLine(cursor, cursor.at, plainEnd(cursor.text, cursor.at));
  }
  return text;
}

/** One line of a plain scalar; goes to the next token, and treats a comment after the line as one before that. */
function readLine(cursor: Cursor, at: number, stop: number): string {
  const { text } = cursor;
  const unit = text.charCodeAt(stop);
  if (unit === 58) throw GIVE_UP;
  const line = trimmed(text, at, stop);
  if (unit === 10) cursor.goToLine(stop + 1);
  else {
    cursor.goToLine(text.indexOf('\n', stop) + 1);
    cursor.commented = true;
  }
  return line;
}

/** The text of these bounds without the blanks at its end. */
export function trimmed(text: string, from: number, to: number): string {
  let end = to;
  while (end > from && isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(from, end);
}

/** What plain text means. */
export function typedPlain(cursor: Cursor, text: string): Value {
  if (!mayBeTyped(text.charCodeAt(0))) return text;
  const value = cursor.integers ? resolveExact(text) : resolvePlain(text);
  if (typeof value === 'number' && !Number.isFinite(value)) throw GIVE_UP;
  return value;
}

/** The key that plain text makes. */
export function plainKey(text: string): string {
  const key = text === '<<' ? undefined : resolveKey(text);
  if (key === undefined) throw GIVE_UP;
  return key;
}

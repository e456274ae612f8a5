/** Flow collections for the quick reader: JSON, and a little more. */
import type { Dict, List, Value } from '../../../go/value.ts';
import { type Cursor, endOf, GIVE_UP, isBlank } from './cursor.ts';
import { LONGEST_KEY, plainKey, trimmed, typedPlain } from './plain.ts';
import { readQuoted } from './quoted.ts';
import { BLOCK_SCALAR, startOf } from './starts.ts';

const PLAIN = /[^:#\n,?[\]{}]*(?:(?::(?![ \n\t])|(?<![ \t])#)[^:#\n,?[\]{}]*)*/y;
const DEEPEST = 100;

/** The flow node at the cursor, which goes behind it. */
export function readFlow(cursor: Cursor, depth = 0): Value {
  const unit = cursor.unit(0);
  if (depth > DEEPEST) throw GIVE_UP;
  if (unit === 123) return readMapping(cursor, depth);
  if (unit === 91) return readSequence(cursor, depth);
  return isQuote(unit) ? readQuoted(cursor, cursor.at) : typedPlain(cursor, readPlain(cursor));
}

function isQuote(unit: number): boolean {
  return unit === 34 || unit === 39;
}

function readSequence(cursor: Cursor, depth: number): List {
  const list: List = [];
  cursor.at++;
  for (let unit = skipSpace(cursor); unit !== 93; unit = skipSpace(cursor)) {
    list.push(readFlow(cursor, depth + 1));
    skipComma(cursor, 93);
  }
  cursor.at++;
  return list;
}

function readMapping(cursor: Cursor, depth: number): Dict {
  const map: Dict = new Map();
  cursor.at++;
  for (let unit = skipSpace(cursor); unit !== 125; unit = skipSpace(cursor)) {
    const key = readKey(cursor, unit);
    let value: Value = null;
    if (cursor.unit(0) === 58) {
      cursor.at++;
      const next = skipSpace(cursor);
      if (next !== 44 && next !== 125) value = readFlow(cursor, depth + 1);
    } else if (cursor.unit(0) === 10) throw GIVE_UP;
    if (cursor.strict && map.has(key)) throw GIVE_UP;
    map.set(key, value);
    skipComma(cursor, 125);
  }
  cursor.at++;
  return map;
}

/** A key and the spaces after it. */
function readKey(cursor: Cursor, unit: number): string {
  const from = cursor.at;
  const quoted = isQuote(unit);
  const key = quoted ? readQuoted(cursor, from) : plainKey(readPlain(cursor));
  if (cursor.at - from > LONGEST_KEY || (quoted && cursor.manyLines)) throw GIVE_UP;
  while (cursor.unit(0) === 32) cursor.at++;
  return key;
}

/** After an entry: a comma, or the closing bracket, which stays. */
function skipComma(cursor: Cursor, close: number): void {
  const unit = skipSpace(cursor);
  if (unit === 44) cursor.at++;
  else if (unit !== close) throw GIVE_UP;
}

/** Skips white space; the next character. */
function skipSpace(cursor: Cursor): number {
  const { text } = cursor;
  let { at } = cursor;
  while (isBlank(text.charCodeAt(at))) at++;
  cursor.at = at;
  const unit = text.charCodeAt(at);
  // Comments, and what may be a document's end, are left to the scanner.
  if (at >= text.length || unit === 35 || ((unit === 45 || unit === 46 || unit === 37) && text.charCodeAt(at - 1) === 10)) throw GIVE_UP;
  return unit;
}

/** Plain text up to an indicator of flow collections, or to the end of the line. */
function readPlain(cursor: Cursor): string {
  const { text, at } = cursor;
  const start = startOf(text.charCodeAt(at));
  if (start === BLOCK_SCALAR || (start !== 0 && (text.charCodeAt(at) !== 45 || isBlank(text.charCodeAt(at + 1))))) throw GIVE_UP;
  const to = endOf(PLAIN, text, at);
  const unit = text.charCodeAt(to);
  if (unit === 63 || unit === 91 || unit === 123 || unit === 35) throw GIVE_UP;
  cursor.at = to;
  if (unit === 10) refuseTab(text, to);
  return trimmed(text, at, to);
}

/** A tab may not indent the line after plain text, unless nothing is around the flow collection. */
function refuseTab(text: string, from: number): void {
  let at = from;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 10) at++;
  if (text.charCodeAt(at) === 9) throw GIVE_UP;
}

/** Block mappings and sequences for the quick reader, and what is in them. */
import type { Dict, List, Value } from '../../../go/value.ts';
import { LONGEST_WORD } from '../resolve.ts';
import { readBlockScalar } from './block-scalar.ts';
import { type Cursor, endOf, GIVE_UP, isBlank, SPACES } from './cursor.ts';
import { readFlow } from './flow.ts';
import { LONGEST_KEY, plainEnd, plainKey, readPlain, trimmed, typedPlain } from './plain.ts';
import { readQuoted } from './quoted.ts';
import { BLOCK_SCALAR, FLOW, INDICATOR, QUOTED, startOf } from './starts.ts';

/** `key: plain` or `key:`, and `- plain`, with the line break and the indentation of a next line that begins like most do. */
const ENTRY = /([A-Za-z_][^\s:#]*):(?: ([\w./$(][^:#\n]*(?:(?::(?![ \n\t])|(?<![ \t])#)[^:#\n]*)*))?\n *(?=[A-Za-z_"']|- )/y;
const ITEM = /- ([\w./$(][^:#\n]*(?:(?::(?![ \n\t])|(?<![ \t])#)[^:#\n]*)*)\n *(?=[A-Za-z_"']|- )/y;
/** Deeper nesting is left to the scanner, which counts it. */
const DEEPEST = 100;

/** The node at the cursor, in a collection of the column `indent`; goes to the next token. */
export function readBlock(cursor: Cursor, indent: number): Value {
  if (++cursor.depth > DEEPEST) throw GIVE_UP;
  const value = readNode(cursor, indent);
  cursor.depth--;
  return value;
}

function readNode(cursor: Cursor, indent: number): Value {
  const { at, column, text } = cursor;
  if (cursor.atItem()) return readSequence(cursor, column);
  const start = startOf(cursor.unit(0));
  if (start === QUOTED) {
    const value = readQuoted(cursor, at);
    if (keyFollows(cursor, at)) return readMapping(cursor, column, value);
    cursor.finishLine(cursor.at);
    return value;
  }
  if (start !== 0 && (start !== INDICATOR || isBlank(cursor.unit(1)))) return readInline(cursor, at, indent);
  const map = readEntries(cursor, column);
  if (map) return cursor.column === column ? readMapping(cursor, column, readKey(cursor), map) : map;
  const stop = plainEnd(text, at);
  return text.charCodeAt(stop) === 58 ? readMapping(cursor, column, keyBefore(cursor, stop)) : readPlain(cursor, at, stop, indent);
}

/** A node that is no block collection and begins at `at`. */
function readInline(cursor: Cursor, at: number, indent: number): Value {
  const { text } = cursor;
  const start = startOf(text.charCodeAt(at));
  if (start === 0 || (start === INDICATOR && !isBlank(text.charCodeAt(at + 1)))) return readPlain(cursor, at, plainEnd(text, at), indent);
  if (start === BLOCK_SCALAR) return readBlockScalar(cursor, at, indent);
  if (start !== QUOTED && start !== FLOW) throw GIVE_UP;
  cursor.at = at;
  const value = start === QUOTED ? readQuoted(cursor, at) : readFlow(cursor);
  cursor.finishLine(cursor.at);
  return value;
}

/**
 * Reads entries of the mapping of this column as long as they have the commonest form: a line with a plain key and a plain
 * value or none, and in the next line something else than a comment. Undefined if there are none, and no map to add them
 * to.
 */
function readEntries(cursor: Cursor, column: number, known?: Dict): Dict | undefined {
  const { text } = cursor;
  let map = known;
  while (cursor.column === column) {
    const { at } = cursor;
    ENTRY.lastIndex = at;
    const match = ENTRY.exec(text);
    if (match === null) return map;
    const name = match[1] as string;
    const plain = match[2];
    const end = ENTRY.lastIndex;
    const lineEnd = at + name.length + (plain === undefined ? 1 : 2 + plain.length);
    const next = end - lineEnd - 1;
    if (name.length > LONGEST_KEY || (plain !== undefined && (next > column || isBlank(text.charCodeAt(lineEnd - 1))))) return map;
    cursor.at = end;
    cursor.column = next;
    const value = plain === undefined ? readBelow(cursor, column) : typedPlain(cursor, plain);
    const key = name.length > LONGEST_WORD ? name : plainKey(name);
    map ??= new Map();
    if (cursor.strict && map.has(key)) throw GIVE_UP;
    map.set(key, value);
    if (cursor.column > column) throw GIVE_UP;
  }
  return map;
}

/** The mapping of this column, of which some entries may have been read; the cursor is behind the next key's colon. */
function readMapping(cursor: Cursor, column: number, first: string, map: Dict = new Map()): Dict {
  for (let key = first; ; key = readKey(cursor)) {
    const value = readValue(cursor, column);
    if (cursor.strict && map.has(key)) throw GIVE_UP;
    map.set(key, value);
    readEntries(cursor, column, map);
    if (cursor.column > column) throw GIVE_UP;
    if (cursor.column < column) return map;
  }
}

/** The key at the cursor, which goes behind its colon. */
function readKey(cursor: Cursor): string {
  const { at } = cursor;
  const start = startOf(cursor.unit(0));
  if (start === QUOTED) {
    const key = readQuoted(cursor, at);
    if (!keyFollows(cursor, at)) throw GIVE_UP;
    return key;
  }
  if (start !== 0 && (start !== INDICATOR || isBlank(cursor.unit(1)))) throw GIVE_UP;
  return keyBefore(cursor, plainEnd(cursor.text, at));
}

/** After the quoted scalar that begins at `from`: whether `:` makes a key of it; goes behind the colon then. */
function keyFollows(cursor: Cursor, from: number): boolean {
  const at = endOf(SPACES, cursor.text, cursor.at);
  if (cursor.text.charCodeAt(at) !== 58) return false;
  if (cursor.manyLines || at - from > LONGEST_KEY || !isBlank(cursor.text.charCodeAt(at + 1))) throw GIVE_UP;
  cursor.at = at + 1;
  return true;
}

/** The plain key from the cursor to the colon at `stop`; goes behind it. */
function keyBefore(cursor: Cursor, stop: number): string {
  const { text, at } = cursor;
  if (text.charCodeAt(stop) !== 58 || stop - at > LONGEST_KEY) throw GIVE_UP;
  cursor.at = stop + 1;
  return plainKey(trimmed(text, at, stop));
}

/** What follows the colon of a key in a mapping of this column. */
function readValue(cursor: Cursor, column: number): Value {
  const { text } = cursor;
  let { at } = cursor;
  let unit = text.charCodeAt(at);
  while (unit === 32 || unit === 9) unit = text.charCodeAt(++at);
  if (unit !== 10 && unit !== 35) return readInline(cursor, at, column);
  cursor.finishLine(at);
  return readBelow(cursor, column);
}

/** The value of a key in a mapping of this column that is not on the key's line; the cursor is at the next token. */
function readBelow(cursor: Cursor, column: number): Value {
  if (cursor.column > column) return readBlock(cursor, column);
  return cursor.column === column && cursor.atItem() ? readSequence(cursor, column) : null;
}

function readSequence(cursor: Cursor, column: number): List {
  const list: List = [];
  while (cursor.column === column) {
    if (readSimpleItem(cursor, column, list)) continue;
    if (!cursor.atItem()) break;
    list.push(readItem(cursor, column));
    if (cursor.column > column) throw GIVE_UP;
  }
  return list;
}

/** Adds the item at the cursor if it is a line of plain text. */
function readSimpleItem(cursor: Cursor, column: number, list: List): boolean {
  ITEM.lastIndex = cursor.at;
  const plain = ITEM.exec(cursor.text)?.[1];
  if (plain === undefined) return false;
  const next = ITEM.lastIndex - cursor.at - plain.length - 3;
  if (next > column || isBlank(plain.charCodeAt(plain.length - 1))) return false;
  cursor.at = ITEM.lastIndex;
  cursor.column = next;
  list.push(typedPlain(cursor, plain));
  return true;
}

/** The item of a sequence of this column whose dash is at the cursor. */
function readItem(cursor: Cursor, column: number): Value {
  const { text } = cursor;
  const at = endOf(SPACES, text, cursor.at + 1);
  const unit = text.charCodeAt(at);
  if (unit === 10 || unit === 35) {
    cursor.finishLine(at);
    return cursor.column > column ? readBlock(cursor, column) : null;
  }
  if (unit === 9) throw GIVE_UP;
  cursor.column = column + at - cursor.at;
  cursor.at = at;
  return readBlock(cursor, column);
}

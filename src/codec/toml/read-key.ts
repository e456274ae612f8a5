/** TOML's keys: before a value and in the headers of tables. */
import { type Cursor, quoted } from './cursor.ts';
import { singleLine } from './strings.ts';

const BARE_KEY = /[A-Za-z0-9_-]*/y;

/** Told as soon as the first part has been read, so that errors find its line. */
type OnFirst = () => void;

/** key = part { '.' part } '=' */
export function readKey(cursor: Cursor, onFirst: OnFirst): string[] {
  cursor.skipBlanks();
  const first = cursor.peek();
  if (first === '=' || first === '') cursor.fail("unexpected '=': key name appears blank");
  if (first === '.') cursor.fail("unexpected '.': keys cannot start with a '.'");
  const key: string[] = [];
  do {
    cursor.skipBlanks();
    const char = cursor.peek();
    if (char === '=' || char === '') cursor.fail("unexpected '='");
    if (char === '.') cursor.fail("unexpected '.'");
    key.push(readPart(cursor, char));
    if (key.length === 1) onFirst();
  } while (keyGoesOn(cursor));
  return key;
}

/** name = part { '.' part } ']' */
export function readTableName(cursor: Cursor, onFirst: OnFirst): string[] {
  const name: string[] = [];
  do {
    cursor.skipBlanks();
    const char = cursor.peek();
    if (char === ']' || char === '') cursor.fail('unexpected end of table name (table names cannot be empty)');
    if (char === '.') cursor.fail('unexpected table separator (table names cannot be empty)');
    name.push(readPart(cursor, char));
    if (name.length === 1) onFirst();
  } while (nameGoesOn(cursor));
  return name;
}

/** part = bare name | string. What is neither reads as an empty name; what follows it is the error then. */
function readPart(cursor: Cursor, first: string): string {
  if (first !== '"' && first !== "'") return cursor.take(BARE_KEY) ?? '';
  cursor.next();
  return singleLine(cursor, first);
}

function keyGoesOn(cursor: Cursor): boolean {
  cursor.skipBlanks();
  const char = cursor.next();
  if (char === '.' || char === '=') return char === '.';
  if (char === '') cursor.failAt(char, "unexpected EOF; expected key separator '='");
  const message = `expected '.' or '=', but got ${quoted(char)} instead`;
  return char === '\n' ? cursor.failBefore(message) : cursor.fail(message);
}

function nameGoesOn(cursor: Cursor): boolean {
  cursor.skipBlanks();
  const char = cursor.next();
  if (char === '.' || char === ']') return char === '.';
  return cursor.failAt(char, `expected '.' or ']' to end table name, but got ${quoted(char)} instead`);
}

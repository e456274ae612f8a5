/**
 * The YAML that people and machines mostly write, read to values in one pass over the text: block
 * mappings and lists, scalars of all styles, flow collections as JSON has them, comments. It gives up on
 * anything else (anchors, tags, directives, explicit keys, odd indentation, every error), and the
 * scanner then starts again: so it gives no reasons, and only has to be right about what it accepts.
 */
import type { Value } from '../../../go/value.ts';
import type { DecodeOptions } from '../decode.ts';
import { readBlock } from './block.ts';
import { Cursor, GIVE_UP } from './cursor.ts';

const BEYOND_ASCII = /[^\t\n\x20-\x7e]/;
/** Characters that count as line breaks besides LF, byte order marks, and what no YAML text may hold. */
const UNUSUAL = /[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/gu;

/** The value of the first document, as parseYaml gives it with these options; undefined if that needs the scanner. */
export function parseQuickly(text: string, options: DecodeOptions): Value | undefined {
  let body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (body.includes('\r')) body = body.replace(/\r\n?/g, '\n');
  if (hasUnusual(body)) return undefined;
  try {
    return readDocument(new Cursor(body, options));
  } catch (error) {
    // The regular expression engine may run out of memory if a line is endless.
    if (error === GIVE_UP || error instanceof RangeError) return undefined;
    throw error;
  }
}

function hasUnusual(text: string): boolean {
  const from = text.search(BEYOND_ASCII);
  UNUSUAL.lastIndex = from;
  return from >= 0 && UNUSUAL.test(text);
}

function readDocument(cursor: Cursor): Value {
  cursor.goToLine(0);
  if (cursor.column < 0 && cursor.at < cursor.text.length) {
    if (cursor.unit(0) !== 45) throw GIVE_UP;
    cursor.finishLine(cursor.at + 3);
  }
  if (cursor.column < 0) return null;
  const value = readBlock(cursor, -1);
  if (cursor.column >= 0) throw GIVE_UP;
  return value;
}

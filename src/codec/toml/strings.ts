/** TOML's four kinds of strings. */
import { quote } from '../../go/quote.ts';
import type { Cursor } from './cursor.ts';

const SHORT: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', e: '\x1b', '"': '"', '\\': '\\' };
const ESCAPES = /\\(?:([btnfre"\\])|x(.{2})|u(.{4})|U(.{8})|([ \t]))/gs;
/** An escaped backslash, or a backslash at the end of a line with all blanks that follow. */
const LINE_ENDS = /\\(?:\\|([ \t\r\n]*\n[ \t\r\n]*))/g;
const HEX_ESCAPES: Readonly<Record<string, [number, string]>> = { x: [2, 'two'], u: [4, 'four'], U: [8, 'eight'] };

/** The rest of a string that is a value, behind its first quotation mark. */
export function stringValue(cursor: Cursor, mark: string): string {
  if (cursor.accept(mark)) {
    if (cursor.accept(mark)) return multiLine(cursor, mark);
    return '';
  }
  return singleLine(cursor, mark);
}

/** The rest of a string on one line, behind its quotation mark; also keys are such strings. */
export function singleLine(cursor: Cursor, mark: string): string {
  const start = cursor.at;
  for (;;) {
    const char = cursor.next();
    if (char === '') cursor.failAt(char, mark === '"' ? `unexpected EOF; expected '"'` : `unexpected EOF; expected "'"`);
    if (char === '\n' || char === '\r') cursor.failBefore('strings cannot contain newlines');
    if (char === '\\' && mark === '"') readEscape(cursor, start);
    if (char === mark) break;
  }
  const body = cursor.text.slice(start, cursor.at - 1);
  return mark === '"' ? unescaped(cursor, body) : body;
}

/** The rest of a string in three quotation marks; two more may be before the last three. */
function multiLine(cursor: Cursor, mark: string): string {
  const start = cursor.at;
  const end = mark.repeat(3);
  for (;;) {
    const char = cursor.next();
    if (char === '') cursor.failAt(char, mark === '"' ? `unexpected EOF; expected '"""'` : `unexpected EOF; expected "'''"`);
    if (char === '\\' && mark === '"' && !/[\r\n]/.test(cursor.peek())) readEscape(cursor, start);
    if (char !== mark || !cursor.accept(mark)) continue;
    if (!cursor.accept(mark)) {
      cursor.at--;
      continue;
    }
    if (cursor.peek() !== mark) break;
    const read = cursor.text.slice(start, cursor.at);
    if (read.endsWith(mark.repeat(5)) && !(mark === '"' && read.endsWith('\\"""""'))) {
      cursor.fail(mark === '"' ? `unexpected '""""""'` : `unexpected "''''''"`);
    }
    cursor.at -= 2;
  }
  const body = cursor.text.slice(start, cursor.at - end.length).replace(/^\r?\n/, '');
  if (mark !== '"') return body;
  return unescaped(
    cursor,
    body.replace(LINE_ENDS, (found, blanks) => (blanks === undefined ? found : '')),
  );
}

/** Checks the escape behind a backslash. */
function readEscape(cursor: Cursor, start: number): void {
  const char = cursor.next();
  if (char === '') cursor.failBefore(`invalid escape in string '\\\0'`);
  const [digits, word] = HEX_ESCAPES[char] ?? [];
  if (!digits && !/[ebtnfr" \t\\]/.test(char)) cursor.fail(`invalid escape in string '\\${char}'`);
  for (let i = 0; i < (digits ?? 0); i++) {
    const digit = cursor.next();
    if (/[0-9a-fA-F]/.test(digit)) continue;
    const read = quote(cursor.text.slice(start, cursor.at));
    cursor.failAt(digit, `expected ${word} hexadecimal digits after '\\${char}', but got ${read} instead`);
  }
}

function unescaped(cursor: Cursor, body: string): string {
  if (!body.includes('\\')) return body;
  return body.replace(ESCAPES, (_, short, byte, small, large, blank) => {
    if (blank) cursor.fail(`invalid escape: '\\${blank}'`);
    if (short) return SHORT[short] as string;
    const digits = byte ?? small ?? large;
    const rune = Number.parseInt(digits, 16);
    if (rune > 0x10ffff || (rune >= 0xd800 && rune <= 0xdfff)) cursor.fail(`Escaped character '\\u${digits}' is not valid UTF-8.`);
    return String.fromCodePoint(rune);
  });
}

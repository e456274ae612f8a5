/** Go string literals, written and read as strconv does. */
import { ChartwrightError } from '../base/errors.ts';
import { isNewerThanGo } from './newer-unicode.ts';
import { decodeUtf8, encodeUtf8 } from './utf8.ts';

const PLAIN = /^[ !#-[\]-~]*$/;
const PRINTABLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;
const ESCAPES: Readonly<Record<number, string>> = { 7: '\\a', 8: '\\b', 9: '\\t', 10: '\\n', 11: '\\v', 12: '\\f', 13: '\\r' };

/** strconv.IsPrint: letters, marks, numbers, punctuation, symbols and the ASCII space. */
export function isPrint(rune: number): boolean {
  return rune < 0x7f ? rune >= 0x20 : PRINTABLE.test(String.fromCodePoint(rune)) && !isNewerThanGo(rune);
}

/** strconv.Quote. */
export function quote(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : quoteWith(text, '"', false);
}

/** strconv.QuoteToASCII. */
export function quoteAscii(text: string): string {
  return quoteWith(text, '"', true);
}

/** strconv.QuoteRune; what is no rune reads as U+FFFD. */
export function quoteRune(rune: number): string {
  return `'${escapeRune(validRune(rune), "'", false)}'`;
}

/** strconv.QuoteRuneToASCII. */
export function quoteRuneAscii(rune: number): string {
  return `'${escapeRune(validRune(rune), "'", true)}'`;
}

/** strconv.CanBackquote: one line without control characters (but tabs), backquotes, BOMs and stray bytes. */
export function canBackquote(text: string): boolean {
  return !/[\x00-\x08\x0a-\x1f`\x7f\ufeff]|(?<![\ud800-\udbff])[\udc80-\udcff]/.test(text);
}

function validRune(rune: number): number {
  return rune < 0 || rune > 0x10ffff || (rune >= 0xd800 && rune <= 0xdfff) ? 0xfffd : rune;
}

function quoteWith(text: string, mark: string, ascii: boolean): string {
  let out = mark;
  for (const char of text) {
    const code = char.codePointAt(0) as number;
    if (code >= 0xdc80 && code <= 0xdcff) out += '\\x' + hex(code - 0xdc00, 2);
    else out += escapeRune(validRune(code), mark, ascii);
  }
  return out + mark;
}

function escapeRune(rune: number, mark: string, ascii: boolean): string {
  const char = String.fromCodePoint(rune);
  if (char === mark || char === '\\') return '\\' + char;
  if (isPrint(rune) && (!ascii || rune < 0x80)) return char;
  const short = ESCAPES[rune];
  if (short) return short;
  if (rune < 0x20 || rune === 0x7f) return '\\x' + hex(rune, 2);
  return rune < 0x10000 ? '\\u' + hex(rune, 4) : '\\U' + hex(rune, 8);
}

function hex(value: number, width: number): string {
  return value.toString(16).padStart(width, '0');
}

const LITERAL_PART = /\\(?:([abfnrtv\\])|(['"])|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3}))|([^\\\n])/uy;
const SHORT: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '\\': '\\' };

/** strconv.Unquote: the string that a Go literal in double quotes, single quotes or backquotes stands for; throws `invalid syntax`. */
export function unquote(text: string): string {
  const mark = text[0] ?? '';
  if (text.length < 2 || text.at(-1) !== mark || !'"\'`'.includes(mark)) throw syntaxError();
  const body = text.slice(1, -1);
  if (mark === '`') {
    if (body.includes('`')) throw syntaxError();
    return body.replaceAll('\r', '');
  }
  const parts: string[] = [];
  LITERAL_PART.lastIndex = 0;
  while (LITERAL_PART.lastIndex < body.length) {
    const match = LITERAL_PART.exec(body);
    if (!match) throw syntaxError();
    parts.push(literalPart(match, mark));
  }
  if (mark === "'" && parts.length > 1) throw syntaxError();
  // Bytes written one by one (`\xc3\xa9`) may form a rune.
  return /\\[x0-7]/.test(body) ? decodeUtf8(encodeUtf8(parts.join(''))) : parts.join('');
}

function literalPart(match: RegExpExecArray, mark: string): string {
  const [, short, quoted, byte, small, large, octal, plain] = match;
  if (plain !== undefined) {
    if (plain === mark) throw syntaxError();
    const code = plain.codePointAt(0) as number;
    return validRune(code) === code ? plain : '\ufffd';
  }
  if (short) return SHORT[short] as string;
  if (quoted) {
    if (quoted !== mark) throw syntaxError();
    return quoted;
  }
  if (byte ?? octal) return byteText(byte ? Number.parseInt(byte, 16) : Number.parseInt(octal as string, 8));
  const rune = Number.parseInt((small ?? large) as string, 16);
  if (validRune(rune) !== rune) throw syntaxError();
  return String.fromCodePoint(rune);
}

function byteText(byte: number): string {
  if (byte > 0xff) throw syntaxError();
  return String.fromCharCode(byte < 0x80 ? byte : 0xdc00 + byte);
}

function syntaxError(): ChartwrightError {
  return new ChartwrightError('function', 'invalid syntax');
}

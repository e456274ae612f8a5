/** Scalars in single or double quotes. */
import { foldBreaks } from './plain.ts';
import type { Scanner } from './scanner.ts';
import { isBlank, isBlankOrEnd, isBreak, type Source } from './source.ts';
import { makeToken, type Token } from './token.ts';

/** What the letter after a backslash stands for. */
export const ESCAPES: Readonly<Record<number, string>> = {
  48: '\0',
  97: '\x07',
  98: '\b',
  116: '\t',
  9: '\t',
  110: '\n',
  118: '\v',
  102: '\f',
  114: '\r',
  101: '\x1b',
  32: ' ',
  34: '"',
  39: "'",
  92: '\\',
  78: '\x85',
  95: '\xa0',
  76: '\u2028',
  80: '\u2029',
};
/** Digits of the code after `\x`, `\u`, `\U`. */
export const CODES: Readonly<Record<number, number>> = { 120: 2, 117: 4, 85: 8 };

/** Scans the scalar whose opening quote is at the cursor. */
export function scanQuoted(scanner: Scanner): Token {
  const { source } = scanner;
  const start = source.mark();
  const quote = source.peek();
  source.skip();
  let value = '';
  for (;;) {
    source.need(4);
    if (source.atDocumentMark()) throw scanner.error('found unexpected document indicator');
    if (source.peek() === 0) throw scanner.error('found unexpected end of stream');
    const run = scanRun(scanner, quote);
    value += run.text;
    source.need(1);
    if (source.peek() === quote) break;
    value += scanGap(source, run.joined);
  }
  source.skip();
  return makeToken('scalar', start, value);
}

/** Characters up to a blank, a break, the closing quote or the end; `joined` if a backslash ended the line. */
function scanRun(scanner: Scanner, quote: number): { text: string; joined: boolean } {
  const { source } = scanner;
  let text = '';
  for (;;) {
    let at = source.at;
    let unit = source.text.charCodeAt(at);
    while (!isBlankOrEnd(unit) && unit !== quote && (unit !== 92 || quote === 39)) unit = source.text.charCodeAt(++at);
    if (at > source.at) {
      text += source.text.slice(source.at, at);
      source.advance(at);
      source.need(2);
    }
    if (unit === 39 && quote === 39 && source.peek(1) === 39) {
      text += "'";
      source.advance(at + 2);
    } else if (unit !== 92 || quote === 39) {
      return { text, joined: false };
    } else if (isBreak(source.peek(1))) {
      source.need(3);
      source.skip();
      source.takeBreak();
      source.need(2);
      return { text, joined: true };
    } else {
      text += scanEscape(scanner);
    }
    source.need(2);
  }
}

function scanEscape(scanner: Scanner): string {
  const { source } = scanner;
  const letter = source.peek(1);
  const simple = ESCAPES[letter];
  const length = CODES[letter] ?? 0;
  if (simple === undefined && length === 0) throw scanner.error('found unknown escape character');
  source.advance(source.at + 2);
  if (simple !== undefined) return simple;
  source.need(length);
  const digits = source.text.slice(source.at, source.at + length);
  if (!/^[0-9A-Fa-f]+$/.test(digits)) throw scanner.error('did not find expected hexdecimal number');
  const code = Number.parseInt(digits, 16);
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) throw scanner.error('found invalid Unicode character escape code');
  source.advance(source.at + length);
  return String.fromCodePoint(code);
}

/** White space inside of quotes: blanks stay, line breaks are folded together with the blanks around them. */
function scanGap(source: Source, joined: boolean): string {
  let blanks = '';
  let breaks = '';
  let broken = joined;
  for (;;) {
    const unit = source.peek();
    if (isBlank(unit)) {
      if (!broken) blanks += String.fromCharCode(unit);
      source.skip();
    } else if (isBreak(unit)) {
      source.need(2);
      breaks += source.takeBreak();
      broken = true;
    } else break;
    source.need(1);
  }
  if (!broken) return blanks;
  return joined ? breaks : foldBreaks(breaks);
}

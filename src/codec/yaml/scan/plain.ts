/** Scalars without quotes, which may continue over several lines. */
import type { Scanner } from './scanner.ts';
import { isBlankOrEnd, isBreak } from './source.ts';
import { makeToken, type Token } from './token.ts';

/** Scans the plain scalar at the cursor, and the white space after it. */
export function scanPlain(scanner: Scanner): Token {
  const { source, flowLevel } = scanner;
  const start = source.mark();
  const margin = scanner.indent + 1;
  let value = '';
  let gap = '';
  let broken = false;
  for (;;) {
    source.need(4);
    if (source.atDocumentMark() || source.peek() === 35) break;
    const to = plainEnd(source.text, source.at, flowLevel > 0);
    if (to > source.at) {
      value += gap + source.text.slice(source.at, to);
      broken = false;
      gap = '';
      source.advance(to);
    }
    source.need(2);
    if (!isBlankOrEnd(source.peek()) || source.peek() === 0) break;
    const from = source.at;
    let breaks = '';
    while (isBlankOrEnd(source.peek()) && source.peek() !== 0) {
      if (isBreak(source.peek())) {
        source.need(2);
        breaks += source.takeBreak();
        broken = true;
      } else {
        if (broken && source.peek() === 9 && source.column < margin) throw scanner.error('found a tab character that violates indentation');
        source.skip();
      }
      source.need(1);
    }
    gap = broken ? foldBreaks(breaks) : source.text.slice(from, source.at);
    if (flowLevel === 0 && source.column < margin) break;
  }
  if (broken) scanner.keyAllowed = true;
  return makeToken('scalar', start, value, '', true);
}

/** What line breaks between two words become: one is a space, of several the first falls away. */
export function foldBreaks(breaks: string): string {
  if (breaks === '\n') return ' ';
  return breaks.charCodeAt(0) === 10 ? breaks.slice(1) : breaks;
}

/** Where the run of characters without blanks ends that belongs to a plain scalar. */
function plainEnd(text: string, from: number, inFlow: boolean): number {
  for (let at = from; ; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 125) {
      if (isBreak(unit)) return at;
    } else if (unit <= 32) {
      if (isBlankOrEnd(unit)) return at;
    } else if (unit === 58) {
      if (isBlankOrEnd(text.charCodeAt(at + 1))) return at;
    } else if (inFlow && (unit === 44 || unit === 63 || unit === 91 || unit === 93 || unit === 123 || unit === 125)) return at;
  }
}

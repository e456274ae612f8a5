/** Literal (`|`) and folded (`>`) scalars. */
import type { Scanner } from './scanner.ts';
import { isBlank, isBreak, isBreakOrEnd } from './source.ts';
import { makeToken, type Token } from './token.ts';

/** Scans the block scalar whose indicator is at the cursor. */
export function scanBlockScalar(scanner: Scanner): Token {
  const { source } = scanner;
  const start = source.mark();
  const literal = source.peek() === 124;
  source.skip();
  const { chomping, increment } = scanHead(scanner);
  scanner.skipRestOfLine();
  let indent = increment === 0 ? 0 : Math.max(scanner.indent, 0) + increment;
  let { breaks, widest } = scanMargin(scanner, indent);
  if (indent === 0) indent = Math.max(widest, scanner.indent + 1, 1);
  let value = '';
  let lineEnd = '';
  let afterBlank = false;
  source.need(1);
  while (source.column === indent && source.peek() !== 0) {
    const blank = isBlank(source.peek());
    const folds = !literal && lineEnd === '\n' && !afterBlank && !blank;
    value += folds ? (breaks === '' ? ' ' : '') : lineEnd;
    value += breaks;
    afterBlank = blank;
    let at = source.at;
    while (!isBreakOrEnd(source.text.charCodeAt(at))) at++;
    value += source.text.slice(source.at, at);
    source.advance(at);
    source.need(2);
    lineEnd = isBreak(source.peek()) ? source.takeBreak() : '';
    ({ breaks } = scanMargin(scanner, indent));
  }
  if (chomping !== '-') value += lineEnd;
  if (chomping === '+') value += breaks;
  return makeToken('scalar', start, value);
}

/** The indicators after `|` or `>`: how to end (`+`, `-`) and how far the text is indented (0: as its first line is). */
function scanHead(scanner: Scanner): { chomping: string; increment: number } {
  const { source } = scanner;
  let chomping = '';
  let increment = 0;
  for (let i = 0; i < 2; i++) {
    source.need(1);
    const unit = source.peek();
    if (chomping === '' && (unit === 43 || unit === 45)) chomping = String.fromCharCode(unit);
    else if (increment === 0 && unit >= 48 && unit <= 57) {
      if (unit === 48) throw scanner.error('found an indentation indicator equal to 0');
      increment = unit - 48;
    } else break;
    source.skip();
  }
  source.need(1);
  return { chomping, increment };
}

/** Empty lines and the indentation of the next one; an `indent` of 0 is yet to be found: the widest line so far. */
function scanMargin(scanner: Scanner, indent: number): { breaks: string; widest: number } {
  const { source } = scanner;
  let breaks = '';
  let widest = 0;
  for (;;) {
    source.need(1);
    const limit = indent === 0 ? Number.POSITIVE_INFINITY : source.at + indent - source.column;
    let at = source.at;
    while (at < limit && source.text.charCodeAt(at) === 32) at++;
    source.advance(at);
    source.need(1);
    const { column } = source;
    widest = Math.max(widest, column);
    if (source.peek() === 9 && (indent === 0 || column < indent)) {
      throw scanner.error('found a tab character where an indentation space is expected');
    }
    if (!isBreak(source.peek())) return { breaks, widest };
    source.need(2);
    breaks += source.takeBreak();
  }
}

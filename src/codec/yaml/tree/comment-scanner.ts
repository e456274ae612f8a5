/**
 * A scanner that keeps comments, and decides what each belongs to: what follows (head), what is before it on its line
 * (line), or what ended above it (foot). go-yaml 3 decides while it scans, by indentation and empty lines, so this follows
 * the scanner, two tokens ahead of the reader.
 */
import { Scanner } from '../scan/scanner.ts';
import { isBlank, isBreak, isBreakOrEnd } from '../scan/source.ts';
import { makeToken, type Token } from '../scan/token.ts';
import { type Mark, scannerError } from '../scan/yaml-error.ts';
import type { Comments, ScalarNotation } from './tree.ts';

/** A place with its distance from the start of the text. */
interface Place extends Mark {
  readonly index: number;
}

/** A comment on its way from the scanner to a node. */
interface Found extends Comments {
  /** It is due when a token at or behind this place is read. */
  due: number;
  readonly start: Place;
  /** Where it ends, and where the blank stretch began that it is in; 0 for comments behind something. */
  readonly end: number;
  readonly scan: number;
}

/** A token whose place differs from its line and column: the end of a block moves up over comments below it. */
interface MovedToken extends Token {
  readonly index: number;
}

/** By the character that a scalar begins with. */
const NOTATIONS: Readonly<Record<number, ScalarNotation>> = { 39: 'single', 34: 'double', 124: 'literal', 62: 'folded' };

const LOOKAHEAD = 3;
/** As far as go-yaml looks for more comment lines in one go. */
const FARTHEST = 512;

export class CommentScanner extends Scanner {
  /** Comments that are due, for the next node. */
  readonly due: Comments = { head: '', line: '', foot: '' };
  readonly #found: Found[] = [];
  #next = 0;
  readonly #lineStarts: number[];
  readonly #notations = new WeakMap<Token, ScalarNotation>();
  /** Where the fetch under way began. */
  #fetchStart: Place = { line: 0, column: 0, index: 0 };
  /** Where the token under way began. */
  #tokenStart: Mark = { line: 0, column: 0 };
  /** The head of a block scalar, while it is scanned. */
  #blockHead: Place | undefined;

  constructor(text: string) {
    super(text);
    this.#lineStarts = lineStarts(this.source.text);
  }

  override peek(): Token {
    while (!this.ready && (this.queue.length - this.head < LOOKAHEAD || this.headMayBeKey())) this.fetch();
    this.ready = true;
    const token = this.queue[this.head] as Token;
    this.#handOut(token);
    return token;
  }

  /** Unlike go-yaml 2, version 3 names the line where the refused part began, unless that is the first. */
  override error(problem: string, start: Mark = this.#tokenStart): Error {
    return scannerError(problem, start.line > 0 ? start : this.source.mark());
  }

  /** How a scalar was written. */
  notationOf(token: Token): ScalarNotation {
    return this.#notations.get(token) ?? '';
  }

  /** Moves comments up to a token over to those that are due. */
  #handOut(token: Token): void {
    const { due } = this;
    const at = this.#indexOf(token);
    for (; this.#next < this.#found.length; this.#next++) {
      const found = this.#found[this.#next] as Found;
      // Nothing is above an end: the comment waits for what follows.
      if (at < found.due || (found.head !== '' && token.kind === 'block-end')) return;
      for (const part of ['head', 'foot', 'line'] as const) {
        if (found[part] !== '') due[part] += (due[part] === '' ? '' : '\n') + found[part];
      }
      found.line = '';
    }
  }

  protected override fetch(): void {
    this.#fetchStart = this.#here();
    super.fetch();
  }

  protected override fetchContent(unit: number): void {
    const { flowLevel } = this;
    const last = this.queue.at(-1);
    const belongsBefore = last && ((flowLevel === 0 && unit === 58) || (flowLevel > 0 && unit === 44));
    const place = belongsBefore ? this.#indexOf(last) : this.#here().index;
    this.#blockHead = unit === 124 || unit === 62 ? this.#here() : undefined;
    this.#tokenStart = this.source.mark();
    super.fetchContent(unit);
    this.#blockHead = undefined;
    const fetched = this.queue.at(-1) as Token;
    if (fetched.kind === 'scalar' && !fetched.plain) this.#notations.set(fetched, NOTATIONS[unit] ?? '');
    if (fetched.kind !== 'block-entry') this.#lineComment(place);
  }

  /** Called for what follows a block scalar's head, and for directives, whose comments are dropped. */
  override skipComment(): void {
    if (this.#blockHead) this.#lineComment(this.#blockHead.index);
    super.skipComment();
  }

  protected override skipToToken(): void {
    const { source } = this;
    for (;;) {
      source.need(1);
      source.skipStrayMark();
      const tabs = this.flowLevel > 0 || !this.keyAllowed;
      while (source.peek() === 32 || (tabs && source.peek() === 9)) source.skip();
      source.need(1);
      this.#lineToHead();
      if (source.peek() === 35) this.#comments(this.#fetchStart);
      if (!isBreak(source.peek())) return;
      source.takeBreak();
      if (this.flowLevel === 0) this.keyAllowed = true;
    }
  }

  /** Ends blocks where the comments begin that are at their parents' indentation. */
  protected override unroll(column: number): void {
    if (this.flowLevel > 0) return;
    let place = column < 0 ? this.#here() : this.#fetchStart;
    place = { ...place, index: place.index - 1 };
    while (this.indent > column) {
      let stop = place.index;
      for (let i = this.#found.length - 1; i >= this.#next && (this.#found[i] as Found).end >= stop; i--) {
        const found = this.#found[i] as Found;
        if (found.start.column === this.indent + 1) place = found.start;
        stop = found.scan;
      }
      const end: MovedToken = { ...makeToken('block-end', place), index: place.index };
      this.push(end);
      this.indent = this.indents.pop() as number;
    }
  }

  /** A comment behind the first dash of a list is the head of what follows the dash. */
  #lineToHead(): void {
    const found = this.#found.at(-1);
    if (!found || found.line === '' || isBreak(this.source.peek())) return;
    if (this.queue.at(-1)?.kind !== 'block-entry' || this.queue.at(-2)?.kind !== 'block-sequence-start') return;
    found.head = found.line;
    found.line = '';
    const here = this.#here();
    if (found.start.line === here.line - 1) found.due = here.index;
  }

  /** Takes the comment behind a token, if there is one on its line. */
  #lineComment(due: number): void {
    const { source } = this;
    if (this.#breaksBefore() > 0) return;
    let ahead = 0;
    while (ahead < FARTHEST && isBlank(source.peek(ahead))) ahead++;
    if (source.peek(ahead) !== 35) return;
    source.advance(source.at + ahead);
    const start = this.#here();
    this.#found.push({ due, start, end: 0, scan: 0, head: '', line: this.#takeComment(), foot: '' });
  }

  /** Takes a run of comment lines, cut into feet of what came before and the head of what follows. */
  #comments(began: Place): void {
    const { source } = this;
    const run = this.#beginRun(began);
    let { line, column } = source;
    let ahead = 0;
    for (; ahead < FARTHEST; ahead++) {
      column++;
      const unit = source.peek(ahead) || 0;
      if (isBlank(unit)) continue;
      const here: Place = { line, column, index: this.#here().index + ahead };
      const closes = this.flowLevel > 0 && (unit === 93 || unit === 125);
      if (closes || isBreakOrEnd(unit)) {
        if (closes || !run.recentEmpty) this.#endParagraph(run, here, closes, unit === 0);
        if (!isBreak(unit)) break;
        run.firstEmpty = false;
        run.recentEmpty = true;
        column = 0;
        line++;
        continue;
      }
      if (run.text !== '' && column - 1 < Math.max(this.indent, 0) && column !== run.start.column) this.#foot(run, here);
      if (unit !== 35) break;
      if (run.text === '') run.start = here;
      else run.text += '\n';
      run.recentEmpty = false;
      this.#skipAhead(ahead);
      run.text += this.#takeComment();
      // The line break at the cursor counts for nothing: the search continues behind it.
      ahead = 0;
      column = 0;
      line = source.line;
    }
    const { text, start, scan } = run;
    if (text === '') return;
    this.#found.push({ due: start.index, start, end: this.#here().index + ahead - 1, scan, head: text, line: '', foot: '' });
  }

  #beginRun(began: Place): CommentRun {
    const { source } = this;
    const token = this.#tokenBefore();
    const breaks = this.#breaksBefore();
    return {
      token,
      footLine: began.line > 0 ? source.line - breaks + 1 + (breaks === 0 && source.column > 1 ? 1 : 0) : -1,
      firstEmpty: breaks <= 1,
      recentEmpty: false,
      due: token ? this.#indexOf(token) : 0,
      scan: began.index,
      start: { line: 0, column: 0, index: 0 },
      text: '',
    };
  }

  /** At an empty line, or the bracket that closes a flow collection: what came before may be a foot. */
  #endParagraph(run: CommentRun, here: Place, closes: boolean, atEnd: boolean): void {
    const { token, footLine, firstEmpty, start } = run;
    const dedented = start.column - 1 < Math.max(this.indent, 0);
    if (closes || (firstEmpty && ((start.line === footLine && token?.kind !== 'value') || dedented))) {
      if (run.text === '') return;
      if (dedented) run.due = start.index;
      this.#foot(run, here);
    } else if (run.text !== '' && !atEnd) run.text += '\n';
  }

  /** Makes what was read of a run a foot that ends here. */
  #foot(run: CommentRun, end: Place): void {
    const { due, start, scan, text } = run;
    this.#found.push({ due, start, end: end.index, scan, head: '', line: '', foot: text });
    run.scan = end.index;
    run.due = end.index;
    run.text = '';
  }

  #tokenBefore(): Token | undefined {
    const last = this.queue.at(-1);
    return last?.kind === 'flow-entry' ? (this.queue.at(-2) ?? last) : last;
  }

  /** Over blanks and line breaks. */
  #skipAhead(count: number): void {
    const to = this.source.at + count;
    while (this.source.at < to) {
      if (isBreak(this.source.peek())) this.source.takeBreak();
      else this.source.skip();
    }
  }

  /** The comment under the cursor, up to the end of its line. */
  #takeComment(): string {
    const { source } = this;
    let end = source.at;
    while (!isBreakOrEnd(source.text.charCodeAt(end))) end++;
    const text = source.text.slice(source.at, end);
    source.advance(end);
    source.need(1);
    return text;
  }

  /** Line breaks since the last character that is no blank. */
  #breaksBefore(): number {
    const { text, at } = this.source;
    let count = 0;
    for (let i = at - 1; i >= 0; i--) {
      const unit = text.charCodeAt(i);
      if (isBreak(unit)) count += unit === 10 && text.charCodeAt(i - 1) === 13 ? 0 : 1;
      else if (!isBlank(unit)) break;
    }
    return count;
  }

  #here(): Place {
    const { line, column } = this.source;
    return { line, column, index: this.#place(line, column) };
  }

  #indexOf(token: Token): number {
    return (token as Partial<MovedToken>).index ?? this.#place(token.line, token.column);
  }

  #place(line: number, column: number): number {
    return (this.#lineStarts[line] ?? this.source.text.length) + column;
  }
}

/** Comment lines that are being read, with what decides where they are cut. */
interface CommentRun {
  /** The token before them. */
  readonly token: Token | undefined;
  /** The line on which a comment may be a foot of that token; -1 for none. */
  readonly footLine: number;
  /** No empty line has come yet. */
  firstEmpty: boolean;
  /** The last line was empty. */
  recentEmpty: boolean;
  due: number;
  scan: number;
  start: Place;
  text: string;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (isBreak(unit) && !(unit === 13 && text.charCodeAt(i + 1) === 10)) starts.push(i + 1);
  }
  return starts;
}

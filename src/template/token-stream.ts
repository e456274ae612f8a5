/** The parser's view of the tokens: looking ahead, stepping back, and complaining as Go does. */
import type { ErrorCode } from '../base/errors.ts';
import { positionAt } from '../base/text-position.ts';
import { Lexer } from './lex.ts';
import { ParseFailure } from './parse-error.ts';
import { isSpace, type Token, type TokenKind, tokenText } from './token.ts';

/** Tokens of one text in order; `position` may be set back to any earlier one that is not forgotten. */
export class TokenStream {
  position = 0;
  /** Where the action began that is being read; -1 outside of actions. */
  actionStart = -1;
  private readonly source: string;
  private readonly lexer: Lexer;
  private tokens: Token[] = [];
  /** How many of the tokens were looked at. */
  private seen = 0;
  /** Where the token stands that was looked at last. */
  private lastPos = 0;
  private close = -1;

  constructor(source: string, isFunction: (name: string) => boolean) {
    this.source = source;
    this.lexer = new Lexer(source, isFunction);
  }

  /** Goes on with these tokens, which count as looked at: the position of a failure among them is not known. */
  load(tokens: Token[]): void {
    this.tokens = tokens;
    this.position = 0;
    this.seen = tokens.length;
  }

  /** Whether all tokens are past that are known so far. */
  get ended(): boolean {
    return this.position === this.tokens.length;
  }

  /** The next token where no step back is needed: outside of actions. */
  outside(): Token {
    if (this.position < this.tokens.length) return this.next();
    const token = this.lexer.next();
    this.lastPos = token.pos;
    return token;
  }

  /** The next token if it touches the one before. Space between them, which is a token in Go, counts as looked at, and the token does not. */
  adjacent(): Token | undefined {
    if (this.position === this.seen) {
      const token = this.ahead();
      if (!token.spaced) return this.peek();
      const before = this.tokens[this.seen - 1];
      if (before) this.lastPos = before.pos + before.text.length;
      return undefined;
    }
    const token = this.tokens[this.position]!;
    return token.spaced ? undefined : token;
  }

  peek(): Token {
    if (this.position === this.seen) this.read();
    return this.tokens[this.position]!;
  }

  private read(): void {
    this.lastPos = this.ahead().pos;
    this.seen++;
  }

  /** The token behind those that were looked at. */
  private ahead(): Token {
    if (this.seen === this.tokens.length) this.tokens.push(this.lexer.next());
    return this.tokens[this.seen]!;
  }

  next(): Token {
    const token = this.peek();
    this.position++;
    return token;
  }

  /** The next token, which must be of that kind. */
  expect(kind: TokenKind, context: string): Token {
    const token = this.next();
    return token.kind === kind ? token : this.unexpected(token, context);
  }

  /** Lets go of the tokens read so far and passes space; what comes next in the action is at the result. */
  begin(): number {
    if (this.tokens.length > 0) {
      const ahead = this.tokens[this.position];
      if (ahead) this.lexer.at = ahead.pos;
      this.load([]);
    }
    return this.lexer.skipSpace();
  }

  /** What is in the source from `from` to the next "}}", without the space and trim marker before it. */
  untilClose(from: number): string {
    const { source } = this;
    this.close = source.indexOf('}}', from);
    if (this.close < 0) return '';
    let end = this.close;
    if (source.charCodeAt(end - 1) === 0x2d && isSpace(source.charCodeAt(end - 2))) end--;
    while (end > from && isSpace(source.charCodeAt(end - 1))) end--;
    return source.slice(from, end);
  }

  /** Whether a definition comes next in the action. */
  seesDefine(): boolean {
    return this.lexer.sees('define');
  }

  /** Passes the action up to the "}}" that `untilClose` found. */
  skipToClose(): void {
    this.lexer.endAction(this.close);
    this.lastPos = this.close;
  }

  /** Whether the action has ended with the "}}" that `untilClose` found. */
  get closed(): boolean {
    return this.lastPos === this.close;
  }

  unexpected(token: Token, context: string): never {
    if (token.kind !== 'error') return this.fail('unexpected %s in %s', tokenText(token), context);
    const start = this.actionStart < 0 ? 0 : this.lineOf(this.actionStart);
    if (start === 0 || start === this.lineOf(token.pos)) return this.fail('%s', token.text);
    const where = token.text.endsWith(' action') ? 'started at' : 'in action started at';
    throw new ParseFailure('template/syntax', this.place(), (name) => ({
      format: '%s',
      args: [`${token.text} ${where} ${name}:${start}`],
    }));
  }

  /** Refuses the text, at the line of the last token that was looked at. */
  fail(format: string, ...args: string[]): never {
    return this.failWith('template/syntax', format, ...args);
  }

  /** As `fail`, for what has a code of its own. */
  failWith(code: ErrorCode, format: string, ...args: string[]): never {
    throw new ParseFailure(code, this.place(), () => ({ format, args }));
  }

  /** Where the token stands that was looked at last. */
  private place(): { line: number; column: number } {
    return positionAt(this.source, this.lastPos);
  }

  /** Counts from 1. */
  private lineOf(pos: number): number {
    return lineAt(this.source, pos);
  }
}

/** The line of an index in a text, from 1. */
export function lineAt(text: string, pos: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < pos; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

/** The parser's view of the tokens: looking ahead, stepping back, and complaining as Go does. */
import { sprintf } from '../go/fmt.ts';
import { Lexer, type Token, type TokenKind, tokenText } from './lex.ts';

/** Why a text does not parse. The words need the name of the template, which a parsed text does not know. */
export class ParseFailure extends Error {
  readonly line: number;
  readonly describe: (name: string) => string;

  constructor(line: number, describe: (name: string) => string) {
    super('template does not parse');
    this.line = line;
    this.describe = describe;
  }
}

/** Tokens of one text in order; `position` may be set back to any earlier one that is not forgotten. */
export class TokenStream {
  position = 0;
  /** Where the action began that is being read; -1 outside of actions. */
  actionStart = -1;
  private readonly source: string;
  private readonly lexer: Lexer;
  private readonly tokens: Token[] = [];
  private last: Token | undefined;

  constructor(source: string, isFunction: (name: string) => boolean) {
    this.source = source;
    this.lexer = new Lexer(source, isFunction);
  }

  peek(): Token {
    if (this.position === this.tokens.length) this.read();
    return this.tokens[this.position]!;
  }

  private read(): void {
    this.last = this.lexer.next();
    this.tokens.push(this.last);
  }

  /** Lets go of what was read; `position` counts anew. */
  forget(): void {
    this.tokens.splice(0, this.position);
    this.position = 0;
  }

  next(): Token {
    const token = this.peek();
    this.position++;
    return token;
  }

  peekNonSpace(): Token {
    while (this.peek().kind === 'space') this.position++;
    return this.peek();
  }

  nextNonSpace(): Token {
    const token = this.peekNonSpace();
    this.position++;
    return token;
  }

  /** The next token, which must be of that kind. */
  expect(kind: TokenKind, context: string): Token {
    const token = this.nextNonSpace();
    return token.kind === kind ? token : this.unexpected(token, context);
  }

  unexpected(token: Token, context: string): never {
    if (token.kind !== 'error') return this.fail('unexpected %s in %s', tokenText(token), context);
    const start = this.actionStart < 0 ? 0 : this.lineOf(this.actionStart);
    if (start === 0 || start === this.lineOf(token.pos)) return this.fail('%s', token.text);
    const where = token.text.endsWith(' action') ? 'started at' : 'in action started at';
    const line = this.lastLine();
    throw new ParseFailure(line, (name) => describe(name, line, '%s', [`${token.text} ${where} ${name}:${start}`]));
  }

  /** Refuses the text, at the line of the last token that was looked at. */
  fail(format: string, ...args: string[]): never {
    const line = this.lastLine();
    throw new ParseFailure(line, (name) => describe(name, line, format, args));
  }

  private lastLine(): number {
    return this.lineOf(this.last?.pos ?? 0);
  }

  /** Counts from 1. */
  private lineOf(pos: number): number {
    return lineAt(this.source, pos);
  }
}

/** Go formats a text that the name is already part of, so a `%` in the name is a verb. */
function describe(name: string, line: number, format: string, args: string[]): string {
  return sprintf(`template: ${name}:${line}: ${format}`, args);
}

/** The line of an index in a text, from 1. */
export function lineAt(text: string, pos: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < pos; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

/** The tokens of an action. Mirrors the items of Go 1.26's text/template/parse/lex.go. */

import { sprintf } from '../go/fmt.ts';
import { byteLength } from '../go/utf8.ts';

export type Keyword = 'block' | 'break' | 'continue' | 'define' | 'else' | 'end' | 'if' | 'nil' | 'range' | 'template' | 'with';

export type TokenKind =
  | 'assign'
  | 'bool'
  | 'char'
  | 'char constant'
  | 'complex'
  | 'declare'
  | 'dot'
  | 'eof'
  | 'error'
  | 'field'
  | 'identifier'
  | 'left delim'
  | 'left paren'
  | 'number'
  | 'pipe'
  | 'raw string'
  | 'right delim'
  | 'right paren'
  | 'string'
  | 'text'
  | 'variable'
  | Keyword;

/**
 * `text` is the source of the token, or the words of an error; `pos` its index in the template. Where Go has
 * one token per name, the names of `.a.b` and `$x.a.b` are one token here, unless the letters are rare ones.
 */
export interface Token {
  readonly kind: TokenKind;
  readonly pos: number;
  readonly text: string;
  /** Whether space is before it in an action. */
  readonly spaced: boolean;
}

const KEYWORDS: ReadonlySet<string> = new Set([
  'block',
  'break',
  'continue',
  'define',
  'else',
  'end',
  'if',
  'nil',
  'range',
  'template',
  'with',
] satisfies Keyword[]);

/** A token as error messages call it: `<end>`, `"foo"`, `EOF`. */
export function tokenText(token: Token): string {
  if (token.kind === 'eof') return 'EOF';
  if (token.kind === 'error') return token.text;
  if (token.kind === 'dot' || KEYWORDS.has(token.kind)) return `<${token.text}>`;
  const text = token.kind === 'field' || token.kind === 'variable' ? firstName(token.text) : token.text;
  return sprintf(byteLength(text) > 10 ? '%.10q...' : '%q', [text]);
}

/** `$x` of `$x.a`, `.a` of `.a.b`. */
export function firstName(text: string): string {
  const end = text.indexOf('.', 1);
  return end < 0 ? text : text.slice(0, end);
}

/** What a word is; functions may be named `break` and `continue`. */
export function wordKind(word: string, isFunction: (name: string) => boolean): TokenKind {
  if (word === 'true' || word === 'false') return 'bool';
  if (!KEYWORDS.has(word)) return 'identifier';
  return (word === 'break' || word === 'continue') && isFunction(word) ? 'identifier' : (word as Keyword);
}

/** Space inside of actions, and what trim markers trim. */
export function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0d || code === 0x0a;
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

export function isWord(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || isDigit(code) || code === 0x5f;
}

const LETTERS = /[\p{L}\p{Nd}_]*/uy;

/** The end of the letters, digits and underscores from `from` on. */
export function wordEnd(text: string, from: number): number {
  let at = from;
  while (isWord(text.charCodeAt(at))) at++;
  if (!(text.charCodeAt(at) >= 0x80)) return at;
  LETTERS.lastIndex = at;
  LETTERS.test(text);
  return LETTERS.lastIndex;
}

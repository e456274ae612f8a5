/**
 * Template text to tokens, one at a time because the parser tells how far it got. Trim markers and
 * comments end here; the parser never sees them.
 */

import { sprintf } from '../go/fmt.ts';
import { quote } from '../go/strconv.ts';
import { int } from '../go/value.ts';
import { numberEnd } from './number.ts';
import { isDigit, isSpace, isWord, type Token, type TokenKind, wordEnd, wordKind } from './token.ts';

/** Reads a template's text token by token. `isFunction` says which of `break` and `continue` are functions rather than keywords. */
export class Lexer {
  /** The index of what is read next. */
  at = 0;
  private text: string;
  private readonly isFunction: (name: string) => boolean;
  private inAction = false;
  private spaced = false;
  private parens = 0;

  constructor(text: string, isFunction: (name: string) => boolean) {
    this.text = text;
    this.isFunction = isFunction;
  }

  /** The next token; `eof` again and again at the end. */
  next(): Token {
    return this.inAction ? this.action() : this.outside();
  }

  /** Passes the space before what comes next in an action. */
  skipSpace(): number {
    const { text } = this;
    let { at } = this;
    while (isSpace(text.charCodeAt(at)) && !(text.charCodeAt(at + 1) === 0x2d && text.startsWith('}}', at + 2))) at++;
    this.at = at;
    return at;
  }

  /** Whether this word comes next in an action. */
  sees(word: string): boolean {
    this.skipSpace();
    const from = this.at;
    this.at = from + word.length;
    const whole = this.text.startsWith(word, from) && this.atTerminator();
    this.at = from;
    return whole;
  }

  private token(kind: TokenKind, from: number): Token {
    return this.word(kind, from, this.text.slice(from, this.at));
  }

  private word(kind: TokenKind, pos: number, text: string): Token {
    return { kind, pos, text, spaced: this.spaced };
  }

  /** Nothing is read after an error. */
  private error(from: number, text: string): Token {
    this.text = '';
    this.at = 0;
    return this.word('error', from, text);
  }

  private outside(): Token {
    for (;;) {
      const from = this.at;
      const open = this.text.indexOf('{{', from);
      this.at = open < 0 ? this.text.length : open;
      if (open < 0) return this.token(this.at > from ? 'text' : 'eof', from);
      const trims = this.text[open + 2] === '-' && isSpace(this.text.charCodeAt(open + 3));
      const end = trims ? this.spacesBefore(from, open) : open;
      if (end > from) return this.word('text', from, this.text.slice(from, end));
      this.at = open + (trims ? 4 : 2);
      if (!this.text.startsWith('/*', this.at)) return this.leftDelim(open);
      const failed = this.comment();
      if (failed) return failed;
    }
  }

  private spacesBefore(from: number, to: number): number {
    const { text } = this;
    let at = to;
    while (at > from && isSpace(text.charCodeAt(at - 1))) at--;
    return at;
  }

  private leftDelim(open: number): Token {
    this.inAction = true;
    this.parens = 0;
    return this.word('left delim', open, '{{');
  }

  private comment(): Token | undefined {
    const from = this.at;
    const close = this.text.indexOf('*/', from + 2);
    if (close < 0) return this.error(from, 'unclosed comment');
    const length = this.rightDelimLength(close + 2);
    if (length === 0) return this.error(from, 'comment ends before closing delimiter');
    this.passRightDelim(close + length, length === 4);
    return undefined;
  }

  /** 2 for `}}`, 4 for ` -}}`, 0 for anything else. */
  private rightDelimLength(at: number): number {
    const { text } = this;
    const code = text.charCodeAt(at);
    if (code === 0x7d) return text.charCodeAt(at + 1) === 0x7d ? 2 : 0;
    return isSpace(code) && text.startsWith('-}}', at + 1) ? 4 : 0;
  }

  private passRightDelim(close: number, trims: boolean): void {
    const { text } = this;
    let at = close + 2;
    if (trims) while (isSpace(text.charCodeAt(at))) at++;
    this.at = at;
  }

  private action(): Token {
    const before = this.at;
    const from = this.skipSpace();
    this.spaced = from > before;
    const delim = this.rightDelimLength(from);
    if (delim > 0) return this.rightDelim(from, delim);
    const code = this.text.charCodeAt(from);
    if (Number.isNaN(code)) return this.error(from, 'unclosed action');
    this.at++;
    if (isWord(code)) return isDigit(code) ? this.number(from) : this.identifier(from);
    switch (code) {
      case 0x2e: // .
        return isDigit(this.text.charCodeAt(this.at)) || this.at >= this.text.length ? this.number(from) : this.named(from, 'field', 'dot');
      case 0x24: // $
        return this.named(from, 'variable', 'variable');
      case 0x22: // "
        return this.quoted(from, code, 'string', 'unterminated quoted string');
      case 0x27: // '
        return this.quoted(from, code, 'char constant', 'unterminated character constant');
      case 0x60: // `
        return this.rawString(from);
      case 0x7c: // |
        return this.word('pipe', from, '|');
      case 0x28: // (
        this.parens++;
        return this.word('left paren', from, '(');
      case 0x29: // )
        return --this.parens < 0 ? this.error(from, 'unexpected right paren') : this.word('right paren', from, ')');
      case 0x3d: // =
        return this.token('assign', from);
      case 0x3a: // :
        if (this.text[this.at++] !== '=') return this.error(from, 'expected :=');
        return this.token('declare', from);
      case 0x2b: // +
      case 0x2d: // -
        return this.number(from);
    }
    if (code > 0x20 && code < 0x7f) return this.token('char', from);
    if (wordEnd(this.text, from) > from) return this.identifier(from);
    return this.error(from, `unrecognized character in action: ${this.rune(from)}`);
  }

  private rightDelim(from: number, length: number): Token {
    if (this.parens > 0) return this.error(from, 'unclosed left paren');
    const close = from + length - 2;
    this.endAction(close);
    return this.word('right delim', close, '}}');
  }

  /** Passes the rest of an action, whose "}}" is at `close`. */
  endAction(close: number): void {
    const trims = this.text.charCodeAt(close - 1) === 0x2d && isSpace(this.text.charCodeAt(close - 2));
    this.passRightDelim(close, trims);
    this.inAction = false;
  }

  private identifier(from: number): Token {
    this.at = wordEnd(this.text, from);
    if (!this.atTerminator()) return this.badCharacter(from);
    const word = this.text.slice(from, this.at);
    return this.word(wordKind(word, this.isFunction), from, word);
  }

  /** `.name` or `$name` with the names after it, or the sign alone; the sign is past. */
  private named(from: number, kind: TokenKind, alone: TokenKind): Token {
    if (this.atTerminator()) {
      if (kind === 'field' || !this.atName()) return this.token(alone, from);
    } else this.at = wordEnd(this.text, this.at);
    if (!this.atTerminator()) return this.badCharacter(from);
    while (this.atName()) {
      const before = this.at;
      this.at = wordEnd(this.text, before + 1);
      if (this.atTerminator()) continue;
      // A name with a bad end is the next token's mistake: the parser may find one before it.
      this.at = before;
      break;
    }
    return this.token(kind, from);
  }

  /** Whether a further `.name` follows. */
  private atName(): boolean {
    const code = this.text.charCodeAt(this.at + 1);
    return this.text.charCodeAt(this.at) === 0x2e && isWord(code) && !isDigit(code);
  }

  private badCharacter(from: number): Token {
    return this.error(from, `bad character ${this.rune(this.at)}`);
  }

  /** Whether a word may end here. */
  private atTerminator(): boolean {
    const code = this.text.charCodeAt(this.at);
    if (isSpace(code) || Number.isNaN(code)) return true;
    switch (code) {
      case 0x2e: // .
      case 0x2c: // ,
      case 0x7c: // |
      case 0x3a: // :
      case 0x28: // (
      case 0x29: // )
        return true;
    }
    return this.text.startsWith('}}', this.at);
  }

  private number(from: number): Token {
    const plain = this.scanNumber(from);
    const sign = this.text[this.at];
    if (plain && sign !== '+' && sign !== '-') return this.token('number', from);
    if (plain && this.scanNumber(this.at) && this.text[this.at - 1] === 'i') return this.token('complex', from);
    return this.error(from, `bad number syntax: ${quote(this.text.slice(from, this.at))}`);
  }

  /** Whether a number is at `from`; a letter behind it, which spoils it, is passed too. */
  private scanNumber(from: number): boolean {
    this.at = numberEnd(this.text, from);
    const end = wordEnd(this.text, this.at);
    if (end === this.at) return true;
    this.at += (this.text.codePointAt(this.at) as number) > 0xffff ? 2 : 1;
    return false;
  }

  /** The syntax inside the quotes is the parser's business. */
  private quoted(from: number, mark: number, kind: TokenKind, unterminated: string): Token {
    for (;;) {
      let code = this.text.charCodeAt(this.at++);
      if (code === mark) return this.token(kind, from);
      if (code === 0x5c) code = this.text.charCodeAt(this.at++);
      if (code === 0x0a || Number.isNaN(code)) return this.error(from, unterminated);
    }
  }

  private rawString(from: number): Token {
    const close = this.text.indexOf('`', this.at);
    if (close < 0) return this.error(from, 'unterminated raw quoted string');
    this.at = close + 1;
    return this.token('raw string', from);
  }

  /** `U+0040 '@'`; stray bytes show as U+FFFD. */
  private rune(at: number): string {
    const code = this.text.codePointAt(at) as number;
    return sprintf('%#U', [int(code >= 0xd800 && code <= 0xdfff ? 0xfffd : code)]);
  }
}

/** Globs to tokens, as gobwas/glob reads them: rune by rune, one step back at most, nothing behind a NUL. */
import { NO_RUNE, runeAt } from './byte-text.ts';

export type GlobToken =
  | {
      readonly kind:
        | 'any'
        | 'close'
        | 'eof'
        | 'error'
        | 'not'
        | 'open range'
        | 'open terms'
        | 'separator'
        | 'single'
        | 'super'
        | 'close terms';
    }
  | { readonly kind: 'high' | 'low'; readonly code: number }
  | { readonly kind: 'text'; readonly codes: readonly number[] };

const EOF = 0;
const code = (char: string) => char.charCodeAt(0);
const [ANY, SINGLE, ESCAPE, OPEN, CLOSE, OPEN_TERMS, CLOSE_TERMS, COMMA, NOT, DASH] = [...'*?\\[]{},!-'].map(code) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];
const TEXT_ENDS: readonly number[] = [SINGLE, ANY, OPEN, OPEN_TERMS];
const TERM_ENDS: readonly number[] = [...TEXT_ENDS, CLOSE_TERMS, COMMA];

export class GlobLexer {
  private readonly bytes: string;
  private at = 0;
  private failed = false;
  private tokens: GlobToken[] = [];
  private terms = 0;
  private last = { code: EOF, width: 0 };
  private steppedBack = false;

  constructor(bytes: string) {
    this.bytes = bytes;
  }

  /** The next token; an error comes before whatever was read beside it. */
  next(): GlobToken {
    if (!this.failed && this.tokens.length === 0) this.read();
    if (this.failed) return { kind: 'error' };
    return this.tokens.shift() ?? this.next();
  }

  private peek(): { code: number; width: number } {
    const rune = runeAt(this.bytes, this.at);
    if (rune.width === 0) return { code: EOF, width: 0 };
    if (rune.code !== NO_RUNE) return rune;
    this.failed = true;
    return { code: EOF, width: 0 };
  }

  private take(): number {
    if (this.steppedBack) this.steppedBack = false;
    else this.last = this.peek();
    this.at += this.last.width;
    return this.last.code;
  }

  private stepBack(): void {
    if (this.steppedBack) {
      this.failed = true;
      return;
    }
    this.at -= this.last.width;
    this.steppedBack = true;
  }

  private push(kind: Exclude<GlobToken['kind'], 'high' | 'low' | 'text'>): void {
    this.tokens.push({ kind });
  }

  private read(): void {
    const rune = this.take();
    if (rune === EOF) this.push('eof');
    else if (rune === OPEN_TERMS) {
      this.terms++;
      this.push('open terms');
    } else if (rune === COMMA && this.terms > 0) this.push('separator');
    else if (rune === CLOSE_TERMS && this.terms > 0) {
      this.terms--;
      this.push('close terms');
    } else if (rune === OPEN) {
      this.push('open range');
      this.range();
    } else if (rune === SINGLE) this.push('single');
    else if (rune === ANY) this.star();
    else {
      this.stepBack();
      this.text(this.terms > 0 ? TERM_ENDS : TEXT_ENDS);
    }
  }

  private star(): void {
    if (this.take() === ANY) return this.push('super');
    this.stepBack();
    this.push('any');
  }

  /** `!`, then `a-z` or characters up to the bracket, then the bracket. */
  private range(): void {
    let rune = this.take();
    if (rune === NOT) {
      this.push('not');
      rune = this.take();
    }
    if (rune === EOF) return this.refuse();
    const next = this.peek();
    if (next.code === DASH) {
      this.at += next.width;
      const high = this.take();
      if (high === EOF) return this.refuse();
      this.tokens.push({ kind: 'low', code: rune }, { kind: 'high', code: high });
    } else {
      this.stepBack();
      this.text([CLOSE]);
    }
    if (this.take() === CLOSE) this.push('close');
    else this.refuse();
  }

  private refuse(): void {
    this.failed = true;
  }

  private text(ends: readonly number[]): void {
    const codes: number[] = [];
    let escaped = false;
    for (let rune = this.take(); rune !== EOF; rune = this.take()) {
      if (!escaped && rune === ESCAPE) {
        escaped = true;
        continue;
      }
      if (!escaped && ends.includes(rune)) {
        this.stepBack();
        break;
      }
      escaped = false;
      codes.push(rune);
    }
    if (codes.length > 0) this.tokens.push({ kind: 'text', codes });
  }
}

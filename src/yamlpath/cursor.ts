/** A place in the text of a path. */
import { ChartwrightError } from '../base/errors.ts';
import { quote } from '../go/strconv.ts';

export class Cursor {
  readonly text: string;
  at = 0;
  /** Where the token begins that is being read. */
  #start = 0;
  /** Where the last whole token begins; messages quote the path from there. */
  #last = 0;

  constructor(text: string) {
    this.text = text;
  }

  get ended(): boolean {
    return this.at >= this.text.length;
  }

  startsWith(token: string): boolean {
    return this.text.startsWith(token, this.at);
  }

  /** Takes a token if it comes next. */
  take(token: string): boolean {
    if (!this.startsWith(token)) return false;
    this.at += token.length;
    return true;
  }

  /** Takes what a sticky pattern matches here; undefined if it does not match. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  /** Ends the token that is being read. */
  endToken(): void {
    this.#last = this.#start;
    this.#start = this.at;
  }

  /** The next token begins behind spaces. */
  skipSpace(): void {
    this.match(/\s*/y);
    this.#start = this.at;
  }

  /** What was read since the last whole token began, that token included. */
  get context(): string {
    return quote(this.text.slice(this.#last, this.at));
  }

  /** What is being read. */
  get token(): string {
    return this.text.slice(this.#start, this.at);
  }

  refuse(why: string): ChartwrightError {
    return new ChartwrightError('usage', `${why} at position ${this.at}, following ${this.context}`);
  }
}

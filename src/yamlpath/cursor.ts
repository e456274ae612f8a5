/** A place in the text of a path. */
import { ChartwrightError } from '../base/errors.ts';
import { quote } from '../go/strconv.ts';

export class Cursor {
  readonly text: string;
  at = 0;
  /** Where the last step begins that was read; messages quote the path from there. */
  last = 0;

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

  /** Takes what a sticky pattern matches here; undefined where it does not match. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  skipSpace(): void {
    this.match(/\s*/y);
  }

  refuse(why: string): ChartwrightError {
    return new ChartwrightError('usage', `${why} at position ${this.at}, following ${quote(this.text.slice(this.last, this.at))}`);
  }
}

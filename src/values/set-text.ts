/** The text of a `--set` line, read from the front. */
import { isSpace } from '../go/space.ts';

const STRAY = /(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export class SetText {
  private readonly text: string;
  /** A backslash takes the next character as it is. */
  private readonly escapes: boolean;
  private at = 0;

  constructor(line: string, escapes: boolean) {
    this.text = line.replace(STRAY, '\ufffd');
    this.escapes = escapes;
  }

  get atEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** The column of what comes next, from 1. */
  get column(): number {
    return Array.from(this.text.slice(0, this.at)).length + 1;
  }

  /** What is left. */
  get rest(): string {
    return this.text.slice(this.at);
  }

  /** What comes before the next of the `stops`, and that stop, which is taken; undefined at the end of the text. */
  until(stops: string): { found: string; stop: string | undefined } {
    let found = '';
    for (let from = this.at; ; this.at++) {
      const c = this.text[this.at];
      if (c === undefined) return { found: found + this.text.slice(from), stop: undefined };
      if (stops.includes(c)) return { found: found + this.text.slice(from, this.at++), stop: c };
      if (c === '\\' && this.escapes) {
        found += this.text.slice(from, this.at);
        from = ++this.at;
      }
    }
  }

  /** Whether `c` comes next, which is then taken. */
  takes(c: string): boolean {
    if (this.text[this.at] !== c) return false;
    this.at++;
    return true;
  }

  skip(count: number): void {
    this.at += count;
  }

  /** Takes white space, and a comma after it; false if anything else comes. */
  takesBlank(): boolean {
    for (; !this.atEnd; this.at++) {
      if (this.text[this.at] === ',') {
        this.at++;
        return true;
      }
      if (!isSpace(this.text.charCodeAt(this.at))) return false;
    }
    return true;
  }
}

/** The quick reader's place in the text, and the ways to move it that all its parts share. */
import type { DecodeOptions } from '../decode.ts';

/** Thrown to give up; it is caught in parseQuickly. */
export const GIVE_UP = new Error('not plain enough');

/*
 * The text is cut by patterns that match from the cursor on, the empty text included, and of which only
 * the end counts. The regular expression engine is at full speed from the first line on; loops
 * over characters are as fast only after a megabyte or two, which is more than most processes read.
 */
export const SPACES = / */y;

/** Where the match ends that begins at `from`. */
export function endOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  pattern.test(text);
  return pattern.lastIndex;
}

/** Space, tab or line break. */
export function isBlank(unit: number): boolean {
  return unit === 32 || unit === 10 || unit === 9;
}

/** What a number of line breaks between two words becomes. */
export function fold(breaks: number): string {
  return breaks === 1 ? ' ' : '\n'.repeat(breaks - 1);
}

/** The start of the next line, where this one continues with blanks and a comment at most. */
export function nextLine(text: string, from: number): number {
  let at = from;
  let unit = text.charCodeAt(at);
  while (unit === 32 || unit === 9) unit = text.charCodeAt(++at);
  if (unit === 35) at = text.indexOf('\n', at);
  else if (unit !== 10) throw GIVE_UP;
  return at + 1;
}

export class Cursor {
  /** The text, which ends in a line break. */
  readonly text: string;
  /** That line break was added. */
  readonly closed: boolean;
  readonly strict: boolean;
  readonly integers: boolean;
  /** Between nodes: at the next token. */
  at = 0;
  /** The column of that token, -1 at the end of the document. */
  column = 0;
  /** Empty lines before that token, and whether a comment came before it. */
  emptyLines = 0;
  commented = false;
  /** The last quoted scalar went over more than one line. */
  manyLines = false;
  depth = 0;

  constructor(text: string, { strict = false, integers = false }: DecodeOptions) {
    this.closed = !text.endsWith('\n');
    this.text = this.closed ? text + '\n' : text;
    this.strict = strict;
    this.integers = integers;
  }

  /** The unit `ahead` of the cursor. */
  unit(ahead: number): number {
    return this.text.charCodeAt(this.at + ahead);
  }

  /** Whether `-` and a blank stand here: an item of a sequence. */
  atItem(): boolean {
    return this.unit(0) === 45 && isBlank(this.unit(1));
  }

  /** Goes to the first token from the line on that begins at `start`. */
  goToLine(start: number): void {
    const { text } = this;
    this.emptyLines = 0;
    this.commented = false;
    for (let at = start; at < text.length; ) {
      const from = at;
      at = endOf(SPACES, text, at);
      const unit = text.charCodeAt(at);
      if (unit === 10) {
        this.emptyLines++;
        at++;
      } else if (unit === 35) {
        this.commented = true;
        at = text.indexOf('\n', at) + 1;
      } else {
        this.at = at;
        this.column = at - from;
        if (unit === 9) throw GIVE_UP;
        if (at === from && (unit === 45 || unit === 46 || unit === 37)) this.#checkMark(unit);
        return;
      }
    }
    this.at = text.length;
    this.column = -1;
  }

  /** At `-`, `.` or `%` in the first column: the document ends at `---` and `...`. */
  #checkMark(unit: number): void {
    if (unit === 37) throw GIVE_UP;
    if (this.unit(1) === unit && this.unit(2) === unit && isBlank(this.unit(3))) this.column = -1;
  }

  /** After a node: the rest of its line holds a comment at most; goes to the next token. */
  finishLine(from: number): void {
    this.goToLine(nextLine(this.text, from));
  }
}

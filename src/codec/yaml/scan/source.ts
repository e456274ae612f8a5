/** The text under the scanner: a cursor, its line and column, and the characters that a YAML stream may hold. */
import { ChartwrightError } from '../../../base/errors.ts';
import { positionAt } from '../../../base/text-position.ts';
import { findRefusedCharacter } from './reader.ts';
import type { Mark } from './yaml-error.ts';

/** Space or tab. */
export function isBlank(unit: number): boolean {
  return unit === 32 || unit === 9;
}

/** The line breaks of YAML 1.1: LF, CR, NEL, LS and PS. */
export function isBreak(unit: number): boolean {
  return unit === 10 || unit === 13 || (unit >= 0x85 && (unit === 0x85 || unit === 0x2028 || unit === 0x2029));
}

/** A line break or the end of the text. */
export function isBreakOrEnd(unit: number): boolean {
  return unit === 0 || isBreak(unit);
}

/** Space, tab, line break or the end of the text. */
export function isBlankOrEnd(unit: number): boolean {
  return unit === 32 || unit === 9 || unit === 0 || isBreak(unit);
}

/** Letters, digits, `_` and `-`: what names of anchors and tag handles consist of. */
export function isWord(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122) || unit === 95 || unit === 45;
}

export class Source {
  /** The text with NULs after its end, so that looking ahead needs no bounds check. */
  readonly text: string;
  at = 0;
  line = 0;
  #lineStart = 0;
  /** Units on this line that are no character of their own: the second halves of surrogate pairs. */
  #extra = 0;
  readonly #paired: boolean;
  /** Nothing from here on can be read. */
  readonly #fence: number;
  readonly #problem: string;
  readonly #bad: number;
  /** go-yaml drops the first character of every line while the text in its buffer begins with a byte order mark. */
  readonly #trap: number;

  constructor(text: string) {
    const { body, fence, bad, problem, firstChunk } = findRefusedCharacter(text);
    this.text = body + '\0\0\0\0';
    this.#fence = fence;
    this.#problem = problem;
    this.#bad = bad;
    this.#trap = body.charCodeAt(0) === 0xfeff ? firstChunk : 0;
    this.#paired = /[\ud800-\udbff]/.test(body);
  }

  get column(): number {
    return this.at - this.#lineStart - this.#extra;
  }

  mark(): Mark {
    return { line: this.line, column: this.column };
  }

  /** The unit `ahead` of the cursor. */
  peek(ahead = 0): number {
    return this.text.charCodeAt(this.at + ahead);
  }

  /** Refuses the text if the reader, which works in chunks, would have met a bad character before `count` more could be seen. */
  need(count: number): void {
    if (this.at + count <= this.#fence) return;
    throw new ChartwrightError('yaml/syntax', `yaml: ${this.#problem}`, {
      reason: this.#problem,
      position: { file: '', ...positionAt(this.text, this.#bad) },
    });
  }

  /** Moves the cursor forward on its line. */
  advance(to: number): void {
    if (this.#paired) this.#countPairs(to);
    this.at = to;
  }

  skip(): void {
    this.advance(this.#paired && isHigh(this.peek()) ? this.at + 2 : this.at + 1);
  }

  /** The line break under the cursor as it counts in a scalar; the cursor goes to the next line. */
  takeBreak(): string {
    const unit = this.peek();
    this.at += unit === 13 && this.peek(1) === 10 ? 2 : 1;
    this.line++;
    this.#lineStart = this.at;
    this.#extra = 0;
    return unit >= 0x2028 ? String.fromCharCode(unit) : '\n';
  }

  /** Ends the last line if no break did. */
  endLine(): void {
    if (this.column === 0) return;
    this.line++;
    this.#lineStart = this.at;
    this.#extra = 0;
  }

  skipStrayMark(): void {
    if (this.#trap > 0 && this.column === 0 && this.at < this.#trap) this.skip();
  }

  /** Whether `---` or `...` stands here, at the start of a line and as a word of its own. */
  atDocumentMark(): boolean {
    const unit = this.peek();
    if ((unit !== 45 && unit !== 46) || this.column !== 0) return false;
    return this.peek(1) === unit && this.peek(2) === unit && isBlankOrEnd(this.peek(3));
  }

  #countPairs(to: number): void {
    for (let i = this.at; i < to; i++) if (isHigh(this.text.charCodeAt(i))) this.#extra++;
  }
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

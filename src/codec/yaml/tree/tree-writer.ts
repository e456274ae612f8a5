/**
 * Where the printer of trees is in its text, and the comments that it still has to write: what libyaml's emitter keeps
 * aside. Separate from the printer because it knows nothing of nodes.
 */
import type { BlockDialect } from '../scalar-text.ts';
import type { Comments } from './tree.ts';

/** The line breaks that YAML 1.1 knows. */
export const BREAK = /[\n\r\x85\u2028\u2029]/;

/** Text as it grows, with the emitter's ways of breaking lines. */
export class TreeWriter {
  text = '';
  column = 0;
  readonly dialect: BlockDialect;
  /** The current indentation; -1 outside of a document. */
  indent = -1;
  readonly #indents: number[] = [];
  /** The last character was white space, or the line is still nothing but indentation. */
  whitespace = true;
  indention = true;
  /** The indentation of a foot comment just written: an empty line follows it. */
  footIndent = -1;
  readonly pending: Comments & { tail: string } = { head: '', line: '', foot: '', tail: '' };

  constructor(dialect: BlockDialect) {
    this.dialect = dialect;
  }

  /** Takes comments over to be written; none does not replace one. */
  expect(comments: Partial<Comments & { tail: string }>): void {
    for (const part of ['head', 'line', 'foot', 'tail'] as const) if (comments[part]) this.pending[part] = comments[part];
  }

  /** Writes what neither white space nor indentation is. */
  word(text: string): void {
    this.put(text);
    this.whitespace = false;
    this.indention = false;
  }

  /** Indents by one step, in a list behind its dash; `compact`: a list stays at the indentation of its key. */
  deeper(flow: boolean, inList: boolean, compact = false): void {
    this.#indents.push(this.indent);
    const { step } = this.dialect;
    if (this.indent < 0) this.indent = flow ? step : 0;
    else if (inList) this.indent += 2;
    else this.indent = step * Math.floor((this.indent + step) / step) - (compact ? step : 0);
  }

  shallower(): void {
    this.indent = this.#indents.pop() as number;
  }

  /** Writes the foot of the entry above, then the head that is pending. */
  writeHead(): void {
    const { pending } = this;
    if (pending.tail !== '') {
      this.writeIndent();
      this.comment(pending.tail);
      pending.tail = '';
      this.footIndent = Math.max(this.indent, 0);
    }
    if (pending.head === '') return;
    this.writeIndent();
    this.comment(pending.head);
    pending.head = '';
  }

  writeLineAndFoot(): void {
    this.writeLine();
    this.writeFoot();
  }

  writeLine(): void {
    if (this.pending.line === '') return;
    if (!this.whitespace) this.put(' ');
    this.comment(this.pending.line);
    this.pending.line = '';
  }

  writeFoot(): void {
    if (this.pending.foot === '') return;
    this.writeIndent();
    this.comment(this.pending.foot);
    this.pending.foot = '';
    this.footIndent = Math.max(this.indent, 0);
  }

  comment(text: string): void {
    let broken = false;
    let pound = false;
    for (const char of text) {
      if (BREAK.test(char)) {
        this.breakAs(char);
        broken = true;
        pound = false;
        continue;
      }
      if (broken) this.writeIndent();
      if (!pound && char !== '#') this.put('# ');
      pound = true;
      this.put(char);
      this.indention = false;
      broken = false;
    }
    if (!broken) this.break();
    this.whitespace = true;
  }

  indicator(text: string, { spaced = false, whitespace = false, indention = false } = {}): void {
    if (spaced && !this.whitespace) this.put(' ');
    this.put(text);
    this.whitespace = whitespace;
    this.indention = this.indention && indention;
  }

  /** Goes to the current indentation, on a new line if this one holds something. */
  writeIndent(): void {
    const indent = Math.max(this.indent, 0);
    if (!this.indention || this.column > indent || (this.column === indent && !this.whitespace)) this.break();
    if (this.footIndent === indent) this.break();
    if (this.column < indent) this.put(' '.repeat(indent - this.column));
    this.whitespace = true;
    this.footIndent = -1;
  }

  put(text: string): void {
    this.text += text;
    this.column += text.length;
  }

  break(): void {
    this.text += '\n';
    this.column = 0;
    this.indention = true;
  }

  breakAs(char: string): void {
    if (char === '\n') return this.break();
    this.text += char;
    this.column = 0;
    this.indention = true;
  }
}

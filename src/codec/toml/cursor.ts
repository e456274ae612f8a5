/** A place in a TOML text: reads characters, refuses those that no TOML may hold, counts lines. */
import { quoteRune } from '../../go/quote.ts';

/** What is wrong with a TOML text, and in which line; the parser adds the key it was at. */
export class TomlProblem extends Error {
  readonly line: number;
  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

export class Cursor {
  readonly text: string;
  at = 0;
  /** Counts from 1. */
  line = 1;

  constructor(text: string) {
    this.text = text;
  }

  /** The next character, empty at the end. Throws for control characters, lone carriage returns and stray bytes. */
  peek(): string {
    const code = this.text.codePointAt(this.at);
    if (code === undefined) return '';
    if (code >= 0xd800 && code <= 0xdfff) this.fail(`invalid UTF-8 byte: 0x${hex(code & 0xff)}`);
    const lone = code === 0x0d && this.text[this.at + 1] !== '\n';
    if (lone || code === 0x7f || (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d)) {
      this.fail(`TOML files cannot contain control characters: '0x${hex(code)}'`);
    }
    return String.fromCodePoint(code);
  }

  /** Reads one character; empty at the end. */
  next(): string {
    const char = this.peek();
    this.at += char.length;
    if (char === '\n') this.line++;
    return char;
  }

  /** Reads the next character if it is this one. */
  accept(char: string): boolean {
    if (this.peek() !== char) return false;
    this.at++;
    return true;
  }

  /** Reads what the sticky pattern, which has no line breaks, finds here, and looks at the character behind it. */
  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found === undefined) return undefined;
    this.at += found.length;
    this.peek();
    return found;
  }

  skipBlanks(): void {
    while (/[ \t]/.test(this.peek())) this.at++;
  }

  /** Skips blanks and line breaks. */
  skipSpace(): void {
    while (/[ \t\r\n]/.test(this.peek())) this.next();
  }

  fail(message: string): never {
    throw new TomlProblem(message, this.line);
  }

  /** As fail; at the end of a text that ends with a line break, the line before it is meant. */
  failAt(found: string, message: string): never {
    const behindBreak = found === '' && this.text[this.at - 1] === '\n';
    throw new TomlProblem(message, behindBreak ? this.line - 1 : this.line);
  }

  /** Fails with the line before: for a line break that has been read, or a text that has ended. */
  failBefore(message: string): never {
    throw new TomlProblem(message, this.line - 1);
  }
}

/** A character in single quotes, as Go's %q prints runes; the end of the text is NUL. */
export function quoted(char: string): string {
  return quoteRune(char.codePointAt(0) ?? 0);
}

function hex(code: number): string {
  return code.toString(16).padStart(2, '0');
}

/**
 * The YAML that people and machines mostly write, read to values in one pass over the text: block
 * mappings and lists, scalars of all styles, flow collections as JSON has them, comments. It gives up on
 * anything else (anchors, tags, directives, explicit keys, odd indentation, every error), and the
 * scanner then starts again: so it never says why, and only has to be right about what it accepts.
 */
import type { Dict, List, Value } from '../../go/value.ts';
import type { DecodeOptions } from './decode.ts';
import { LONGEST_WORD, mayBeTyped, resolveExact, resolveKey, resolvePlain } from './resolve.ts';
import { CODES, ESCAPES } from './scan-quoted.ts';

/** Thrown to give up; it is caught in parseQuickly. */
const GIVE_UP = new Error('not plain enough');
/** Characters that count as line breaks besides LF, byte order marks, and what no YAML text may hold. */
const UNUSUAL = /[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/gu;
const BEYOND_ASCII = /[^\t\n\x20-\x7e]/;
/*
 * The text is cut by patterns that match from the cursor on, the empty text included, and of which only
 * the end counts. The regular expression engine is at full speed from the first line on; loops
 * over characters are as fast only after a megabyte or two, which is more than most processes read.
 */
const SPACES = / */y;
const PLAIN = /[^:#\n]*(?:(?::(?![ \n\t])|(?<![ \t])#)[^:#\n]*)*/y;
const FLOW_PLAIN = /[^:#\n,?[\]{}]*(?:(?::(?![ \n\t])|(?<![ \t])#)[^:#\n,?[\]{}]*)*/y;
/** `key: plain` or `key:`, and `- plain`, with the line break and the indentation of a next line that is worth the while. */
const ENTRY = /([A-Za-z_][^\s:#]*):(?: ([\w./$(][^:#\n]*(?:(?::(?![ \n\t])|(?<![ \t])#)[^:#\n]*)*))?\n *(?=[A-Za-z_"']|- )/y;
const ITEM = /- ([\w./$(][^:#\n]*(?:(?::(?![ \n\t])|(?<![ \t])#)[^:#\n]*)*)\n *(?=[A-Za-z_"']|- )/y;
const IN_SINGLE = /[^'\n]*/y;
const IN_DOUBLE = /[^"\\\n]*/y;
/** Deeper nesting than this is left to the scanner, which counts it. */
const DEEPEST = 100;
/** Longer keys are left to the scanner, which refuses some of them. */
const LONGEST_KEY = 1000;

/** What a node that begins with a character is: 0 plain, or else one of these. */
const STARTS = new Uint8Array(128);
const QUOTED = 1;
const BLOCK = 2;
const FLOW = 3;
/** `-`, `?`, `:`: plain unless a blank follows. */
const INDICATOR = 4;
const OTHER = 5;
for (const [chars, kind] of [
  ['"\'', QUOTED],
  ['|>', BLOCK],
  ['[{', FLOW],
  ['-?:', INDICATOR],
  ['\t\n #&*!%@`,]}', OTHER],
] as const) {
  for (const char of chars) STARTS[char.charCodeAt(0)] = kind;
}

/** The value of the first document, as parseYaml gives it with these options; undefined where that needs the scanner. */
export function parseQuickly(text: string, options: DecodeOptions): Value | undefined {
  let body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (body.includes('\r')) body = body.replace(/\r\n?/g, '\n');
  UNUSUAL.lastIndex = body.search(BEYOND_ASCII);
  if (UNUSUAL.lastIndex >= 0 && UNUSUAL.test(body)) return undefined;
  try {
    return new Reader(body, options).document();
  } catch (error) {
    // The regular expression engine may run out of memory where a line is endless.
    if (error === GIVE_UP || error instanceof RangeError) return undefined;
    throw error;
  }
}

class Reader {
  readonly #text: string;
  readonly #strict: boolean;
  readonly #integers: boolean;
  /** A line break was put at the end of the text. */
  readonly #closed: boolean;
  /** The cursor: at the next token between nodes. */
  #at = 0;
  /** The column of that token, -1 at the end of the document. */
  #column = 0;
  /** Empty lines before that token, and whether a comment came before it. */
  #emptyLines = 0;
  #commented = false;
  /** The last quoted scalar went over more than one line. */
  #manyLines = false;
  #depth = 0;

  constructor(text: string, { strict = false, integers = false }: DecodeOptions) {
    this.#closed = !text.endsWith('\n');
    this.#text = this.#closed ? text + '\n' : text;
    this.#strict = strict;
    this.#integers = integers;
  }

  document(): Value {
    this.#line(0);
    if (this.#column < 0 && this.#at < this.#text.length) {
      if (this.#unit(0) !== 45) throw GIVE_UP;
      this.#rest(this.#at + 3);
    }
    if (this.#column < 0) return null;
    const value = this.#block(-1);
    if (this.#column >= 0) throw GIVE_UP;
    return value;
  }

  #unit(ahead: number): number {
    return this.#text.charCodeAt(this.#at + ahead);
  }

  /** Goes to the first token from the line on that begins at `start`. */
  #line(start: number): void {
    const text = this.#text;
    this.#emptyLines = 0;
    this.#commented = false;
    for (let at = start; at < text.length; ) {
      const from = at;
      at = endOf(SPACES, text, at);
      const unit = text.charCodeAt(at);
      if (unit === 10) {
        this.#emptyLines++;
        at++;
      } else if (unit === 35) {
        this.#commented = true;
        at = text.indexOf('\n', at) + 1;
      } else {
        this.#at = at;
        this.#column = at - from;
        if (unit === 9) throw GIVE_UP;
        if (at === from && (unit === 45 || unit === 46 || unit === 37)) this.#lineMark(unit);
        return;
      }
    }
    this.#at = text.length;
    this.#column = -1;
  }

  /** At `-`, `.` or `%` in the first column: ends the document at `---` and `...`. */
  #lineMark(unit: number): void {
    if (unit === 37) throw GIVE_UP;
    if (this.#unit(1) === unit && this.#unit(2) === unit && isBlank(this.#unit(3))) this.#column = -1;
  }

  /** After a node: the rest of its line holds a comment at most; goes to the next token. */
  #rest(from: number): void {
    const text = this.#text;
    let at = from;
    let unit = text.charCodeAt(at);
    while (unit === 32 || unit === 9) unit = text.charCodeAt(++at);
    if (unit === 35) at = text.indexOf('\n', at);
    else if (unit !== 10) throw GIVE_UP;
    this.#line(at + 1);
  }

  /** The node at the cursor, in a collection of the column `indent`; it may be a mapping, whose first key is at the cursor. */
  #block(indent: number): Value {
    const at = this.#at;
    const column = this.#column;
    const unit = this.#unit(0);
    if (++this.#depth > DEEPEST) throw GIVE_UP;
    let value: Value;
    const kind = unit < 128 ? STARTS[unit] : 0;
    if (unit === 45 && isBlank(this.#unit(1))) value = this.#sequence(column);
    else if (kind === 0 || (kind === INDICATOR && !isBlank(this.#unit(1)))) {
      const map = this.#entries(column);
      const stop = map ? 0 : this.#run(at);
      if (map) value = this.#column === column ? this.#mapping(column, this.#key(), map) : map;
      else if (this.#text.charCodeAt(stop) === 58) value = this.#mapping(column, this.#plainKey(at, stop));
      else value = this.#plain(at, stop, indent);
    } else if (kind === QUOTED) {
      value = this.#quoted(at);
      if (this.#keyFollows(at)) value = this.#mapping(column, value);
      else this.#rest(this.#at);
    } else value = this.#inline(at, unit, indent);
    this.#depth--;
    return value;
  }

  /** After the quoted scalar that begins at `from`: whether `:` makes a key of it; goes behind the colon then. */
  #keyFollows(from: number): boolean {
    let ahead = 0;
    while (this.#unit(ahead) === 32) ahead++;
    if (this.#unit(ahead) !== 58) return false;
    if (this.#manyLines || this.#at - from > LONGEST_KEY || !isBlank(this.#unit(ahead + 1))) throw GIVE_UP;
    this.#at += ahead + 1;
    return true;
  }

  /**
   * Reads entries of the mapping of this column as long as they have the commonest form: a line with a
   * plain key and a plain value or none, and something else in the next line than a comment. Undefined
   * where there are none, and no map to add them to.
   */
  #entries(column: number, known?: Dict): Dict | undefined {
    const text = this.#text;
    let map = known;
    while (this.#column === column) {
      const at = this.#at;
      ENTRY.lastIndex = at;
      const match = ENTRY.exec(text);
      if (match === null) return map;
      const name = match[1] as string;
      const plain = match[2];
      const end = ENTRY.lastIndex;
      const lineEnd = at + name.length + (plain === undefined ? 1 : 2 + plain.length);
      const next = end - lineEnd - 1;
      if (name.length > LONGEST_KEY || (plain !== undefined && (next > column || isBlank(text.charCodeAt(lineEnd - 1))))) return map;
      this.#at = end;
      this.#column = next;
      const value = plain === undefined ? this.#below(column) : this.#typed(plain);
      const key = name.length > LONGEST_WORD ? name : plainKey(name);
      map ??= new Map();
      if (this.#strict && map.has(key)) throw GIVE_UP;
      map.set(key, value);
      if (this.#column > column) throw GIVE_UP;
    }
    return map;
  }

  /** The mapping of this column, of which some entries may have been read; the cursor is behind the next key's colon. */
  #mapping(column: number, first: string, known: Dict = new Map()): Dict {
    for (let key = first; ; key = this.#key()) {
      const value = this.#value(column);
      if (this.#strict && known.has(key)) throw GIVE_UP;
      known.set(key, value);
      this.#entries(column, known);
      if (this.#column > column) throw GIVE_UP;
      if (this.#column < column) return known;
    }
  }

  #key(): string {
    const at = this.#at;
    const unit = this.#unit(0);
    const kind = unit < 128 ? STARTS[unit] : 0;
    if (kind === QUOTED) {
      const key = this.#quoted(at);
      if (!this.#keyFollows(at)) throw GIVE_UP;
      return key;
    }
    if (kind !== 0 && (kind !== INDICATOR || isBlank(this.#unit(1)))) throw GIVE_UP;
    return this.#plainKey(at, this.#run(at));
  }

  /** The key from `at` to the colon at `stop`. */
  #plainKey(at: number, stop: number): string {
    const text = this.#text;
    if (text.charCodeAt(stop) !== 58 || stop - at > LONGEST_KEY) throw GIVE_UP;
    this.#at = stop + 1;
    let end = stop;
    while (isBlank(text.charCodeAt(end - 1))) end--;
    return plainKey(text.slice(at, end));
  }

  /** What follows the colon of a key in a mapping of this column. */
  #value(column: number): Value {
    const text = this.#text;
    let at = this.#at;
    let unit = text.charCodeAt(at);
    while (unit === 32 || unit === 9) unit = text.charCodeAt(++at);
    if (unit !== 10 && unit !== 35) return this.#inline(at, unit, column);
    this.#rest(at);
    return this.#below(column);
  }

  /** The value of a key in a mapping of this column that is not on the key's line; the cursor is at the next token. */
  #below(column: number): Value {
    if (this.#column > column) return this.#block(column);
    return this.#column === column && this.#unit(0) === 45 && isBlank(this.#unit(1)) ? this.#sequence(column) : null;
  }

  /** A node that is no block collection. */
  #inline(at: number, unit: number, indent: number): Value {
    switch (unit < 128 ? STARTS[unit] : 0) {
      case 0:
        return this.#plain(at, this.#run(at), indent);
      case INDICATOR:
        if (isBlank(this.#text.charCodeAt(at + 1))) throw GIVE_UP;
        return this.#plain(at, this.#run(at), indent);
      case QUOTED: {
        const value = this.#quoted(at);
        this.#rest(this.#at);
        return value;
      }
      case BLOCK:
        return this.#literal(at, unit, indent);
      case FLOW: {
        this.#at = at;
        const value = this.#flow(0);
        this.#rest(this.#at);
        return value;
      }
      default:
        throw GIVE_UP;
    }
  }

  #sequence(column: number): List {
    const text = this.#text;
    const list: List = [];
    while (this.#column === column) {
      const dash = this.#at;
      ITEM.lastIndex = dash;
      const match = ITEM.exec(text);
      const plain = match?.[1];
      const next = plain === undefined ? 0 : ITEM.lastIndex - dash - plain.length - 3;
      if (plain !== undefined && next <= column && !isBlank(plain.charCodeAt(plain.length - 1))) {
        this.#at = ITEM.lastIndex;
        this.#column = next;
        list.push(this.#typed(plain));
        continue;
      }
      if (text.charCodeAt(dash) !== 45 || !isBlank(text.charCodeAt(dash + 1))) return list;
      list.push(this.#item(column));
      if (this.#column > column) throw GIVE_UP;
    }
    return list;
  }

  /** The item of a sequence of this column whose dash is at the cursor. */
  #item(column: number): Value {
    const text = this.#text;
    const at = endOf(SPACES, text, this.#at + 1);
    const unit = text.charCodeAt(at);
    if (unit === 10 || unit === 35) {
      this.#rest(at);
      return this.#column > column ? this.#block(column) : null;
    }
    if (unit === 9) throw GIVE_UP;
    this.#column = column + at - this.#at;
    this.#at = at;
    return this.#block(column);
  }

  /** Where plain text ends on its line: at the colon of a key, at a comment or at the line break. */
  #run(from: number): number {
    return endOf(PLAIN, this.#text, from);
  }

  /** The plain scalar from `at` on, whose first line's text ends at `stop`. */
  #plain(at: number, stop: number, indent: number): Value {
    const line = this.#plainLine(at, stop);
    return this.#column > indent && !this.#commented ? this.#plainLines(line, indent) : this.#typed(line);
  }

  /** What plain text means. */
  #typed(text: string): Value {
    if (!mayBeTyped(text.charCodeAt(0))) return text;
    const value = this.#integers ? resolveExact(text) : resolvePlain(text);
    if (typeof value === 'number' && !Number.isFinite(value)) throw GIVE_UP;
    return value;
  }

  /** One line of a plain scalar; goes to the next token, and treats a comment after the line as one before that. */
  #plainLine(at: number, stop: number): string {
    const text = this.#text;
    const unit = text.charCodeAt(stop);
    if (unit === 58) throw GIVE_UP;
    let end = stop;
    while (isBlank(text.charCodeAt(end - 1))) end--;
    if (unit === 10) this.#line(stop + 1);
    else {
      this.#line(text.indexOf('\n', stop) + 1);
      this.#commented = true;
    }
    return text.slice(at, end);
  }

  #plainLines(first: string, indent: number): string {
    let value = first;
    while (this.#column > indent && !this.#commented) {
      const gap = fold(this.#emptyLines + 1);
      value += gap + this.#plainLine(this.#at, this.#run(this.#at));
    }
    return value;
  }

  /** The quoted scalar at `at`; the cursor goes behind it. */
  #quoted(at: number): string {
    const text = this.#text;
    const quote = text.charCodeAt(at);
    const to = endOf(quote === 34 ? IN_DOUBLE : IN_SINGLE, text, at + 1);
    this.#manyLines = false;
    this.#at = to + 1;
    const simple = text.charCodeAt(to) === quote && (quote === 34 || text.charCodeAt(to + 1) !== 39);
    return simple ? text.slice(at + 1, to) : this.#quotedParts(at, to, quote);
  }

  /** The same where there is something to replace at `special`. */
  #quotedParts(start: number, special: number, quote: number): string {
    const text = this.#text;
    let value = '';
    let from = start + 1;
    for (let at = special; at < text.length; at = endOf(quote === 34 ? IN_DOUBLE : IN_SINGLE, text, at)) {
      const unit = text.charCodeAt(at);
      if (unit === 10) {
        let end = at;
        while (end > from && isBlank(text.charCodeAt(end - 1))) end--;
        value += text.slice(from, end) + fold(this.#quotedBreaks(at));
        from = at = this.#at;
      } else if (unit === quote) {
        value += text.slice(from, at);
        this.#at = at + 1;
        if (quote === 34 || text.charCodeAt(at + 1) !== 39) return value;
        from = at + 1;
        at += 2;
      } else {
        value += text.slice(from, at) + this.#escape(at + 1);
        from = at = this.#at;
      }
    }
    throw GIVE_UP;
  }

  /** Counts line breaks from the one at `from` on, with the blanks after them; the cursor goes behind. */
  #quotedBreaks(from: number): number {
    const text = this.#text;
    this.#manyLines = true;
    let count = 0;
    let at = from;
    for (;;) {
      const unit = text.charCodeAt(at);
      if (unit === 10) count++;
      else if (unit !== 32 && unit !== 9) break;
      at++;
    }
    const unit = text.charCodeAt(at);
    if ((unit === 45 || unit === 46) && text.charCodeAt(at - 1) === 10) throw GIVE_UP;
    this.#at = at;
    return count;
  }

  /** What the escape stands for whose letter is at `at`; the cursor goes behind it. */
  #escape(at: number): string {
    const text = this.#text;
    const letter = text.charCodeAt(at);
    this.#at = at + 1;
    if (letter === 10) return '\n'.repeat(this.#quotedBreaks(at) - 1);
    const simple = ESCAPES[letter];
    if (simple !== undefined) return simple;
    const digits = text.slice(at + 1, at + 1 + (CODES[letter] ?? 0));
    if (!/^[0-9A-Fa-f]+$/.test(digits) || digits.length !== CODES[letter]) throw GIVE_UP;
    const code = Number.parseInt(digits, 16);
    if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) throw GIVE_UP;
    this.#at += digits.length;
    return String.fromCodePoint(code);
  }

  /** The block scalar at `at`: `|` or `>`, in a collection of the column `indent`. */
  #literal(at: number, style: number, indent: number): string {
    const text = this.#text;
    let head = at + 1;
    let chomping = 0;
    let margin = 0;
    for (let unit = text.charCodeAt(head); ; unit = text.charCodeAt(++head)) {
      if (chomping === 0 && (unit === 43 || unit === 45)) chomping = unit;
      else if (margin === 0 && unit >= 49 && unit <= 57) margin = Math.max(indent, 0) + unit - 48;
      else break;
    }
    let unit = text.charCodeAt(head);
    while (unit === 32 || unit === 9) unit = text.charCodeAt(++head);
    if (unit === 35) head = text.indexOf('\n', head);
    else if (unit !== 10) throw GIVE_UP;
    if (margin === 0) margin = this.#margin(head + 1, indent);
    const lines: string[] = [];
    const next = this.#literalLines(head + 1, margin, lines);
    let breaks = 0;
    while (lines.length > 0 && lines[lines.length - 1] === '') {
      lines.pop();
      breaks++;
    }
    if (lines.length > 0) breaks++;
    if (this.#closed && next === text.length && breaks > 0) breaks--;
    this.#line(next);
    const body = lines.length === 1 ? (lines[0] as string) : style === 124 ? lines.join('\n') : foldLines(lines);
    if (chomping === 45 || (lines.length === 0 && chomping === 0)) return body;
    if (chomping === 0) return breaks > 0 ? body + '\n' : body;
    return body + '\n'.repeat(breaks);
  }

  /** The column of a block scalar's text: that of its first line, or of a wider empty line before it. */
  #margin(start: number, indent: number): number {
    const text = this.#text;
    let widest = Math.max(indent + 1, 1);
    for (let from = start; ; ) {
      const at = endOf(SPACES, text, from);
      widest = Math.max(widest, at - from);
      if (text.charCodeAt(at) === 9) throw GIVE_UP;
      if (text.charCodeAt(at) !== 10) return widest;
      from = at + 1;
    }
  }

  /** Collects the lines that reach the margin and the empty ones; returns where the next line begins. */
  #literalLines(start: number, margin: number, lines: string[]): number {
    const text = this.#text;
    for (let from = start; from < text.length; ) {
      const at = endOf(SPACES, text, from);
      const short = at < from + margin;
      if (short && text.charCodeAt(at) !== 10) {
        if (text.charCodeAt(at) === 9) throw GIVE_UP;
        return from;
      }
      const end = text.indexOf('\n', at);
      lines.push(short ? '' : text.slice(from + margin, end));
      from = end + 1;
    }
    return text.length;
  }

  /** The flow node at the cursor, which goes behind it. */
  #flow(depth: number): Value {
    const unit = this.#unit(0);
    if (depth > DEEPEST) throw GIVE_UP;
    if (unit === 123) return this.#flowMapping(depth);
    if (unit === 91) return this.#flowSequence(depth);
    if (unit === 34 || unit === 39) return this.#quoted(this.#at);
    return this.#typed(this.#flowPlain());
  }

  #flowSequence(depth: number): List {
    const list: List = [];
    this.#at++;
    for (let unit = this.#flowSpace(); unit !== 93; unit = this.#flowSpace()) {
      list.push(this.#flow(depth + 1));
      this.#flowComma(93);
    }
    this.#at++;
    return list;
  }

  #flowMapping(depth: number): Dict {
    const map: Dict = new Map();
    this.#at++;
    for (let unit = this.#flowSpace(); unit !== 125; unit = this.#flowSpace()) {
      const from = this.#at;
      const quoted = unit === 34 || unit === 39;
      const key = quoted ? this.#quoted(from) : plainKey(this.#flowPlain());
      if (this.#at - from > LONGEST_KEY || (quoted && this.#manyLines)) throw GIVE_UP;
      while (this.#unit(0) === 32) this.#at++;
      let value: Value = null;
      if (this.#unit(0) === 58) {
        this.#at++;
        const next = this.#flowSpace();
        if (next !== 44 && next !== 125) value = this.#flow(depth + 1);
      } else if (this.#unit(0) === 10) throw GIVE_UP;
      if (this.#strict && map.has(key)) throw GIVE_UP;
      map.set(key, value);
      this.#flowComma(125);
    }
    this.#at++;
    return map;
  }

  /** After an entry: a comma, or the closing bracket, which stays. */
  #flowComma(close: number): void {
    const unit = this.#flowSpace();
    if (unit === 44) this.#at++;
    else if (unit !== close) throw GIVE_UP;
  }

  /** Skips white space; the next character. */
  #flowSpace(): number {
    const text = this.#text;
    let at = this.#at;
    let unit = text.charCodeAt(at);
    while (unit === 32 || unit === 10 || unit === 9) unit = text.charCodeAt(++at);
    this.#at = at;
    // Comments, and what may be a document's end, are left to the scanner.
    if (at >= text.length || unit === 35 || ((unit === 45 || unit === 46 || unit === 37) && text.charCodeAt(at - 1) === 10)) throw GIVE_UP;
    return unit;
  }

  /** Plain text up to an indicator of flow collections. */
  #flowPlain(): string {
    const text = this.#text;
    const from = this.#at;
    const first = text.charCodeAt(from);
    const kind = first < 128 ? STARTS[first] : 0;
    if (kind === BLOCK || (kind !== 0 && (first !== 45 || !isWordStart(text.charCodeAt(from + 1))))) throw GIVE_UP;
    let at = endOf(FLOW_PLAIN, text, from);
    const unit = text.charCodeAt(at);
    if (unit === 63 || unit === 91 || unit === 123 || unit === 35) throw GIVE_UP;
    this.#at = at;
    if (unit === 10) this.#refuseTab(at);
    while (isBlank(text.charCodeAt(at - 1))) at--;
    return text.slice(from, at);
  }

  /** A tab may not indent the line after plain text, unless nothing is around the flow collection. */
  #refuseTab(from: number): void {
    const text = this.#text;
    let at = from;
    while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 10) at++;
    if (text.charCodeAt(at) === 9) throw GIVE_UP;
  }
}

/** Where the match ends that begins at `from`. */
function endOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  pattern.test(text);
  return pattern.lastIndex;
}

/** Space, tab or line break. */
function isBlank(unit: number): boolean {
  return unit === 32 || unit === 10 || unit === 9;
}

/** A digit or a letter. */
function isWordStart(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
}

function plainKey(text: string): string {
  const key = text === '<<' ? undefined : resolveKey(text);
  if (key === undefined) throw GIVE_UP;
  return key;
}

/** What a number of line breaks between two words becomes. */
function fold(breaks: number): string {
  return breaks === 1 ? ' ' : '\n'.repeat(breaks - 1);
}

/** Lines of a folded scalar; breaks around lines that begin with a blank stay. */
function foldLines(lines: readonly string[]): string {
  let value = '';
  let empty = 0;
  let wasBlank: boolean | undefined;
  for (const line of lines) {
    if (line === '') {
      empty++;
      continue;
    }
    const blank = isBlank(line.charCodeAt(0));
    if (wasBlank === undefined) value = '\n'.repeat(empty);
    else value += wasBlank || blank ? '\n'.repeat(empty + 1) : fold(empty + 1);
    value += line;
    wasBlank = blank;
    empty = 0;
  }
  return value;
}

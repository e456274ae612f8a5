/** TOML as BurntSushi's decoder reads it for Helm's fromToml: its tolerance, its Go types, its words for errors. */
import { ChartwrightError } from '../../base/errors.ts';
import { quote } from '../../go/quote.ts';
import { type Location, UTC } from '../../go/time.ts';
import { byteSlice } from '../../go/utf8.ts';
import type { Dict, List, Value } from '../../go/value.ts';
import { numberValue, signedValue, wordValue } from './bare-values.ts';
import { Cursor, quoted, TomlProblem } from './cursor.ts';
import { dottedKey } from './key-text.ts';
import { readKey, readTableName } from './read-key.ts';
import { stringValue } from './strings.ts';
import { Tables } from './tables.ts';
import { type Zones, zonesOf } from './times.ts';

/** The machine's zone, for times without an offset; UTC by default. */
export interface TomlOptions {
  readonly local?: Location;
  /** Its present offset, in seconds east of UTC. */
  readonly offset?: number;
}

/**
 * toml.Unmarshal into a `map[string]any`: integers are int64, times time.Time, `[[tables]]` lists of
 * type `[]map[string]interface {}`. Throws a ChartwrightError of code `toml` with Go's words:
 * `toml: line 1 (last key "a"): unexpected EOF; expected value`.
 */
export function parseToml(text: string, options: TomlOptions = {}): Dict {
  const zones = zonesOf(options.local ?? UTC, options.offset ?? 0);
  const parser = new Parser(text.replace(/^(?:\udcff\udcfe|\udcfe\udcff|\ufeff)/, ''), zones);
  try {
    parser.document();
  } catch (problem) {
    if (problem instanceof RangeError) throw new ChartwrightError('toml/syntax', 'toml: nested too deeply', { cause: problem });
    if (!(problem instanceof TomlProblem)) throw problem;
    const key = parser.tables.current();
    const where = key === '' ? '' : ` (last key ${quote(key)})`;
    throw new ChartwrightError('toml/syntax', `toml: line ${problem.line}${where}: ${problem.message}`);
  }
  return parser.tables.root;
}

class Parser {
  readonly tables = new Tables();
  private readonly cursor: Cursor;
  private readonly zones: Zones;
  private readonly markLine = (): void => {
    this.tables.line = this.cursor.line;
  };

  constructor(text: string, zones: Zones) {
    this.cursor = new Cursor(text);
    this.zones = zones;
  }

  /** document = { table | key-value | comment } */
  document(): void {
    const { cursor } = this;
    if (byteSlice(cursor.text, 0, 6).includes('\0')) {
      cursor.fail('files cannot contain NULL bytes; probably using UTF-16; TOML files must be UTF-8');
    }
    for (;;) {
      cursor.skipSpace();
      const char = cursor.peek();
      if (char === '') return;
      if (char === '#') this.comment();
      else if (char === '[') this.table();
      else {
        const outer = this.tables.context;
        this.keyValue();
        this.tables.context = outer;
        this.tables.key = '';
      }
      if (char !== '#') this.lineEnd();
    }
  }

  /** Behind a table's header or a value: blanks, perhaps a comment, a line break or the end. */
  private lineEnd(): void {
    this.cursor.skipBlanks();
    const char = this.cursor.peek();
    if (char === '#') this.comment();
    else if (!/^[\r\n]?$/.test(this.cursor.next())) {
      this.cursor.fail(`expected a top-level item to end with a newline, comment, or EOF, but got ${quoted(char)} instead`);
    }
  }

  private comment(): void {
    while (!/^[\r\n]?$/.test(this.cursor.peek())) this.cursor.next();
  }

  /** table = '[' name { '.' name } ']', or the same in double brackets */
  private table(): void {
    const { cursor, tables } = this;
    cursor.next();
    const isElement = cursor.accept('[');
    const key = readTableName(cursor, this.markLine);
    if (isElement) {
      const end = cursor.next();
      if (end !== ']') cursor.failAt(end, `expected end of table array name delimiter ']', but got ${quoted(end)} instead`);
      tables.openElement(key);
    } else tables.openTable(key);
  }

  /** key-value = key '=' value; afterwards the tables are at the key. */
  private keyValue(): Value {
    const key = readKey(this.cursor, this.markLine);
    this.tables.key = key.at(-1) as string;
    this.tables.enterImplicit(key.slice(0, -1));
    const value = this.value(false);
    this.tables.set(value, Array.isArray(value));
    return value;
  }

  /** value = string | number | time | bool | array | inline table */
  private value(inArray: boolean): Value {
    const { cursor } = this;
    cursor.skipBlanks();
    const char = cursor.peek();
    if (/[0-9]/.test(char)) return numberValue(cursor, this.zones);
    if (char === '-' || char === '+') return signedValue(cursor);
    cursor.next();
    switch (char) {
      case '[':
        return this.array();
      case '{':
        return this.inlineTable(inArray);
      case '"':
      case "'":
        return stringValue(cursor, char);
      case '.':
        return cursor.fail("floats must start with a digit, not '.'");
      case '':
        return cursor.failAt(char, 'unexpected EOF; expected value');
      case '\n':
        return cursor.failBefore("expected value but found '\\n' instead");
    }
    return /\p{L}/u.test(char) ? wordValue(cursor, char) : cursor.fail(`expected value but found ${quoted(char)} instead`);
  }

  /** array = '[' [ value { ',' value } [ ',' ] ] ']', with line breaks and comments anywhere */
  private array(): List {
    const { cursor } = this;
    this.tables.markArray();
    const list: List = [];
    for (;;) {
      this.skipComments();
      const char = cursor.peek();
      if (char === ',') cursor.fail('unexpected comma');
      if (char === ']') break;
      list.push(this.value(true));
      this.skipComments();
      if (cursor.peek() === ']') break;
      const comma = cursor.next();
      if (comma !== ',') cursor.failAt(comma, `expected a comma (',') or array terminator (']'), but got ${orEnd(comma)}`);
    }
    cursor.next();
    return list;
  }

  /** inline-table = '{' [ key-value { ',' key-value } [ ',' ] ] '}', with line breaks and comments anywhere */
  private inlineTable(inArray: boolean): Dict {
    const { cursor, tables } = this;
    const outer = { context: tables.context, key: tables.key };
    const table: Dict = new Map();
    tables.openInline(inArray);
    const inner = tables.context;
    for (;;) {
      this.skipComments();
      if (cursor.peek() === ',') cursor.fail('unexpected comma');
      if (cursor.peek() === '}') break;
      this.inlineEntry(table, inner.length);
      tables.context = inner;
      this.skipComments();
      if (cursor.peek() === '}') break;
      const comma = cursor.next();
      if (comma !== ',') cursor.failAt(comma, `expected a comma or an inline table terminator '}', but got ${orEnd(comma)} instead`);
    }
    cursor.next();
    tables.context = outer.context;
    tables.key = outer.key;
    return table;
  }

  /** One entry, put into the document's tables to find duplicates and into the value itself. */
  private inlineEntry(table: Dict, depth: number): void {
    const value = this.keyValue();
    let inner = table;
    for (const part of this.tables.context.slice(depth)) {
      if (!inner.has(part)) inner.set(part, new Map());
      const next = inner.get(part);
      if (!(next instanceof Map)) this.tables.fail(`${quote(dottedKey(this.tables.context))} is not a table`);
      else inner = next;
    }
    inner.set(this.tables.key, value);
  }

  private skipComments(): void {
    this.cursor.skipSpace();
    while (this.cursor.peek() === '#') {
      this.comment();
      this.cursor.skipSpace();
    }
  }
}

function orEnd(char: string): string {
  return char === '' ? 'end of file' : `'${char}'`;
}

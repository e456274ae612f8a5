/**
 * The layout of block YAML: mappings, lists and scalars appended to one text in a single pass. What
 * values look like is decided by a Notation, how strings look by scalar-style.ts and scalar-text.ts.
 */
import { ChartwrightError } from '../../base/errors.ts';
import { byteLength } from '../../go/utf8.ts';
import { type Dict, type List, typeOf, type Value } from '../../go/value.ts';
import type { Dialect } from './dialect.ts';
import { hasImplicitType } from './implicit-type.ts';
import { isBare, type ScalarStyle, scalarStyle, untypedStyle } from './scalar-style.ts';
import { scalarText } from './scalar-text.ts';

/** A string that is behind a tag: `!!binary`. */
export interface Tagged {
  readonly tag: string;
  readonly text: string;
}

/** A scalar that is written as it is: a number, `null`, `{}`. */
export interface Raw {
  readonly raw: string;
}

/** What a value is to YAML. Collections have entries; empty ones are raw. */
export type Node = Dict | List | string | Tagged | Raw;

/** How the values of a caller become nodes. */
export interface Notation {
  readonly dialect: Dialect;
  /** Simple keys, colon included, by their strings; kept between calls. */
  readonly keys: Map<string, string>;
  /** The node for a value that is not a string. */
  node(value: Exclude<Value, string>): Node;
  /** How a string is written that is more than bare ASCII. */
  string(text: string): string | Tagged;
  /** The keys of a mapping in the order in which they are written. */
  order(map: Dict): string[];
}

const KEPT_KEYS = 4096;
/** libyaml's limit for a key that needs no `?`, in bytes. */
const SIMPLE_KEY = 128;
/** Collections inside each other from which on cycles are looked for, as encoding/json does. */
const DEEP = 1000;

/** The value as a YAML document with a line break at its end. */
export function printDocument(value: Value, notation: Notation): string {
  const printer = new Printer(notation);
  try {
    printer.inlineValue('', value, 0, 2, 0);
  } catch (error) {
    throw error instanceof RangeError ? new ChartwrightError('yaml/type', 'yaml: exceeded max depth of 10000', { cause: error }) : error;
  }
  return printer.atLineStart ? printer.out : printer.out + '\n';
}

class Printer {
  out = '';
  /** The text ends with a line break, which only a literal block leaves behind. */
  atLineStart = false;
  private readonly notation: Notation;
  private readonly dialect: Dialect;
  private readonly keys: Map<string, string>;
  private readonly above = new Set<Dict | List>();

  constructor(notation: Notation) {
    this.notation = notation;
    this.dialect = notation.dialect;
    this.keys = notation.keys;
  }

  /**
   * Writes `lead` and the value behind it in the same line, which is at `column` then. A collection continues from there:
   * the lead is a `- `, `? ` or `: ` that fills its indentation.
   */
  inlineValue(lead: string, value: Value, column: number, indent: number, depth: number): void {
    const node = typeof value === 'string' ? value : this.notation.node(value);
    if (typeof node === 'string' || !isCollection(node)) this.out += lead + this.scalar(node, column, indent);
    else {
      this.out += lead;
      this.collection(node, column, true, depth + 1);
    }
  }

  private collection(node: Dict | List, indent: number, inline: boolean, depth: number): void {
    if (depth > DEEP) {
      if (this.above.has(node))
        throw new ChartwrightError('json/type', `json: unsupported value: encountered a cycle via ${typeOf(node).name}`);
      this.above.add(node);
    }
    if (Array.isArray(node)) this.list(node, indent, inline, depth);
    else this.map(node, indent, inline, depth);
    if (depth > DEEP) this.above.delete(node);
  }

  private list(list: List, indent: number, inline: boolean, depth: number): void {
    for (let i = 0; i < list.length; i++) {
      const lead = i > 0 || !inline ? this.newLine(indent) + '- ' : '- ';
      this.inlineValue(lead, list[i] as Value, indent + 2, indent + 2, depth);
    }
  }

  private map(map: Dict, indent: number, inline: boolean, depth: number): void {
    const keys = this.notation.order(map);
    for (let i = 0; i < keys.length; i++) {
      const lead = i > 0 || !inline ? this.newLine(indent) : '';
      const key = keys[i] as string;
      const value = map.get(key) as Value;
      const text = this.keys.get(key) ?? this.keyText(key);
      if (text !== undefined) this.simpleEntry(lead, text, value, indent, depth);
      else this.complexEntry(lead, key, value, indent, depth);
    }
  }

  private simpleEntry(lead: string, key: string, value: Value, indent: number, depth: number): void {
    const node = typeof value === 'string' ? value : this.notation.node(value);
    if (typeof node === 'string' || !isCollection(node)) {
      this.out += lead + key + ' ' + this.scalar(node, indent + key.length + 1, this.further(indent));
    } else {
      this.out += lead + key;
      const further = Array.isArray(node) && !this.dialect.indentsLists ? indent : this.further(indent);
      this.collection(node, further, false, depth + 1);
    }
  }

  /** The indentation one level below. */
  private further(indent: number): number {
    const { step } = this.dialect;
    return step === 2 ? indent + 2 : step * Math.floor((indent + step) / step);
  }

  /** A key that is too long or has line breaks: `? key`, and `: value` below it. */
  private complexEntry(lead: string, key: string, value: Value, indent: number, depth: number): void {
    this.out += lead + '? ' + this.scalar(key, indent + 2, indent + 2);
    this.inlineValue(this.newLine(indent) + ': ', value, indent + 2, indent + 2, depth);
  }

  private scalar(node: string | Tagged | Raw, column: number, indent: number): string {
    if (typeof node !== 'string') return 'raw' in node ? node.raw : this.tagged(node, column, indent);
    if (column + node.length <= this.dialect.width && isBare(node)) {
      return hasImplicitType(node, this.dialect.signedOctals) ? `"${node}"` : node;
    }
    const written = this.notation.string(node);
    if (typeof written !== 'string') return this.tagged(written, column, indent);
    return this.styled(written, scalarStyle(written, this.dialect), column, indent);
  }

  private tagged({ tag, text }: Tagged, column: number, indent: number): string {
    return `${tag} ${this.styled(text, untypedStyle(text, this.dialect), column + tag.length + 1, indent)}`;
  }

  private styled(text: string, style: ScalarStyle, column: number, indent: number): string {
    this.atLineStart = style === 'literal' && /[\n\u2028\u2029]$/.test(text);
    return scalarText(text, style, { column, indent, width: this.dialect.width, dialect: this.dialect });
  }

  private newLine(indent: number): string {
    const line = this.atLineStart ? spaces(indent) : '\n' + spaces(indent);
    this.atLineStart = false;
    return line;
  }

  /** A simple key with its colon; undefined for a key that needs a `?`. */
  private keyText(key: string): string | undefined {
    const node = this.notation.string(key);
    const [tag, text] = typeof node === 'string' ? ['', node] : [node.tag, node.text];
    if (/[\n\r\x85\u2028\u2029]/.test(text) || byteLength(text) + tag.length > SIMPLE_KEY) return undefined;
    const style = tag === '' ? scalarStyle(text, this.dialect) : untypedStyle(text, this.dialect);
    const unfolded = scalarText(text, style, { column: 0, indent: 0, width: Number.POSITIVE_INFINITY, dialect: this.dialect });
    const written = tag === '' ? unfolded + ':' : `${tag} ${unfolded}:`;
    if (this.keys.size < KEPT_KEYS) this.keys.set(key, written);
    return written;
  }
}

function isCollection(node: Node): node is Dict | List {
  return Array.isArray(node) || node instanceof Map;
}

/** By count, made when they are first needed. */
const SPACES: string[] = [];

function spaces(count: number): string {
  if (count >= 64) return ' '.repeat(count);
  SPACES[count] ??= ' '.repeat(count);
  return SPACES[count];
}

/** TOML as BurntSushi's encoder writes it for Helm's toToml: sorted keys, simple ones before tables, two columns a level. */
import { ChartwrightError } from '../../base/errors.ts';
import { formatFloat } from '../../go/format-float.ts';
import { DURATION, formatDuration, GoTime } from '../../go/time.ts';
import { decodeUtf8, sortedKeys } from '../../go/utf8.ts';
import { type Dict, exportedFields, GoComplex, GoInt, GoObject, isNilled, type List, typeOf, type Value } from '../../go/value.ts';
import { dottedKey, quoteToml, tomlKeyText } from './key-text.ts';
import { printTime } from './times.ts';

/** What a value is written as; nil is left out of tables. */
type Shape = 'nil' | 'scalar' | 'array' | 'tables' | 'table';

/**
 * The value as a TOML document, or as a bare TOML value if it is not a table. Throws ChartwrightErrors of code `toml`
 * (`toml: cannot encode array with nil element`); of code `function` if Go panics.
 */
export function printToml(value: Value): string {
  if (value === null || value === undefined) {
    throw new ChartwrightError('function', 'reflect: call of reflect.Value.Type on zero Value');
  }
  const document = new Document();
  try {
    document.entry([], value);
  } catch (error) {
    // A map inside itself, which overflows Go's stack as well.
    throw error instanceof RangeError ? new ChartwrightError('function', 'stack overflow', { cause: error }) : error;
  }
  return document.out;
}

class Document {
  out = '';
  private readonly above = new Set<Dict | GoObject>();

  /** A key with its value, as a line or as a table of its own; the value alone if the key is empty. */
  entry(key: readonly string[], value: Value): void {
    const shape = shapeOf(value, key);
    if (shape === 'table') this.table(key, value as Dict | GoObject);
    else if (shape === 'tables') this.arrayOfTables(key, value as List);
    else if (key.length === 0) this.out += element(value);
    else this.out += `${indent(key)}${tomlKeyText(key.at(-1) as string)} = ${element(value)}\n`;
  }

  private table(key: readonly string[], table: Dict | GoObject): void {
    if (key.length === 1) this.newLine();
    if (key.length > 0) this.out += `${indent(key)}[${dottedKey(key)}]\n`;
    this.entries(key, table);
  }

  private arrayOfTables(key: readonly string[], list: List): void {
    if (key.length === 0) throw tomlError('toml: top-level values must be Go maps or structs');
    for (const table of list) {
      this.newLine();
      this.out += `${indent(key)}[[${dottedKey(key)}]]\n`;
      this.entries(key, table as Dict | GoObject);
    }
  }

  private entries(key: readonly string[], table: Dict | GoObject): void {
    if (this.above.has(table)) throw new RangeError();
    this.above.add(table);
    const { direct, nested } = split(table);
    for (const [name, value] of [...direct, ...nested]) if (shapeOf(value) !== 'nil') this.entry([...key, name], value);
    this.above.delete(table);
  }

  /** An empty line before a table, unless it is the first thing. */
  private newLine(): void {
    if (this.out !== '') this.out += '\n';
  }
}

/** The entries that are lines, then those that are tables; a map's by name, a struct's as declared. */
function split(table: Dict | GoObject): { direct: [string, Value][]; nested: [string, Value][] } {
  const direct: [string, Value][] = [];
  const nested: [string, Value][] = [];
  const map = table instanceof GoObject ? exportedFields(table) : table;
  for (const name of table instanceof GoObject ? map.keys() : sortedKeys(map)) {
    const value = map.get(name) as Value;
    const shape = shapeOf(value);
    (shape === 'table' || shape === 'tables' ? nested : direct).push([name, value]);
  }
  return { direct, nested };
}

/** Throws for functions and for lists with nil in them; `key` is the one that the error names. */
function shapeOf(value: Value, key?: readonly string[]): Shape {
  if (value === null || value === undefined) return 'nil';
  if (value instanceof Map) return isNilled(value) ? 'nil' : 'table';
  if (Array.isArray(value)) return isNilled(value) ? 'nil' : listShape(value);
  if (value instanceof GoObject) return isText(value) ? 'scalar' : 'table';
  if (value instanceof GoComplex || (typeof value === 'object' && 'invoke' in value)) {
    const { kind } = typeOf(value);
    throw tomlError(key ? `unsupported type for key '${dottedKey(key)}': ${kind}` : `unsupported type: ${kind}`);
  }
  if (value instanceof Uint8Array) return isNilled(value) ? 'nil' : 'array';
  return 'scalar';
}

function listShape(list: List): Shape {
  const shapes = list.map((item) => {
    const shape = shapeOf(item);
    if (shape === 'nil') throw tomlError('toml: cannot encode array with nil element');
    return shape;
  });
  return shapes.length > 0 && shapes.every((shape) => shape === 'table') ? 'tables' : 'array';
}

/** A value on one line. */
function element(value: Value): string {
  if (typeof value === 'string') return quoteToml(value);
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return floatText(value);
  if (value instanceof GoInt) return value.type === DURATION ? quoteToml(formatDuration(value.value)) : String(value.value);
  if (value instanceof Uint8Array) return `[${value.join(', ')}]`;
  if (Array.isArray(value)) return `[${value.map(element).join(', ')}]`;
  if (value instanceof GoObject && isText(value)) return objectText(value);
  return inlineTable(value as Dict | GoObject);
}

/** Nil entries are left out, but the comma before a last one stays, as in Go. */
function inlineTable(table: Dict | GoObject): string {
  const { direct, nested } = split(table);
  const entries = [...direct, ...nested];
  const texts = entries.map(([name, value], at) => {
    if (shapeOf(value) === 'nil') return '';
    return `${tomlKeyText(name)} = ${element(value)}${at < entries.length - 1 ? ', ' : ''}`;
  });
  return `{${texts.join('')}}`;
}

function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const text = formatFloat(value, 'g', -1);
  return /[.e]/.test(text) ? text : text + '.0';
}

/** Whether an object is a time or marshals itself as text. */
function isText(value: GoObject): boolean {
  return value instanceof GoTime || (value.type.methods?.has('MarshalText') ?? false);
}

function objectText(value: GoObject): string {
  if (!(value instanceof GoTime)) return quoteToml(decodeUtf8(value.type.methods?.get('MarshalText')?.call(value) as Uint8Array));
  return printTime(value);
}

function indent(key: readonly string[]): string {
  return '  '.repeat(key.length - 1);
}

function tomlError(message: string): ChartwrightError {
  return new ChartwrightError('toml/type', message);
}

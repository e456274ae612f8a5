/**
 * JSON as encoding/json's Decoder reads it: one value off the front of a text, however the text continues. Separate from
 * codec/json because the callers need where the value ends, and numbers as written.
 */
import { ChartwrightError } from '../../base/errors.ts';
import { positionAt } from '../../base/text-position.ts';
import { quote } from '../../go/strconv.ts';
import type { Value } from '../../go/value.ts';

/** A number as it was written, Go's json.Number. */
export class JsonNumber {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** A JSON value; numbers as written, or float64 where the platform has read them. */
export type Json = null | boolean | string | number | JsonNumber | Json[] | JsonObject;
export type JsonObject = Map<string, Json>;

const DEEPEST = 10000;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const PLAIN = /[^"\\\x00-\x1f]*/y;
const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\', '/': '/' };

/** The value at the front of a text, and where it ends. Throws `json` errors with Go's messages; `EOF` if there is nothing but space. */
export function readJsonPrefix(text: string, from = 0): { value: Json; end: number } {
  const reader = new Reader(text, from);
  const value = reader.document();
  return { value, end: reader.at };
}

/** The value of a text that holds nothing else. Throws as `readJsonPrefix`, and for what follows the value. */
export function readJsonDocument(text: string): Json {
  const reader = new Reader(text, 0);
  const value = reader.document();
  if (reader.peek() !== undefined) throw reader.unexpected('after top-level value');
  return value;
}

/** Whether nothing but space follows in the text. */
export function restIsBlank(text: string, from: number): boolean {
  return /^[ \t\r\n]*$/.test(text.slice(from));
}

/** As `readJsonPrefix`, with numbers as float64. */
export function readJsonValue(text: string, from = 0): { value: Value; end: number } {
  const { value, end } = readJsonPrefix(text, from);
  return { value: floats(value), end };
}

/** The value with its numbers as float64. */
export function floats(value: Json): Value {
  if (value instanceof JsonNumber) return toFloat(value);
  if (Array.isArray(value)) return value.map(floats);
  if (value instanceof Map) return new Map(Array.from(value, ([key, item]) => [key, floats(item)]));
  return value;
}

function toFloat({ text }: JsonNumber): number {
  const number = Number(text);
  if (Number.isFinite(number)) return number;
  throw new ChartwrightError('json/type', `json: cannot unmarshal number ${text} into Go value of type float64`);
}

class Reader {
  at: number;
  private readonly text: string;

  constructor(text: string, at: number) {
    this.text = text;
    this.at = at;
  }

  /** The next character that is no space, which is not taken; undefined at the end. */
  peek(): string | undefined {
    for (; ; this.at++) {
      const c = this.text[this.at];
      if (c !== ' ' && c !== '\n' && c !== '\t' && c !== '\r') return c;
    }
  }

  /** A whole value. What nests too deep for JavaScript's stack is refused as what does for Go, which can take more. */
  document(): Json {
    if (this.peek() === undefined)
      throw new ChartwrightError('json/syntax', 'EOF', { position: { file: '', ...positionAt(this.text, this.at) } });
    try {
      return this.value(1);
    } catch (error) {
      if (error instanceof RangeError) throw this.unexpected('exceeded max depth');
      throw error;
    }
  }

  private value(depth: number): Json {
    const c = this.peek();
    if (depth > DEEPEST && (c === '[' || c === '{')) throw this.unexpected('exceeded max depth');
    if (c === '{') return this.object(depth);
    if (c === '[') return this.array(depth);
    if (c === '"') return this.string();
    if (c === 't') return this.literal('true', true);
    if (c === 'f') return this.literal('false', false);
    if (c === 'n') return this.literal('null', null);
    if (c === '-' || (c !== undefined && c >= '0' && c <= '9')) return this.number();
    throw this.unexpected('looking for beginning of value');
  }

  private object(depth: number): JsonObject {
    const out: JsonObject = new Map();
    this.at++;
    if (this.peek() === '}') {
      this.at++;
      return out;
    }
    for (;;) {
      if (this.peek() !== '"') throw this.unexpected('looking for beginning of object key string');
      const key = this.string();
      if (this.peek() !== ':') throw this.unexpected('after object key');
      this.at++;
      out.set(key, this.value(depth + 1));
      if (this.closes('}', 'after object key:value pair')) return out;
    }
  }

  private array(depth: number): Json[] {
    const out: Json[] = [];
    this.at++;
    if (this.peek() === ']') {
      this.at++;
      return out;
    }
    for (;;) {
      out.push(this.value(depth + 1));
      if (this.closes(']', 'after array element')) return out;
    }
  }

  /** Takes the bracket or the comma. */
  private closes(bracket: string, context: string): boolean {
    const c = this.peek();
    if (c !== bracket && c !== ',') throw this.unexpected(context);
    this.at++;
    return c === bracket;
  }

  private literal<T>(word: string, value: T): T {
    for (let i = 1; i < word.length; i++) {
      if (this.text[this.at + i] === word[i]) continue;
      this.at += i;
      throw this.unexpected(`in literal ${word} (expecting '${word[i]}')`);
    }
    this.at += word.length;
    return value;
  }

  private number(): JsonNumber {
    NUMBER.lastIndex = this.at;
    const found = NUMBER.exec(this.text)?.[0];
    if (found === undefined) {
      this.at++;
      throw this.unexpected('in numeric literal');
    }
    this.at += found.length;
    const next = this.text[this.at];
    if (next === '.' && !/[.eE]/.test(found)) {
      this.at++;
      throw this.unexpected('after decimal point in numeric literal');
    }
    if ((next === 'e' || next === 'E') && !/[eE]/.test(found)) {
      this.at += /[-+]/.test(this.text[this.at + 1] ?? '') ? 2 : 1;
      throw this.unexpected('in exponent of numeric literal');
    }
    return new JsonNumber(found);
  }

  private string(): string {
    let out = '';
    for (this.at++; ; ) {
      PLAIN.lastIndex = this.at;
      const plain = PLAIN.exec(this.text)?.[0] ?? '';
      out += plain;
      this.at += plain.length;
      const c = this.text[this.at];
      if (c !== '"' && c !== '\\') throw this.unexpected('in string literal');
      this.at++;
      if (c === '"') return isWellFormed(out) ? out : mended(out);
      out += this.escape();
    }
  }

  private escape(): string {
    const c = this.text[this.at];
    if (c !== 'u') {
      const known = c === undefined ? undefined : ESCAPES[c];
      if (known === undefined) throw this.unexpected('in string escape code');
      this.at++;
      return known;
    }
    for (let i = 1; i <= 4; i++) {
      if (/[0-9a-fA-F]/.test(this.text[this.at + i] ?? '')) continue;
      this.at += i;
      throw this.unexpected('in \\u hexadecimal character escape');
    }
    const unit = Number.parseInt(this.text.slice(this.at + 1, this.at + 5), 16);
    this.at += 5;
    return String.fromCharCode(unit);
  }

  /** The refusal of the character that the reader is at. */
  unexpected(context: string): ChartwrightError {
    const c = this.text[this.at];
    const words = c === undefined ? 'unexpected EOF' : `invalid character ${quoteByte(c)} ${context}`;
    return new ChartwrightError('json/syntax', words, { position: { file: '', ...positionAt(this.text, this.at) } });
  }
}

/** Go names the byte, as if it were Latin-1. */
function quoteByte(c: string): string {
  if (c === "'") return "'\\''";
  if (c === '"') return "'\"'";
  const code = c.charCodeAt(0);
  const byte = code < 0x80 ? code : code >= 0xdc80 && code <= 0xdcff ? code - 0xdc00 : (new TextEncoder().encode(c)[0] as number);
  return `'${quote(String.fromCharCode(byte)).slice(1, -1)}'`;
}

const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const EVERY_LONE = new RegExp(LONE, 'g');

function isWellFormed(text: string): boolean {
  return !LONE.test(text);
}

/** Halves of pairs and stray bytes become U+FFFD. */
function mended(text: string): string {
  return text.replace(EVERY_LONE, '\ufffd');
}

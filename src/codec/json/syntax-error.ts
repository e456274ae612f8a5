/** Says what is wrong with a JSON text in encoding/json's words. Separate from the parser because only texts that failed come here. */
import { ChartwrightError, type ErrorDetails } from '../../base/errors.ts';
import { positionAt } from '../../base/text-position.ts';
import { quote } from '../../go/quote.ts';
import { byteLength, encodeUtf8 } from '../../go/utf8.ts';

type Expected = 'value' | 'first value' | 'key' | 'first key' | 'colon' | 'end of value';

/** Collections inside each other that encoding/json reads. */
export const MAX_DEPTH = 10000;

const STRING = /"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/y;
const NUMBER = /-?(?:(?:0|[1-9][0-9]*)(?:\.(?:[0-9]+(?:[eE][-+]?[0-9]*)?)?|[eE][-+]?[0-9]*)?)?/y;
const SPACE = /[ \t\r\n]*/y;
const LITERALS: Readonly<Record<string, string>> = { t: 'true', f: 'false', n: 'null' };

/** The error of json.Unmarshal for a text that is not valid JSON; undefined if it is. */
export function jsonSyntaxError(text: string): ChartwrightError | undefined {
  const { error, errorAt = text.length } = scanned(text);
  const position = { file: '', ...positionAt(text, errorAt) };
  if (error instanceof UnexpectedEnd) return new UnexpectedEnd({ position });
  return error && new ChartwrightError(error.code, error.message, { position });
}

/** A text ends before its value does. */
export class UnexpectedEnd extends ChartwrightError {
  constructor(details: ErrorDetails = {}) {
    super('json/syntax', 'unexpected end of JSON input', details);
  }
}

/** How many bytes json.Decoder has read when it meets the character that is wrong; undefined if none is, or the text only ends too soon. */
export function jsonErrorOffset(text: string): number | undefined {
  const { errorAt } = scanned(text);
  return errorAt === undefined ? undefined : byteLength(text.slice(0, errorAt)) + 1;
}

function scanned(text: string): Scan {
  const scan = new Scan(text);
  while (!scan.error && !(scan.atEnd && scan.expected === 'end of value' && scan.open.length === 0)) scan.step();
  return scan;
}

/** The refusal of a collection that is nested too deep. */
export function tooDeep(opening: string): ChartwrightError {
  return invalid(opening, 'exceeded max depth');
}

function invalid(char: string, context: string): ChartwrightError {
  return new ChartwrightError('json/syntax', `invalid character ${quotedByte(char)} ${context}`);
}

/** The first byte of a character in single quotes; bytes beyond ASCII read as Latin-1. */
function quotedByte(char: string): string {
  if (char === "'") return "'\\''";
  return char === '"' ? `'"'` : `'${quote(String.fromCharCode(encodeUtf8(char)[0] as number)).slice(1, -1)}'`;
}

class Scan {
  expected: Expected = 'value';
  readonly open: string[] = [];
  error: ChartwrightError | undefined;
  /** Where the wrong character is; undefined if the text ends. */
  errorAt: number | undefined;
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
    this.skip(SPACE);
  }

  get atEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** Reads one token; `error` is set if it is not the expected one. */
  step(): void {
    const char = this.text[this.at];
    if (char === undefined) this.endOfInput();
    else if (this.expected === 'colon') this.accept(char === ':', 'value', 'after object key');
    else if (this.expected === 'end of value') this.afterValue(char);
    else if (this.expected.endsWith('key')) this.key(char);
    else this.value(char);
    this.skip(SPACE);
  }

  private value(char: string): void {
    if (char === ']' && this.expected === 'first value') this.close();
    else if (char === '{' || char === '[') this.enter(char);
    else if (char === '"') this.string('end of value');
    else if (char === '-' || (char >= '0' && char <= '9')) this.number();
    else if (LITERALS[char]) this.literal(LITERALS[char]);
    else this.fail('looking for beginning of value');
  }

  private key(char: string): void {
    if (char === '}' && this.expected === 'first key') this.close();
    else if (char === '"') this.string('colon');
    else this.fail('looking for beginning of object key string');
  }

  private afterValue(char: string): void {
    const inside = this.open.at(-1);
    if (char === (inside === '{' ? '}' : ']') && inside) this.close();
    else if (inside === '{') this.accept(char === ',', 'key', 'after object key:value pair');
    else if (inside === '[') this.accept(char === ',', 'value', 'after array element');
    else this.fail('after top-level value');
  }

  private enter(char: string): void {
    this.open.push(char);
    if (this.open.length > MAX_DEPTH) this.error = tooDeep(char);
    this.accept(true, char === '{' ? 'first key' : 'first value', '');
  }

  private close(): void {
    this.open.pop();
    this.accept(true, 'end of value', '');
  }

  private string(next: Expected): void {
    this.skip(STRING);
    const rest = this.text.slice(this.at, this.at + 6);
    if (rest === '') this.endOfInput();
    else if (rest[0] === '"') this.accept(true, next, '');
    else if (rest[0] !== '\\') this.fail('in string literal');
    else if (rest[1] !== 'u') this.fail('in string escape code', 1);
    else this.fail('in \\u hexadecimal character escape', /^\\u[0-9a-fA-F]*/.exec(rest)?.[0].length);
  }

  private number(): void {
    const token = this.skip(NUMBER);
    if (token === '-') this.fail('in numeric literal');
    else if (token.endsWith('.')) this.fail('after decimal point in numeric literal');
    else if (!/[0-9]$/.test(token)) this.fail('in exponent of numeric literal');
    else this.expected = 'end of value';
  }

  private literal(word: string): void {
    let length = 1;
    while (length < word.length && this.text[this.at + length] === word[length]) length++;
    if (length < word.length) this.fail(`in literal ${word} (expecting '${word[length]}')`, length);
    this.at += length;
    this.expected = 'end of value';
  }

  private accept(fits: boolean, next: Expected, otherwise: string): void {
    if (!fits) this.fail(otherwise);
    this.at++;
    this.expected = next;
  }

  private skip(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  /** Where the text ends inside a token, Go takes it to continue with a blank. */
  private fail(context: string, offset = 0): void {
    const code = this.text.codePointAt(this.at + offset);
    if (!this.error && code !== undefined) this.errorAt = this.at + offset;
    this.error ??= invalid(code === undefined ? ' ' : String.fromCodePoint(code), context);
  }

  private endOfInput(): void {
    this.error ??= new UnexpectedEnd();
  }
}

/**
 * Reads JSONPath templates as kubectl does: `{.image.repository}:{.image.tag}`, `{range .hosts[*]}{.name}{"\n"}{end}`. Our own
 * because this language of templates is kubectl's alone.
 */
import { ChartwrightError } from '../base/errors.ts';
import { sprintf } from '../go/fmt.ts';
import { parseFloat64, unquote } from '../go/strconv.ts';
import { int } from '../go/value.ts';
import type { Path, Slice, Step, Template, TextNode } from './nodes.ts';

/** Parses a template. Throws a `usage` error in the client library's words: `unclosed action`, `unterminated array`. */
export function parseJsonPath(text: string): Template {
  const nodes: (TextNode | Path)[] = [];
  for (let at = 0; at < text.length; ) {
    const open = text.indexOf('{', at);
    const end = open < 0 ? text.length : open;
    if (end > at) nodes.push({ kind: 'text', text: text.slice(at, end) });
    if (open < 0) break;
    const action = new ActionReader(text, open + 1);
    nodes.push(action.read());
    at = action.at;
  }
  return nodes;
}

/** The steps of a text that is the inside of an action. */
function parseInside(text: string): Path {
  return new ActionReader(`${text}}`, 0).read();
}

/** Reads one action, up to and with its closing brace. */
class ActionReader {
  at: number;
  readonly #text: string;
  readonly #steps: Step[] = [];

  constructor(text: string, at: number) {
    this.#text = text;
    this.at = at;
  }

  read(): Path {
    while (!this.#take('}')) this.#step();
    return { kind: 'path', steps: this.#steps };
  }

  #step(): void {
    if (this.#take('[?(')) this.#filter();
    else if (this.#take('..')) this.#recursive();
    else this.#plainStep();
  }

  #plainStep(): void {
    const start = this.at;
    const char = this.#next();
    if (char === undefined || char === '\r' || char === '\n') throw refusal('unclosed action');
    if (char === ' ' || char === '@' || char === '$') return;
    if (char === '[') this.#brackets();
    else if (char === '"' || char === "'") this.#quoted(char, start);
    else if (char === '.') this.#field();
    else if (/[+\-\p{Nd}]/u.test(char)) this.#number(start);
    else if (/[_\p{L}]/u.test(char)) this.#word(start);
    else throw refusal(`unrecognized character in action: ${sprintf('%#U', [int(char.codePointAt(0) as number)])}`);
  }

  #word(start: number): void {
    while (!isTerminator(this.#peek())) this.#next();
    const word = this.#text.slice(start, this.at);
    if (word === 'true' || word === 'false') this.#steps.push({ kind: 'bool', value: word === 'true' });
    else this.#steps.push({ kind: 'word', word });
  }

  #recursive(): void {
    if (this.#steps.at(-1)?.kind === 'recursive') throw refusal('invalid multiple recursive descent');
    this.#steps.push({ kind: 'recursive' });
    if (/[_\p{L}\p{Nd}]/u.test(this.#peek() ?? '')) this.#field();
  }

  #number(start: number): void {
    while (/[.\p{Nd}]/u.test(this.#peek() ?? '')) this.#next();
    const text = this.#text.slice(start, this.at);
    const isInteger = /^[+-]?[0-9]+$/.test(text);
    if (!isInteger && !/^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)$/.test(text)) throw refusal(`cannot parse number ${text}`);
    this.#steps.push({ kind: 'number', value: isInteger ? Number(text) : parseFloat64(text), isInteger });
  }

  /** A name up to a character that ends it; a backslash takes away the next one's meaning. */
  #field(): void {
    const start = this.at;
    while (!isTerminator(this.#peek())) if (this.#next() === '\\') this.#next();
    const name = this.#text.slice(start, this.at);
    this.#steps.push(name === '*' ? { kind: 'wildcard' } : { kind: 'field', name: name.replaceAll('\\', '') });
  }

  #quoted(mark: string, start: number): void {
    for (;;) {
      const char = this.#next();
      if (char === undefined || char === '\n') throw refusal('unterminated quoted string');
      if (char === mark && this.#text[this.at - 2] !== '\\') break;
    }
    this.#steps.push({ kind: 'text', text: unquoted(this.#text.slice(start, this.at)) });
  }

  /** `[0]`, `[1:-1]`, `[*]`, `['key']`, `[0,1]`; the bracket is read. */
  #brackets(): void {
    const start = this.at;
    for (;;) {
      const char = this.#next();
      if (char === undefined || char === '\n') throw refusal('unterminated array');
      if (char === ']') break;
    }
    const inside = this.#text.slice(start, this.at - 1);
    const parts = (inside === '*' ? ':' : inside).split(',');
    if (parts.length > 1) {
      this.#steps.push({ kind: 'union', paths: parts.map((part) => parseInside(`[${part.replace(/^ +| +$/g, '')}]`)) });
      return;
    }
    const key = /^'([^']*)'$/.exec(inside);
    if (key) this.#steps.push(...parseInside(`.${key[1]}`).steps);
    else this.#steps.push({ kind: 'slice', slice: parseSlice(parts[0] as string) });
  }

  /** `[?(@.a == "b")]`, `[?(@.a)]`; the beginning is read. */
  #filter(): void {
    const text = this.#filterText();
    if (this.#next() !== ']') throw refusal('unclosed array expect ]');
    const comparison = /^([^!<>=]+)([!<>=]+)(.+?)$/.exec(text);
    if (!comparison) {
      this.#steps.push({ kind: 'filter', left: parseInside(text), operator: 'exists', right: undefined });
      return;
    }
    const [, left = '', operator = '', right = ''] = comparison;
    this.#steps.push({ kind: 'filter', left: parseInside(left), operator, right: parseInside(right) });
  }

  /** Up to a parenthesis that is outside of quotes, of which there is at most one pair. */
  #filterText(): string {
    const start = this.at;
    let mark: string | undefined;
    let closed = false;
    for (;;) {
      const char = this.#next();
      if (char === undefined || char === '\n') throw refusal('unterminated filter');
      if (char === ')' && (mark !== undefined) === closed) return this.#text.slice(start, this.at - 1);
      if (char !== '"' && char !== "'") continue;
      if (mark === undefined) mark = char;
      else if (char === mark && this.#text[this.at - 2] !== '\\') closed = true;
    }
  }

  #take(words: string): boolean {
    if (!this.#text.startsWith(words, this.at)) return false;
    this.at += words.length;
    return true;
  }

  #next(): string | undefined {
    const char = this.#peek();
    this.at += char?.length ?? 0;
    return char;
  }

  #peek(): string | undefined {
    const code = this.#text.codePointAt(this.at);
    return code === undefined ? undefined : String.fromCodePoint(code);
  }
}

/** [ start ] [ ":" [ end ] ] [ ":" [ step ] ] */
function parseSlice(text: string): Slice {
  const match = /^(-?[0-9]*)(:-?[0-9]*)?(:-?[0-9]*)?$/.exec(text);
  if (!match) throw refusal(`invalid array index ${text}`);
  const [, start = '', end, step] = match;
  const from = indexOf(start);
  return {
    start: from,
    end: end === undefined ? (from ?? 0) + 1 : indexOf(end.slice(1)),
    derived: end === undefined,
    step: step === undefined ? undefined : indexOf(step.slice(1)),
  };
}

function indexOf(text: string): number | undefined {
  if (text === '') return undefined;
  if (text === '-' || !Number.isSafeInteger(Number(text))) throw refusal(`array index ${text} is not a number`);
  return Number(text);
}

function isTerminator(char: string | undefined): boolean {
  return char === undefined || /[ \t\r\n.,[\]$@{}]/.test(char);
}

/** A text in either kind of quotes. */
function unquoted(text: string): string {
  const isSingle = text.startsWith("'");
  try {
    return unquote(isSingle ? `"${text.slice(1, -1).replace(/\\.|"/gs, inDoubleQuotes)}"` : text);
  } catch {
    throw refusal(`unquote string ${text} error invalid syntax`);
  }
}

/** An escape, or a double quote, of a text in single quotes, as it is in double ones. */
function inDoubleQuotes(part: string): string {
  if (part === '\\"') throw refusal('invalid syntax');
  return part === "\\'" ? "'" : part === '"' ? '\\"' : part;
}

function refusal(message: string): ChartwrightError {
  return new ChartwrightError('usage', message);
}

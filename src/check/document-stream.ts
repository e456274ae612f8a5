/**
 * A file of manifests as the Kubernetes client library reads it: documents cut at `---` lines, or JSON objects one behind
 * the other, whichever it is. Separate from the codecs because how it guesses shows in its errors.
 */
import { ChartwrightError, inSource } from '../base/errors.ts';
import { linesOf } from '../base/lines.ts';
import { positionAt } from '../base/text-position.ts';
import { parseJson } from '../codec/json/parse.ts';
import { jsonErrorOffset, jsonSyntaxError } from '../codec/json/syntax-error.ts';
import { rootContext, type Shape, unmarshal } from '../codec/struct/decode-struct.ts';
import { parseYaml } from '../codec/yaml/parse.ts';
import { inYaml } from '../codec/yaml/position.ts';
import { trimSpace } from '../go/space.ts';
import { byteLength } from '../go/utf8.ts';
import type { Value } from '../go/value.ts';

/** How far the library looks for a brace. */
const GUESS = 4096;

/** A document and the line on which it begins. */
export interface StreamDocument<T> {
  readonly value: T | null;
  readonly line: number;
}

/** Every document as a struct, null for empty ones. Throws the library's words at the first one that can't be read. */
export function* streamDocuments<T>(text: string, shape: Shape<T | null>): Generator<StreamDocument<T>> {
  const json = new JsonReader(text);
  if (/^\s*\{/.test(text.slice(0, GUESS))) yield* json.documents(shape);
  if (json.done) return;
  // The JSON error of the first unreadable document takes precedence over its YAML error.
  let jsonError = json.error;
  try {
    const rest = json.rest();
    const first = positionAt(text, text.length - rest.length).line;
    for (const { text: document, line } of yamlDocuments(rest)) {
      const value = inSource({ file: '', line: first + line - 1 }, () => inYaml(document, () => decodeRendered(document, shape)));
      jsonError = undefined;
      yield { value, line: first + line - 1 };
    }
  } catch (error) {
    throw jsonError ?? error;
  }
}

/** sigs.k8s.io/yaml's Unmarshal into a struct. */
export function decodeRendered<T>(text: string, shape: Shape<T>): T {
  return unmarshal(parseYaml(text, { integers: true }), shape);
}

/** The texts between the `---` lines; a separator that nothing precedes stays with what follows it. */
function* yamlDocuments(text: string): Generator<{ text: string; line: number }> {
  let document = '';
  let start = 1;
  for (const [i, line] of linesOf(text, /\r?\n/).entries()) {
    if (line.startsWith('---')) {
      const after = trimSpace(line.slice(3));
      if (after !== '' && !after.startsWith('#')) {
        throw new ChartwrightError('yaml/syntax', `invalid Yaml document separator: ${after}`, {
          position: { file: '', line: i + 1, column: 1 },
        });
      }
      if (document !== '') {
        yield { text: document, line: start };
        document = '';
        start = i + 2;
        continue;
      }
    }
    document += `${line}\n`;
  }
  if (document !== '') yield { text: document, line: start };
}

/** Takes JSON values from the front of a text for as long as there are any. */
class JsonReader {
  /** Nothing is left. */
  done = false;
  /** What made it give up. */
  error: ChartwrightError | undefined;
  private readonly text: string;
  private at = 0;
  private count = 0;

  constructor(text: string) {
    this.text = text;
  }

  *documents<T>(shape: Shape<T | null>): Generator<StreamDocument<T>> {
    while (!this.error && !this.done) {
      const value = this.next();
      if (value === undefined) continue;
      let decoded: T | null;
      const line = positionAt(this.text, value.start).line;
      try {
        decoded = shape.decode(value.json, shape.zero(), { ...rootContext(), exact: true });
      } catch (error) {
        this.fail(error);
        return;
      }
      this.at = value.end;
      this.count++;
      yield { value: decoded, line };
    }
  }

  /** What JSON did not take, from the next line's start if only blanks lead there. The library looks four bytes ahead, and gives up if there are fewer. */
  rest(): string {
    const left = this.text.slice(this.at);
    if (!this.error) return left;
    const blanks = /^[^\S\n]*/.exec(left)![0].length;
    if (byteLength(left.slice(blanks)) < 4) throw this.error;
    return left.slice(left[blanks] === '\n' ? blanks + 1 : blanks);
  }

  private next(): { json: Value; start: number; end: number } | undefined {
    const from = this.at + /^[ \t\r\n]*/.exec(this.text.slice(this.at))![0].length;
    if (from === this.text.length) {
      this.done = true;
      return undefined;
    }
    const end = valueEnd(this.text, from);
    const candidate = this.text.slice(from, end);
    const offset = jsonErrorOffset(candidate);
    if (offset !== undefined) {
      const words = jsonSyntaxError(candidate)?.message;
      const where = byteLength(this.text.slice(0, from)) + offset;
      const position = { file: '', ...positionAt(this.text, from + offset - 1) };
      this.fail(new ChartwrightError('json/syntax', this.count > 1 ? `${words}` : `json: offset ${where}: ${words}`, { position }));
      return undefined;
    }
    try {
      return { json: parseJson(candidate), start: from, end };
    } catch {
      this.fail(new ChartwrightError('json/syntax', 'unexpected EOF', { position: { file: '', ...positionAt(this.text, end) } }));
      return undefined;
    }
  }

  /** After two values it is JSON for sure: then the error is final. */
  private fail(error: unknown): void {
    if (this.count > 1) throw error;
    this.error = error as ChartwrightError;
  }
}

/** Where the value that begins at `from` ends; the text's end if it is not closed. */
function valueEnd(text: string, from: number): number {
  if (!/[{[]/.test(text[from] as string)) return from + (/^(?:"(?:[^"\\]|\\.)*"|[^\s,{}[\]"]+)/.exec(text.slice(from))?.[0].length ?? 1);
  const token = /"(?:[^"\\]|\\.)*"|[{}[\]]/g;
  token.lastIndex = from;
  let depth = 0;
  for (let found = token.exec(text); found; found = token.exec(text)) {
    if (found[0] === '{' || found[0] === '[') depth++;
    else if (found[0] === '}' || found[0] === ']') depth--;
    if (depth === 0) return token.lastIndex;
  }
  return text.length;
}

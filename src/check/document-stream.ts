/**
 * A file of manifests as the Kubernetes client library reads it: documents cut at `---` lines, or JSON objects
 * one behind the other, whichever it is. Apart from the codecs because how it guesses shows in its errors.
 */
import { ChartwrightError } from '../base/errors.ts';
import { parseJson } from '../codec/json/parse.ts';
import { jsonErrorOffset, jsonSyntaxError } from '../codec/json/syntax-error.ts';
import { rootContext, type Shape, unmarshal } from '../codec/struct/decode-struct.ts';
import { parseYaml } from '../codec/yaml/parse.ts';
import { trimSpace } from '../go/space.ts';
import { byteLength } from '../go/utf8.ts';
import type { Value } from '../go/value.ts';

/** How far the library looks for a brace. */
const GUESS = 4096;

/** Every document as a struct, null for empty ones. Throws the library's words at the first one that can't be read. */
export function* documentsOf<T>(text: string, shape: Shape<T | null>): Generator<T | null> {
  const json = new JsonReader(text);
  if (/^\s*\{/.test(text.slice(0, GUESS))) yield* json.documents(shape);
  if (json.done) return;
  // What JSON said of the first document that it could not read counts for more than what YAML says of it.
  let jsonError = json.error;
  try {
    for (const document of yamlDocuments(json.rest())) {
      const decoded = decodeDocument(document, shape);
      jsonError = undefined;
      yield decoded;
    }
  } catch (error) {
    throw jsonError ?? error;
  }
}

/** sigs.k8s.io/yaml's Unmarshal into a struct. */
export function decodeDocument<T>(text: string, shape: Shape<T>): T {
  return unmarshal(parseYaml(text, { integers: true }), shape);
}

/** The texts between the `---` lines; a separator that nothing precedes stays with what follows it. */
function* yamlDocuments(text: string): Generator<string> {
  let document = '';
  for (const line of linesOf(text)) {
    if (line.startsWith('---')) {
      const after = trimSpace(line.slice(3));
      if (after !== '' && !after.startsWith('#')) throw new ChartwrightError('yaml', `invalid Yaml document separator: ${after}`);
      if (document !== '') {
        yield document;
        document = '';
        continue;
      }
    }
    document += `${line}\n`;
  }
  if (document !== '') yield document;
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
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

  *documents<T>(shape: Shape<T | null>): Generator<T | null> {
    while (!this.error && !this.done) {
      const value = this.next();
      if (value === undefined) continue;
      let decoded: T | null;
      try {
        decoded = shape.decode(value.json, shape.zero(), { ...rootContext(), exact: true });
      } catch (error) {
        this.fail(error);
        return;
      }
      this.at = value.end;
      this.count++;
      yield decoded;
    }
  }

  /** What JSON did not take, from the next line's start if only blanks lead there. The library looks four bytes ahead, and gives up where there are fewer. */
  rest(): string {
    const left = this.text.slice(this.at);
    if (!this.error) return left;
    const blanks = /^[^\S\n]*/.exec(left)![0].length;
    if (byteLength(left.slice(blanks)) < 4) throw this.error;
    return left.slice(left[blanks] === '\n' ? blanks + 1 : blanks);
  }

  private next(): { json: Value; end: number } | undefined {
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
      this.fail(new ChartwrightError('json', this.count > 1 ? `${words}` : `json: offset ${where}: ${words}`));
      return undefined;
    }
    try {
      return { json: parseJson(candidate), end };
    } catch {
      this.fail(new ChartwrightError('json', 'unexpected EOF'));
      return undefined;
    }
  }

  /** After two values it is JSON for sure: then the error is final. */
  private fail(error: unknown): void {
    if (this.count > 1) throw error;
    this.error = error as ChartwrightError;
  }
}

/** Where the value that begins at `from` ends; the text's end where it is not closed. */
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

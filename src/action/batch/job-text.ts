/** The text of a job file to plain values, and back from a value to its line and column. */
import { ChartwrightError, errorText } from '../../base/errors.ts';
import { parseJson } from '../../codec/json/parse.ts';
import { jsonErrorOffset } from '../../codec/json/syntax-error.ts';
import { composeYaml } from '../../codec/yaml/compose.ts';
import { splitYamlDocuments } from '../../codec/yaml/documents.ts';
import type { YamlNode } from '../../codec/yaml/node.ts';
import { parseYaml } from '../../codec/yaml/parse.ts';
import type { Value } from '../../go/value.ts';

/** Keys and indexes that lead from the whole to a value. */
export type Path = readonly (string | number)[];

/** Lines and columns count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface JobText {
  readonly root: Value;
  /** Where a value stands, or its key; if that is not known, what contains it. */
  readonly place: (path: Path, what: 'key' | 'value') => Place | undefined;
}

/** A text that can't be read, and where. */
export class JobTextError extends ChartwrightError {
  readonly place: Place | undefined;
  constructor(error: unknown, place: Place | undefined) {
    super('usage', reasonOf(error), { cause: error });
    this.place = place;
  }
}

/** What is wrong, without go-yaml's way of counting lines: the place is beside it. */
function reasonOf(error: unknown): string {
  if (!(error instanceof ChartwrightError)) return errorText(error);
  return error.cause instanceof ChartwrightError ? reasonOf(error.cause) : error.reason;
}

/** JSON lines if the name ends so, or if the first line is an object of its own and more follow; JSON; else YAML. Throws a JobTextError. */
export function parseJobText(text: string, file: string): JobText {
  if (/\.(?:jsonl|ndjson)$/i.test(file) || isJsonLines(text)) return jsonLines(text);
  return /^\s*[[{]/.test(text) && isJson(text) ? json(text, 0) : yaml(text);
}

function isJsonLines(text: string): boolean {
  const lines = text.split('\n', 64).filter((line) => line.trim() !== '');
  return lines.length > 1 && lines.slice(0, 2).every((line) => line.startsWith('{') && isJson(line));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function yaml(text: string): JobText {
  try {
    if (splitYamlDocuments(text).length > 1) throw new ChartwrightError('yaml/type', 'a job file is one document; write jobs as a list');
    return { root: parseYaml(text), place: placesIn(text) };
  } catch (error) {
    const { position } = error as ChartwrightError;
    throw new JobTextError(error, position?.line ? { line: position.line, column: position.column ?? 1 } : undefined);
  }
}

function json(text: string, linesBefore: number): JobText {
  try {
    return { root: parseJson(text), place: placesIn(text) };
  } catch (error) {
    const before = text.slice(0, (jsonErrorOffset(text) ?? text.length) - 1).split('\n');
    throw new JobTextError(error, { line: linesBefore + before.length, column: (before.at(-1) as string).length + 1 });
  }
}

function jsonLines(text: string): JobText {
  const rows: { line: number; content: JobText }[] = [];
  for (const [index, row] of text.split('\n').entries()) {
    if (row.trim() !== '') rows.push({ line: index, content: json(row, index) });
  }
  return {
    root: rows.map((row) => row.content.root),
    place([first, ...rest], what) {
      const row = rows[first as number];
      const within = row?.content.place(rest, what) ?? { line: 1, column: 1 };
      return row && { line: row.line + within.line, column: within.column };
    },
  };
}

/** Places are rarely asked for: the text is read for them once one is. */
function placesIn(text: string): JobText['place'] {
  let root: YamlNode | undefined | null = null;
  return (path, what) => {
    if (root === null) {
      try {
        root = composeYaml(text);
      } catch {
        root = undefined;
      }
    }
    return root && placeOf(root, path, what);
  };
}

function placeOf(root: YamlNode, path: Path, what: 'key' | 'value'): Place {
  let node = root;
  for (const [depth, step] of path.entries()) {
    const inside = node.kind === 'alias' ? node.target : node;
    const at =
      inside.kind === 'mapping' ? inside.keys.findLastIndex((key) => key.kind === 'scalar' && key.value === step) : (step as number);
    const next = inside.kind === 'mapping' ? inside.values[at] : inside.kind === 'sequence' ? inside.items[at] : undefined;
    if (!next) break;
    if (inside.kind === 'mapping' && what === 'key' && depth === path.length - 1) return inside.keys[at] as YamlNode;
    node = next;
  }
  return node;
}

/** JSON Schema for values: the schema's text in, a list of reasons out. */
import { type Json, readJsonPrefix, restIsBlank } from '../codec/json/read-json.ts';
import { checkSchema } from './check-schema.ts';
import { Compiler } from './compile.ts';
import { refuseSchema } from './document.ts';
import { type DocumentLoader, Documents } from './documents.ts';
import type { Draft } from './draft.ts';
import { eachReason, firstPath, printReasons, type Reason } from './failure.ts';
import type { Instance } from './instance.ts';
import type { Copies } from './plain.ts';
import type { Schema } from './schema.ts';
import { isValid, validate } from './validate.ts';

/** What Helm calls a chart's schema, wherever it is. */
const URL = 'file:///values.schema.json';

export interface CompileOptions {
  /** Where the schema is, for its references; absent: what Helm calls a chart's. */
  readonly url?: string;
  /** The draft of schemas that name none; absent: the latest. */
  readonly draft?: Draft;
}

/** Why values do not pass. */
export interface Violation {
  /** Lines with a line break at the end. */
  readonly text: string;
  /** The value of the first reason: keys and indices from the root. */
  readonly path: readonly string[];
  /** Each value that is wrong. */
  readonly reasons: readonly Reason[];
}

/** Undefined if the values pass. `copies` among them are looked at once. */
export type Validator = (values: Instance, copies?: Copies) => Violation | undefined;

/**
 * Compiles a schema; drafts 4, 6, 7, 2019-09 and 2020-12, the last if neither it nor the options name one. Throws `schema`
 * and `json` errors for a text that is not valid JSON, no schema, or refers to what cannot be found.
 */
export function compileSchema(text: string, loader: DocumentLoader, options: CompileOptions = {}): Validator {
  const quick = quickSchema(text, loader, options);
  let exact: Schema | undefined = quick ? undefined : compile(parseSchema(text), loader, options);
  return (values, copies) => {
    if (quick && isValid(quick, values, copies)) return undefined;
    exact ??= compile(parseSchema(text), loader, options);
    const failures = validate(exact, values);
    return failures && { text: `${printReasons(failures).slice(1)}\n`, path: firstPath(failures), reasons: eachReason(failures) };
  };
}

function compile(document: Json, loader: DocumentLoader, { url = URL, draft }: CompileOptions): Schema {
  const documents = new Documents(loader, checkSchema, draft);
  documents.add(url, document);
  return new Compiler(documents).compile(url);
}

/** Numbers that float64 might not hold as they are written. */
const LONG_NUMBER = /\d{16}|\d[eE][-+]?\d{3}/;

/**
 * The schema as the platform's parser reads it, with numbers as float64: good for most, but not for error messages.
 * Undefined if it cannot be had.
 */
function quickSchema(text: string, loader: DocumentLoader, options: CompileOptions): Schema | undefined {
  if (LONG_NUMBER.test(text)) return undefined;
  try {
    return compile(fromPlain(JSON.parse(text)), loader, options);
  } catch {
    return undefined;
  }
}

function fromPlain(value: unknown): Json {
  if (typeof value !== 'object' || value === null) return value as Json;
  if (Array.isArray(value)) return value.map(fromPlain);
  const out = new Map<string, Json>();
  for (const key of Object.keys(value)) out.set(key, fromPlain((value as Record<string, unknown>)[key]));
  return out;
}

/** A schema as JSON, numbers as written. */
export function parseSchema(text: string): Json {
  const { value, end } = readJsonPrefix(text);
  if (!restIsBlank(text, end)) throw refuseSchema('invalid character after top-level value');
  return value;
}

/** JSON Schema for values: the schema's text in, a list of reasons out. */
import { type Json, readJsonPrefix, restIsBlank } from '../read-json.ts';
import { checkSchema } from './check-schema.ts';
import { Compiler } from './compile.ts';
import { type DocumentLoader, Documents, refuse } from './documents.ts';
import { printReasons } from './failure.ts';
import type { Instance } from './instance.ts';
import { validate } from './validate.ts';

/** What Helm calls a chart's schema, wherever it is. */
const URL = 'file:///values.schema.json';

/** Why the values do not pass, as lines of text with a line break at the end; undefined where they do. */
export type Validator = (values: Instance) => string | undefined;

/**
 * Compiles a schema; drafts 4, 6, 7, 2019-09 and 2020-12, the last where none is named. Throws `schema`
 * and `json` errors for a text that is no JSON, no schema, or refers to what cannot be found.
 */
export function compileSchema(text: string, loader: DocumentLoader): Validator {
  const documents = new Documents(loader, checkSchema);
  documents.add(URL, parseSchema(text));
  const schema = new Compiler(documents).compile(URL);
  return (values) => {
    const failures = validate(schema, values);
    return failures && `${printReasons(failures).slice(1)}\n`;
  };
}

/** A schema as JSON, numbers as written. */
export function parseSchema(text: string): Json {
  const { value, end } = readJsonPrefix(text);
  if (!restIsBlank(text, end)) throw refuse('invalid character after top-level value');
  return value;
}

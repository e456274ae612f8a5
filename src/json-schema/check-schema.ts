/** Whether a schema is valid by its metaschema, with a short cut for simple schemas. */

import { ChartwrightError } from '../base/errors.ts';
import type { Json } from '../codec/json/read-json.ts';
import { quote } from '../go/strconv.ts';
import { Compiler } from './compile.ts';
import { type Document, refuseSchema, resourceOf, schemaPlaceText } from './document.ts';
import { Documents } from './documents.ts';
import type { Dialect, Draft } from './draft.ts';
import { eachReason, printReasons, type Reason, singleQuote } from './failure.ts';
import { pointerText, type Schema } from './schema.ts';
import { isValid, validate } from './validate.ts';
import { isWellFormed } from './well-formed.ts';

/** A schema that its metaschema refuses, and each value in it that is wrong. */
export class InvalidSchema extends ChartwrightError {
  static override readonly name = 'InvalidSchema';
  readonly reasons: readonly Reason[];

  constructor(message: string, reasons: readonly Reason[]) {
    super('schema/invalid', message);
    this.reasons = reasons;
  }
}

let compiler: Compiler | undefined;

/** Metaschemas are compiled when the first one is needed; formats are checked in them. */
function metaCompiler(): Compiler {
  const missing = (url: string): never => {
    throw refuseSchema(`no metaschema ${url}`);
  };
  compiler ??= new Compiler(new Documents(missing, () => {}), true);
  return compiler;
}

/** Throws `"file:///values.schema.json#" is not valid against metaschema: …` (code `schema`). */
export function checkSchema(document: Document, value: Json, pointer: string): void {
  const { dialect } = resourceOf(document, pointer);
  if (!dialect.vocabularies && document.resources.size === 1 && isWellFormed(value, dialect.draft)) return;
  const meta = metaOf(dialect);
  const failures = isValid(meta, value) ? undefined : validate(meta, value);
  if (!failures) return;
  const place = quote(schemaPlaceText({ url: document.url, pointer }));
  const words = `jsonschema validation failed with ${singleQuote(pointerText(meta))}${printReasons(failures)}`;
  throw new InvalidSchema(`${place} is not valid against metaschema: ${words}`, eachReason(failures));
}

/** The draft's own, or one made of the vocabularies that are in use. */
function metaOf({ draft, vocabularies }: Dialect): Schema {
  if (!vocabularies) return metaCompiler().compile(draft.url);
  const meta: Schema = {
    url: 'urn:mem:metaschema',
    pointer: '',
    draft: draft.version,
    allOf: vocabularies.map((name) => vocabularySchema(draft, name)),
  };
  meta.resource = meta;
  if (draft.version >= 2020) {
    meta.dynamicAnchor = 'meta';
    meta.dynamicAnchors = new Map([['meta', meta]]);
  }
  return meta;
}

function vocabularySchema(draft: Draft, name: string): Schema {
  return metaCompiler().compile(`${draft.url.replace(/schema$/, 'meta/')}${name}`);
}

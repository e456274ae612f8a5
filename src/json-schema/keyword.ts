/** A keyword of schemas, and what its compiler may use. */
import type { Json, JsonObject } from '../codec/json/read-json.ts';
import type { Dialect, Draft } from './draft.ts';
import type { Schema } from './schema.ts';

export interface Keyword {
  readonly since: Draft['version'];
  readonly vocabulary: string;
  /** Puts the meaning of the keyword into the schema; values of the wrong kind are ignored. */
  readonly compile: (scope: Scope, value: Json) => void;
}

/** A schema object whose keywords are being read: what their compilers may ask for. */
export interface Scope {
  readonly schema: Schema;
  readonly object: JsonObject;
  readonly dialect: Dialect;
  /** `format` is checked with all drafts. */
  readonly assertsFormat: boolean;
  /** The schema that is a keyword's value, or an entry of it. */
  inner(value: Json, keyword: string, entry?: string | number): Schema;
  /** The schema that a reference leads to. */
  referred(reference: string): Schema;
}

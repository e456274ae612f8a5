/** The metaschemas that are known without loading them, by URL. */
import { type Json, readJsonDocument } from '../codec/json/read-json.ts';
import * as draft2019 from './metaschemas/draft-2019-09.ts';
import * as draft2020 from './metaschemas/draft-2020-12.ts';
import { DRAFT_4, DRAFT_6, DRAFT_7 } from './metaschemas/older-drafts.ts';

/** By what follows the host. */
const TEXTS: ReadonlyMap<string, string> = new Map([
  ['draft-04/schema', DRAFT_4],
  ['draft-06/schema', DRAFT_6],
  ['draft-07/schema', DRAFT_7],
  ['draft/2019-09/schema', draft2019.SCHEMA],
  ['draft/2019-09/meta/applicator', draft2019.APPLICATOR],
  ['draft/2019-09/meta/content', draft2019.CONTENT],
  ['draft/2019-09/meta/core', draft2019.CORE],
  ['draft/2019-09/meta/format', draft2019.FORMAT],
  ['draft/2019-09/meta/meta-data', draft2019.META_DATA],
  ['draft/2019-09/meta/validation', draft2019.VALIDATION],
  ['schema', draft2020.SCHEMA],
  ['draft/2020-12/schema', draft2020.SCHEMA],
  ['draft/2020-12/meta/applicator', draft2020.APPLICATOR],
  ['draft/2020-12/meta/content', draft2020.CONTENT],
  ['draft/2020-12/meta/core', draft2020.CORE],
  ['draft/2020-12/meta/format-annotation', draft2020.FORMAT_ANNOTATION],
  ['draft/2020-12/meta/format-assertion', draft2020.FORMAT_ANNOTATION.replaceAll('annotation', 'assertion')],
  ['draft/2020-12/meta/meta-data', draft2020.META_DATA],
  ['draft/2020-12/meta/unevaluated', draft2020.UNEVALUATED],
  ['draft/2020-12/meta/validation', draft2020.VALIDATION],
]);

const parsed = new Map<string, Json>();

/** The metaschema of a URL, http or https, without fragment; undefined where none is known. */
export function metaschema(url: string): Json | undefined {
  const path = /^https?:\/\/json-schema\.org\/(.*)$/s.exec(url)?.[1];
  const text = path === undefined ? undefined : TEXTS.get(path);
  if (text === undefined) return undefined;
  let document = parsed.get(text);
  if (document === undefined) {
    document = readJsonDocument(text);
    parsed.set(text, document);
  }
  return document;
}

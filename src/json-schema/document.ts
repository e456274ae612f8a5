/** A schema document: what it holds under URLs and anchors of its own. */
import { ChartwrightError } from '../base/errors.ts';
import type { Json } from '../codec/json/read-json.ts';
import type { Dialect, Draft } from './draft.ts';
import { encodePointer } from './pointer.ts';

/** A schema with a URL of its own. */
export interface Resource {
  readonly pointer: string;
  readonly id: string;
  dialect: Dialect;
  readonly anchors: Map<string, string>;
  readonly dynamicAnchors: Set<string>;
}

export interface Document {
  readonly url: string;
  readonly root: Json;
  readonly resources: Map<string, Resource>;
  /** The schema objects that have been looked at. */
  readonly seen: Set<Json>;
}

/** A place in a document. */
export interface Place {
  readonly url: string;
  readonly pointer: string;
}

/** Knows which draft a schema follows. */
export interface Dialects {
  draftOf(schema: Json, place: Place, fallback: Draft): Draft;
  /** The vocabularies that a metaschema of its own asks for; undefined for the usual ones. */
  vocabulariesOf(schema: Json, draft: Draft): readonly string[] | undefined;
}

/** The resource that a place belongs to: the nearest above it. */
export function resourceOf(document: Document, pointer: string): Resource {
  if (document.resources.size === 1) return rootOf(document);
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const found = document.resources.get(at);
    if (found) return found;
    if (!at.includes('/')) return rootOf(document);
  }
}

export function rootOf(document: Document): Resource {
  return document.resources.get('') as Resource;
}

/** A place as a URL. */
export function schemaPlaceText({ url, pointer }: Place): string {
  return `${url}#${encodePointer(pointer)}`;
}

/** An error of code `schema`. */
export function refuseSchema(message: string): ChartwrightError {
  return new ChartwrightError('schema/invalid', message);
}

/** A walk over the schemas in a document, noting which have URLs and anchors of their own. */

import type { Json, JsonObject } from '../codec/json/read-json.ts';
import { quote } from '../go/strconv.ts';
import { type Dialects, type Document, type Resource, refuseSchema, schemaPlaceText } from './document.ts';
import type { Dialect, Draft } from './draft.ts';
import { escapeToken } from './pointer.ts';
import { resolveUri, splitFragment } from './uri.ts';

/** Notes the schema at `pointer` and those inside it. `base` is the URL around it, `around` the dialect. */
export function collect(dialects: Dialects, document: Document, schema: Json, base: string, pointer: string, around: Dialect): void {
  if (!(schema instanceof Map)) {
    if (pointer === '') document.resources.set('', newResource('', base, around));
    return;
  }
  if (document.seen.has(schema)) return;
  document.seen.add(schema);
  const identity = identityOf(dialects, document, schema, pointer, around);
  const url = identity.id === '' ? base : ownUrl(document, base, identity.id, pointer);
  if (identity.id !== '' || pointer === '') addResource(dialects, document, schema, url, pointer, identity, around);
  const resource = findResource(document, url) as Resource;
  noteAnchors(document, schema, pointer, resource);
  for (const [key, value] of schema) {
    forEachSchema(identity.draft, key, value, pointer, (inner, at) => collect(dialects, document, inner, url, at, resource.dialect));
  }
}

interface Identity {
  readonly draft: Draft;
  /** Empty if it has no URL of its own. */
  readonly id: string;
  /** Its `$schema` counts. */
  readonly hasSchema: boolean;
}

/** A `$schema` counts at the root, and if there is an id. */
function identityOf(dialects: Dialects, document: Document, schema: JsonObject, pointer: string, around: Dialect): Identity {
  const draft = dialects.draftOf(schema, { url: document.url, pointer }, around.draft);
  const id = idOf(schema, draft);
  if (id !== '' || pointer === '') return { draft, id, hasSchema: typeof schema.get('$schema') === 'string' };
  return { draft: around.draft, id: idOf(schema, around.draft), hasSchema: false };
}

function idOf(schema: JsonObject, draft: Draft): string {
  if (draft.version < 2019 && schema.has('$ref')) return '';
  const id = schema.get(draft.id);
  return typeof id === 'string' ? (id.split('#', 1)[0] as string) : '';
}

function ownUrl(document: Document, base: string, id: string, pointer: string): string {
  try {
    return resolveUri(base, id);
  } catch {
    throw refuseSchema(`error in parsing id at ${quote(schemaPlaceText({ url: document.url, pointer }))}`);
  }
}

function addResource(
  dialects: Dialects,
  document: Document,
  schema: JsonObject,
  url: string,
  pointer: string,
  { draft, hasSchema }: Identity,
  around: Dialect,
): void {
  const there = findResource(document, url);
  if (there) {
    if (there.pointer === pointer) return;
    throw refuseSchema(`duplicate id ${quote(url)} in ${quote(document.url)} at ${quote(pointer)} and ${quote(there.pointer)}`);
  }
  const dialect = hasSchema ? { draft, vocabularies: dialects.vocabulariesOf(schema, draft) } : around;
  document.resources.set(pointer, newResource(pointer, url, dialect));
}

function newResource(pointer: string, id: string, dialect: Dialect): Resource {
  return { pointer, id, dialect, anchors: new Map(), dynamicAnchors: new Set() };
}

function findResource(document: Document, url: string): Resource | undefined {
  for (const resource of document.resources.values()) if (resource.id === url) return resource;
  return undefined;
}

/** Before 2019 an anchor is the fragment of an id. */
function noteAnchors(document: Document, schema: JsonObject, pointer: string, resource: Resource): void {
  const { version, id } = resource.dialect.draft;
  if (version < 2019) {
    const own = schema.get(id);
    if (schema.has('$ref') || typeof own !== 'string' || !own.includes('#')) return;
    const name = fragmentOf(own, document, pointer);
    if (name !== '' && !name.startsWith('/')) addAnchor(document, name, pointer, resource);
    return;
  }
  const anchor = schema.get('$anchor');
  if (typeof anchor === 'string') addAnchor(document, anchor, pointer, resource);
  const dynamic = version >= 2020 ? schema.get('$dynamicAnchor') : undefined;
  if (typeof dynamic !== 'string') return;
  addAnchor(document, dynamic, pointer, resource);
  resource.dynamicAnchors.add(dynamic);
}

function fragmentOf(id: string, document: Document, pointer: string): string {
  try {
    return splitFragment(id).fragment;
  } catch {
    throw refuseSchema(`error in parsing anchor at ${quote(schemaPlaceText({ url: document.url, pointer }))}`);
  }
}

function addAnchor(document: Document, name: string, pointer: string, resource: Resource): void {
  const there = resource.anchors.get(name);
  if (there !== undefined && there !== pointer) {
    throw refuseSchema(`duplicate anchor ${quote(name)} in ${quote(document.url)} at ${quote(there)} and ${quote(pointer)}`);
  }
  resource.anchors.set(name, pointer);
}

/** The schemas in the value of a keyword, each with its pointer. */
export function forEachSchema(
  draft: Draft,
  key: string,
  value: Json,
  pointer: string,
  visit: (schema: Json, pointer: string) => void,
): void {
  const isList = Array.isArray(value);
  if (draft.maps.has(key) && value instanceof Map) {
    for (const [name, inner] of value) visit(inner, `${pointer}/${escapeToken(key)}/${escapeToken(name)}`);
  } else if (draft.lists.has(key) && isList) {
    value.forEach((inner, i) => {
      visit(inner, `${pointer}/${key}/${i}`);
    });
  } else if (draft.schemas.has(key) && !isList) visit(value, `${pointer}/${key}`);
}

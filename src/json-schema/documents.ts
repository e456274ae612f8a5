/** Schema documents by URL: what they hold under URLs and anchors of its own, and whether they are well formed. */
import { errorText, wrapError } from '../base/errors.ts';
import type { Json, JsonObject } from '../codec/json/read-json.ts';
import { quote } from '../go/strconv.ts';
import { collect } from './collect.ts';
import { type Dialects, type Document, type Place, type Resource, refuseSchema, resourceOf, rootOf, schemaPlaceText } from './document.ts';
import { type Draft, draftOf, LATEST } from './draft.ts';
import { metaschema } from './metaschemas.ts';
import { encodePointer, unescapeToken } from './pointer.ts';
import { checkUrl, splitFragment } from './uri.ts';

/** Returns the document of a URL; throws the error to report if it cannot. */
export type DocumentLoader = (url: string) => Json;

/** Refuses the part of a document at `pointer` if it is not a schema of its dialect. */
export type Checker = (document: Document, value: Json, pointer: string) => void;

export class Documents implements Dialects {
  private readonly documents = new Map<string, Document>();
  private readonly loaded = new Map<string, Json>();
  private readonly loader: DocumentLoader;
  private readonly check: Checker;
  private readonly fallback: Draft;

  /** `fallback`: the draft of documents without `$schema`. */
  constructor(loader: DocumentLoader, check: Checker, fallback = LATEST) {
    this.loader = loader;
    this.check = check;
    this.fallback = fallback;
  }

  /** Puts a document under a URL, to be found there. */
  add(url: string, document: Json): void {
    this.loaded.set(url, document);
  }

  /** The document of a URL, checked. */
  open(url: string): Document {
    const known = this.documents.get(url);
    if (known) return known;
    const document: Document = { url, root: this.load(url), resources: new Map(), seen: new Set() };
    collect(this, document, document.root, url, '', { draft: this.fallback, vocabularies: undefined });
    if (!/^https?:\/\/json-schema\.org\//.test(url)) this.check(document, document.root, '');
    this.documents.set(url, document);
    return document;
  }

  /** The value at a place, made part of its document's schemas if no keyword has led there. */
  value(place: Place): Json {
    const document = this.open(place.url);
    const value = lookUp(document, place.pointer);
    if (value instanceof Map && document.seen.has(value)) return value;
    const resource = resourceOf(document, place.pointer);
    collect(this, document, value, resource.id, place.pointer, resource.dialect);
    this.check(document, value, place.pointer);
    return value;
  }

  /** Where a reference leads, once it is absolute; `from` is the document that it is in. */
  resolve(url: string, fragment: string, from: Document): Place {
    if (url === from.url) return placeIn(from, rootOf(from), fragment);
    for (const resource of from.resources.values()) if (resource.id === url) return placeIn(from, resource, fragment);
    const document = this.open(url);
    return placeIn(document, rootOf(document), fragment);
  }

  /** The draft that a schema follows: the one of its `$schema`, or of that metaschema's. */
  draftOf(schema: Json, place: Place, fallback: Draft, above: readonly string[] = []): Draft {
    const url = schemaUrl(schema);
    if (url === undefined) return fallback;
    const draft = draftOf(url);
    if (draft) return draft;
    const main = metaUrl(url, place);
    if (place.pointer === '' && main === place.url) throw refuseSchema(`draft ${quote(main)} is not supported`);
    if (above.includes(main)) throw refuseSchema(`cycle in resolving $schema in ${quote(main)}`);
    return this.draftOf(this.load(main), { url: main, pointer: '' }, fallback, [...above, main]);
  }

  /** The vocabularies that a schema's own metaschema asks for; undefined for the usual ones. */
  vocabulariesOf(schema: Json, draft: Draft): readonly string[] | undefined {
    const url = schemaUrl(schema);
    if (url === undefined || draftOf(url) || draft.version < 2019) return undefined;
    const main = splitFragment(url).url;
    const meta = this.load(main);
    const wanted = meta instanceof Map ? meta.get('$vocabulary') : undefined;
    return wanted instanceof Map ? namedVocabularies(wanted, draft, main) : undefined;
  }

  private load(url: string): Json {
    const known = this.loaded.get(url);
    const document = known === undefined ? metaschema(url) : known;
    if (document !== undefined) return document;
    try {
      const loaded = this.loader(url);
      this.loaded.set(url, loaded);
      return loaded;
    } catch (error) {
      throw wrapError(`failing loading ${quote(url)}`, error, 'schema/invalid');
    }
  }
}

function schemaUrl(schema: Json): string | undefined {
  const url = schema instanceof Map ? schema.get('$schema') : undefined;
  return typeof url === 'string' ? url : undefined;
}

function metaUrl(url: string, place: Place): string {
  const main = url.split('#', 1)[0] as string;
  try {
    checkUrl(main);
  } catch (error) {
    throw refuseSchema(`invalid $schema in ${quote(schemaPlaceText(place))}: ${errorText(error)}`);
  }
  return main;
}

function namedVocabularies(wanted: JsonObject, draft: Draft, url: string): string[] {
  const names = new Set<string>();
  for (const [vocabulary, required] of wanted) {
    if (required !== true) continue;
    const name = vocabulary.startsWith(draft.vocabulary) ? vocabulary.slice(draft.vocabulary.length) : '';
    if (!draft.vocabularies.includes(name)) throw refuseSchema(`unsupported vocabulary ${quote(vocabulary)} in ${quote(url)}`);
    names.add(name);
  }
  return [...names.add('core')];
}

/** A fragment is a pointer or the name of an anchor. */
function placeIn(document: Document, resource: Resource, fragment: string): Place {
  if (fragment === '' || fragment.startsWith('/')) return { url: document.url, pointer: resource.pointer + fragment };
  const pointer = resource.anchors.get(fragment);
  if (pointer !== undefined) return { url: document.url, pointer };
  const reference = `${resource.id}#${encodePointer(fragment)}`;
  throw refuseSchema(`anchor in ${quote(reference)} not found in schema ${quote(document.url)}`);
}

function lookUp(document: Document, pointer: string): Json {
  let value = document.root;
  for (const step of pointer.split('/').slice(1)) {
    const token = unescapeToken(step);
    const place = schemaPlaceText({ url: document.url, pointer });
    if (token === undefined) throw refuseSchema(`invalid json-pointer ${quote(place)}`);
    const next: Json | undefined = value instanceof Map ? value.get(token) : Array.isArray(value) ? value[indexOf(token)] : undefined;
    if (next === undefined) throw refuseSchema(`json-pointer in ${quote(place)} not found`);
    value = next;
  }
  return value;
}

function indexOf(token: string): number {
  return /^[+]?\d+$/.test(token) ? Number(token) : -1;
}

/** Schema documents into Schemas: every schema that the first one leads to, references included. */

import type { Json, JsonObject } from '../codec/json/read-json.ts';
import { type Document, type Place, type Resource, resourceOf } from './document.ts';
import type { Documents } from './documents.ts';
import { type Dialect, hasVocabulary } from './draft.ts';
import type { Scope } from './keyword.ts';
import { KEYWORDS } from './keywords.ts';
import { escapeToken } from './pointer.ts';
import type { Schema } from './schema.ts';
import { resolveUri, splitFragment } from './uri.ts';

/** The keywords of plain schemas: see `plain.ts`. */
const PLAIN_KEYWORD = /^(?:type|properties|required|additionalProperties)$/;

export class Compiler {
  /** Schemas by what they were read from. */
  private readonly schemas = new Map<JsonObject, Schema>();
  private readonly pending: Reading[] = [];
  private readonly documents: Documents;
  readonly assertsFormat: boolean;

  constructor(documents: Documents, assertsFormat = false) {
    this.documents = documents;
    this.assertsFormat = assertsFormat;
  }

  /** The schema of a whole document. Throws errors of code `schema` for what cannot be read, found or loaded. */
  compile(url: string): Schema {
    const document = this.documents.open(url);
    const schema = this.enqueue(document, '', document.root);
    // The list grows while it is read.
    for (const each of this.pending) each.read();
    this.pending.length = 0;
    return schema;
  }

  enqueue(document: Document, pointer: string, value: Json): Schema {
    const known = value instanceof Map ? this.schemas.get(value) : undefined;
    if (known) return known;
    const resource = resourceOf(document, pointer);
    const schema: Schema = { url: document.url, pointer, draft: resource.dialect.draft.version };
    if (typeof value === 'boolean') schema.always = value;
    if (!(value instanceof Map)) return schema;
    this.schemas.set(value, schema);
    this.pending.push(new Reading(this, schema, value, document, resource));
    return schema;
  }

  enqueueAt(place: Place): Schema {
    return this.enqueue(this.documents.open(place.url), place.pointer, this.documents.value(place));
  }

  refer(reference: string, base: string, document: Document): Schema {
    const { url, fragment } = splitFragment(reference);
    return this.enqueueAt(this.documents.resolve(resolveUri(base, url), fragment, document));
  }
}

class Reading implements Scope {
  readonly schema: Schema;
  readonly object: JsonObject;
  readonly dialect: Dialect;
  private readonly compiler: Compiler;
  private readonly document: Document;
  private readonly resource: Resource;

  constructor(compiler: Compiler, schema: Schema, object: JsonObject, document: Document, resource: Resource) {
    this.compiler = compiler;
    this.schema = schema;
    this.object = object;
    this.document = document;
    this.resource = resource;
    this.dialect = resource.dialect;
  }

  get assertsFormat(): boolean {
    return this.compiler.assertsFormat;
  }

  inner(value: Json, keyword: string, entry?: string | number): Schema {
    const at = `${this.schema.pointer}/${keyword}`;
    return this.compiler.enqueue(this.document, entry === undefined ? at : `${at}/${escapeToken(String(entry))}`, value);
  }

  referred(reference: string): Schema {
    return this.compiler.refer(reference, this.resource.id, this.document);
  }

  read(): void {
    const { schema, object, dialect } = this;
    this.findResource();
    if (object.size === 0) {
      schema.always = true;
      return;
    }
    // Before 2019, what is beside a reference does not count, except what later drafts added.
    const reference = object.get('$ref');
    const alone = schema.draft < 2019 && typeof reference === 'string';
    let plain = true;
    for (const [key, value] of object) {
      const keyword = KEYWORDS.get(key);
      if (!keyword || schema.draft < keyword.since || (alone && keyword.since === 4 && key !== '$ref')) continue;
      if (!hasVocabulary(dialect, keyword.vocabulary)) continue;
      keyword.compile(this, value);
      plain &&= PLAIN_KEYWORD.test(key);
    }
    schema.plain = plain;
    schema.allPropertiesEvaluated = schema.additionalProperties !== undefined;
    schema.allItemsEvaluated = schema.items !== undefined || schema.additionalItems !== undefined;
    schema.itemsEvaluated = schema.tuple?.length ?? 0;
  }

  private findResource(): void {
    const { schema, document, resource } = this;
    if (schema.draft < 2019) return;
    const { url } = document;
    schema.resource = resource.pointer === schema.pointer ? schema : this.compiler.enqueueAt({ url, pointer: resource.pointer });
    if (schema.resource !== schema) return;
    for (const name of resource.dynamicAnchors) {
      schema.dynamicAnchors ??= new Map();
      schema.dynamicAnchors.set(name, this.compiler.enqueueAt({ url, pointer: resource.anchors.get(name) as string }));
    }
  }
}

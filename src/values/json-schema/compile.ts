/** Schema documents into Schemas: every schema that the first one leads to, references included. */
import type { Json, JsonObject } from '../read-json.ts';
import { compileApplicators } from './compile-applicators.ts';
import { compileAssertions } from './compile-assertions.ts';
import { type Document, type Documents, type Place, resourceOf } from './documents.ts';
import type { Dialect } from './draft.ts';
import { escapeToken } from './pointer.ts';
import type { Schema } from './schema.ts';
import { joinUrl, splitFragment } from './uri.ts';

/** A schema whose keywords are still to be read. */
interface Pending {
  readonly schema: Schema;
  readonly document: Document;
  readonly value: Json;
}

/** What the keywords' compilers may ask for while they read one schema object. */
export interface Scope {
  readonly object: JsonObject;
  readonly dialect: Dialect;
  readonly place: Place;
  /** `format` is to be checked whatever the draft says. */
  readonly assertsFormat: boolean;
  /** The schema at a keyword, at an entry of it; undefined where the keyword is absent. */
  readonly schemaAt: (key: string) => Schema | undefined;
  readonly entryAt: (key: string, entry: string | number, value: Json) => Schema;
  /** The schema that a reference leads to; undefined where the keyword holds no text. */
  readonly referred: (key: string) => Schema | undefined;
}

export class Compiler {
  private readonly schemas = new Map<string, Schema>();
  private readonly pending: Pending[] = [];
  private readonly documents: Documents;
  private readonly assertsFormat: boolean;

  constructor(documents: Documents, assertsFormat = false) {
    this.documents = documents;
    this.assertsFormat = assertsFormat;
  }

  /** The schema of a whole document. Throws errors of code `schema` for what cannot be read, found or loaded. */
  compile(url: string): Schema {
    const document = this.documents.open(url);
    const schema = this.enqueue(document, '', document.root);
    // The list grows while it is read.
    for (const each of this.pending) this.read(each);
    this.pending.length = 0;
    return schema;
  }

  private enqueue(document: Document, pointer: string, value: Json): Schema {
    const key = `${document.url}#${pointer}`;
    const known = this.schemas.get(key);
    if (known) return known;
    const schema: Schema = { url: document.url, pointer, draft: resourceOf(document, pointer).dialect.draft.version };
    this.schemas.set(key, schema);
    this.pending.push({ schema, document, value });
    return schema;
  }

  private read({ schema, document, value }: Pending): void {
    const resource = resourceOf(document, schema.pointer);
    schema.resource = resource.pointer === schema.pointer ? schema : this.enqueueAt({ url: document.url, pointer: resource.pointer });
    if (schema.resource === schema && schema.draft >= 2020) {
      for (const name of resource.dynamicAnchors) {
        schema.dynamicAnchors ??= new Map();
        schema.dynamicAnchors.set(name, this.enqueueAt({ url: document.url, pointer: resource.anchors.get(name) as string }));
      }
    }
    if (typeof value === 'boolean') schema.always = value;
    if (!(value instanceof Map)) return;
    if (value.size === 0) {
      schema.always = true;
      return;
    }
    const scope = this.scope(schema, document, value, resource.dialect, resource.id);
    compileAssertions(schema, scope);
    compileApplicators(schema, scope);
  }

  private scope(schema: Schema, document: Document, object: JsonObject, dialect: Dialect, base: string): Scope {
    const { pointer } = schema;
    return {
      object,
      dialect,
      place: { url: document.url, pointer },
      assertsFormat: this.assertsFormat,
      schemaAt: (key) => {
        const value = object.get(key);
        return value === undefined ? undefined : this.enqueue(document, `${pointer}/${escapeToken(key)}`, value);
      },
      entryAt: (key, entry, value) => this.enqueue(document, `${pointer}/${key}/${escapeToken(String(entry))}`, value),
      referred: (key) => {
        const reference = object.get(key);
        return typeof reference === 'string' ? this.refer(reference, base, document) : undefined;
      },
    };
  }

  private refer(reference: string, base: string, document: Document): Schema {
    const { url, fragment } = splitFragment(reference);
    return this.enqueueAt(this.documents.resolve(joinUrl(base, url), fragment, document));
  }

  private enqueueAt(place: Place): Schema {
    const known = this.schemas.get(`${place.url}#${place.pointer}`);
    return known ?? this.enqueue(this.documents.open(place.url), place.pointer, this.documents.value(place));
  }
}

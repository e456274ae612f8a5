/** Brings schemas that others refer to into one document. */
import { attempt, ChartwrightError, errorText } from '../../../base/errors.ts';
import { jsonSyntaxError } from '../../../codec/json/syntax-error.ts';
import { decodeAnyYaml } from '../../../codec/yaml/decode-any.ts';
import { placeText } from '../../../diagnostics/code-frame.ts';
import { decodeUtf8 } from '../../../go/utf8.ts';
import { draftOf } from '../../../json-schema/draft.ts';
import { escapeToken } from '../../../json-schema/pointer.ts';
import { resolveUri } from '../../../json-schema/uri.ts';
import { inDraft, valueAtPointer, versionOf } from './drafts.ts';
import { mapSchemas } from './keyword-kinds.ts';
import { toPlain } from './plain.ts';
import { DRAFTS, emptySchema, isSchema, type Schema } from './schema.ts';

export interface BundleSources {
  /** The text of a file, by its path from the chart's folder; undefined if there is none. Throws if the chart may not read it. */
  readonly read: (path: string) => string | undefined;
  /** The text at an http or https URL; absent: references to servers stay. */
  readonly fetch?: ((url: string) => string | Uint8Array) | undefined;
  /** The URL that `$k8s` stands for. Throws if it is not known. */
  readonly kubernetes: () => string;
}

/** A `$ref` that leads nowhere. */
export class SchemaReferenceError extends ChartwrightError {
  static override readonly name = 'SchemaReferenceError';
  /** The reference as it is written in the schema that is bundled, if it is there. */
  readonly reference: string;

  constructor(reference: string, message: string, cause?: unknown) {
    super('schema/invalid', `$ref: ${message}`, { cause });
    this.reference = reference;
  }
}

/**
 * The schema with everything that a `$ref` names in files, and on servers if they may be asked, among its definitions: only
 * what is referred to, and what that refers to. Throws a SchemaReferenceError for what is missing or malformed.
 */
export function bundled(schema: Schema, sources: BundleSources): Schema {
  return new Bundle(schema, sources).all();
}

/** A schema that was read, and where it is from: a URL, or a path from the chart's folder. */
interface Source {
  readonly place: string;
  readonly root: unknown;
}

/** More documents than that are a mistake. */
const MOST = 200;

class Bundle {
  private readonly schema: Schema;
  private readonly sources: BundleSources;
  private readonly definitions: 'definitions' | '$defs';
  private readonly read = new Map<string, Source>();
  /** Names of definitions by place and pointer. */
  private readonly names = new Map<string, string>();
  private readonly found = emptySchema();

  constructor(schema: Schema, sources: BundleSources) {
    this.schema = schema;
    this.sources = sources;
    this.definitions = '$defs' in schema ? '$defs' : definitionsOf(schema.$schema);
  }

  all(): Schema {
    const copy = this.follow(this.schema, undefined, undefined) as Schema;
    if (this.names.size > 0) copy[this.definitions] = Object.assign(emptySchema(), copy[this.definitions], this.found);
    return copy;
  }

  /** A copy with its references bundled. `first`: the reference in the schema that led here. */
  private follow(schema: unknown, source: Source | undefined, first: string | undefined): unknown {
    return mapSchemas(schema, (each) => {
      const reference = each.$ref ?? (source && (each.$recursiveRef ?? each.$dynamicRef));
      if (source)
        for (const keyword of ['$id', 'id', '$schema', '$recursiveRef', '$dynamicRef'])
          if (typeof each[keyword] === 'string') delete each[keyword];
      if (typeof reference === 'string') each.$ref = this.target(reference, source, first ?? reference);
      return each;
    });
  }

  private target(reference: string, source: Source | undefined, first: string): string {
    const hash = reference.indexOf('#');
    const [before, fragment] = hash < 0 ? [reference, ''] : [reference.slice(0, hash), reference.slice(hash + 1)];
    if (before === '') return source ? this.define(source, fragment, first) : reference;
    const place = this.placeOf(before, source, first);
    const isServer = isUrl(place);
    if (/^[a-z][a-z\d+.-]*:/i.test(place) && !isServer) return reference;
    if (isServer && (!this.sources.fetch || draftOf(place))) return place + (hash < 0 ? '' : `#${fragment}`);
    return this.define(this.open(place, first), fragment, first);
  }

  /** The URL or the path that a reference without its fragment leads to. */
  private placeOf(before: string, source: Source | undefined, first: string): string {
    if (/^\$k8s\/?$/.test(before)) throw new SchemaReferenceError(first, `${before}: a path must follow`);
    if (before.startsWith('$k8s/')) return this.kubernetes(first).replace(/\/?$/, before.slice('$k8s'.length));
    if (before.startsWith('file:')) return before.replace(/^file:(\/\/)?/, '');
    if (isUrl(before) || /^[a-z][a-z\d+.-]*:/i.test(before)) return before;
    if (source && isUrl(source.place)) return resolveUri(source.place, before);
    return before.startsWith('/') ? before : joined(source?.place ?? '', before);
  }

  private kubernetes(first: string): string {
    try {
      return this.sources.kubernetes();
    } catch (error) {
      throw new SchemaReferenceError(first, errorText(error), error);
    }
  }

  private open(place: string, first: string): Source {
    let source = this.read.get(place);
    if (!source) {
      if (this.read.size >= MOST) throw new SchemaReferenceError(first, `more than ${MOST} documents`);
      source = { place, root: parsed(place, this.text(place, first), first, versionOf(this.schema.$schema)) };
      this.read.set(place, source);
    }
    return source;
  }

  private text(place: string, first: string): string {
    let text: string | Uint8Array | undefined;
    try {
      text = isUrl(place) ? this.sources.fetch?.(place) : this.sources.read(place);
    } catch (error) {
      // What is not fetched yet is asked for again.
      if (error instanceof ChartwrightError && error.code === 'internal') throw error;
      throw new SchemaReferenceError(first, errorText(error), error);
    }
    if (text === undefined) throw new SchemaReferenceError(first, `${place} is not there`);
    return typeof text === 'string' ? text : decodeUtf8(text);
  }

  /** A local reference to a definition that is a part of a source. */
  private define(source: Source, fragment: string, first: string): string {
    const pointer = fragment === '' || fragment.startsWith('/') ? fragment : (anchorIn(source.root, fragment) ?? fragment);
    const key = `${source.place}#${pointer}`;
    let name = this.names.get(key);
    if (name === undefined) {
      const value = pointer.startsWith('/') || pointer === '' ? attempt(() => valueAtPointer(source.root, pointer)) : undefined;
      if (value === undefined) throw new SchemaReferenceError(first, `${source.place} has nothing at #${fragment}`);
      name = this.nameOf(source.place, pointer);
      this.names.set(key, name);
      this.found[name] = true;
      this.found[name] = this.follow(pointer === '' ? withoutDefinitions(value) : value, source, first);
    }
    return `#/${this.definitions}/${escapeToken(name)}`;
  }

  /** A name that is not taken: `port` for `schemas/port.json` and for `all.json#/definitions/port`. */
  private nameOf(place: string, pointer: string): string {
    const part = pointer === '' ? place.replace(/\?.*/, '') : pointer;
    const base = part.slice(part.lastIndexOf('/') + 1).replace(/\.(?:schema\.)?(?:json|ya?ml)$/, '') || 'schema';
    const taken = Object.assign(emptySchema(), this.schema[this.definitions], this.found);
    let name = base;
    for (let i = 2; name in taken; i++) name = `${base}-${i}`;
    return name;
  }
}

function definitionsOf(url: string | undefined): 'definitions' | '$defs' {
  return Object.values(DRAFTS).find((each) => each.url === url)?.definitions ?? 'definitions';
}

function isUrl(place: string): boolean {
  return /^https?:/i.test(place);
}

function parsed(place: string, text: string, first: string, version: number): unknown {
  const isYaml = /\.ya?ml$/i.test(place.replace(/\?.*/, ''));
  try {
    const syntax = isYaml ? undefined : jsonSyntaxError(text);
    if (syntax) throw syntax;
    const root: unknown = isYaml ? toPlain(decodeAnyYaml(text) ?? null) : JSON.parse(text);
    const own = isSchema(root) ? root.$schema : undefined;
    return own === undefined ? root : inDraft(root, versionOf(own), version);
  } catch (error) {
    const { line, column } = (error instanceof ChartwrightError && error.position) || {};
    const at = placeText({ file: place, ...(line && { line }), ...(column && { column }) });
    throw new SchemaReferenceError(first, `${at} is not valid ${isYaml ? 'YAML' : 'JSON'}: ${errorText(error)}`, error);
  }
}

/** Definitions that nothing refers to are not needed, and those that something refers to are found by themselves. */
function withoutDefinitions(value: unknown): unknown {
  if (!isSchema(value)) return value;
  const { definitions: _, $defs: __, ...rest } = value;
  return emptySchema(rest);
}

/** The pointer of the schema that has an anchor. */
function anchorIn(root: unknown, anchor: string, pointer = ''): string | undefined {
  if (!isSchema(root) && !Array.isArray(root)) return undefined;
  const { $anchor, $dynamicAnchor, $id, id } = root as Schema;
  if ($anchor === anchor || $dynamicAnchor === anchor || $id === `#${anchor}` || id === `#${anchor}`) return pointer;
  for (const [name, value] of Object.entries(root)) {
    const found = anchorIn(value, anchor, `${pointer}/${escapeToken(name)}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A path beside a file, from the chart's folder; `..` at its beginning leads out of it. */
function joined(file: string, path: string): string {
  const parts = file.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

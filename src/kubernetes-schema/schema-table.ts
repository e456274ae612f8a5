/** What the objects of Kubernetes look like, version by version. */
import { gunzip } from '../codec/flate/gzip.ts';
import { decodeBase64 } from '../go/base64.ts';
import { decodeUtf8 } from '../go/utf8.ts';
import type { Field, Form } from './form.ts';
import { PACKED } from './schemas.ts';

/** From and to which version, by index, a definition reads so. */
export type PackedDefinition = [from: number, to: number, text: string];

export interface Packed {
  /** Minor versions, oldest first: `1.30`. */
  readonly versions: readonly string[];
  readonly definitions: Readonly<Record<string, readonly PackedDefinition[]>>;
  /** Names of definitions by `apps/v1 Deployment`. */
  readonly kinds: Readonly<Record<string, string>>;
}

let packed: Packed | undefined;

function table(): Packed {
  packed ??= JSON.parse(decodeUtf8(gunzip(decodeBase64(PACKED)))) as Packed;
  return packed;
}

/** The versions of Kubernetes that are known, oldest first. */
export function knownVersions(): readonly string[] {
  return table().versions;
}

/** The schemas of one version of Kubernetes. */
export class SchemaTable {
  readonly version: string;
  readonly #at: number;
  readonly #forms = new Map<string, Form>();

  /** `version` is one of `knownVersions`; an older or newer one is served by the nearest. */
  constructor(version: string) {
    const { versions } = table();
    const minor = (text: string) => Number(/^v?1\.(\d+)/.exec(text)?.[1] ?? Number.POSITIVE_INFINITY);
    const wanted = minor(version);
    const later = versions.findIndex((each) => minor(each) >= wanted);
    this.#at = later < 0 ? versions.length - 1 : later;
    this.version = versions[this.#at] as string;
  }

  /** The form of a kind; undefined if this version does not have it. */
  ofKind(apiVersion: string, kind: string): Form | undefined {
    const name = table().kinds[`${apiVersion} ${kind}`];
    return name === undefined ? undefined : this.#definition(name);
  }

  /** The versions of Kubernetes that have a kind; empty for one that is none of Kubernetes' own. */
  versionsOf(apiVersion: string, kind: string): string[] {
    const { versions, kinds, definitions } = table();
    const name = kinds[`${apiVersion} ${kind}`];
    const variants = name === undefined ? [] : (definitions[name] ?? []);
    return versions.filter((_, i) => variants.some(([from, to]) => from <= i && i <= to));
  }

  /** Whether an API group is one of Kubernetes' own, in any version. */
  /** A version of the group that has the kind: `apps/v1`. */
  otherVersion(group: string, kind: string): string | undefined {
    const found = Object.keys(table().kinds).filter((each) => each.endsWith(` ${kind}`) && each.startsWith(`${group}/`));
    return found.map((each) => each.slice(0, each.indexOf(' '))).find((version) => /\/v\d+$/.test(version));
  }
  hasGroup(group: string): boolean {
    return Object.keys(table().kinds).some((kind) => (kind.includes('/') ? kind.slice(0, kind.indexOf('/')) : '') === group);
  }

  #definition(name: string): Form | undefined {
    const known = this.#forms.get(name);
    if (known) return known;
    const text = table().definitions[name]?.find(([from, to]) => from <= this.#at && this.#at <= to)?.[2];
    if (text === undefined) return undefined;
    const form = this.#read(text);
    this.#forms.set(name, form);
    return form;
  }

  #read(text: string): Form {
    if (text === '?') return { kind: 'any' };
    if (text === '*') return { kind: 'object' };
    if (text.startsWith('=')) return this.#form(text.slice(1));
    const fields = new Map<string, Field>();
    for (const entry of text.split(';')) {
      const [, name = '', required, code = ''] = /^([^:!]*)(!?):(.*)$/.exec(entry) ?? [];
      fields.set(name, { form: this.#form(code), required: required === '!' });
    }
    return { kind: 'object', fields };
  }

  #form(code: string): Form {
    switch (code[0]) {
      case '[':
        return { kind: 'list', of: this.#form(code.slice(1)) };
      case '{':
        return { kind: 'map', of: this.#form(code.slice(1)) };
      case '#':
        return { kind: 'definition', form: () => this.#definition(code.slice(1)) ?? { kind: 'any' } };
      default:
        return SCALARS[code] ?? { kind: 'any' };
    }
  }
}

const SCALARS: Readonly<Record<string, Form>> = {
  s: { kind: 'string' },
  i: { kind: 'integer' },
  n: { kind: 'number' },
  b: { kind: 'boolean' },
  I: { kind: 'int-or-string' },
  Q: { kind: 'quantity' },
  o: { kind: 'object' },
};

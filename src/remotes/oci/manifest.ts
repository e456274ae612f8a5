/** Manifests and indexes as encoding/json decodes them into image-spec's types, with its words for what does not fit. */
import { parseJson } from '../../codec/json/parse.ts';
import {
  type Context,
  listOf,
  pointerTo,
  refuseValue,
  rootContext,
  type Shape,
  structOf,
  TEXT,
  TEXT_MAP,
} from '../../codec/struct/decode-struct.ts';
import { decodeBase64 } from '../../go/base64.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import { GoInt, type Value } from '../../go/value.ts';
import type { Descriptor } from './descriptor.ts';

export interface ManifestDescriptor extends Descriptor {
  readonly annotations: Map<string, Value> | null;
}

export interface Manifest {
  readonly artifactType: string;
  readonly config: ManifestDescriptor;
  readonly layers: ManifestDescriptor[] | undefined;
  readonly subject: ManifestDescriptor | null;
}

export interface ManifestIndex {
  readonly manifests: ManifestDescriptor[] | undefined;
  readonly subject: ManifestDescriptor | null;
}

/** A manifest; throws Go's words: `json: cannot unmarshal object into Go struct field Manifest.layers of type []v1.Descriptor`. */
export function decodeManifest(data: Uint8Array): Manifest {
  return decodeExactly(data, MANIFEST);
}

/** An index of manifests; throws as `decodeManifest`. */
export function decodeManifestIndex(data: Uint8Array): ManifestIndex {
  return decodeExactly(data, INDEX);
}

function decodeExactly<T>(data: Uint8Array, shape: Shape<T>): T {
  return shape.decode(parseJson(decodeUtf8(data)), shape.zero(), EXACTLY);
}

/** encoding/json writes nothing out as a string. */
export const EXACTLY: Context = { ...rootContext(), exact: true };

/** A whole number of a Go type. */
function whole(type: string): Shape<number> {
  return {
    name: type,
    zero: () => 0,
    decode(value, current, context) {
      if (value === null) return current;
      const number = value instanceof GoInt ? Number(value.value) : value;
      if (typeof number !== 'number') throw refuseValue(value, type, context);
      if (Number.isInteger(number) && Math.abs(number) < 2 ** 63) return number;
      throw refuseValue(value, type, context, `number ${number}`);
    },
  };
}

function textNamed(name: string): Shape<string> {
  return {
    ...TEXT,
    name,
    decode(value, current, context) {
      if (value === null) return current;
      if (typeof value !== 'string') throw refuseValue(value, name, context);
      return value;
    },
  };
}

const BYTES: Shape<string> = {
  ...TEXT,
  name: '[]uint8',
  decode(value, current, context) {
    const text = textNamed('[]uint8').decode(value, current, context);
    decodeBase64(text);
    return text;
  },
};

/** The version is in a struct of its own, which is part of the others. */
const VERSION: Shape<number> = {
  ...whole('int'),
  decode: (value, current, context) => whole('int').decode(value, current, { ...context, path: `Versioned.${context.path}` }),
};

interface Platform {
  readonly architecture: string;
  readonly os: string;
  readonly version: string;
  readonly features: string[] | undefined;
  readonly variant: string;
}

const PLATFORM: Shape<Platform> = structOf<Platform>('v1.Platform', {
  architecture: ['architecture', TEXT],
  os: ['os', TEXT],
  'os.version': ['version', TEXT],
  'os.features': ['features', listOf(TEXT)],
  variant: ['variant', TEXT],
});

interface RawDescriptor extends ManifestDescriptor {
  readonly urls: string[] | undefined;
  readonly data: string;
  readonly platform: Platform | null;
  readonly artifactType: string;
}

const DESCRIPTOR: Shape<RawDescriptor> = structOf<RawDescriptor>('v1.Descriptor', {
  mediaType: ['mediaType', TEXT],
  digest: ['digest', textNamed('digest.Digest')],
  size: ['size', whole('int64')],
  urls: ['urls', listOf(TEXT)],
  annotations: ['annotations', TEXT_MAP],
  data: ['data', BYTES],
  platform: ['platform', pointedAt(PLATFORM)],
  artifactType: ['artifactType', TEXT],
});

/** A pointer, which refusals call by what it points at. */
function pointedAt<T>(target: Shape<T>): Shape<T | null> {
  return { ...pointerTo(target), name: target.name };
}

interface RawHead {
  readonly schemaVersion: number;
  readonly mediaType: string;
  readonly artifactType: string;
  readonly subject: RawDescriptor | null;
  readonly annotations: Map<string, Value> | null;
}

interface RawManifest extends RawHead {
  readonly config: RawDescriptor;
  readonly layers: RawDescriptor[] | undefined;
}

interface RawIndex extends RawHead {
  readonly manifests: RawDescriptor[] | undefined;
}

const MANIFEST: Shape<RawManifest> = structOf<RawManifest>('v1.Manifest', {
  schemaVersion: ['schemaVersion', VERSION],
  mediaType: ['mediaType', TEXT],
  artifactType: ['artifactType', TEXT],
  config: ['config', DESCRIPTOR],
  layers: ['layers', listOf(DESCRIPTOR)],
  subject: ['subject', pointedAt(DESCRIPTOR)],
  annotations: ['annotations', TEXT_MAP],
});

const INDEX: Shape<RawIndex> = structOf<RawIndex>('v1.Index', {
  schemaVersion: ['schemaVersion', VERSION],
  mediaType: ['mediaType', TEXT],
  artifactType: ['artifactType', TEXT],
  manifests: ['manifests', listOf(DESCRIPTOR)],
  subject: ['subject', pointedAt(DESCRIPTOR)],
  annotations: ['annotations', TEXT_MAP],
});

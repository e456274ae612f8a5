/** Chart.yaml and Chart.lock as text into Metadata and Lock. */

import { ANYTHING, FLAG, listOf, pointerTo, type Shape, structOf, TEXT, TEXT_MAP, unmarshal } from '../codec/struct/decode-struct.ts';
import { RFC3339 } from '../codec/struct/rfc3339.ts';
import { inYaml } from '../codec/yaml/position.ts';
import { nilled, STRING_MAP, typed, type Value } from '../go/value.ts';
import type { Profile } from '../helm/profile.ts';
import type { Dependency, Lock, Maintainer, Metadata } from './metadata.ts';
import { readYaml } from './read-yaml.ts';

/** A Dependency before it is checked: lists may be missing, as Go's nil slices are. */
export interface RawDependency {
  name: string;
  version: string;
  repository: string;
  condition: string;
  tags: string[] | undefined;
  enabled: boolean;
  importValues: Value[] | undefined;
  alias: string;
}

/** Metadata before it is checked: lists may be missing or hold null. */
export interface RawMetadata extends Omit<Metadata, 'sources' | 'keywords' | 'maintainers' | 'annotations' | 'dependencies'> {
  sources: string[] | undefined;
  keywords: string[] | undefined;
  maintainers: (Maintainer | null)[] | undefined;
  annotations: Map<string, Value> | null;
  dependencies: (RawDependency | null)[] | undefined;
}

interface RawLock {
  generated: string;
  digest: string;
  dependencies: (RawDependency | null)[] | undefined;
}

interface Shapes {
  readonly metadata: Shape<RawMetadata>;
  readonly lock: Shape<RawLock | null>;
}

function dependenciesOf(goPackage: string) {
  const dependency = structOf<RawDependency>(`${goPackage}.Dependency`, {
    name: ['name', TEXT],
    version: ['version', TEXT],
    repository: ['repository', TEXT],
    condition: ['condition', TEXT],
    tags: ['tags', listOf(TEXT)],
    enabled: ['enabled', FLAG],
    'import-values': ['importValues', listOf(ANYTHING)],
    alias: ['alias', TEXT],
  });
  return listOf(pointerTo(dependency));
}

/** The shapes under the names of a Go package: `v2` in Helm 4, `chart` in Helm 3, `v3` for charts of that version. */
function shapesOf(goPackage: string, metadataName = `${goPackage}.Metadata`): Shapes {
  const maintainer = structOf<Maintainer>(`${goPackage}.Maintainer`, {
    name: ['name', TEXT],
    email: ['email', TEXT],
    url: ['url', TEXT],
  });
  const dependencies = dependenciesOf(goPackage);
  const metadata = structOf<Omit<RawMetadata, 'emptyDependencies'>>(metadataName, {
    name: ['name', TEXT],
    home: ['home', TEXT],
    sources: ['sources', listOf(TEXT)],
    version: ['version', TEXT],
    description: ['description', TEXT],
    keywords: ['keywords', listOf(TEXT)],
    maintainers: ['maintainers', listOf(pointerTo(maintainer))],
    icon: ['icon', TEXT],
    apiVersion: ['apiVersion', TEXT],
    condition: ['condition', TEXT],
    tags: ['tags', TEXT],
    appVersion: ['appVersion', TEXT],
    deprecated: ['deprecated', FLAG],
    annotations: ['annotations', TEXT_MAP],
    kubeVersion: ['kubeVersion', TEXT],
    dependencies: ['dependencies', dependencies],
    type: ['type', TEXT],
  });
  const lock = structOf<RawLock>(`${goPackage}.Lock`, {
    generated: ['generated', RFC3339],
    digest: ['digest', TEXT],
    dependencies: ['dependencies', dependencies],
  });
  return { metadata, lock: pointerTo(lock) };
}

const cache = new Map<string, Shapes>();

function shapes(goPackage: string): Shapes {
  let found = cache.get(goPackage);
  if (!found) {
    found = shapesOf(goPackage);
    cache.set(goPackage, found);
  }
  return found;
}

/** The shape of Helm 4's metadata if it is part of another Go struct, such as `repo.ChartVersion`, which errors then name. */
export function metadataShape(struct: string): Shape<RawMetadata> {
  return shapesOf('v2', struct).metadata;
}

export interface DecodeOptions {
  readonly profile: Profile;
  /** Unknown and duplicate fields are errors. */
  readonly strict?: boolean;
  /** The Go package whose types errors name; the profile's if absent. */
  readonly goPackage?: string;
}

/**
 * Reads Chart.yaml, or requirements.yaml over the contents of Chart.yaml, in `over`: lists are merged
 * item by item, as Go does. Throws `error converting YAML to JSON: …` and `error unmarshaling JSON:
 * while decoding JSON: …`; callers put the file's name before it.
 */
export function parseMetadata(text: string, options: DecodeOptions, over?: RawMetadata): RawMetadata {
  const { metadata } = shapes(options.goPackage ?? options.profile.chartPackage);
  return decode(text, metadata, over ?? metadata.zero(), options);
}

/** Reads Chart.lock; undefined if the text is empty. Throws as `parseMetadata`. */
export function parseLock(text: string, options: DecodeOptions): Lock | undefined {
  const { lock } = shapes(options.goPackage ?? options.profile.chartPackage);
  const raw = decode(text, lock, null, options);
  if (!raw) return undefined;
  const { generated, digest } = raw;
  const listed = raw.dependencies?.map((each) => each && finishedDependency(each)) ?? null;
  const dependencies = listed?.filter((each) => each !== null) ?? [];
  return { generated, digest, dependencies, ...(dependencies.length !== listed?.length && { listed }) };
}

/** The dependency with empty lists if none were given. */
export function finishedDependency(raw: RawDependency): Dependency {
  return { ...raw, tags: raw.tags ?? [], importValues: raw.importValues ?? [] };
}

/** The annotations as a template sees them. */
export function annotationMap(raw: Map<string, Value> | null): Map<string, Value> {
  return raw ?? nilled(typed(new Map(), STRING_MAP));
}

function decode<T>(text: string, shape: Shape<T>, current: T, { strict }: DecodeOptions): T {
  return inYaml(text, () => unmarshal(readYaml(text, strict), shape, { current, strict }));
}

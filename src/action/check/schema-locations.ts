/** `--schema-location`: where schemas of objects are looked for, the first place that has one first, by the paths of kubeconform 0.8. */
import { ChartwrightError, wrapError, wrapping } from '../../base/errors.ts';

import { type FindSchema, type ObjectSchema, objectSchema } from '../../check/object-schema.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import { exists, type FileSystem } from '../../host/files.ts';
import { MissingSchema } from '../../remotes/missing-schema.ts';
import { TemplateSet } from '../../template/template-set.ts';
import { unavailable } from '../../values/schema.ts';
import { absolute } from '../chart/open-chart.ts';
import type { Answers } from '../render/answers.ts';

export interface LocationDeps {
  readonly files: FileSystem;
  readonly cwd: string;
  /** Schemas by URL; absent: none is found. */
  readonly schemas?: Answers<string | Uint8Array> | undefined;
}

/** The built-in schemas and the chart's own definitions. */
const BUILT_IN = 'default';
/** Where schemas are below a folder. */
const BELOW = '/{{ .NormalizedKubernetesVersion }}-standalone{{ .StrictSuffix }}/{{ .ResourceKind }}{{ .KindSuffix }}.json';

/** Ready to find schemas. Throws a `usage` or an `io` error for a location that cannot be one. */
export function schemaFinder(deps: LocationDeps, locations: readonly string[], kubeVersion: string): FindSchema {
  const places = locations.map((location) => (location === BUILT_IN ? undefined : placeOf(deps, location, kubeVersion)));
  return (apiVersion, kind, isBuiltIn) => {
    for (const place of places) {
      const found = place ? schemaAt(deps, place(apiVersion, kind)) : isBuiltIn && 'built-in';
      if (found) return found;
    }
    return undefined;
  };
}

/** The path or URL of a kind's schema in a location. */
type Place = (apiVersion: string, kind: string) => string;

function placeOf({ files, cwd }: LocationDeps, location: string, kubeVersion: string): Place {
  const name = `schema location ${JSON.stringify(location)}`;
  const set = new TemplateSet<undefined>({ funcs: Object.create(null), missingKey: 'error' });
  const place: Place = (apiVersion, kind) => set.execute(location, templateData(apiVersion, kind, kubeVersion), undefined);
  try {
    set.parse(location, location.endsWith('json') ? location : location + BELOW);
    place('apps/v1', 'Deployment');
  } catch (error) {
    throw wrapError(name, error, 'usage');
  }
  if (isUrl(location)) return place;
  const [fixed = '', ...variable] = location.split('{{');
  wrapping(name, () => files.stat(absolute(cwd, variable.length > 0 ? fixed.slice(0, fixed.lastIndexOf('/') + 1) : fixed)));
  return (apiVersion, kind) => absolute(cwd, place(apiVersion, kind));
}

function templateData(apiVersion: string, kind: string, kubeVersion: string): Map<string, string> {
  const [group = '', version] = apiVersion.split('/');
  const suffix = [group.split('.')[0], ...(version === undefined ? [] : [version])].map((part) => `-${part?.toLowerCase()}`).join('');
  return new Map([
    ['NormalizedKubernetesVersion', /^v\d+\.\d+$/.test(kubeVersion) ? `${kubeVersion}.0` : kubeVersion],
    ['StrictSuffix', '-strict'],
    ['ResourceKind', kind.toLowerCase()],
    ['ResourceAPIVersion', version ?? group],
    ['Group', group],
    ['KindSuffix', suffix],
  ]);
}

function isUrl(place: string): boolean {
  return /^https?:/i.test(place);
}

/** Compiled schemas by their place, for all charts of a run. */
const compiled = new WeakMap<LocationDeps, Map<string, ObjectSchema | undefined>>();

function schemaAt(deps: LocationDeps, place: string): ObjectSchema | undefined {
  const known = compiled.get(deps) ?? new Map<string, ObjectSchema | undefined>();
  compiled.set(deps, known);
  if (known.has(place)) return known.get(place);
  try {
    const schema = read(deps, place);
    known.set(place, schema);
    return schema;
  } catch (error) {
    // The check begins again when a missing schema is fetched; until then, it asks for the others.
    if (deps.schemas?.isMissing) return () => [];
    const isJson = !(error instanceof ChartwrightError) || error.code !== 'json/syntax';
    throw wrapError(`schema ${place}${isJson ? '' : ' is not valid JSON'}`, error);
  }
}

function read(deps: LocationDeps, place: string): ObjectSchema | undefined {
  const data = isUrl(place) ? fetched(deps, place) : exists(deps.files, place) ? deps.files.read(place) : undefined;
  if (data === undefined) return undefined;
  const url = isUrl(place) ? place : `file://${place.split('/').map(encodeURIComponent).join('/')}`;
  return objectSchema(textOf(data), url, (other) => textOf(referred(deps, url, other)));
}

function fetched({ schemas }: LocationDeps, url: string): string | Uint8Array | undefined {
  try {
    return (schemas?.ask ?? unavailable)(url);
  } catch (error) {
    if (error instanceof MissingSchema) return undefined;
    throw error;
  }
}

/** The schemas that a schema refers to: files may refer to files, schemas from servers may not. */
function referred({ files, schemas }: LocationDeps, from: string, url: string): string | Uint8Array {
  if (from.startsWith('file:') && url.startsWith('file:')) return files.read(decodeURIComponent(url.slice('file://'.length)));
  return (schemas?.ask ?? unavailable)(url);
}

function textOf(data: string | Uint8Array): string {
  return typeof data === 'string' ? data : decodeUtf8(data);
}

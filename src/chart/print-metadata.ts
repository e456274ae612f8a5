/** Chart.yaml and Chart.lock as Helm writes them back: known fields only, sorted, empty ones left out. */

import { goTime } from '../codec/struct/go-time.ts';
import { isOmitted } from '../codec/struct/is-omitted.ts';
import { printYaml } from '../codec/yaml/print.ts';
import { GoObject, JSON_STRUCT, type Value } from '../go/value.ts';
import type { Dependency, Lock, Metadata } from './metadata.ts';

/** The text of Chart.yaml; a v1 chart's dependencies belong into requirements.yaml and are not in it. */
export function printChartfile(metadata: Metadata): string {
  return printYaml(metadataStruct(metadata.apiVersion === 'v1' ? { ...metadata, dependencies: [] } : metadata));
}

/** The text of Chart.lock. */
export function printLock({ generated, digest, dependencies, listed = dependencies }: Lock): string {
  const list = listed?.map((each) => each && dependencyStruct(each)) ?? null;
  return printYaml(
    new GoObject(
      JSON_STRUCT,
      new Map<string, Value>([
        ['generated', goTime(generated)],
        ['digest', digest],
        ['dependencies', list],
      ]),
    ),
  );
}

/** Metadata as encoding/json sees it: fields in the order of Go's struct. */
export function metadataStruct(metadata: Metadata): GoObject {
  return omitEmpty([
    ['name', metadata.name],
    ['home', metadata.home],
    ['sources', [...metadata.sources]],
    ['version', metadata.version],
    ['description', metadata.description],
    ['keywords', [...metadata.keywords]],
    [
      'maintainers',
      metadata.maintainers.map(({ name, email, url }) =>
        omitEmpty([
          ['name', name],
          ['email', email],
          ['url', url],
        ]),
      ),
    ],
    ['icon', metadata.icon],
    ['apiVersion', metadata.apiVersion],
    ['condition', metadata.condition],
    ['tags', metadata.tags],
    ['appVersion', metadata.appVersion],
    ['deprecated', metadata.deprecated],
    ['annotations', metadata.annotations],
    ['kubeVersion', metadata.kubeVersion],
    ['dependencies', metadata.dependencies.map(dependencyStruct)],
    ['type', metadata.type],
  ]);
}

/** A dependency as encoding/json sees it; digests of lock files are made of it. */
export function dependencyStruct(dependency: Dependency): GoObject {
  const kept = new Set(['name', 'repository']);
  return omitEmpty(
    [
      ['name', dependency.name],
      ['version', dependency.version],
      ['repository', dependency.repository],
      ['condition', dependency.condition],
      ['tags', [...dependency.tags]],
      ['enabled', dependency.enabled],
      ['import-values', [...dependency.importValues]],
      ['alias', dependency.alias],
    ],
    kept,
  );
}

function omitEmpty(fields: [string, Value][], kept?: ReadonlySet<string>): GoObject {
  return new GoObject(JSON_STRUCT, new Map(fields.filter(([name, value]) => kept?.has(name) || !isOmitted(value))));
}

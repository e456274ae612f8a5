/** `.Chart` as templates see it: a map under Go's field names in Helm 4, a struct in Helm 3. */

import { isOmitted } from '../codec/struct/is-omitted.ts';
import { type Dict, GoObject, type GoType, JSON_STRUCT, type List, STRING_MAP, strings, typed, type Value } from '../go/value.ts';
import { DEFAULT_PROFILE, type Profile } from '../helm/profile.ts';
import type { Chart } from './chart.ts';
import type { Dependency, Maintainer, Metadata } from './metadata.ts';

/** The chart's metadata with `IsRoot`: a `map[string]interface {}` or, in Helm 3, a struct whose unknown fields are errors. Fresh with each call. */
export function chartMetadataAsMap(chart: Chart, profile: Profile = DEFAULT_PROFILE): Value {
  const { metadata } = chart;
  const isRoot = chart.parent === undefined;
  return profile.chartIsStruct ? metadataStruct(metadata, isRoot) : metadataMap(metadata, isRoot);
}

function metadataMap(metadata: Metadata, isRoot: boolean): Dict {
  return new Map<string, Value>([
    ['Name', metadata.name],
    ['Home', metadata.home],
    ['Sources', [...metadata.sources]],
    ['Version', metadata.version],
    ['Description', metadata.description],
    ['Keywords', [...metadata.keywords]],
    ['Maintainers', metadata.maintainers.map(maintainerMap)],
    ['Icon', metadata.icon],
    ['APIVersion', metadata.apiVersion],
    ['Condition', metadata.condition],
    ['Tags', metadata.tags],
    ['AppVersion', metadata.appVersion],
    ['Deprecated', metadata.deprecated],
    ['Annotations', annotations(metadata)],
    ['KubeVersion', metadata.kubeVersion],
    ['Dependencies', metadata.dependencies.map(dependencyMap)],
    ['Type', metadata.type],
    ['IsRoot', isRoot],
  ]);
}

/** Its own copy, unless it is Go's nil map, which takes no entries. */
function annotations({ annotations }: Metadata): Dict {
  return annotations.size === 0 ? annotations : typed(new Map(annotations), STRING_MAP);
}

function maintainerMap({ name, email, url }: Maintainer): Dict {
  return new Map([
    ['Name', name],
    ['Email', email],
    ['URL', url],
  ]);
}

function dependencyMap(dependency: Dependency): Dict {
  return new Map<string, Value>([
    ['Name', dependency.name],
    ['Version', dependency.version],
    ['Repository', dependency.repository],
    ['Condition', dependency.condition],
    ['Tags', [...dependency.tags]],
    ['Enabled', dependency.enabled],
    ['ImportValues', [...dependency.importValues]],
    ['Alias', dependency.alias],
  ]);
}

/** JSON names in the order of the struct, and whether an empty value stays. */
const JSON_NAMES: Readonly<Record<string, string>> = {
  APIVersion: 'apiVersion',
  AppVersion: 'appVersion',
  KubeVersion: 'kubeVersion',
  ImportValues: 'import-values',
  URL: 'url',
};
const KEPT_EMPTY = new Set(['IsRoot', 'dependency.Name', 'dependency.Repository']);

function structType(name: string, kind: 'struct' | 'ptr', owner: string): GoType {
  return { name, kind, json: (self: GoObject) => jsonForm(self, owner) };
}

/** What encoding/json makes of the struct: lower-case names in order, empty fields left out. */
function jsonForm(self: GoObject, owner: string): GoObject {
  const fields = new Map<string, Value>();
  for (const [name, value] of self.fields) {
    const kept = KEPT_EMPTY.has(name) || KEPT_EMPTY.has(`${owner}.${name}`);
    if (kept || !isOmitted(value)) fields.set(name === 'IsRoot' ? name : (JSON_NAMES[name] ?? name.toLowerCase()), value);
  }
  return new GoObject(JSON_STRUCT, fields);
}

const METADATA = structType('chart.Metadata', 'struct', 'metadata');
const CHART: GoType = {
  name: 'struct { chart.Metadata; IsRoot bool }',
  kind: 'struct',
  json: ({ fields }: GoObject) => jsonForm(new GoObject(METADATA, (fields as Embedding).all()), 'metadata'),
};

/** The fields of a struct that embeds another: printed, it is a field; looked up, its fields count as the struct's own. */
class Embedding extends Map<string, Value> {
  readonly #embedded: string;

  constructor(embedded: string, fields: Iterable<readonly [string, Value]>) {
    super(fields);
    this.#embedded = embedded;
  }

  override get(name: string): Value | undefined {
    return super.has(name) ? super.get(name) : this.#inner().get(name);
  }

  override has(name: string): boolean {
    return super.has(name) || this.#inner().has(name);
  }

  /** The embedded struct's fields, then the others. */
  all(): Map<string, Value> {
    const own = Array.from(this).filter(([name]) => name !== this.#embedded);
    return new Map([...this.#inner(), ...own]);
  }

  #inner(): ReadonlyMap<string, Value> {
    return (super.get(this.#embedded) as GoObject).fields;
  }
}

const MAINTAINER = structType('*chart.Maintainer', 'ptr', 'maintainer');
const DEPENDENCY = structType('*chart.Dependency', 'ptr', 'dependency');

function metadataStruct(metadata: Metadata, isRoot: boolean): GoObject {
  const fields = metadataMap(metadata, isRoot);
  fields.delete('IsRoot');
  const objects = (list: Value | undefined, type: GoType): List =>
    typed(
      (list as Dict[]).map((each) => new GoObject(type, each)),
      { name: '[]' + type.name, kind: 'slice', elem: type },
    );
  fields.set('Sources', strings([...metadata.sources]));
  fields.set('Keywords', strings([...metadata.keywords]));
  for (const dependency of fields.get('Dependencies') as Dict[]) dependency.set('Tags', strings(dependency.get('Tags') as string[]));
  fields.set('Maintainers', objects(fields.get('Maintainers'), MAINTAINER));
  fields.set('Dependencies', objects(fields.get('Dependencies'), DEPENDENCY));
  const entries: [string, Value][] = [
    ['Metadata', new GoObject(METADATA, fields)],
    ['IsRoot', isRoot],
  ];
  return new GoObject(CHART, new Embedding('Metadata', entries));
}

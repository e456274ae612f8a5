/** What Kubernetes would make of rendered objects: unknown and missing fields, wrong types, gone APIs, duplicates, selectors, names. */

import { type Dict, isDict, isList, type Value } from '../go/value.ts';
import { checkObject } from '../kubernetes-schema/check-object.ts';
import { customResources } from '../kubernetes-schema/custom-resources.ts';
import type { Form } from '../kubernetes-schema/form.ts';
import { SchemaTable } from '../kubernetes-schema/schema-table.ts';
import { HOOK_ANNOTATIONS } from '../release/hook.ts';
import { apiFaults } from './api-faults.ts';
import type { ObjectFinding } from './finding.ts';
import { labelFaults } from './label-faults.ts';
import { objectNameFault } from './object-name.ts';
import type { FindSchema } from './object-schema.ts';
import { serviceFaults } from './service-selectors.ts';

export interface ObjectCheckOptions {
  /** The version of Kubernetes that the objects are for: `1.33`. */
  readonly kubeVersion: string;
  /** The namespace of objects that name none. */
  readonly namespace: string;
  /** Objects whose custom resource definitions count, beside those among the checked ones. */
  readonly definitions?: readonly Value[];
  /** Schemas from elsewhere; absent: the built-in ones and the definitions. */
  readonly findSchema?: FindSchema | undefined;
}

/** Checks objects as Helm's YAML reader gives them; empty documents are null. Items of lists are checked, too. */
export function checkObjects(objects: readonly Value[], options: ObjectCheckOptions): ObjectFinding[] {
  const table = new SchemaTable(options.kubeVersion);
  const custom = customResources([...(options.definitions ?? []), ...objects], table);
  const checker = new ObjectChecker(table, custom, options);
  const found = objects.flatMap((object, i) => (object === null ? [] : checker.check(object, i, [])));
  return [...found, ...serviceFaults(objects)];
}

class ObjectChecker {
  readonly #table: SchemaTable;
  readonly #custom: ReadonlyMap<string, Form>;
  readonly #namespace: string;
  readonly #findSchema: FindSchema;
  /** Objects met so far, by what distinguishes them. */
  readonly #seen = new Map<string, number>();

  constructor(table: SchemaTable, custom: ReadonlyMap<string, Form>, { namespace, findSchema = () => 'built-in' }: ObjectCheckOptions) {
    this.#table = table;
    this.#custom = custom;
    this.#namespace = namespace;
    this.#findSchema = findSchema;
  }

  check(value: Value, object: number, above: ObjectFinding['path']): ObjectFinding[] {
    const found = (rule: ObjectFinding['rule'], path: ObjectFinding['path'], message: string): ObjectFinding => ({
      rule,
      object,
      path: [...above, ...path],
      message,
    });
    const [apiVersion, kind] = isDict(value) ? [textAt(value, 'apiVersion'), textAt(value, 'kind')] : ['', ''];
    if (!isDict(value) || apiVersion === '' || kind === '') {
      return [
        found('kubernetes/not-an-object', [], isDict(value) ? `${apiVersion === '' ? 'apiVersion' : 'kind'} is missing` : 'not a map'),
      ];
    }
    const items = value.get('items');
    if (kind === 'List' && apiVersion === 'v1' && isList(items))
      return items.flatMap((item, i) => this.check(item, object, [...above, 'items', i]));
    return [
      ...this.#apiAndFields(value, apiVersion, kind, found),
      ...this.#duplicate(value, apiVersion, kind, object, found),
      ...selectorFaults(value).map(([path, message]) => found('kubernetes/selector', path, message)),
      ...nameFaults(value, kind).map(([path, message]) => found('kubernetes/invalid-name', path, message)),
      ...labelFaults(value).map(([path, message]) => found('kubernetes/invalid-label', path, message)),
    ];
  }

  #apiAndFields(value: Dict, apiVersion: string, kind: string, found: Finder): ObjectFinding[] {
    const what = `${apiVersion} ${kind}`;
    const own = this.#custom.get(what);
    const form = own ?? this.#table.ofKind(apiVersion, kind);
    const schema = this.#findSchema(apiVersion, kind, form !== undefined) ?? (own && 'built-in');
    const api = own ? [] : apiFaults(apiVersion, kind, this.#table);
    if (schema === undefined && api.length === 0) return [found('kubernetes/unknown-kind', ['kind'], `no schema location has ${what}`)];
    const faults = typeof schema === 'function' ? schema(value) : schema && form ? checkObject(value, form) : [];
    return [
      ...api
        .filter(({ rule }) => typeof schema !== 'function' || rule !== 'kubernetes/unknown-kind')
        .map(({ rule, path, message }) => found(rule, path, message)),
      ...faults.map((fault) => found(`kubernetes/${fault.kind}`, fault.path, fault.message)),
    ];
  }

  #duplicate(value: Dict, apiVersion: string, kind: string, object: number, found: Finder): ObjectFinding[] {
    const metadata = value.get('metadata');
    const name = isDict(metadata) ? textAt(metadata, 'name') : '';
    // Hooks come and go while others stay.
    if (name === '' || !isDict(metadata) || dictAt(metadata, 'annotations')?.has(HOOK_ANNOTATIONS.events)) return [];
    const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
    const namespace = textAt(metadata, 'namespace') || this.#namespace;
    const key = [group, kind, namespace, name].join('\n');
    const before = this.#seen.get(key);
    if (before === undefined) this.#seen.set(key, object);
    return before === undefined ? [] : [found('kubernetes/duplicate-object', ['metadata', 'name'], `${kind} ${name} is defined already`)];
  }
}

type Finder = (rule: ObjectFinding['rule'], path: ObjectFinding['path'], message: string) => ObjectFinding;
type Fault = readonly [path: readonly (string | number)[], message: string];

/** Labels that a workload selects and its pods do not have. */
function selectorFaults(value: Dict): Fault[] {
  const spec = value.get('spec');
  const template = isDict(spec) ? dictAt(spec, 'template') : undefined;
  const labels = template && dictAt(dictAt(template, 'metadata') ?? new Map(), 'labels');
  const selected = isDict(spec) ? dictAt(dictAt(spec, 'selector') ?? new Map(), 'matchLabels') : undefined;
  if (!template || !selected) return [];
  return [...selected].flatMap(([key, wanted]): Fault[] => {
    const actual = labels?.get(key);
    if (actual === wanted) return [];
    const is = actual === undefined ? 'lacks it' : `has ${String(actual)}`;
    return [[['spec', 'selector', 'matchLabels', key], `the pod template ${is}, the selector requires ${String(wanted)}`]];
  });
}

function nameFaults(value: Dict, kind: string): Fault[] {
  const name = dictAt(value, 'metadata')?.get('name');
  const fault = typeof name === 'string' ? objectNameFault(kind, name) : undefined;
  return fault === undefined ? [] : [[['metadata', 'name'], fault]];
}

function dictAt(map: Dict, key: string): Dict | undefined {
  const value = map.get(key);
  return isDict(value) ? value : undefined;
}

function textAt(map: Dict, key: string): string {
  const value = map.get(key);
  return typeof value === 'string' ? value : '';
}

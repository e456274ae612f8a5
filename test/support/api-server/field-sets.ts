/** Sets of the fields of an object, as managedFields keep them; lists are atomic unless their items have a merge key. */
import { isObject, type Json, type JsonObject } from '../../../src/kube/json.ts';
import { fieldSchema, type PatchSchema, patchSchemaOf } from '../../../src/kube/patch/schema.ts';
import type { Kind } from './failure.ts';

/** Paths to the values that are there; a path is the JSON of its elements: `f:data`, `k:{"name":"x"}`, `v:"x"`. */
export type FieldSet = Map<string, Json>;

const OWN_METADATA = ['labels', 'annotations', 'finalizers', 'ownerReferences', 'generateName'];
/** Maps of built-in kinds; other objects are structs, which are no fields of their own. */
const MAPS = ['labels', 'annotations', 'data', 'binaryData', 'limits', 'requests'];
/** Objects of built-in kinds that change hands as a whole. */
const ATOMIC = ['selector', 'nodeSelector', 'matchLabels'];

/** The fields that a request may own: those of the status for its subresource, the others for the object itself. */
export function fieldsOf(object: JsonObject, kind: Kind, status: boolean): FieldSet {
  const set: FieldSet = new Map();
  const schema = patchSchemaOf(kind.group === '' ? kind.version : `${kind.group}/${kind.version}`, kind.kind);
  for (const [key, value] of Object.entries(object)) {
    if (['apiVersion', 'kind'].includes(key) || (key === 'status') !== status || value === null) continue;
    const owned =
      key === 'metadata' ? Object.fromEntries(Object.entries(value as JsonObject).filter(([name]) => OWN_METADATA.includes(name))) : value;
    add(set, [`f:${key}`], key, owned, schema === 'custom' ? undefined : fieldSchema(schema, key).type, kind.custom && key !== 'metadata');
  }
  return set;
}

function add(set: FieldSet, path: readonly string[], key: string, value: Json, schema: PatchSchema, loose: boolean): void {
  if (!isObject(value) || (ATOMIC.includes(key) && !loose)) return void set.set(JSON.stringify(path), value);
  const fields = Object.entries(value as JsonObject);
  if (loose || MAPS.includes(key) || fields.length === 0) if (key !== 'metadata') set.set(JSON.stringify(path), {});
  for (const [name, one] of fields) {
    const field = fieldSchema(schema, name);
    const here = [...path, `f:${name}`];
    if (field.strategy === 'merge' && Array.isArray(one)) addItems(set, here, one, field.mergeKey, field.type);
    else add(set, here, name, one, field.type, loose);
  }
}

function addItems(set: FieldSet, path: readonly string[], items: readonly Json[], mergeKey: string, schema: PatchSchema): void {
  set.set(JSON.stringify(path), {});
  for (const item of items) {
    const here = [...path, itemElement(item, mergeKey)];
    set.set(JSON.stringify(here), mergeKey === '' ? item : {});
    if (isObject(item))
      for (const [name, one] of Object.entries(item as JsonObject))
        add(set, [...here, `f:${name}`], name, one, fieldSchema(schema, name).type, false);
  }
}

export function itemElement(item: Json, mergeKey: string): string {
  if (mergeKey === '' || !isObject(item)) return `v:${JSON.stringify(item)}`;
  const protocol = mergeKey === 'containerPort' || mergeKey === 'port' ? { protocol: item.protocol ?? 'TCP' } : {};
  return `k:${JSON.stringify({ [mergeKey]: item[mergeKey], ...protocol })}`;
}

/** Paths as the nested objects of `fieldsV1`; `.` stands for a field that has fields below it. */
export function toTree(paths: Iterable<string>): JsonObject {
  const tree: JsonObject = {};
  const all = [...paths].sort();
  for (const path of all) {
    let here = tree;
    for (const element of JSON.parse(path) as string[]) {
      here[element] ??= {};
      here = here[element] as JsonObject;
    }
  }
  for (const path of all) {
    let here = tree;
    for (const element of JSON.parse(path) as string[]) here = here[element] as JsonObject;
    if (Object.keys(here).length > 0) here['.'] = {};
  }
  return tree;
}

/** A path as conflicts name it: `.data.k`, `.spec.containers[name="x"].image`. */
export function pathText(path: string): string {
  return (JSON.parse(path) as string[])
    .map((element) => {
      const rest = element.slice(2);
      if (element.startsWith('f:')) return `.${rest}`;
      if (element.startsWith('v:')) return `[=${rest}]`;
      const keys = Object.entries(JSON.parse(rest) as JsonObject).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
      return `[${keys.join(',')}]`;
    })
    .join('');
}

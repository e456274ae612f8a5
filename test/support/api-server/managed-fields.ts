/** Owners of fields: kept by updates, checked by server-side apply. */
import { isObject, type Json, type JsonObject } from '../../../src/kube/json.ts';
import { isEqualJson } from '../../../src/kube/patch/json-values.ts';
import { fieldSchema, type PatchSchema } from '../../../src/kube/patch/schema.ts';
import { Failure, type Kind } from './failure.ts';
import { fieldsOf, itemElement, pathText, toTree } from './field-sets.ts';

export interface Manager {
  readonly manager: string;
  readonly operation: 'Apply' | 'Update';
  readonly apiVersion: string;
  readonly subresource?: string;
  time: string;
  readonly paths: Set<string>;
}

export const apiVersionOf = ({ group, version }: Kind) => (group === '' ? version : `${group}/${version}`);

/** The managers of an object, from the trees that it keeps. */
export function managersOf(object: JsonObject | undefined): Manager[] {
  const list =
    isObject(object?.metadata) && Array.isArray(object.metadata.managedFields) ? (object.metadata.managedFields as JsonObject[]) : [];
  return list.map((one) => ({ ...(one as unknown as Manager), paths: new Set(pathsOf(one.fieldsV1 as JsonObject, [])) }));
}

function pathsOf(tree: JsonObject, above: readonly string[]): string[] {
  return Object.entries(tree).flatMap(([element, below]) => {
    if (element === '.') return [JSON.stringify(above)];
    const here = [...above, element];
    return Object.keys(below as JsonObject).length === 0 ? [JSON.stringify(here)] : pathsOf(below as JsonObject, here);
  });
}

/** The object with its managers written into it; managers that own nothing are dropped. */
export function withManagers(object: JsonObject, managers: readonly Manager[]): JsonObject {
  const { managedFields: _, ...metadata } = object.metadata as JsonObject;
  const kept = managers
    .filter(({ paths }) => paths.size > 0)
    .sort((a, b) => a.operation.localeCompare(b.operation) || a.time.localeCompare(b.time) || a.manager.localeCompare(b.manager));
  const fields = kept.map(({ paths, manager, operation, apiVersion, subresource, time }) => ({
    manager,
    operation,
    apiVersion,
    time,
    fieldsType: 'FieldsV1',
    fieldsV1: toTree(paths),
    ...(subresource && { subresource }),
  }));
  return { ...object, metadata: fields.length === 0 ? metadata : { ...metadata, managedFields: fields as unknown as Json } };
}

export interface Writer {
  readonly manager: string;
  readonly time: string;
  readonly status: boolean;
}

/** Gives what an update changed to its manager, and takes it from the others; objects that have no managers get none by updates. */
export function recordUpdate(before: JsonObject | undefined, after: JsonObject, kind: Kind, writer: Writer): JsonObject {
  if (before && !metadataHas(before, 'managedFields')) return after;
  const old = before ? fieldsOf(before, kind, writer.status) : new Map<string, Json>();
  const now = fieldsOf(after, kind, writer.status);
  const changed = [...now].filter(([path, value]) => !old.has(path) || !isEqualJson(old.get(path), value)).map(([path]) => path);
  // Managers that are written, as by who takes over from the client, count instead of those that were there.
  const managers = managersOf(metadataHas(after, 'managedFields') ? after : before);
  for (const { paths } of managers)
    for (const path of paths) if (changed.includes(path) || (old.has(path) && !now.has(path))) paths.delete(path);
  const mine = managerFor(managers, 'Update', kind, writer);
  if (changed.length > 0) mine.time = writer.time;
  for (const path of changed) mine.paths.add(path);
  return withManagers(after, managers);
}

const metadataHas = (object: JsonObject, key: string) => isObject(object.metadata) && key in object.metadata;

function managerFor(managers: Manager[], operation: 'Apply' | 'Update', kind: Kind, { manager, time, status }: Writer): Manager {
  const found = managers.find((one) => one.manager === manager && one.operation === operation && (one.subresource === 'status') === status);
  if (found) return found;
  const made: Manager = {
    manager,
    operation,
    apiVersion: apiVersionOf(kind),
    time,
    paths: new Set(),
    ...(status && { subresource: 'status' }),
  };
  managers.push(made);
  return made;
}

/** Merges what is applied into the object; throws if other managers own fields that it would change. */
export function applyFields(
  before: JsonObject | undefined,
  applied: JsonObject,
  kind: Kind,
  schema: PatchSchema,
  force: boolean,
  writer: Writer,
): JsonObject {
  const wanted = fieldsOf(applied, kind, writer.status);
  // A map or struct that holds something is not itself applied.
  for (const path of [...wanted.keys()])
    if (!path.includes('"k:') && [...wanted.keys()].some((other) => other.startsWith(`${path.slice(0, -1)},`))) wanted.delete(path);
  const live = before ? fieldsOf(before, kind, writer.status) : new Map<string, Json>();
  const managers = managersOf(before);
  const mine = managerFor(managers, 'Apply', kind, writer);
  const others = managers.filter((one) => one !== mine);
  const contested = [...wanted].filter(([path, value]) => live.has(path) && !isEqualJson(live.get(path), value));
  const conflicts = contested.flatMap(([path]) => others.filter(({ paths }) => paths.has(path)).map((owner) => ({ owner, path })));
  if (conflicts.length > 0 && !force) throw applyConflict(conflicts);
  for (const { owner, path } of conflicts) owner.paths.delete(path);
  const dropped = [...mine.paths].filter((path) => !wanted.has(path) && !others.some(({ paths }) => paths.has(path)));
  mine.paths.clear();
  for (const path of wanted.keys()) mine.paths.add(path);
  let merged = before ? structuredClone(before) : {};
  for (const path of dropped) remove(merged, JSON.parse(path) as string[]);
  merged = merge(merged, applied, schema) as JsonObject;
  if (!before || !isEqualJson({ ...before, metadata: null }, { ...merged, metadata: null })) mine.time = writer.time;
  return withManagers(merged, managers);
}

function applyConflict(conflicts: readonly { readonly owner: Manager; readonly path: string }[]): Failure {
  const title = ({ manager, operation, apiVersion, subresource }: Manager) =>
    `"${manager}"${subresource ? ` with subresource "${subresource}"` : ''}${operation === 'Update' ? ` using ${apiVersion}` : ''}`;
  const byOwner = new Map<string, typeof conflicts>();
  for (const one of conflicts) byOwner.set(title(one.owner), [...(byOwner.get(title(one.owner)) ?? []), one]);
  const parts = [...byOwner].map(([who, list]) => {
    const paths = list.map(({ path }) => pathText(path));
    return paths.length === 1
      ? `conflict with ${who}: ${paths[0]}`
      : `conflicts with ${who}:\n${paths.map((path) => `- ${path}`).join('\n')}`;
  });
  const causes = conflicts.map(({ owner, path }) => ({
    reason: 'FieldManagerConflict',
    message: `conflict with ${title(owner)}`,
    field: pathText(path),
  }));
  const count = `Apply failed with ${conflicts.length} conflict${conflicts.length === 1 ? '' : 's'}`;
  return new Failure(409, 'Conflict', `${count}: ${parts.join('\n')}`, { causes });
}

function merge(live: Json | undefined, applied: Json, schema: PatchSchema): Json {
  if (!isObject(applied) || !isObject(live)) return applied;
  const merged = new Map(Object.entries(live as JsonObject));
  for (const [key, value] of Object.entries(applied as JsonObject)) {
    const field = fieldSchema(schema, key);
    const before = merged.get(key);
    if (field.strategy === 'merge' && Array.isArray(value) && Array.isArray(before))
      merged.set(key, mergeItems(before, value, field.mergeKey, field.type));
    else merged.set(key, merge(before, value, field.type));
  }
  return Object.fromEntries(merged);
}

function mergeItems(live: readonly Json[], applied: readonly Json[], mergeKey: string, schema: PatchSchema): Json[] {
  const place = (list: readonly Json[], item: Json) => list.findIndex((one) => itemElement(one, mergeKey) === itemElement(item, mergeKey));
  const rest = live.filter((item) => place(applied, item) < 0);
  return [...applied.map((item) => merge(live[place(live, item)], item, schema)), ...rest];
}

/** Removes what is at a path, and objects that this leaves empty. */
function remove(from: Json | undefined, [element, ...rest]: string[]): void {
  if (element === undefined || from === undefined || from === null) return;
  if (Array.isArray(from)) {
    const index = from.findIndex((item) =>
      element.startsWith('v:') ? element === `v:${JSON.stringify(item)}` : matchesKey(item, element),
    );
    if (index >= 0 && rest.length === 0) from.splice(index, 1);
    else if (index >= 0) remove(from[index], rest);
    return;
  }
  const object = from as JsonObject;
  const key = element.slice(2);
  if (rest.length === 0) delete object[key];
  else remove(object[key], rest);
  if (isObject(object[key]) && Object.keys(object[key]).length === 0 && rest.length > 0 && key !== 'metadata') delete object[key];
}

function matchesKey(item: Json, element: string): boolean {
  const keys = JSON.parse(element.slice(2)) as JsonObject;
  return isObject(item) && Object.entries(keys).every(([key, value]) => (item[key] ?? (key === 'protocol' ? 'TCP' : undefined)) === value);
}

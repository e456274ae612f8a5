/** What can be done with objects. */
import { at, type JsonObject } from '../../../src/kube/json.ts';
import { applyMergePatch } from '../../../src/kube/patch/json-merge.ts';
import { isEqualJson } from '../../../src/kube/patch/json-values.ts';
import { applyStrategicPatch } from '../../../src/kube/patch/merge.ts';
import { patchSchemaOf } from '../../../src/kube/patch/schema.ts';
import { checkName, checkNamespace, fillIn, firstSpec, firstStatus, place, readObject } from './checks.ts';
import { alreadyExists, badRequest, conflict, Failure, invalid, type Kind, MODIFIED, optionsKind } from './failure.ts';
import { applyJsonPatch } from './json-patch.ts';
import { apiVersionOf, applyFields, recordUpdate, type Writer } from './managed-fields.ts';
import type { Registry } from './registry.ts';
import { metadataOf, type Store } from './store.ts';

export interface Call {
  readonly kind: Kind;
  /** Empty for kinds without, and for all. */
  readonly namespace: string;
  readonly name: string;
  readonly status: boolean;
  readonly query: URLSearchParams;
  readonly body: string;
  readonly contentType: string;
  /** The field manager if the query has none: the beginning of the user agent. */
  readonly agent: string;
}

export interface World {
  readonly store: Store;
  readonly registry: Registry;
  readonly now: () => Date;
}

/** The time as objects keep it. */
export const timeText = ({ now }: World) =>
  now()
    .toISOString()
    .replace(/\.\d+Z$/, 'Z');
const dry = ({ query }: Call) => query.get('dryRun') === 'All';
const namespaceKind = (world: World) => world.registry.find('', 'v1', 'namespaces') as Kind;

function writer(call: Call, world: World): Writer {
  return { manager: call.query.get('fieldManager') || call.agent, time: timeText(world), status: call.status };
}

let serial = 0;
const LETTERS = 'bcdfghjklmnpqrstvwxz2456789';
const suffix = () => Array.from({ length: 5 }, (_, index) => LETTERS[Math.floor(++serial * 7.3 + index * 11) % LETTERS.length]).join('');
const uid = () => `00000000-0000-4000-8000-${String(++serial).padStart(12, '0')}`;

export function create(call: Call, world: World): JsonObject {
  const { kind, namespace } = call;
  const given = place(readObject(call.body, kind), kind, namespace);
  const { generateName, name } = metadataOf(given);
  const named =
    !name && generateName ? { ...given, metadata: { ...metadataOf(given), name: `${String(generateName)}${suffix()}` } } : given;
  checkName(named, kind);
  checkNamespace(world.store, namespaceKind(world), kind, namespace, metadataOf(named).name);
  if (world.store.find(kind, namespace, metadataOf(named).name)) throw alreadyExists(kind, metadataOf(named).name);
  return keepNew(recordUpdate(undefined, fillIn(withoutStatus(named, kind), kind), kind, writer(call, world)), call, world);
}

function withoutStatus(object: JsonObject, kind: Kind): JsonObject {
  if (!kind.hasStatus) return object;
  const { status: _, ...rest } = object;
  return rest;
}

function keepNew(object: JsonObject, call: Call, world: World): JsonObject {
  const { kind } = call;
  const status = firstStatus(kind, object);
  const { resourceVersion: _, ...metadata } = metadataOf(object);
  const generation =
    kind.custom || 'spec' in object
      ? ['Namespace', 'Service', 'Secret', 'PersistentVolumeClaim'].includes(kind.kind)
        ? {}
        : { generation: 1 }
      : {};
  const made = {
    ...object,
    ...firstSpec(kind),
    metadata: { ...metadata, ...generation, uid: uid(), creationTimestamp: timeText(world) },
    ...(status !== undefined && { status }),
  } as JsonObject;
  if (dry(call)) return made;
  if (kind.kind === 'CustomResourceDefinition') world.registry.define(made);
  return world.store.put(kind, made);
}

/** Keeps a changed object; what has not changed keeps its version. */
function keepChanged(before: JsonObject, after: JsonObject, call: Call, world: World): JsonObject {
  const { kind, status } = call;
  const [old, next] = [metadataOf(before), metadataOf(after)];
  if (next.uid && next.uid !== old.uid) throw conflict(kind, call.name, uidWords(call, String(next.uid), old.uid));
  if (next.resourceVersion && next.resourceVersion !== old.resourceVersion) throw conflict(kind, call.name, MODIFIED);
  const specs = [before, after].map(({ metadata: _, status: __, ...rest }) => rest);
  const generation = old.generation === undefined ? {} : { generation: Number(old.generation) + (isEqualJson(specs[0], specs[1]) ? 0 : 1) };
  const fixed = {
    uid: old.uid,
    creationTimestamp: old.creationTimestamp ?? null,
    resourceVersion: old.resourceVersion ?? null,
    ...generation,
  };
  const deleting =
    old.deletionTimestamp === undefined
      ? {}
      : { deletionTimestamp: old.deletionTimestamp, deletionGracePeriodSeconds: old.deletionGracePeriodSeconds ?? 0 };
  const merged = { ...after, metadata: { ...next, ...fixed, ...deleting } } as JsonObject;
  const object = !kind.hasStatus || status ? merged : { ...merged, ...('status' in before ? { status: before.status as JsonObject } : {}) };
  if (dry(call) || isEqualJson(before, object)) return object;
  const kept = world.store.put(kind, object);
  if (old.deletionTimestamp !== undefined && !hasFinalizers(kept)) world.store.remove(kind, call.namespace, call.name);
  return kept;
}

const uidWords = ({ kind, namespace, name }: Call, wanted: string, found: string) =>
  `StorageError: invalid object, Code: 4, Key: /registry/${kind.resource}/${namespace}/${name}, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: ${wanted}, UID in object meta: ${found}`;

const hasFinalizers = (object: JsonObject) =>
  Array.isArray(metadataOf(object).finalizers) && (metadataOf(object).finalizers as unknown[]).length > 0;

export function update(call: Call, world: World): JsonObject {
  const { kind, namespace, name } = call;
  const given = place(readObject(call.body, kind), kind, namespace, name);
  const before = world.store.get(kind, namespace, name);
  if (kind.custom && !metadataOf(given).resourceVersion)
    throw invalid(kind, name, 'metadata.resourceVersion', 'Invalid value: 0', 'must be specified for an update');
  return change(before, call.status ? { ...before, status: given.status ?? null } : fillIn(given, kind), call, world);
}

function change(before: JsonObject, after: JsonObject, call: Call, world: World): JsonObject {
  const shown = call.kind.hasStatus && !call.status ? { ...after, status: before.status ?? null } : after;
  if (shown.status === null) delete shown.status;
  return keepChanged(before, recordUpdate(before, shown, call.kind, writer(call, world)), call, world);
}

const ACCEPTED = ['application/json-patch+json', 'application/merge-patch+json', 'application/apply-patch+yaml'];

export function patch(call: Call, world: World): { readonly code: number; readonly object: JsonObject } {
  const { kind, namespace, name, contentType } = call;
  if (contentType === 'application/apply-patch+yaml') return apply(call, world);
  if (contentType === 'application/strategic-merge-patch+json' ? kind.custom : !ACCEPTED.includes(contentType)) throw wrongMedia(kind);
  const before = world.store.get(kind, namespace, name);
  const body = JSON.parse(call.body);
  const schema = patchSchemaOf(apiVersionOf(kind), kind.kind);
  const patched =
    contentType === 'application/json-patch+json'
      ? applyJsonPatch(before, body)
      : contentType === 'application/merge-patch+json' || schema === 'custom'
        ? applyMergePatch(before, body)
        : applyStrategicPatch(before, body, schema);
  const after = call.status ? { ...before, ...('status' in patched && { status: patched.status as JsonObject }) } : patched;
  return { code: 200, object: change(before, place(after, kind, namespace, name), call, world) };
}

function wrongMedia(kind: Kind): Failure {
  if (!kind.custom) return new Failure(415, 'UnsupportedMediaType', '415: Unsupported Media Type', {});
  return new Failure(
    415,
    'UnsupportedMediaType',
    `the body of the request was in an unknown format - accepted media types include: ${ACCEPTED.join(', ')}`,
  );
}

function apply(call: Call, world: World): { readonly code: number; readonly object: JsonObject } {
  const { kind, namespace, name, query } = call;
  if (!query.get('fieldManager'))
    throw invalid(optionsKind('PatchOptions'), '', 'fieldManager', 'Required value', 'is required for apply patch');
  const given = place(readObject(call.body, kind), kind, namespace, name);
  if (metadataOf(given).managedFields) throw badRequest('metadata.managedFields must be nil');
  checkName(given, kind);
  const schema = patchSchemaOf(apiVersionOf(kind), kind.kind);
  const before = world.store.find(kind, namespace, name);
  const { resourceVersion, ...metadata } = metadataOf(given);
  const wanted = fillIn(withoutStatus({ ...given, metadata }, call.status ? { ...kind, hasStatus: false } : kind), kind);
  const applied = applyFields(
    before,
    wanted,
    kind,
    schema === 'custom' ? undefined : schema,
    query.get('force') === 'true',
    writer(call, world),
  );
  if (before) {
    const object = { ...applied, metadata: { ...metadataOf(applied), ...(resourceVersion && { resourceVersion }) } };
    return { code: 200, object: keepChanged(before, object, call, world) };
  }
  checkNamespace(world.store, namespaceKind(world), kind, namespace, name);
  return { code: 201, object: keepNew(applied, call, world) };
}

export function remove(call: Call, world: World): JsonObject {
  const { kind, namespace, name } = call;
  const options = call.body === '' ? {} : (JSON.parse(call.body) as JsonObject);
  const policy = (options.propagationPolicy ?? call.query.get('propagationPolicy') ?? 'Background') as string;
  if (!['Foreground', 'Background', 'Orphan'].includes(policy))
    throw invalid(
      optionsKind('DeleteOptions'),
      '',
      'propagationPolicy',
      `Unsupported value: "${policy}"`,
      'supported values: "Foreground", "Background", "Orphan", "nil"',
    );
  const object = world.store.get(kind, namespace, name);
  const wanted = at(options, 'preconditions', 'uid');
  if (wanted !== undefined && wanted !== metadataOf(object).uid) throw wrongUid(kind, name, String(wanted), metadataOf(object).uid);
  return removeObject(object, policy, call, world);
}

function wrongUid(kind: Kind, name: string, wanted: string, found: string): Failure {
  const why = `the UID in the precondition (${wanted}) does not match the UID in record (${found}). The object might have been deleted and then recreated`;
  return new Failure(409, 'Conflict', `Operation cannot be fulfilled on ${kind.kind} "${name}": ${why}`, { name, kind: kind.kind });
}

function removeObject(object: JsonObject, policy: string, call: Call, world: World): JsonObject {
  const { kind, namespace } = call;
  const metadata = metadataOf(object);
  const isNamespace = kind.kind === 'Namespace' && kind.group === '';
  const added = policy === 'Foreground' ? ['foregroundDeletion'] : policy === 'Orphan' ? ['orphan'] : [];
  const finalizers = [...((metadata.finalizers as string[]) ?? []), ...added];
  if (finalizers.length > 0 || isNamespace) {
    if (metadata.deletionTimestamp || dry(call)) return object;
    const ending = {
      deletionTimestamp: timeText(world),
      ...(!isNamespace && { deletionGracePeriodSeconds: 0 }),
      ...(finalizers.length > 0 && { finalizers }),
    };
    const status = isNamespace ? { status: { phase: 'Terminating' } } : {};
    return world.store.put(kind, { ...object, metadata: { ...metadata, ...ending }, ...status } as JsonObject);
  }
  if (!dry(call)) world.store.remove(kind, namespace || String(metadata.namespace ?? ''), metadata.name);
  if (kind.kind === 'CustomResourceDefinition' && !dry(call)) world.registry.forget(object);
  const details = { name: metadata.name, ...(kind.group && { group: kind.group }), kind: kind.resource, uid: metadata.uid };
  return kind.kind === 'CustomResourceDefinition' ? object : { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', details };
}

/** Removes listed objects, and returns them. */
export function removeAll(objects: readonly JsonObject[], call: Call, world: World): void {
  for (const object of objects) removeObject(object, 'Background', { ...call, name: metadataOf(object).name }, world);
}

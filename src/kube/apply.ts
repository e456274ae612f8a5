/** Lists of objects created, updated and deleted as Helm's kube client does: in order, kind by kind, or one after the other. */
import { ChartwrightError, errorText, wrapError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import { isRefusal, refusalIn } from './api-error.ts';
import type { KubeClient, KubeObject, WriteOptions } from './client.ts';
import { FIELD_MANAGER, managerOf, upgradePatch } from './managed-fields.ts';
import { patchOf } from './patch-of.ts';
import { isSame, kindText, type Resource } from './resource.ts';
import { isConflict, retrying, type Sleep } from './retry.ts';

export interface ApplyDeps {
  readonly client: KubeClient;
  readonly log: Log;
  readonly sleep: Sleep;
  /** Ends the work between two objects; a request under way is let finish. */
  readonly signal?: AbortSignal | undefined;
}

export interface ApplyMethod {
  /** Objects are merged by the server; otherwise here, by a patch of three sides. */
  readonly serverSide: boolean;
  /** Takes fields from other managers. */
  readonly forceConflicts?: boolean;
}

export interface UpdateMethod extends ApplyMethod {
  /** Objects are replaced rather than patched. */
  readonly forceReplace?: boolean;
  /** Custom resources are merged with what is on the server, too. */
  readonly threeWayForCustom?: boolean;
  /** What was applied by the client becomes the server's to merge. */
  readonly upgradeManager?: boolean;
}

type Attribute = readonly [string, string | number | boolean];

function debug({ log }: Pick<ApplyDeps, 'log'>, message: string, ...attributes: Attribute[]): void {
  log({ level: 'debug', message, attributes });
}

/** Which object a line is about, as most lines say it. */
const placeOf = ({ namespace, name, mapping }: Resource): Attribute[] => [
  ['namespace', namespace],
  ['name', name],
  ['kind', mapping.kind],
];

const typedPlaceOf = ({ namespace, name, mapping }: Resource): Attribute[] => [
  ['namespace', namespace],
  ['name', name],
  ['gvk', kindText(mapping)],
];

const serverWords = ({ forceConflicts = false }: ApplyMethod): Attribute[] => [
  ['forceConflicts', forceConflicts],
  ['dryRun', false],
  ['fieldValidationDirective', 'Strict'],
];

function debugCreation(deps: ApplyDeps, method: ApplyMethod): void {
  if (method.serverSide) debug(deps, 'using server-side apply for resource creation', ...serverWords(method));
  else debug(deps, 'using client-side apply for resource creation');
}

function debugUpdate(deps: ApplyDeps, method: UpdateMethod): void {
  if (method.forceReplace) debug(deps, 'using resource replace update strategy', ['fieldValidationDirective', 'Strict']);
  else if (method.serverSide)
    debug(deps, 'using server-side apply for resource update', ...serverWords(method), [
      'upgradeClientSideFieldManager',
      method.upgradeManager ?? false,
    ]);
  else debug(deps, 'using client-side apply for resource update', ['threeWayMergeForUnstructured', method.threeWayForCustom ?? false]);
}

/** Creates objects, those of one kind beside each other. Throws what failed, all of it. */
export async function createAll(deps: ApplyDeps, resources: readonly Resource[], method: ApplyMethod): Promise<void> {
  const faults: unknown[] = [];
  debug(deps, 'creating resource(s)', ['resources', resources.length]);
  debugCreation(deps, method);
  await byKind(resources, async (resource) => {
    try {
      checkCancelled(deps);
      await createOne(deps, resource, method);
    } catch (error) {
      faults.push(error);
    }
  });
  if (faults.length > 0) throw joined(faults, '\n');
}

/** Deletes objects; those that are gone already are no fault. The faults are the result. */
export async function deleteAll(
  deps: ApplyDeps,
  resources: readonly Resource[],
  propagation: 'Background' | 'Foreground' | 'Orphan',
): Promise<unknown[]> {
  const faults: unknown[] = [];
  if (resources.length === 0) return [new ChartwrightError('cluster', 'object not found, skipping delete: no objects visited')];
  await byKind(resources, async (resource) => {
    debug(deps, 'starting delete resource', ...placeOf(resource));
    try {
      await deleteOne(deps, resource, propagation);
    } catch (error) {
      if (!isRefusal(error, 'NotFound')) faults.push(error);
      else debug(deps, 'ignoring delete failure', ...placeOf(resource), ['error', errorText(error)]);
    }
  });
  return faults;
}

export interface Updated {
  readonly created: Resource[];
  /** What went wrong; the rest was done all the same. */
  readonly fault?: unknown;
}

/** Makes the server have `targets` where it had `originals`: what is new is created, what is gone deleted unless it is to be kept. */
export async function updateAll(
  deps: ApplyDeps,
  originals: readonly Resource[],
  targets: readonly Resource[],
  method: UpdateMethod,
): Promise<Updated> {
  const created: Resource[] = [];
  const faults: unknown[] = [];
  try {
    checkMethod(method);
    debugCreation(deps, method);
    debugUpdate(deps, method);
    debug(deps, 'checking resources for changes', ['resources', targets.length]);
    for (const target of targets) {
      checkCancelled(deps);
      const live = await liveObject(deps, target);
      if (live) await updateOne(deps, originals, target, live, method).catch((error) => faults.push(error));
      else {
        created.push(target);
        await createOne(deps, target, method).catch((error) => fail('failed to create resource', error));
        debug(deps, 'created a new resource', ...placeOf(target));
      }
    }
  } catch (error) {
    return { created, fault: error };
  }
  if (faults.length > 0) return { created, fault: joined(faults, ' && ') };
  const left = await deleteMissing(deps, originals, targets);
  return left.length > 0 ? { created, fault: joined(left, ' && ') } : { created };
}

function checkMethod({ serverSide, forceConflicts, forceReplace, threeWayForCustom }: UpdateMethod): void {
  const refuse = (words: string) => new ChartwrightError('usage', words);
  if (!serverSide && forceConflicts) {
    throw refuse('invalid client update option(s): forceConflicts enabled when serverSideApply disabled');
  }
  const never = (a: string, b: string) => refuse(`invalid operation: cannot use ${a} and ${b} together`);
  if (threeWayForCustom && serverSide) throw never('three-way merge for unstructured', 'server-side apply');
  if (forceConflicts && forceReplace) throw never('force conflicts', 'force replace');
  if (serverSide && forceReplace) throw never('server-side apply', 'force replace');
}

/** Throws where the work was cancelled, in the words of Go's contexts. */
export function checkCancelled(deps: Pick<ApplyDeps, 'signal'>): void {
  if (deps.signal?.aborted) throw cancelled(deps);
}

export function cancelled({ signal }: Pick<ApplyDeps, 'signal'>): ChartwrightError {
  return new ChartwrightError('cluster', 'context canceled', { cause: signal?.reason });
}

/** An error of several, the first of them its cause. */
export function joined(errors: readonly unknown[], separator: string): Error {
  const [first] = errors;
  if (errors.length === 1 && first instanceof Error) return first;
  return new ChartwrightError('cluster', errors.map(errorText).join(separator), { cause: first });
}

function fail(words: string, error: unknown): never {
  throw wrapError(words, error, 'cluster');
}

/** Neighbours of one kind beside each other, kinds one after the other. */
async function byKind(resources: readonly Resource[], work: (resource: Resource) => Promise<void>): Promise<void> {
  for (let at = 0; at < resources.length; ) {
    const { kind } = (resources[at] as Resource).object;
    const end = resources.findIndex((one, index) => index > at && one.object.kind !== kind);
    const next = end < 0 ? resources.length : end;
    await Promise.all(lastFirst(resources.slice(at, next)).map(work));
    at = next;
  }
}

/** As Go begins several goroutines: with the one that was made last, then in order. */
function lastFirst<T>(items: readonly T[]): T[] {
  return [...items.slice(-1), ...items.slice(0, -1)];
}

async function liveObject({ client }: ApplyDeps, { mapping, namespace, name }: Resource): Promise<KubeObject | undefined> {
  try {
    return await client.get(mapping, namespace, name);
  } catch (error) {
    if (isRefusal(error, 'NotFound')) return undefined;
    throw wrapError('could not get information about the resource', error, 'cluster');
  }
}

async function createOne(deps: ApplyDeps, resource: Resource, method: ApplyMethod): Promise<void> {
  if (method.serverSide) {
    await retrying(deps.sleep, isQuotaConflict, () => applyOne(deps, resource, FIELD_MANAGER, method, 'Created resource via patch'));
    return;
  }
  const { mapping, namespace } = resource;
  const options: WriteOptions = { fieldManager: FIELD_MANAGER };
  resource.object = await retrying(deps.sleep, isConflict, () => deps.client.create(mapping, namespace, fresh(resource.object), options));
}

/** Without a version: it is for the server to give. */
function fresh(object: KubeObject): KubeObject {
  const { resourceVersion: _, ...metadata } = object.metadata;
  return { ...object, metadata };
}

const isQuotaConflict = (error: unknown): boolean =>
  isConflict(error) && /Operation cannot be fulfilled on resourcequotas.*the object has been modified/s.test(errorText(error));

async function applyOne(deps: ApplyDeps, resource: Resource, manager: string, method: ApplyMethod, words: string): Promise<void> {
  const { mapping, namespace, name, object } = resource;
  const what = `object ${namespace}/${name} ${kindText(mapping)}`;
  try {
    const how = { fieldManager: manager, force: method.forceConflicts ?? false, fieldValidation: 'Strict' as const };
    resource.object = await deps.client.apply(mapping, namespace, name, object, { ...how });
    debug(deps, words, ...typedPlaceOf(resource));
  } catch (error) {
    if (refusalIn(error)?.status.code === 415) fail('server-side apply not available on the server', error);
    fail(isConflict(error) ? `conflict occurred while applying ${what}` : `server-side apply failed for ${what}`, error);
  }
}

async function updateOne(
  deps: ApplyDeps,
  originals: readonly Resource[],
  target: Resource,
  live: KubeObject,
  method: UpdateMethod,
): Promise<void> {
  const original = originals.find((one) => isSame(one, target)) ?? adopted(deps, target, live);
  if (method.forceReplace) return replaceOne(deps, target, live);
  if (!method.serverSide) return patchOne(deps, original, target, live, method);
  const manager = managerOf(live);
  if (method.upgradeManager) await upgradeManager(deps, original, manager);
  await applyOne(deps, target, manager, method, 'Patched resource');
}

function adopted({ log }: ApplyDeps, target: Resource, live: KubeObject): Resource {
  log({
    level: 'warn',
    message: 'resource exists on cluster but not in original release, using cluster state as baseline',
    attributes: [
      ['namespace', target.namespace],
      ['name', target.name],
      ['kind', target.mapping.kind],
    ],
  });
  return { ...target, object: live };
}

async function replaceOne(deps: ApplyDeps, target: Resource, live: KubeObject): Promise<void> {
  const { mapping, namespace, name } = target;
  const metadata = { ...target.object.metadata };
  // As kubectl does: without a version of its own, an object takes that of the one it replaces.
  metadata.resourceVersion ??= live.metadata.resourceVersion as string;
  try {
    const options: WriteOptions = { fieldManager: FIELD_MANAGER, fieldValidation: 'Strict' };
    target.object = await deps.client.update(mapping, namespace, name, { ...target.object, metadata }, options);
    debug(deps, 'replace succeeded', ['name', name], ['initialKind', mapping.kind], ['kind', mapping.kind]);
  } catch (error) {
    fail('failed to replace object', error);
  }
}

async function patchOne(
  deps: ApplyDeps,
  original: Resource,
  target: Resource,
  live: KubeObject,
  { threeWayForCustom = false }: UpdateMethod,
): Promise<void> {
  const { mapping, namespace, name, object } = target;
  const patch = patchOf(original.object, object, live, threeWayForCustom);
  const words: Attribute[] = [
    ['kind', mapping.kind],
    ['name', name],
  ];
  if (!patch) {
    debug(deps, 'no changes detected', ...words);
    target.object = live;
    return;
  }
  debug(deps, 'patching resource', ...words, ['namespace', namespace]);
  try {
    const options: WriteOptions = { fieldManager: FIELD_MANAGER };
    target.object = await deps.client.patch(mapping, namespace, name, patch.type, patch.body, options);
  } catch (error) {
    fail(`cannot patch "${name}" with kind ${mapping.kind}`, error);
  }
}

async function upgradeManager(deps: ApplyDeps, resource: Resource, manager: string): Promise<void> {
  const { client, sleep } = deps;
  const { mapping, namespace, name } = resource;
  const what = `${namespace}/${name} ${kindText(mapping)}`;
  await retrying(sleep, isConflict, async () => {
    const live = await client.get(mapping, namespace, name).catch((error) => fail(`failed to get object ${what}`, error));
    const patch = upgradePatch(live, manager);
    if (patch === undefined) return;
    try {
      const options: WriteOptions = { fieldManager: manager, fieldValidation: 'Strict' };
      await client.patch(mapping, namespace, name, 'application/json-patch+json', patch, options);
      debug(deps, 'Upgraded object client-side field management with server-side apply field management', ...typedPlaceOf(resource));
    } catch (error) {
      if (isConflict(error)) throw error;
      fail(`failed to patch object to upgrade CSA field manager ${what}`, error);
    }
  });
}

async function deleteMissing(deps: ApplyDeps, originals: readonly Resource[], targets: readonly Resource[]): Promise<unknown[]> {
  const { client } = deps;
  const faults: unknown[] = [];
  for (const original of originals.filter((one) => !targets.some((target) => isSame(one, target)))) {
    const { mapping, namespace, name } = original;
    debug(deps, 'deleting resource', ...placeOf(original));
    const live = await client.get(mapping, namespace, name).catch(() => undefined);
    if (!live) continue;
    if (live.metadata.annotations?.['helm.sh/resource-policy'] === 'keep') {
      const why: Attribute[] = [
        ['annotation', 'helm.sh/resource-policy'],
        ['value', 'keep'],
      ];
      debug(deps, 'skipping delete due to annotation', ...placeOf(original), ...why);
      continue;
    }
    try {
      await deleteOne(deps, original, 'Background');
    } catch (error) {
      if (isRefusal(error, 'NotFound')) continue;
      const what = `namespace=${namespace}, name=${name}, kind=${mapping.kind}`;
      faults.push(wrapError(`failed to delete resource ${what}`, error, 'cluster'));
    }
  }
  return faults;
}

async function deleteOne(
  { client, sleep }: ApplyDeps,
  { mapping, namespace, name }: Resource,
  propagation: 'Background' | 'Foreground' | 'Orphan',
): Promise<void> {
  await retrying(sleep, isConflict, () => client.delete(mapping, namespace, name, { propagation }));
}

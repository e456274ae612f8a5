/** Updates objects as Helm's kube client does: one after the other, what is new created, what is gone deleted last. */
import { ChartwrightError, wrapError } from '../../base/errors.ts';
import { isRefusal } from '../api-error.ts';
import type { KubeObject } from '../client.ts';
import { isSameObject, type Resource } from '../resource.ts';
import { applyOne, createOne, debugCreation, serverWords } from './create.ts';
import { deleteMissing } from './delete.ts';
import { type ApplyDeps, checkCancelled, debugApply, placeOf, type UpdateMethod } from './deps.ts';
import { joinedFaults, throwFault } from './faults.ts';
import { FIELD_MANAGER } from './managed-fields.ts';
import { patchOne, replaceOne } from './patch-one.ts';
import { upgradeManager } from './upgrade-manager.ts';

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
    debugApply(deps, 'checking resources for changes', ['resources', targets.length]);
    for (const target of targets) {
      checkCancelled(deps);
      const live = await liveObject(deps, target);
      if (live) await updateOne(deps, originals, target, live, method).catch((error) => faults.push(error));
      else {
        created.push(target);
        await createOne(deps, target, method).catch((error) => throwFault('failed to create resource', error));
        debugApply(deps, 'created a new resource', ...placeOf(target));
      }
    }
  } catch (error) {
    return { created, fault: error };
  }
  if (faults.length > 0) return { created, fault: joinedFaults(faults, ' && ') };
  const left = await deleteMissing(deps, originals, targets);
  return left.length > 0 ? { created, fault: joinedFaults(left, ' && ') } : { created };
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

function debugUpdate(deps: ApplyDeps, method: UpdateMethod): void {
  if (method.forceReplace) debugApply(deps, 'using resource replace update strategy', ['fieldValidationDirective', 'Strict']);
  else if (method.serverSide)
    debugApply(deps, 'using server-side apply for resource update', ...serverWords(method), [
      'upgradeClientSideFieldManager',
      method.upgradeManager ?? false,
    ]);
  else debugApply(deps, 'using client-side apply for resource update', ['threeWayMergeForUnstructured', method.threeWayForCustom ?? false]);
}

async function liveObject({ client }: ApplyDeps, { mapping, namespace, name }: Resource): Promise<KubeObject | undefined> {
  try {
    return await client.get(mapping, namespace, name);
  } catch (error) {
    if (isRefusal(error, 'NotFound')) return undefined;
    throw wrapError('could not get information about the resource', error, 'cluster');
  }
}

async function updateOne(
  deps: ApplyDeps,
  originals: readonly Resource[],
  target: Resource,
  live: KubeObject,
  method: UpdateMethod,
): Promise<void> {
  const original = originals.find((one) => isSameObject(one, target)) ?? adopted(deps, target, live);
  if (method.forceReplace) return replaceOne(deps, target, live);
  if (!method.serverSide) return patchOne(deps, original, target, live, method);
  if (method.upgradeManager) await upgradeManager(deps, original, FIELD_MANAGER);
  await applyOne(deps, target, FIELD_MANAGER, method, 'Patched resource');
}

function adopted({ log, profile }: ApplyDeps, target: Resource, live: KubeObject): Resource {
  log({
    level: profile.warnsOfAdoption ? 'warn' : 'debug',
    message: 'resource exists on cluster but not in original release, using cluster state as baseline',
    attributes: placeOf(target),
  });
  return { ...target, object: live };
}

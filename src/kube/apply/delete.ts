/** Deletes objects as Helm's kube client does: kind by kind, those of one kind beside each other. */
import { ChartwrightError, errorText, wrapError } from '../../base/errors.ts';
import { isRefusal } from '../api-error.ts';
import { isSameObject, type Resource } from '../resource.ts';
import { byKind } from './by-kind.ts';
import { type ApplyDeps, type Attribute, debugApply, placeOf } from './deps.ts';
import { isConflict, retrying } from './retry.ts';

type Propagation = 'Background' | 'Foreground' | 'Orphan';

/** Deletes objects; those that are gone already are no fault. The faults are the result. */
export async function deleteAll(deps: ApplyDeps, resources: readonly Resource[], propagation: Propagation): Promise<unknown[]> {
  const faults: unknown[] = [];
  if (resources.length === 0) return [new ChartwrightError('cluster', 'object not found, skipping delete: no objects visited')];
  await byKind(resources, async (resource) => {
    debugApply(deps, 'starting delete resource', ...placeOf(resource));
    try {
      await deleteOne(deps, resource, propagation);
    } catch (error) {
      if (!isRefusal(error, 'NotFound')) faults.push(error);
      else debugApply(deps, 'ignoring delete failure', ...placeOf(resource), ['error', errorText(error)]);
    }
  });
  return faults;
}

/** Deletes what is no longer wanted, unless it is to be kept. The faults are the result. */
export async function deleteMissing(deps: ApplyDeps, originals: readonly Resource[], targets: readonly Resource[]): Promise<unknown[]> {
  const { client, profile } = deps;
  const faults: unknown[] = [];
  for (const original of originals.filter((one) => !targets.some((target) => isSameObject(one, target)))) {
    const { mapping, namespace, name } = original;
    debugApply(deps, 'deleting resource', ...placeOf(original));
    const live = await client.get(mapping, namespace, name).catch(() => undefined);
    if (!live) continue;
    if (live.metadata.annotations?.['helm.sh/resource-policy'] === 'keep') {
      const why: Attribute[] = [
        ['annotation', 'helm.sh/resource-policy'],
        ['value', 'keep'],
      ];
      debugApply(deps, 'skipping delete due to annotation', ...placeOf(original), ...why);
      continue;
    }
    try {
      await deleteOne(deps, original, 'Background');
    } catch (error) {
      if (isRefusal(error, 'NotFound')) continue;
      const what = `namespace=${namespace}, name=${name}, kind=${mapping.kind}`;
      if (profile.failsOnLeftovers) faults.push(wrapError(`failed to delete resource ${what}`, error, 'cluster'));
    }
  }
  return faults;
}

async function deleteOne({ client, sleep }: ApplyDeps, { mapping, namespace, name }: Resource, propagation: Propagation): Promise<void> {
  await retrying(sleep, isConflict, () => client.delete(mapping, namespace, name, { propagation }));
}

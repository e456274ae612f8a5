/** Creates objects as Helm's kube client does: kind by kind, those of one kind beside each other. */
import { refusalIn } from '../api-error.ts';
import type { KubeObject, WriteOptions } from '../client.ts';
import { kindText, type Resource } from '../resource.ts';
import { byKind } from './by-kind.ts';
import { type ApplyDeps, type ApplyMethod, type Attribute, checkCancelled, debugApply, typedPlaceOf } from './deps.ts';
import { stepFault, throwFault } from './faults.ts';
import { FIELD_MANAGER } from './managed-fields.ts';
import { isConflict, retrying } from './retry.ts';

/** Creates objects, those of one kind beside each other. Throws what failed, all of it. */
export async function createAll(deps: ApplyDeps, resources: readonly Resource[], method: ApplyMethod): Promise<void> {
  const faults: unknown[] = [];
  debugApply(deps, 'creating resource(s)', ['resources', resources.length]);
  debugCreation(deps, method);
  await byKind(resources, async (resource) => {
    try {
      checkCancelled(deps);
      await createOne(deps, resource, method);
    } catch (error) {
      faults.push(error);
    }
  });
  if (faults.length > 0) throw stepFault(deps, faults);
}

export const serverWords = ({ forceConflicts = false }: ApplyMethod): Attribute[] => [
  ['forceConflicts', forceConflicts],
  ['dryRun', false],
  ['fieldValidationDirective', 'Strict'],
];

export function debugCreation(deps: ApplyDeps, method: ApplyMethod): void {
  if (method.serverSide) debugApply(deps, 'using server-side apply for resource creation', ...serverWords(method));
  else debugApply(deps, 'using client-side apply for resource creation');
}

export async function createOne(deps: ApplyDeps, resource: Resource, method: ApplyMethod): Promise<void> {
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

/** Only the server's message distinguishes this conflict from others; Helm reads it, too. */
const QUOTA_CONFLICT = /Operation cannot be fulfilled on resourcequotas.*the object has been modified/s;

const isQuotaConflict = (error: unknown): boolean => isConflict(error) && QUOTA_CONFLICT.test(refusalIn(error)?.status.message ?? '');

/** Server-side apply under a manager. */
export async function applyOne(deps: ApplyDeps, resource: Resource, manager: string, method: ApplyMethod, words: string): Promise<void> {
  const { mapping, namespace, name, object } = resource;
  const what = `object ${namespace}/${name} ${kindText(mapping)}`;
  try {
    const how = { fieldManager: manager, force: method.forceConflicts ?? false, fieldValidation: 'Strict' as const };
    resource.object = await deps.client.apply(mapping, namespace, name, object, { ...how });
    debugApply(deps, words, ...typedPlaceOf(resource));
  } catch (error) {
    if (refusalIn(error)?.status.code === 415) throwFault('server-side apply not available on the server', error);
    throwFault(isConflict(error) ? `conflict occurred while applying ${what}` : `server-side apply failed for ${what}`, error);
  }
}

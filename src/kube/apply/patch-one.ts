/** The client's ways to change an object: replacement, and a patch of three sides. */
import type { KubeObject, WriteOptions } from '../client.ts';
import type { Resource } from '../resource.ts';
import { type ApplyDeps, type Attribute, debugApply, type UpdateMethod } from './deps.ts';
import { throwFault } from './faults.ts';
import { FIELD_MANAGER } from './managed-fields.ts';
import { patchOf } from './patch-of.ts';

export async function replaceOne(deps: ApplyDeps, target: Resource, live: KubeObject): Promise<void> {
  const { mapping, namespace, name } = target;
  const metadata = { ...target.object.metadata };
  // As kubectl does: without a version of its own, an object takes that of the one it replaces.
  metadata.resourceVersion ??= live.metadata.resourceVersion as string;
  try {
    const options: WriteOptions = { fieldManager: FIELD_MANAGER, fieldValidation: 'Strict' };
    target.object = await deps.client.update(mapping, namespace, name, { ...target.object, metadata }, options);
    debugApply(deps, 'replace succeeded', ['name', name], ['initialKind', mapping.kind], ['kind', mapping.kind]);
  } catch (error) {
    throwFault('failed to replace object', error);
  }
}

export async function patchOne(
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
    debugApply(deps, 'no changes detected', ...words);
    target.object = live;
    return;
  }
  debugApply(deps, 'patching resource', ...words, ['namespace', namespace]);
  try {
    const options: WriteOptions = { fieldManager: FIELD_MANAGER };
    target.object = await deps.client.patch(mapping, namespace, name, patch.type, patch.body, options);
  } catch (error) {
    throwFault(`cannot patch "${name}" with kind ${mapping.kind}`, error);
  }
}

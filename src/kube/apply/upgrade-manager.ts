/** Hands fields that the client applied over to the server. */
import type { WriteOptions } from '../client.ts';
import { kindText, type Resource } from '../resource.ts';
import { type ApplyDeps, debugApply, typedPlaceOf } from './deps.ts';
import { throwFault } from './faults.ts';
import { upgradePatch } from './managed-fields.ts';
import { isConflict, retrying } from './retry.ts';

export async function upgradeManager(deps: ApplyDeps, resource: Resource, manager: string): Promise<void> {
  const { client, sleep } = deps;
  const { mapping, namespace, name } = resource;
  const what = `${namespace}/${name} ${kindText(mapping)}`;
  await retrying(sleep, isConflict, async () => {
    const live = await client.get(mapping, namespace, name).catch((error) => throwFault(`failed to get object ${what}`, error));
    const patch = upgradePatch(live, manager);
    if (patch === undefined) return;
    try {
      const options: WriteOptions = { fieldManager: manager, fieldValidation: 'Strict' };
      await client.patch(mapping, namespace, name, 'application/json-patch+json', patch, options);
      debugApply(deps, 'Upgraded object client-side field management with server-side apply field management', ...typedPlaceOf(resource));
    } catch (error) {
      if (isConflict(error)) throw error;
      throwFault(`failed to patch object to upgrade CSA field manager ${what}`, error);
    }
  });
}

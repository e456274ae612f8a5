/** The objects of a release that is about to be installed, marked as its own. */
import { wrapError } from '../../base/errors.ts';
import type { KubeClient } from '../../kube/client.ts';
import type { Resource } from '../../kube/resource.ts';
import { existingResources, type Owner, setOwner } from './ownership.ts';
import { build, type ReleaseSession } from './session.ts';

/** Throws if the manifest holds what is not an object, or of no kind that the server knows. */
export async function ownResources(session: ReleaseSession, owner: Owner, manifest: string, validate: boolean): Promise<Resource[]> {
  const resources = await build(session, manifest, validate).catch((error) => {
    throw wrapError('unable to build kubernetes objects from release manifest', error, 'cluster');
  });
  setOwner(resources, owner);
  return resources;
}

/** Those that are on the server already. Throws if one is somebody else's, unless ownership is `taken`. */
export async function adoptable(
  client: KubeClient,
  resources: readonly Resource[],
  owner: Owner,
  taken: boolean,
  words = 'unable to continue with install',
): Promise<Resource[]> {
  try {
    return await existingResources(client, resources, owner, taken);
  } catch (error) {
    throw wrapError(words, error, 'cluster');
  }
}

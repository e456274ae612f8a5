/** The ownership of objects: the labels and annotations that Helm sets, and how it treats objects with others. */
import { ChartwrightError, wrapError } from '../../base/errors.ts';
import { quote } from '../../go/quote.ts';
import { isRefusal } from '../../kube/api-error.ts';
import type { KubeClient, KubeObject } from '../../kube/client.ts';
import type { Resource } from '../../kube/resource.ts';

export interface Owner {
  readonly name: string;
  readonly namespace: string;
}

const MANAGED_BY = 'app.kubernetes.io/managed-by';

/** Marks objects as the release's. */
export function setOwner(resources: readonly Resource[], owner: Owner): void {
  for (const resource of resources) {
    const { metadata } = resource.object;
    resource.object = {
      ...resource.object,
      metadata: {
        ...metadata,
        labels: { ...metadata.labels, [MANAGED_BY]: 'Helm' },
        annotations: { ...metadata.annotations, ...ownerAnnotations(owner) },
      },
    };
  }
}

const ownerAnnotations = ({ name, namespace }: Owner): Record<string, string> => ({
  'meta.helm.sh/release-name': name,
  'meta.helm.sh/release-namespace': namespace,
});

/**
 * The objects that are on the server already. Throws if one of them belongs to somebody else, unless ownership is `taken`.
 */
export async function existingResources(
  client: KubeClient,
  resources: readonly Resource[],
  owner: Owner,
  taken: boolean,
): Promise<Resource[]> {
  const found: Resource[] = [];
  for (const resource of resources) {
    if (isGenerated(resource)) continue;
    const live = await client.get(resource.mapping, resource.namespace, resource.name).catch((error) => {
      if (isRefusal(error, 'NotFound')) return undefined;
      throw wrapError(`could not get information about the resource ${described(resource)}`, error, 'cluster');
    });
    if (!live) continue;
    const fault = taken ? undefined : ownershipFault(live, owner);
    if (fault) {
      throw new ChartwrightError('cluster', `${described(resource)} exists and cannot be imported into the current release: ${fault}`);
    }
    found.push({ ...resource });
  }
  return found;
}

/** Whether the server is to make up the name. */
function isGenerated({ name, object }: Resource): boolean {
  if (!object.metadata.generateName) return false;
  if (name === '') return true;
  throw new ChartwrightError('manifest/type', 'metadata.name and metadata.generateName cannot both be set');
}

export interface Ownership {
  readonly owned: Resource[];
  readonly foreign: Resource[];
  readonly unknown: { readonly resource: Resource; readonly error: unknown }[];
}

/** Sorts objects that are about to be deleted by their owners; missing ones are left out. */
export async function sortByOwner(client: KubeClient, resources: readonly Resource[], owner: Owner): Promise<Ownership> {
  const sorted: Ownership = { owned: [], foreign: [], unknown: [] };
  for (const resource of resources) {
    try {
      const live = await client.get(resource.mapping, resource.namespace, resource.name);
      (ownershipFault(live, owner) ? sorted.foreign : sorted.owned).push(resource);
    } catch (error) {
      if (!isRefusal(error, 'NotFound')) sorted.unknown.push({ resource, error });
    }
  }
  return sorted;
}

/** The reason why an object does not belong to the release. */
function ownershipFault({ metadata }: KubeObject, owner: Owner): string | undefined {
  const annotations = Object.entries(ownerAnnotations(owner)).map(([key, value]) => valueFault(metadata.annotations, key, value));
  const label = valueFault(metadata.labels, MANAGED_BY, 'Helm');
  const faults = [
    ...(label ? [`label validation error: ${label}`] : []),
    ...annotations.flatMap((fault) => (fault ? [`annotation validation error: ${fault}`] : [])),
  ];
  return faults.length > 0 ? `invalid ownership metadata; ${faults.join('; ')}` : undefined;
}

function valueFault(values: Readonly<Record<string, string>> | undefined, key: string, wanted: string): string | undefined {
  const value = values && Object.hasOwn(values, key) ? values[key] : undefined;
  if (value === undefined) return `missing key ${quote(key)}: must be set to ${quote(wanted)}`;
  return value === wanted ? undefined : `key ${quote(key)} must equal ${quote(wanted)}: current value is ${quote(value)}`;
}

function described({ mapping, name, namespace }: Resource): string {
  return `${mapping.kind} ${quote(name)} in namespace ${quote(namespace)}`;
}

/** The ReplicaSet that a Deployment has made of its latest template. */
import type { KubeObject, Mapping } from '../client.ts';
import { at, isObject, type Json, type JsonObject } from '../json.ts';
import { isEqualJson } from '../patch/json-values.ts';
import type { ReadyDeps } from './ready-deps.ts';
import { selectorText } from './selector.ts';

const REPLICA_SETS: Mapping = { group: 'apps', version: 'v1', kind: 'ReplicaSet', resource: 'replicasets', namespaced: true };

/** The oldest of those that the Deployment controls and whose template is its own; undefined if there is none yet. */
export async function newReplicaSet(
  deployment: KubeObject,
  namespace: string,
  { client, signal }: ReadyDeps,
): Promise<KubeObject | undefined> {
  const { items } = await client.list(REPLICA_SETS, { namespace, labelSelector: selectorText(at(deployment, 'spec', 'selector')), signal });
  const template = comparable(at(deployment, 'spec', 'template') as Json);
  return items
    .filter((set) => isControlledBy(set, deployment))
    .sort((a, b) => ageOf(a).localeCompare(ageOf(b)))
    .find((set) => isEqualJson(comparable(at(set, 'spec', 'template') as Json), template));
}

function isControlledBy(set: KubeObject, deployment: KubeObject): boolean {
  const owners = set.metadata.ownerReferences;
  return Array.isArray(owners) && owners.some((owner) => at(owner, 'controller') === true && at(owner, 'uid') === deployment.metadata.uid);
}

function ageOf({ metadata }: KubeObject): string {
  return `${metadata.creationTimestamp ?? ''} ${metadata.name ?? ''}`;
}

/** A pod template without the label that only a ReplicaSet has, and without empty fields. */
function comparable(value: Json, key = ''): Json {
  if (Array.isArray(value)) return value.map((item) => comparable(item));
  if (!isObject(value)) return value ?? null;
  const fields = Object.entries(value as JsonObject)
    .filter(([name]) => key !== 'labels' || name !== 'pod-template-hash')
    .map(([name, one]) => [name, comparable(one, name)] as const);
  return Object.fromEntries(fields.filter(([, one]) => one !== null && !(typeof one === 'object' && Object.keys(one).length === 0)));
}

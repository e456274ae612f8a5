/** Writes src/kube/patch/strategies.ts from the OpenAPI v2 document of Kubernetes. */
import { readFileSync } from 'node:fs';

interface Schema {
  readonly $ref?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly 'x-kubernetes-patch-strategy'?: string;
  readonly 'x-kubernetes-patch-merge-key'?: string;
  readonly 'x-kubernetes-group-version-kind'?: readonly { group: string; version: string; kind: string }[];
}

/** Versions that servers no longer have, but client-go v0.37.1 still patches by their Go types. */
const REMOVED = `
admissionregistration.k8s.io/v1alpha1 ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding
admissionregistration.k8s.io/v1beta1 MutatingWebhookConfiguration ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding ValidatingWebhookConfiguration
apps/v1beta1 ControllerRevision Deployment StatefulSet
apps/v1beta2 ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet
batch/v1beta1 CronJob
certificates.k8s.io/v1alpha1 ClusterTrustBundle
certificates.k8s.io/v1beta1 CertificateSigningRequest
coordination.k8s.io/v1beta1 Lease
discovery.k8s.io/v1beta1 EndpointSlice
events.k8s.io/v1beta1 Event
extensions/v1beta1 DaemonSet Deployment Ingress NetworkPolicy ReplicaSet
flowcontrol.apiserver.k8s.io/v1beta1 FlowSchema PriorityLevelConfiguration
flowcontrol.apiserver.k8s.io/v1beta2 FlowSchema PriorityLevelConfiguration
flowcontrol.apiserver.k8s.io/v1beta3 FlowSchema PriorityLevelConfiguration
networking.k8s.io/v1beta1 IPAddress Ingress IngressClass ServiceCIDR
node.k8s.io/v1alpha1 RuntimeClass
node.k8s.io/v1beta1 RuntimeClass
policy/v1beta1 Eviction PodDisruptionBudget
rbac.authorization.k8s.io/v1alpha1 ClusterRole ClusterRoleBinding Role RoleBinding
rbac.authorization.k8s.io/v1beta1 ClusterRole ClusterRoleBinding Role RoleBinding
scheduling.k8s.io/v1beta1 PriorityClass
storage.k8s.io/v1alpha1 CSIStorageCapacity VolumeAttachment VolumeAttributesClass
storage.k8s.io/v1beta1 CSIDriver CSINode CSIStorageCapacity StorageClass VolumeAttachment VolumeAttributesClass
v1 RangeAllocation`;

/** Kinds that Helm does not patch by their Go types: client-go has none of the first, Helm leaves out the second. */
const UNTYPED = ['apiregistration.k8s.io', 'apiextensions.k8s.io/v1beta1'];

let definitions: Readonly<Record<string, Schema>> = {};

/** Printed fields of a type to the name under which they are kept; types with the same fields are kept once. */
const kept = new Map<string, string>([
  ['metadata:::ObjectMeta', 'Plain'],
  ['metadata:::ObjectMeta status:::ConditionsStatus', 'WithConditions'],
  ['conditions:merge:type', 'ConditionsStatus'],
]);
const names = new Set(kept.values());
const visiting = new Set<string>();

/** The name under which the fields of a definition are kept; empty where nothing below it has a strategy. */
function typeOf(schema: Schema): string {
  const name = (schema.$ref ?? schema.items?.$ref)?.split('/').at(-1);
  if (name === undefined || visiting.has(name)) return '';
  visiting.add(name);
  const fields = fieldsOf(definitions[name] as Schema);
  visiting.delete(name);
  return fields === '' ? '' : keep(name, fields);
}

function fieldsOf(schema: Schema): string {
  return Object.entries(schema.properties ?? {})
    .map(([field, property]) => [
      field,
      property['x-kubernetes-patch-strategy'] ?? '',
      property['x-kubernetes-patch-merge-key'] ?? '',
      typeOf(property),
    ])
    .filter(([, ...rest]) => rest.some((one) => one !== ''))
    .map((parts) => parts.join(':').replace(/:+$/, ''))
    .join(' ');
}

function keep(definition: string, fields: string): string {
  const known = kept.get(fields);
  if (known) return known;
  const short = definition.split('.').at(-1) as string;
  const name = names.has(short) ? definition.split('.').slice(-3).join('_') : short;
  names.add(name);
  kept.set(fields, name);
  return name;
}

/** Group, version and kind to the name of the kind's fields. */
function rootTypes(): Map<string, string> {
  const roots = new Map<string, string>();
  for (const [name, schema] of Object.entries(definitions)) {
    if (!schema.properties?.metadata) continue;
    for (const { group, version, kind } of schema['x-kubernetes-group-version-kind'] ?? []) {
      const groupVersion = group === '' ? version : `${group}/${version}`;
      if (kind === 'Status' || kind.endsWith('List') || UNTYPED.some((one) => groupVersion.startsWith(one))) continue;
      roots.set(`${groupVersion} ${kind}`, typeOf({ $ref: name }));
    }
  }
  for (const [groupVersion, ...kinds] of REMOVED.trim()
    .split('\n')
    .map((line) => line.split(' '))) {
    for (const kind of kinds) {
      const later = [...roots].find(([key]) => key.endsWith(` ${kind}`) && !key.startsWith('events') && !key.startsWith('lifecycle'));
      const replaces = groupVersion === 'policy/v1beta1' && kind === 'PodDisruptionBudget';
      roots.set(`${groupVersion} ${kind}`, replaces ? 'WithConditions' : (later?.[1] ?? 'Plain'));
    }
  }
  return roots;
}

/** The text of the module, from the document in a file. */
export function patchStrategies(file: string): string {
  definitions = JSON.parse(readFileSync(file, 'utf8')).definitions;
  const byGroup = new Map<string, string[]>();
  for (const [key, type] of [...rootTypes()].sort()) {
    const [groupVersion, kind] = key.split(' ') as [string, string];
    byGroup.set(groupVersion, [...(byGroup.get(groupVersion) ?? []), type === 'Plain' ? kind : `${kind}:${type}`]);
  }
  const lines = (entries: Iterable<readonly [string, string]>) => [...entries].map(([name, text]) => `  '${name}': '${text}',`).join('\n');
  return `/** Written by tools/patch-strategies.ts: which lists of the built-in kinds a strategic merge patch merges, and by which key. */

/** Group version to its kinds, each with its type where that is not \`Plain\`. */
export const KINDS: Readonly<Record<string, string>> = {
${lines([...byGroup].map(([groupVersion, kinds]) => [groupVersion, kinds.join(' ')] as const))}
};

/** Type to those of its fields below which there is a strategy: \`field:strategy:key:type\`, empty parts at the end left out. */
export const TYPES: Readonly<Record<string, string>> = {
${lines([...kept].map(([fields, name]) => [name, fields] as const))}
};
`;
}

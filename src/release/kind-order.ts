/** The order in which kinds are installed and removed. */
import type { Profile } from '../helm/profile.ts';

const COMMON = `PriorityClass Namespace NetworkPolicy ResourceQuota LimitRange PodSecurityPolicy PodDisruptionBudget
ServiceAccount Secret SecretList ConfigMap StorageClass PersistentVolume PersistentVolumeClaim CustomResourceDefinition
ClusterRole ClusterRoleList ClusterRoleBinding ClusterRoleBindingList Role RoleList RoleBinding RoleBindingList Service
DaemonSet Pod ReplicationController ReplicaSet Deployment HorizontalPodAutoscaler StatefulSet Job CronJob IngressClass
Ingress APIService`.split(/\s+/);
const WEBHOOKS = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'];

const ranks = (kinds: readonly string[]): ReadonlyMap<string, number> => new Map(kinds.map((kind, rank) => [kind, rank]));
const WITH_WEBHOOKS = ranks([...COMMON, ...WEBHOOKS]);
const WITHOUT_WEBHOOKS = ranks(COMMON);

/** Ranks by kind: lower is installed earlier. */
export function installOrder(profile: Profile): ReadonlyMap<string, number> {
  return profile.sortsWebhooks ? WITH_WEBHOOKS : WITHOUT_WEBHOOKS;
}

const REMOVAL = `APIService Ingress IngressClass Service CronJob Job StatefulSet HorizontalPodAutoscaler Deployment ReplicaSet
ReplicationController Pod DaemonSet RoleBindingList RoleBinding RoleList Role ClusterRoleBindingList ClusterRoleBinding
ClusterRoleList ClusterRole CustomResourceDefinition PersistentVolumeClaim PersistentVolume StorageClass ConfigMap SecretList
Secret ServiceAccount PodDisruptionBudget PodSecurityPolicy LimitRange ResourceQuota NetworkPolicy Namespace
PriorityClass`.split(/\s+/);
// Checks go before changes, so that no webhook blocks the removal.
const REMOVAL_WITH_WEBHOOKS = ranks([...WEBHOOKS.toReversed(), ...REMOVAL]);
const REMOVAL_WITHOUT_WEBHOOKS = ranks(REMOVAL);

/** Ranks by kind: lower is removed earlier. */
export function uninstallOrder(profile: Profile): ReadonlyMap<string, number> {
  return profile.sortsWebhooks ? REMOVAL_WITH_WEBHOOKS : REMOVAL_WITHOUT_WEBHOOKS;
}

/** Sorts stably by kind; unknown kinds come last, by their names. */
export function sortByKind<T>(items: readonly T[], kindOf: (item: T) => string, order: ReadonlyMap<string, number>): T[] {
  return [...items].sort((a, b) => compareKinds(kindOf(a), kindOf(b), order));
}

function compareKinds(a: string, b: string, order: ReadonlyMap<string, number>): number {
  const first = order.get(a);
  const second = order.get(b);
  if (first === undefined && second === undefined) return a === b ? 0 : a < b ? -1 : 1;
  return (first ?? Number.POSITIVE_INFINITY) - (second ?? Number.POSITIVE_INFINITY) || 0;
}

/** The status of an object: a pure function of what the API server returns. */
import { type Fields, own } from '../json.ts';
import { genericStatus, readyCondition } from './generic.ts';
import { claimStatus, crdStatus, jobStatus, serviceStatus } from './other-kinds.ts';
import { podStatus } from './pod.ts';
import { current, type StatusResult } from './result.ts';
import { daemonSetStatus, deploymentStatus, replicaSetStatus, statefulSetStatus } from './workloads.ts';

type Rule = (object: Fields, now: number) => StatusResult;

const alwaysReady: Rule = () => current('Resource is always ready');

/** Rules by `group/Kind`, the core group's by kind alone. */
const RULES = new Map<string, Rule>(
  Object.entries({
    Service: serviceStatus,
    Pod: podStatus,
    Secret: alwaysReady,
    ConfigMap: alwaysReady,
    PersistentVolumeClaim: claimStatus,
    'apps/StatefulSet': statefulSetStatus,
    'apps/DaemonSet': daemonSetStatus,
    'extensions/DaemonSet': daemonSetStatus,
    'apps/Deployment': deploymentStatus,
    'extensions/Deployment': deploymentStatus,
    'apps/ReplicaSet': replicaSetStatus,
    'extensions/ReplicaSet': replicaSetStatus,
    'policy/PodDisruptionBudget': () => current('AllowedDisruptions has been computed.'),
    'batch/CronJob': alwaysReady,
    'batch/Job': jobStatus,
    'apiextensions.k8s.io/CustomResourceDefinition': crdStatus,
  }),
);

/**
 * Current, InProgress, Failed or Terminating, with the reason.
 *
 * @param now milliseconds since the epoch: an unschedulable pod fails after a while @throws StatusError if fields have
 * types that the rules do not expect
 */
export function computeStatus(object: Fields, now: number): StatusResult {
  const generic = genericStatus(object);
  if (generic) return generic;
  const rule = RULES.get(groupKind(object));
  if (rule) return rule(object, now);
  return readyCondition(object) ?? current('Resource is current');
}

/** `group/Kind` of an object, `Kind` in the core group. */
export function groupKind(object: Fields): string {
  const text = (key: string) => {
    const value = own(object, key);
    return typeof value === 'string' ? value : '';
  };
  const slash = text('apiVersion').indexOf('/');
  return slash < 0 ? text('kind') : `${text('apiVersion').slice(0, slash)}/${text('kind')}`;
}

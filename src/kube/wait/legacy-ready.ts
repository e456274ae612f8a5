/** Whether an object is ready by Helm 3's rules, each look with the object as it is by now (Helm v4.3.1, pkg/kube/ready.go). */

import { ChartwrightError, wrapError } from '../../base/errors.ts';
import type { KubeObject, Mapping } from '../client.ts';
import { at } from '../json.ts';
import { conditionsOf, intField, stringField } from '../status/fields.ts';
import { daemonSetReady, deploymentReady, observed, statefulSetReady } from './legacy-workloads.ts';
import { logger } from './logger.ts';
import type { Debug, ReadyDeps } from './ready-deps.ts';
import { newReplicaSet } from './replica-sets.ts';
import { labelText, selectorText } from './selector.ts';
import type { WaitTarget } from './target.ts';

type Check = (object: KubeObject, target: WaitTarget, debug: Debug, deps: ReadyDeps) => boolean | Promise<boolean>;

/** Checks by `group/version Kind`; all other kinds are always ready. */
const CHECKS = new Map<string, Check>([
  ['/v1 Pod', (pod, _, debug) => podReady(pod, debug)],
  ['batch/v1 Job', (job, _, debug) => jobReady(job, debug)],
  ['apps/v1 Deployment', checkDeployment],
  ['/v1 PersistentVolumeClaim', (claim, _, debug) => claimReady(claim, debug)],
  ['/v1 Service', (service, _, debug) => serviceReady(service, debug)],
  ['apps/v1 DaemonSet', (set, _, debug) => daemonSetReady(set, debug)],
  ['apiextensions.k8s.io/v1beta1 CustomResourceDefinition', crdReady],
  ['apiextensions.k8s.io/v1 CustomResourceDefinition', crdReady],
  ['apps/v1 StatefulSet', (set, _, debug) => statefulSetReady(set, debug)],
  [
    '/v1 ReplicationController',
    (controller, target, debug, deps) => controllerReady(controller, 'ReplicationController', target, debug, deps),
  ],
  ['apps/v1 ReplicaSet', (set, target, debug, deps) => controllerReady(set, 'ReplicaSet', target, debug, deps)],
]);

/** Reads the object and checks it; Jobs only if they are wanted. Throws if it can't be read, and for a Job that failed. */
export async function isReady(target: WaitTarget, jobs: boolean, deps: ReadyDeps): Promise<boolean> {
  const { mapping, namespace, name } = target;
  const check = CHECKS.get(`${mapping.group}/${mapping.version} ${mapping.kind}`);
  if (!check || (mapping.kind === 'Job' && !jobs)) return true;
  const object = await deps.client.get(mapping, namespace, name, { signal: deps.signal });
  const log = logger('debug', deps);
  const debug: Debug = (message, ...more) =>
    log(message, ['namespace', object.metadata.namespace ?? ''], ['name', object.metadata.name ?? ''], ...more);
  return check(object, target, debug, deps);
}

async function checkDeployment(deployment: KubeObject, { namespace }: WaitTarget, debug: Debug, deps: ReadyDeps): Promise<boolean> {
  if (at(deployment, 'spec', 'paused') === true) return true;
  const set = await newReplicaSet(deployment, namespace, deps);
  return set !== undefined && deploymentReady(set, deployment, debug, deps);
}

function podReady(pod: KubeObject, debug: Debug): boolean {
  if (conditionsOf(pod).some(({ type, status }) => type === 'Ready' && status === 'True')) return true;
  debug('Pod is not ready');
  return false;
}

function jobReady(job: KubeObject, debug: Debug): boolean {
  if (intField(job, 0, 'status', 'failed') > intField(job, 6, 'spec', 'backoffLimit')) {
    debug('Job is failed');
    throw new ChartwrightError('cluster', `job is failed: ${job.metadata.namespace}/${job.metadata.name}`);
  }
  const succeeded = intField(job, 0, 'status', 'succeeded');
  const ready = succeeded >= intField(job, succeeded, 'spec', 'completions');
  debug(ready ? 'Job is completed' : 'Job is not completed');
  return ready;
}

function claimReady(claim: KubeObject, debug: Debug): boolean {
  const phase = stringField(claim, '', 'status', 'phase');
  if (phase === 'Bound') debug('PersistentVolumeClaim is bound', ['phase', phase]);
  else debug('PersistentVolumeClaim is not bound');
  return phase === 'Bound';
}

function serviceReady(service: KubeObject, debug: Debug): boolean {
  const type = stringField(service, '', 'spec', 'type');
  if (type === 'ExternalName') return true;
  const clusterIP = stringField(service, '', 'spec', 'clusterIP');
  if (clusterIP === '') {
    debug('Service does not have cluster IP address');
    return false;
  }
  const external = at(service, 'spec', 'externalIPs');
  const externalIPs = ['externalIPs', `[${(Array.isArray(external) ? external : []).join(' ')}]`] as const;
  if (type === 'LoadBalancer') {
    if (externalIPs[1] !== '[]') {
      debug('Service has external IP addresses', externalIPs);
      return true;
    }
    if (!Array.isArray(at(service, 'status', 'loadBalancer', 'ingress'))) {
      debug('Service does not have load balancer ingress IP address');
      return false;
    }
  }
  debug('Service is ready', ['clusterIP', clusterIP], externalIPs);
  return true;
}

/** Established, or in conflict about its names, which waiting does not end. */
function crdReady(crd: KubeObject): boolean {
  return conditionsOf(crd).some(
    ({ type, status }) => (type === 'Established' && status === 'True') || (type === 'NamesAccepted' && status === 'False'),
  );
}

const PODS: Mapping = { group: '', version: 'v1', kind: 'Pod', resource: 'pods', namespaced: true };

async function controllerReady(object: KubeObject, kind: string, target: WaitTarget, debug: Debug, deps: ReadyDeps): Promise<boolean> {
  if (!observed(object, kind, debug)) return false;
  const selector = at(target.object, 'spec', 'selector');
  const labelSelector = kind === 'ReplicaSet' ? selectorText(selector) : labelText(selector);
  const log = logger('debug', deps);
  try {
    const { items } = await deps.client.list(PODS, { namespace: target.namespace, labelSelector, signal: deps.signal });
    return items.every((pod) =>
      podReady(pod, (message) => log(message, ['namespace', pod.metadata.namespace ?? ''], ['name', pod.metadata.name ?? ''])),
    );
  } catch (error) {
    throw wrapError('failed to list pods', error);
  }
}

/** Readiness of Deployments, DaemonSets and StatefulSets by Helm 3's rules (Helm v4.3.1, pkg/kube/ready.go). */
import type { KubeObject } from '../client.ts';
import { at } from '../json.ts';
import { intField, stringField } from '../status/fields.ts';
import { logger } from './logger.ts';
import type { Debug, ReadyDeps } from './ready-deps.ts';

/** Whether the controller has seen the latest generation of an object. */
export function observed(object: KubeObject, kind: string, debug: Debug): boolean {
  const [seen, latest] = [intField(object, 0, 'status', 'observedGeneration'), intField(object, 0, 'metadata', 'generation')];
  if (seen === latest) return true;
  const name = kind === 'DaemonSet' ? 'observedGeneration' : 'actualGeneration';
  debug(`${kind} is not ready, observedGeneration does not match spec generation`, [name, seen], ['expectedGeneration', latest]);
  return false;
}

/** `set` is the Deployment's newest ReplicaSet. */
export function deploymentReady(set: KubeObject, deployment: KubeObject, debug: Debug, deps: ReadyDeps): boolean {
  const log = logger('debug', deps);
  const ofSet: Debug = (message, ...more) =>
    log(message, ['namespace', set.metadata.namespace ?? ''], ['name', set.metadata.name ?? ''], ...more);
  if (!observed(set, 'ReplicaSet', ofSet) || !observed(deployment, 'Deployment', debug)) return false;
  const wanted = intField(deployment, 1, 'spec', 'replicas') - maxUnavailable(deployment);
  return enoughReady('Deployment', intField(set, 0, 'status', 'readyReplicas'), wanted, debug);
}

function enoughReady(kind: string, ready: number, wanted: number, debug: Debug): boolean {
  const counts = [['readyPods', ready] as const, ['totalPods', wanted] as const];
  const enough = ready >= wanted;
  debug(enough ? `${kind} is ready` : `${kind} does not have enough ${kind === 'Deployment' ? 'pods' : 'Pods'} ready`, ...counts);
  return enough;
}

function maxUnavailable(deployment: KubeObject): number {
  const replicas = intField(deployment, 1, 'spec', 'replicas');
  const strategy = at(deployment, 'spec', 'strategy');
  if (at(strategy, 'type') !== 'RollingUpdate' || replicas === 0) return 0;
  const part = (name: string, up: boolean) => scaled(at(strategy, 'rollingUpdate', name) ?? 0, replicas, up);
  const [surge, unavailable] = [part('maxSurge', true), part('maxUnavailable', false)];
  if (surge === undefined || unavailable === undefined) return 0;
  return Math.min(surge === 0 && unavailable === 0 ? 1 : unavailable, replicas);
}

/** A number, or a percentage of a total, rounded up or down; undefined for anything else. */
function scaled(value: unknown, total: number, up: boolean): number | undefined {
  if (typeof value === 'number') return value;
  const percent = typeof value === 'string' ? /^([+-]?\d+)%$/.exec(value)?.[1] : undefined;
  if (percent === undefined) return undefined;
  const part = (Number(percent) * total) / 100;
  return up ? Math.ceil(part) : Math.floor(part);
}

export function daemonSetReady(set: KubeObject, debug: Debug): boolean {
  if (!observed(set, 'DaemonSet', debug)) return false;
  if (stringField(set, '', 'spec', 'updateStrategy', 'type') !== 'RollingUpdate') return true;
  const wanted = intField(set, 0, 'status', 'desiredNumberScheduled');
  const updated = intField(set, 0, 'status', 'updatedNumberScheduled');
  if (updated !== wanted) {
    debug('DaemonSet does not have enough Pods scheduled', ['scheduledPods', updated], ['totalPods', wanted]);
    return false;
  }
  const unavailable = scaled(at(set, 'spec', 'updateStrategy', 'rollingUpdate', 'maxUnavailable'), wanted, true) ?? wanted;
  return enoughReady('DaemonSet', intField(set, 0, 'status', 'numberReady'), wanted - unavailable, debug);
}

export function statefulSetReady(set: KubeObject, debug: Debug): boolean {
  if (!observed(set, 'StatefulSet', debug)) return false;
  const strategy = stringField(set, '', 'spec', 'updateStrategy', 'type');
  if (strategy !== 'RollingUpdate') {
    debug('StatefulSet skipped ready check', ['updateStrategy', strategy]);
    return true;
  }
  const partition = intField(set, 0, 'spec', 'updateStrategy', 'rollingUpdate', 'partition');
  const replicas = intField(set, 1, 'spec', 'replicas');
  const updated = intField(set, 0, 'status', 'updatedReplicas');
  if (updated < replicas - partition) {
    debug('StatefulSet does not have enough Pods scheduled', ['readyPods', updated], ['totalPods', replicas - partition]);
    return false;
  }
  const ready = intField(set, 0, 'status', 'readyReplicas');
  const counts = [['readyPods', ready] as const, ['totalPods', replicas] as const];
  if (ready !== replicas) {
    debug('StatefulSet does not have enough Pods ready', ...counts);
    return false;
  }
  const [current, update] = ['currentRevision', 'updateRevision'].map((name) => stringField(set, '', 'status', name)) as [string, string];
  if (partition === 0 && current !== update) {
    debug(
      'StatefulSet is not ready, currentRevision does not match updateRevision',
      ['currentRevision', current],
      ['updateRevision', update],
    );
    return false;
  }
  debug('StatefulSet is ready', ...counts);
  return true;
}

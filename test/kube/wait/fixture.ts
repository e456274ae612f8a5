/** A wait with everything that it needs in the test's hand. */
import type { LogEntry } from '../../../src/base/log.ts';
import type { KubeObject, Mapping } from '../../../src/kube/client.ts';
import { createWaiter } from '../../../src/kube/wait/create-waiter.ts';
import type { WaitTarget } from '../../../src/kube/wait/target.ts';
import type { Waiter, WaitProgress } from '../../../src/kube/wait/waiter.ts';
import { manualTimers, settle } from '../../support/manual-timers.ts';
import { scriptedClient } from './scripted-client.ts';

const RESOURCES: Readonly<Record<string, string>> = {
  Deployment: 'apps/v1 deployments',
  StatefulSet: 'apps/v1 statefulsets',
  DaemonSet: 'apps/v1 daemonsets',
  ReplicaSet: 'apps/v1 replicasets',
  Job: 'batch/v1 jobs',
  CustomResourceDefinition: 'apiextensions.k8s.io/v1 customresourcedefinitions',
  Foo: 'example.com/v1 foos',
};

/** The mapping of a kind; of the core group if it is not in the table. */
export function mappingOf(kind: string): Mapping {
  const [groupVersion = '', resource = ''] = (RESOURCES[kind] ?? `v1 ${kind.toLowerCase()}s`).split(' ');
  const [version = '', group = ''] = groupVersion.split('/').reverse();
  return { group, version, kind, resource, namespaced: kind !== 'CustomResourceDefinition' };
}

/** An object in namespace `d`. */
export function object(kind: string, name: string, fields: Readonly<Record<string, unknown>> = {}): KubeObject {
  const { group, version } = mappingOf(kind);
  const metadata = { name, namespace: 'd', ...(fields.metadata as object) };
  return { apiVersion: group === '' ? version : `${group}/${version}`, kind, ...fields, metadata };
}

export function target(of: KubeObject): WaitTarget {
  return { mapping: mappingOf(of.kind), namespace: 'd', name: of.metadata.name ?? '', object: of };
}

export function setUp(strategy: string, ...objects: KubeObject[]) {
  const client = scriptedClient(...objects);
  const timers = manualTimers();
  const log: LogEntry[] = [];
  const progress: WaitProgress[] = [];
  const abort = new AbortController();
  const deps = {
    client,
    timers,
    random: () => 0,
    log: (entry: LogEntry) => void log.push(entry),
    signal: abort.signal,
    progress: (one: WaitProgress) => void progress.push(one),
  };
  return { client, timers, log, progress, abort, waiter: createWaiter(strategy, deps) };
}

/** Starts a wait; `end` is `ready`, or the words of its failure, and undefined while it lasts. */
export async function start(wait: keyof Waiter, waiter: Waiter, targets: readonly KubeObject[], timeout = 60_000) {
  const state: { end: string | undefined } = { end: undefined };
  waiter[wait](targets.map(target), timeout).then(
    () => (state.end = 'ready'),
    (error: Error) => (state.end = error.message),
  );
  await settle();
  return state;
}

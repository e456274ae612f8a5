/** Tells meanwhile which objects are not ready yet and why, with the latest warning about each. */

import { pause } from '../../host/timers.ts';
import type { KubeObject, Mapping } from '../client.ts';
import { at } from '../json.ts';
import type { Collector, Desired, TargetStatus } from './collector.ts';
import type { PendingObject, WaitDeps } from './waiter.ts';

/** Milliseconds between two looks. */
const INTERVAL = 2_000;

const EVENTS: Mapping = { group: '', version: 'v1', kind: 'Event', resource: 'events', namespaced: true };

/** Reports until the signal ends it; does nothing without a listener. A final report is not made. */
export async function reportProgress(collector: Collector, desired: Desired, signal: AbortSignal, deps: WaitDeps): Promise<void> {
  const { progress, timers } = deps;
  if (!progress) return;
  let last = '';
  for (;;) {
    await pause(timers, INTERVAL, signal);
    if (signal.aborted) return;
    const statuses = collector.statuses();
    const waiting = statuses.filter(({ status }) => status !== desired);
    const warnings = await warningsIn(new Set(waiting.map(({ target }) => target.namespace)), signal, deps);
    const pending = waiting.map((one) => pendingObject(one, warnings));
    const text = JSON.stringify(pending);
    if (text !== last && !signal.aborted) progress({ total: statuses.length, pending });
    last = text;
  }
}

function pendingObject(
  { target: { mapping, namespace, name }, status, message }: TargetStatus,
  warnings: readonly KubeObject[],
): PendingObject {
  const about = warnings.filter((event) => at(event, 'involvedObject', 'namespace') === namespace && concerns(event, mapping.kind, name));
  const latest = about.sort((a, b) => timeOf(a).localeCompare(timeOf(b))).at(-1);
  const warning = latest && `${String(latest.reason)}: ${String(latest.message)}`;
  return { kind: mapping.kind, namespace, name, status, message, ...(warning === undefined ? {} : { warning }) };
}

/** Whether an event is about an object, or about one that its controller named after it. */
function concerns(event: KubeObject, kind: string, name: string): boolean {
  const [about, aboutName] = [at(event, 'involvedObject', 'kind'), String(at(event, 'involvedObject', 'name'))];
  if (about === kind) return aboutName === name;
  return (
    (about === 'Pod' || about === 'ReplicaSet' || about === 'Job' || about === 'PersistentVolumeClaim') && aboutName.startsWith(`${name}-`)
  );
}

function timeOf(event: KubeObject): string {
  const times = [at(event, 'series', 'lastObservedTime'), event.lastTimestamp, event.eventTime, event.metadata.creationTimestamp];
  return String(times.find((time) => typeof time === 'string' && time !== '') ?? '');
}

/** Warnings in namespaces; none if they can't be had. */
async function warningsIn(namespaces: ReadonlySet<string>, signal: AbortSignal, { client }: WaitDeps): Promise<KubeObject[]> {
  const lists = [...namespaces].map(async (namespace) => {
    try {
      return (await client.list(EVENTS, { namespace, fieldSelector: 'type=Warning', signal })).items;
    } catch {
      return [];
    }
  });
  return (await Promise.all(lists)).flat();
}

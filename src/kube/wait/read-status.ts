/** The status of an object as it is waited for; for some kinds it depends on their pods (github.com/fluxcd/cli-utils v1.2.2, statusreaders). */
import { errorText } from '../../base/errors.ts';
import { isRefusal } from '../api-error.ts';
import type { KubeClient, KubeObject, Mapping } from '../client.ts';
import { at } from '../json.ts';
import { jobCompletion, podCompletion } from '../status/completion.ts';
import { computeStatus, groupKind } from '../status/compute.ts';
import { conditionsOf } from '../status/fields.ts';
import { current, type StatusResult } from '../status/result.ts';
import { selectorText } from './selector.ts';

/** What counts as ready: the object by its rules; its rules, but Jobs at their end; Jobs and Pods at their end, all else at once. */
export type Readiness = 'ready' | 'ready-with-jobs' | 'completed';

export interface ReadDeps {
  readonly client: KubeClient;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly signal: AbortSignal;
}

/** Never throws: an object whose status cannot be computed is `Unknown`. */
export async function readStatus(object: KubeObject, readiness: Readiness, deps: ReadDeps): Promise<StatusResult> {
  try {
    return await statusFor(object, readiness, deps);
  } catch (error) {
    if (isRefusal(error, 'NotFound')) return { status: 'NotFound', message: 'Resource not found', conditions: [] };
    return { status: 'Unknown', message: '', conditions: [], error: errorText(error) };
  }
}

async function statusFor(object: KubeObject, readiness: Readiness, deps: ReadDeps): Promise<StatusResult> {
  const kind = groupKind(object);
  if (readiness !== 'ready' && kind === 'batch/Job') return jobCompletion(object);
  if (readiness === 'completed') return kind === 'Pod' ? podCompletion(object) : current('Resource is current');
  const status = computeStatus(object, deps.now);
  const byPods = kind === 'apps/ReplicaSet' || kind === 'apps/StatefulSet';
  return byPods && status.status === 'InProgress' ? ((await podFailures(object, deps)) ?? status) : status;
}

const PODS: Mapping = { group: '', version: 'v1', kind: 'Pod', resource: 'pods', namespaced: true };

/** Failed where pods have failed for good: not those that are on their way out, nor those that wait for a node. */
async function podFailures(object: KubeObject, { client, now, signal }: ReadDeps): Promise<StatusResult | undefined> {
  const labelSelector = selectorText(at(object, 'spec', 'selector'));
  const { items } = await client.list(PODS, { namespace: object.metadata.namespace ?? '', labelSelector, signal });
  const failed = items
    .map((pod): KubeObject => ({ ...pod, apiVersion: 'v1', kind: 'Pod' }))
    .filter((pod) => computeStatus(pod, now).status === 'Failed' && !pod.metadata.deletionTimestamp && !isUnschedulable(pod));
  if (failed.length === 0) return undefined;
  return { status: 'Failed', message: `${failed.length} pods have failed`, conditions: [] };
}

/** Whether a pod waits for a node that would take it. */
export function isUnschedulable(object: KubeObject): boolean {
  if (groupKind(object) !== 'Pod') return false;
  return conditionsOf(object).some(
    ({ type, status, reason }) => type === 'PodScheduled' && status === 'False' && reason === 'Unschedulable',
  );
}

/** Waits for the end of a hook's Job or Pod by watching it (Helm v4.3.1, pkg/kube/wait.go). */
import { ChartwrightError } from '../../base/errors.ts';
import { formatDuration } from '../../go/duration.ts';
import type { KubeObject } from '../client.ts';
import { conditionsOf, intField, stringField } from '../status/fields.ts';
import { deadline } from './deadline.ts';
import { followObjects } from './follow.ts';
import { logger } from './logger.ts';
import type { WaitTarget } from './target.ts';
import type { WaitDeps } from './waiter.ts';

/** Why a Job or Pod is no longer waited for: undefined if it ended well, or is gone. */
type End = { readonly failure?: string };

/** Resolves when the Job or Pod has ended or is gone, at once for other kinds; throws if it failed. */
export async function watchHook(target: WaitTarget, timeout: number, deps: WaitDeps): Promise<void> {
  const { mapping, namespace, name } = target;
  if (mapping.kind !== 'Job' && mapping.kind !== 'Pod') return;
  const debug = logger('debug', deps);
  debug(
    'watching for resource changes',
    ['kind', mapping.kind],
    ['resource', name],
    ['timeout', formatDuration(BigInt(timeout) * 1_000_000n)],
  );
  const limit = deadline(deps.timers, timeout, deps.signal);
  let end: End | undefined;
  let eventType = 'ADDED';
  const found = async (object: KubeObject) => {
    debug('add/modify event received', ['resource', name], ['eventType', eventType]);
    eventType = 'MODIFIED';
    end ??= endOf(object, target, deps);
    if (end) limit.release();
  };
  const gone = () => {
    debug('deleted event received', ['resource', name]);
    end ??= {};
    limit.release();
  };
  try {
    await followObjects({ mapping, namespace, name }, { found, gone, synced: () => undefined }, { ...deps, signal: limit.signal });
  } finally {
    limit.release();
  }
  const failure = end ? (end as End).failure : 'timed out waiting for the condition';
  if (failure !== undefined) throw new ChartwrightError('cluster', failure, { cause: limit.over() });
}

function endOf(object: KubeObject, { mapping, name }: WaitTarget, deps: WaitDeps): End | undefined {
  if (mapping.kind === 'Pod') return mapping.group === '' ? podEnd(object, name, deps) : { failure: notTyped(name, 'v1.Pod') };
  return mapping.group === 'batch' && mapping.version === 'v1' ? jobEnd(object, name, deps) : { failure: notTyped(name, 'batch.Job') };
}

const notTyped = (name: string, type: string) => `expected ${name} to be a *${type}, got *unstructured.Unstructured`;

function jobEnd(job: KubeObject, name: string, deps: WaitDeps): End | undefined {
  for (const { type, status, reason } of conditionsOf(job)) {
    if (status !== 'True') continue;
    if (type === 'Complete') return {};
    if (type !== 'Failed') continue;
    logger('error', deps)('job failed', ['job', name], ['reason', reason]);
    return { failure: `job ${name} failed: ${reason}` };
  }
  const count = (field: string) => [field, intField(job, 0, 'status', field)] as const;
  logger('debug', deps)('job status update', ['job', name], count('active'), count('failed'), count('succeeded'));
  return undefined;
}

function podEnd(pod: KubeObject, name: string, deps: WaitDeps): End | undefined {
  const phase = stringField(pod, '', 'status', 'phase');
  if (phase === 'Failed') {
    logger('error', deps)('pod failed', ['pod', name]);
    return { failure: `pod ${name} failed` };
  }
  if (phase !== '') logger('debug', deps)(`pod ${phase.toLowerCase()}`, ['pod', name]);
  return phase === 'Succeeded' ? {} : undefined;
}

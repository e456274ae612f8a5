/** Waits by polling, as Helm 3 does and Helm 4 with --wait=legacy (Helm v4.3.1, pkg/kube/wait.go). */
import { ChartwrightError, errorText } from '../../base/errors.ts';
import { formatDuration, roundDuration } from '../../go/duration.ts';
import { pause } from '../../host/timers.ts';
import { isRefusal, refusalIn } from '../api-error.ts';
import { deadline } from './deadline.ts';
import { watchHook } from './legacy-hooks.ts';
import { isReady } from './legacy-ready.ts';
import { logger } from './logger.ts';
import type { WaitTarget } from './target.ts';
import type { WaitDeps, Waiter } from './waiter.ts';

/** Milliseconds between two looks. */
const INTERVAL = 2_000;
/** How often in a row an object may fail to be read. */
const RETRIES = 30;

export function legacyWaiter(deps: WaitDeps): Waiter {
  return {
    wait: (targets, timeout) => waitForResources(targets, timeout, false, deps),
    waitWithJobs: (targets, timeout) => waitForResources(targets, timeout, true, deps),
    waitForDelete: (targets, timeout) => waitForDelete(targets, timeout, deps),
    watchUntilReady: (targets, timeout) => watchHooks(targets, timeout, deps),
  };
}

/** A look at what is waited for: whether all is done. What it throws ends the wait. */
type Look = (signal: AbortSignal) => Promise<boolean>;

/** Looks until it is done, at once and then at intervals. */
async function poll(look: Look, timeout: number, { timers, signal: outer }: WaitDeps): Promise<void> {
  const limit = deadline(timers, timeout, outer);
  try {
    for (;;) {
      if (await look(limit.signal)) return;
      if (!limit.over()) await pause(timers, INTERVAL, limit.signal);
      const over = limit.over();
      if (over) throw over;
    }
  } finally {
    limit.release();
  }
}

async function waitForResources(targets: readonly WaitTarget[], timeout: number, jobs: boolean, deps: WaitDeps): Promise<void> {
  const debug = logger('debug', deps);
  debug('beginning wait for resources', ['count', targets.length], ['timeout', durationText(timeout)]);
  const failures = targets.map(() => 0);
  await poll(
    async (signal) => {
      for (const [index, target] of targets.entries()) {
        try {
          if (!(await isReady(target, jobs, { ...deps, signal }))) return false;
          failures[index] = 0;
        } catch (error) {
          const count = (failures[index] as number) + 1;
          if (!isRetryable(error, target.name, deps)) throw error;
          failures[index] = count;
          if (count > RETRIES) {
            debug('max number of retries reached', ['resource', target.name], ['retries', count]);
            throw error;
          }
          debug('retrying resource readiness', ['resource', target.name], ['currentRetries', count - 1], ['maxRetries', RETRIES]);
          return false;
        }
      }
      return true;
    },
    timeout,
    deps,
  );
}

/** Whether an object that could not be read may be readable later. */
function isRetryable(error: unknown, name: string, deps: WaitDeps): boolean {
  const debug = logger('debug', deps);
  debug('error received when checking resource status', ['resource', name], ['error', errorText(error)]);
  const code = refusalIn(error)?.status.code;
  if (code === undefined) {
    debug('retryable error assumed', ['resource', name]);
    return true;
  }
  const retryable = code === 0 || code === 429 || (code >= 500 && code !== 501);
  debug('status code received', ['resource', name], ['statusCode', code], ['retryable', retryable]);
  return retryable;
}

async function waitForDelete(targets: readonly WaitTarget[], timeout: number, deps: WaitDeps): Promise<void> {
  const debug = logger('debug', deps);
  const start = deps.timers.now();
  debug('beginning wait for resources to be deleted', ['count', targets.length], ['timeout', durationText(timeout)]);
  const elapsed = () => durationText(deps.timers.now() - start, 1_000_000_000n);
  try {
    await poll(
      async (signal) => {
        for (const { mapping, namespace, name } of targets)
          if (await exists(deps.client.get(mapping, namespace, name, { signal }))) return false;
        return true;
      },
      timeout,
      deps,
    );
    debug('wait for resources succeeded', ['elapsed', elapsed()]);
  } catch (error) {
    debug('wait for resources failed', ['elapsed', elapsed()], ['error', errorText(error)]);
    throw error;
  }
}

async function exists(object: Promise<unknown>): Promise<boolean> {
  try {
    await object;
    return true;
  } catch (error) {
    if (isRefusal(error, 'NotFound')) return false;
    throw error;
  }
}

/** Watches hooks, those of one kind at the same time. */
async function watchHooks(targets: readonly WaitTarget[], timeout: number, deps: WaitDeps): Promise<void> {
  if (targets.length === 0) throw new ChartwrightError('cluster', 'no objects visited');
  const errors: unknown[] = [];
  for (const batch of byKind(targets)) {
    const ends = await Promise.allSettled(batch.map((target) => watchHook(target, timeout, deps)));
    errors.push(...ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : [])));
  }
  if (errors.length > 0) throw new ChartwrightError('cluster', errors.map(errorText).join('\n'), { cause: errors[0] });
}

/** Neighbours of the same kind. */
function byKind(targets: readonly WaitTarget[]): WaitTarget[][] {
  const batches: WaitTarget[][] = [];
  for (const target of targets) {
    const last = batches.at(-1);
    if (last?.[0]?.mapping.kind === target.mapping.kind) last.push(target);
    else batches.push([target]);
  }
  return batches;
}

function durationText(milliseconds: number, step = 1n): string {
  return formatDuration(roundDuration(BigInt(milliseconds) * 1_000_000n, step));
}

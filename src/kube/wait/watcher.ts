/** Waits by watching: one watch per kind and namespace, statuses by the kstatus rules (Helm v4.3.1, pkg/kube/statuswait.go). */
import { ChartwrightError, errorText } from '../../base/errors.ts';
import { formatDuration } from '../../go/duration.ts';
import type { KubeObject } from '../client.ts';
import { at } from '../json.ts';
import { type Collector, createCollector, type Desired } from './collector.ts';
import { deadline } from './deadline.ts';
import { followObjects, type Scope } from './follow.ts';
import { reportProgress } from './progress.ts';
import type { Readiness } from './read-status.ts';
import { ScopeStatuses } from './scope-statuses.ts';
import { targetKind, type WaitTarget } from './target.ts';
import type { WaitDeps, Waiter } from './waiter.ts';

/** Milliseconds that are waited where no time is given. */
const DEFAULT_TIMEOUT = 30_000;

export function watchingWaiter(deps: WaitDeps): Waiter {
  const ready = (readiness: Readiness) => async (targets: readonly WaitTarget[], timeout: number) => {
    logStart('waiting for resources', targets, timeout || DEFAULT_TIMEOUT, deps);
    await waitFor(
      targets.filter((target) => !isPaused(target)),
      'Current',
      readiness,
      timeout || DEFAULT_TIMEOUT,
      deps,
    );
  };
  return {
    wait: ready('ready'),
    waitWithJobs: ready('ready-with-jobs'),
    watchUntilReady: ready('completed'),
    waitForDelete: async (targets, timeout) => {
      logStart('waiting for resources to be deleted', targets, timeout || DEFAULT_TIMEOUT, deps);
      await waitFor(targets, 'NotFound', 'ready', timeout || DEFAULT_TIMEOUT, deps);
    },
  };
}

function logStart(message: string, targets: readonly WaitTarget[], timeout: number, { log }: WaitDeps): void {
  log({
    level: 'debug',
    message,
    attributes: [
      ['count', targets.length],
      ['timeout', formatDuration(BigInt(timeout) * 1_000_000n)],
    ],
  });
}

/** A Deployment that is paused never becomes ready. */
function isPaused({ mapping, object }: WaitTarget): boolean {
  return mapping.group === 'apps' && mapping.version === 'v1' && mapping.kind === 'Deployment' && at(object, 'spec', 'paused') === true;
}

async function waitFor(
  targets: readonly WaitTarget[],
  desired: Desired,
  readiness: Readiness,
  timeout: number,
  deps: WaitDeps,
): Promise<void> {
  const limit = deadline(deps.timers, timeout, deps.signal);
  const end = new AbortController();
  limit.signal.addEventListener('abort', () => end.abort());
  if (limit.signal.aborted) end.abort();
  const collector = createCollector(targets, desired, deps.log, () => end.abort());
  void reportProgress(collector, desired, end.signal, deps);
  try {
    await watchAll(targets, readiness, collector, end, deps);
    const over = limit.over();
    const left = collector.statuses().filter(({ status }) => status !== desired && !(desired === 'NotFound' && status === 'Unknown'));
    if (left.length === 0 && !over) return;
    const words = left.map(({ target: { mapping, namespace, name }, status, message }) => {
      const what = desired === 'NotFound' ? 'still exists' : 'not ready';
      return `resource ${mapping.kind}/${namespace}/${name} ${what}. status: ${status}, message: ${message}`;
    });
    throw new ChartwrightError('cluster', [...words, ...(over ? [errorText(over)] : [])].join('\n'), { cause: over });
  } finally {
    limit.release();
  }
}

/** Follows all kinds until the signal ends it. Throws what ends one of the watches for good. */
async function watchAll(
  targets: readonly WaitTarget[],
  readiness: Readiness,
  collector: Collector,
  end: AbortController,
  deps: WaitDeps,
): Promise<void> {
  const scopes = scopesOf(targets);
  let unsynced = scopes.length;
  const synced = () => {
    if (--unsynced === 0) collector.synced();
  };
  if (scopes.length === 0) return collector.synced();
  const watches = scopes.map(async (scope) => {
    try {
      await followScope(scope, readiness, collector, synced, end.signal, deps);
    } catch (error) {
      end.abort();
      throw error;
    }
  });
  const ended = await Promise.allSettled(watches);
  await new Promise<void>((resolve) => (end.signal.aborted ? resolve() : end.signal.addEventListener('abort', () => resolve())));
  for (const result of ended) if (result.status === 'rejected') throw result.reason;
}

async function followScope(
  scope: Scope,
  readiness: Readiness,
  collector: Collector,
  synced: () => void,
  signal: AbortSignal,
  deps: WaitDeps,
): Promise<void> {
  const { client, timers, random } = deps;
  const statuses = new ScopeStatuses(scope, readiness, collector, signal, deps);
  let isSynced = false;
  const syncedOnce = () => {
    if (!isSynced && !signal.aborted) synced();
    isSynced = true;
  };
  const follower = {
    found: (object: KubeObject) => statuses.found(object),
    gone: (object: KubeObject) => statuses.gone(object),
    synced: syncedOnce,
  };
  try {
    await followObjects(scope, follower, { client, timers, random, signal });
    syncedOnce();
  } finally {
    statuses.cancelChecks();
  }
}

/** One scope per kind and namespace; with a name where only one object of it is waited for. */
function scopesOf(targets: readonly WaitTarget[]): Scope[] {
  const scopes = new Map<string, Scope>();
  for (const { mapping, namespace, name } of targets) {
    const key = `${targetKind(mapping)} ${mapping.namespaced ? namespace : ''}`;
    const known = scopes.get(key);
    scopes.set(key, { mapping, namespace, name: known && known.name !== name ? undefined : name });
  }
  return [...scopes.values()];
}

/** Which way objects are waited for, and how long. */

import type { Profile } from '../../helm/profile.ts';
import type { Resource } from '../../kube/resource.ts';
import { createWaiter } from '../../kube/wait/create-waiter.ts';
import type { Waiter, WaitProgress } from '../../kube/wait/waiter.ts';
import type { Release } from '../../release/record/release.ts';
import type { ReleaseSession } from './session.ts';

export interface Waiting {
  /** `watcher`, `legacy` or `hookOnly`. */
  readonly strategy: string;
  /** Milliseconds for any single operation. */
  readonly timeout: number;
}

/** How a Helm waits by default. */
export const usualStrategy = ({ waitsByStrategy }: Profile): string => (waitsByStrategy ? 'watcher' : 'legacy');

/** The strategy of an operation; rolling back on failure requires one that waits. */
export function waitStrategyFor(
  { profile }: ReleaseSession,
  { strategy, rollbackOnFailure }: Waiting & { readonly rollbackOnFailure: boolean },
): string {
  return strategy === 'hookOnly' && rollbackOnFailure ? usualStrategy(profile) : strategy;
}

type Named = Pick<Release, 'name' | 'version'>;

/** A waiter that reports its progress on `release`. */
export async function waiterFor(session: ReleaseSession, strategy: string, release: Named): Promise<Waiter> {
  const { client, timers, random, log, signal, onEvent } = session;
  const deps = { client: await client(), timers, random, log, signal };
  if (!onEvent) return createWaiter(strategy, deps);
  let told = false;
  const progress = (now: WaitProgress) => {
    told = now.pending.length > 0;
    onEvent({ step: 'progress', release: release.name, revision: release.version, progress: now });
  };
  const waiter = createWaiter(strategy, { ...deps, progress });
  const telling =
    (wait: Waiter['wait']): Waiter['wait'] =>
    async (targets, timeout) => {
      try {
        await wait(targets, timeout);
      } finally {
        if (told) progress({ total: targets.length, pending: [] });
      }
    };
  return {
    wait: telling(waiter.wait),
    waitWithJobs: telling(waiter.waitWithJobs),
    waitForDelete: telling(waiter.waitForDelete),
    watchUntilReady: telling(waiter.watchUntilReady),
  };
}

/** A waiter for hooks, which are always waited for. */
export async function hookWaiter(session: ReleaseSession, strategy: string, release: Named): Promise<Waiter> {
  return waiterFor(session, session.profile.waitsByStrategy ? strategy : 'legacy', release);
}

/** Waits by a strategy, for Jobs as well if asked for. */
export async function waitFor(
  session: ReleaseSession,
  release: Release,
  resources: readonly Resource[],
  { strategy, waitForJobs, timeout }: Waiting & { readonly waitForJobs: boolean },
): Promise<void> {
  session.onEvent?.({ step: 'wait', release: release.name, revision: release.version });
  const waiter = await waiterFor(session, strategy, release);
  await (waitForJobs ? waiter.waitWithJobs(resources, timeout) : waiter.wait(resources, timeout));
}

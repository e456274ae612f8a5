/** Which way objects are waited for, and how long. */

import type { Profile } from '../../helm/profile.ts';
import type { Resource } from '../../kube/resource.ts';
import { createWaiter, type Waiter } from '../../kube/wait/waiter.ts';
import type { Release } from '../../release/record/release.ts';
import type { ReleaseSession } from './session.ts';

export interface Waiting {
  /** `watcher`, `legacy` or `hookOnly`. */
  readonly strategy: string;
  /** Milliseconds for any single operation. */
  readonly timeout: number;
}

/** How a Helm waits where it has to and nobody said how. */
export const usualStrategy = ({ waitsByStrategy }: Profile): string => (waitsByStrategy ? 'watcher' : 'legacy');

/** The strategy of an operation: who is to roll back on failure has to wait. */
export function settledStrategy(
  { profile }: ReleaseSession,
  { strategy, rollbackOnFailure }: Waiting & { readonly rollbackOnFailure: boolean },
): string {
  return strategy === 'hookOnly' && rollbackOnFailure ? usualStrategy(profile) : strategy;
}

export async function waiterFor({ client, timers, random, log, signal }: ReleaseSession, strategy: string): Promise<Waiter> {
  return createWaiter(strategy, { client: await client(), timers, random, log, signal });
}

/** A waiter for hooks, which are always waited for. */
export async function hookWaiter(session: ReleaseSession, strategy: string): Promise<Waiter> {
  return waiterFor(session, session.profile.waitsByStrategy ? strategy : 'legacy');
}

/** Waits as the strategy says, with Jobs where asked for. */
export async function waitFor(
  session: ReleaseSession,
  release: Release,
  resources: readonly Resource[],
  { strategy, waitForJobs, timeout }: Waiting & { readonly waitForJobs: boolean },
): Promise<void> {
  session.onEvent?.({ step: 'wait', release: release.name, revision: release.version });
  const waiter = await waiterFor(session, strategy);
  await (waitForJobs ? waiter.waitWithJobs(resources, timeout) : waiter.wait(resources, timeout));
}

/** Which way objects are waited for, and how long. */

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

export async function waiterFor({ client, timers, random, log, signal }: ReleaseSession, strategy: string): Promise<Waiter> {
  return createWaiter(strategy, { client: await client(), timers, random, log, signal });
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

/** The ways to wait for what has been applied, and what they need. */
import { ChartwrightError } from '../../base/errors.ts';
import type { Log } from '../../base/log.ts';
import type { Timers } from '../../host/timers.ts';
import type { KubeClient } from '../client.ts';
import { legacyWaiter } from './legacy.ts';
import type { WaitProgress } from './progress.ts';
import type { WaitTarget } from './target.ts';
import { watchingWaiter } from './watcher.ts';

export interface WaitDeps {
  readonly client: KubeClient;
  readonly timers: Timers;
  /** 0 up to 1: spreads retries. */
  readonly random: () => number;
  readonly log: Log;
  /** Ends the wait with `context canceled`. */
  readonly signal?: AbortSignal | undefined;
  /** Told what is not ready yet, and why, whenever that changes. */
  readonly progress?: ((progress: WaitProgress) => void) | undefined;
}

/** Waits; timeouts are milliseconds. All throw where an object fails or the time is over, with Helm's messages. */
export interface Waiter {
  readonly wait: (targets: readonly WaitTarget[], timeout: number) => Promise<void>;
  readonly waitWithJobs: (targets: readonly WaitTarget[], timeout: number) => Promise<void>;
  readonly waitForDelete: (targets: readonly WaitTarget[], timeout: number) => Promise<void>;
  /** For hooks: Jobs and Pods until they end. */
  readonly watchUntilReady: (targets: readonly WaitTarget[], timeout: number) => Promise<void>;
}

const STRATEGIES = 'watcher, hookOnly, legacy';

/** The waiter of a strategy; throws Helm's words if there is none of that name. */
export function createWaiter(strategy: string, deps: WaitDeps): Waiter {
  switch (strategy) {
    case 'watcher':
      return watchingWaiter(deps);
    case 'legacy':
      return legacyWaiter(deps);
    case 'hookOnly': {
      const nothing = async () => undefined;
      return { wait: nothing, waitWithJobs: nothing, waitForDelete: nothing, watchUntilReady: watchingWaiter(deps).watchUntilReady };
    }
    case '':
      throw new ChartwrightError('cluster', `wait strategy not set. Choose one of: ${STRATEGIES}`);
    default:
      throw new ChartwrightError('cluster', `unknown wait strategy (s${strategy}). Valid values are: ${STRATEGIES}`);
  }
}

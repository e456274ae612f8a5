/** The waiters by the names of their strategies. */
import { ChartwrightError } from '../../base/errors.ts';
import { legacyWaiter } from './legacy.ts';
import type { WaitDeps, Waiter } from './waiter.ts';
import { watchingWaiter } from './watcher.ts';

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

/** What a thread of the program is started with. */
import type { PoolTask } from '../action/batch/thread-pool.ts';
import type { CheckTask } from '../action/check/check-on-threads.ts';
import type { Settings } from './settings.ts';

/** What a thread is started with. */
export interface ThreadData {
  readonly task: PoolTask | CheckTask;
  /** Without the keyring: jobs have their own. */
  readonly settings: Omit<Settings, 'keyring'>;
  readonly offline: boolean;
}

/** A way to wait for what has been applied, and what it needs. */

import type { Log } from '../../base/log.ts';
import type { Timers } from '../../host/timers.ts';
import type { KubeClient } from '../client.ts';
import type { Status } from '../status/result.ts';

import type { WaitTarget } from './target.ts';

export interface PendingObject {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly status: Status;
  readonly message: string;
  /** The latest event of type Warning about the object or what it made: `FailedScheduling: 0/3 nodes …`. */
  readonly warning?: string;
}

export interface WaitProgress {
  readonly total: number;
  /** In the order in which the objects were applied. */
  readonly pending: readonly PendingObject[];
}

export interface WaitDeps {
  readonly client: KubeClient;
  readonly timers: Timers;
  /** 0 up to 1: spreads retries. */
  readonly random: () => number;
  readonly log: Log;
  /** Ends the wait with `context canceled`. */
  readonly signal?: AbortSignal | undefined;
  /** Called with what is not ready yet, and why, whenever that changes. */
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

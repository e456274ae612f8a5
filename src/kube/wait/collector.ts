/** The latest status of each object that is waited for, and whether the wait is over. */
import type { Log } from '../../base/log.ts';
import { compareStrings } from '../../go/utf8.ts';
import type { Status, StatusResult } from '../status/result.ts';
import { targetId, type WaitTarget } from './target.ts';

export type Desired = 'Current' | 'NotFound';

/** An object that is waited for and what is known about it. */
export interface TargetStatus {
  readonly target: WaitTarget;
  readonly status: Status;
  readonly message: string;
}

export interface Collector {
  readonly has: (id: string) => boolean;
  readonly update: (id: string, result: Pick<StatusResult, 'status' | 'message'>) => void;
  /** All kinds have been listed once: what has not been found by now is not there. */
  readonly synced: () => void;
  /** Objects in the order in which they were given. */
  readonly statuses: () => readonly TargetStatus[];
}

/**
 * @param achieved called when nothing is left to wait for: all objects have the desired status, or have failed,
 *   or, where they shall be gone, were never seen
 */
export function createCollector(targets: readonly WaitTarget[], desired: Desired, log: Log, achieved: () => void): Collector {
  const unknown = { status: 'Unknown' as Status, message: '' };
  const known = new Map(targets.map((target) => [targetId(target), { target, ...unknown }]));
  let complete = false;
  const observe = () => {
    const counted = [...known.values()].filter(({ status }) => !settled(status, desired));
    const waiting = counted.filter(({ status }) => status !== desired);
    if (waiting.length > 0) return logWaiting(waiting, desired, log);
    if (!complete && desired === 'NotFound') return;
    log({
      level: 'debug',
      message: 'all resources achieved desired status',
      attributes: [
        ['desiredStatus', desired],
        ['resourceCount', counted.length],
      ],
    });
    achieved();
  };
  return {
    has: (id) => known.has(id),
    update: (id, { status, message }) => {
      const before = known.get(id);
      if (!before) return;
      known.set(id, { ...before, status, message });
      observe();
    },
    synced: () => {
      complete = true;
      observe();
    },
    statuses: () => targets.map((target) => known.get(targetId(target)) as TargetStatus),
  };
}

/** Statuses that waiting does not change: failures, and objects that were never there and shall not be. */
function settled(status: Status, desired: Desired): boolean {
  return desired === 'NotFound' ? status === 'Unknown' : status === 'Failed';
}

/** Names one object, so that a reader knows what is waited for without being flooded. */
function logWaiting(waiting: readonly TargetStatus[], desired: Desired, log: Log): void {
  const [first] = [...waiting].sort((a, b) => compareStrings(a.target.name, b.target.name));
  if (!first) return;
  const { namespace, name, mapping } = first.target;
  log({
    level: 'debug',
    message: 'waiting for resource',
    attributes: [
      ['namespace', namespace],
      ['name', name],
      ['kind', mapping.kind],
      ['expectedStatus', desired],
      ['actualStatus', first.status],
    ],
  });
}

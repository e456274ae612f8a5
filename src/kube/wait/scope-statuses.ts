/** The statuses of the objects of one kind in a namespace. */
import type { KubeObject } from '../client.ts';
import { SCHEDULE_WINDOW } from '../status/pod.ts';
import type { Collector } from './collector.ts';
import type { Scope } from './follow.ts';
import { isUnschedulable, type Readiness, readStatus } from './read-status.ts';
import { targetId } from './target.ts';
import type { WaitDeps } from './waiter.ts';

/** Reads the statuses of a scope's objects for the collector. A pod that cannot be scheduled is looked at again later. */
export class ScopeStatuses {
  readonly #checks = new Map<string, () => void>();
  readonly #idOf: (object: KubeObject) => string;
  readonly #readiness: Readiness;
  readonly #collector: Collector;
  readonly #signal: AbortSignal;
  readonly #deps: WaitDeps;

  constructor({ mapping }: Scope, readiness: Readiness, collector: Collector, signal: AbortSignal, deps: WaitDeps) {
    this.#idOf = ({ metadata: { namespace = '', name = '' } }) => targetId({ mapping, namespace, name });
    this.#readiness = readiness;
    this.#collector = collector;
    this.#signal = signal;
    this.#deps = deps;
  }

  async found(object: KubeObject): Promise<void> {
    const id = this.#idOf(object);
    if (this.#signal.aborted || !this.#collector.has(id)) return;
    this.#checks.get(id)?.();
    const status = await this.#read(object);
    if (status !== 'InProgress' || !isUnschedulable(object)) return;
    this.#checks.set(
      id,
      this.#deps.timers.after(SCHEDULE_WINDOW, () => void this.#read(object)),
    );
  }

  gone(object: KubeObject): void {
    const id = this.#idOf(object);
    this.#checks.get(id)?.();
    if (!this.#signal.aborted) this.#collector.update(id, { status: 'NotFound', message: 'Resource not found' });
  }

  cancelChecks(): void {
    for (const cancel of this.#checks.values()) cancel();
  }

  async #read(object: KubeObject): Promise<string> {
    const { client, timers } = this.#deps;
    const result = await readStatus(object, this.#readiness, { client, now: timers.now(), signal: this.#signal });
    if (!this.#signal.aborted) this.#collector.update(this.#idOf(object), result);
    return result.status;
  }
}

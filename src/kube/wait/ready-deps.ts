/** What Helm 3's checks of objects need. */
import type { WaitDeps } from './waiter.ts';

export interface ReadyDeps extends WaitDeps {
  readonly signal: AbortSignal;
}

/** Says why an object is not ready, or that it is. */
export type Debug = (message: string, ...attributes: (readonly [string, string | number | boolean])[]) => void;

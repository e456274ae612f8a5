/** What the checks of Helm 3 need to judge whether an object is ready. */
import type { WaitDeps } from './waiter.ts';

export interface ReadyDeps extends WaitDeps {
  readonly signal: AbortSignal;
}

/** Says why an object is not ready, or that it is. */
export type Debug = (message: string, ...attributes: (readonly [string, string | number | boolean])[]) => void;

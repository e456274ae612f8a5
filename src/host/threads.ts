/** Other threads of this program, as a parameter. */

/** A running thread. */
export interface Thread {
  /** Resolves once it has ended: to the error that ended it, if there was one. */
  readonly ended: Promise<Error | undefined>;
  stop(): Promise<void>;
}

/** Starts a thread with these data, which are copied unless they are shared memory; it answers by messages. */
export type StartThread = (data: unknown, onMessage: (message: unknown) => void) => Thread;

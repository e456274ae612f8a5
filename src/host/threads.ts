/** Other threads of this program, as a parameter. */

/** A running thread. */
export interface Thread {
  /** Resolves once it has ended: to what ended it, if it didn't come to its own end. */
  readonly ended: Promise<Error | undefined>;
  stop(): Promise<void>;
}

/** Starts a thread with these data, which are copied unless they are shared memory; it answers by messages. */
export type StartThread = (data: unknown, onMessage: (message: unknown) => void) => Thread;

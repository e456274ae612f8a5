/** Waiting as a parameter, so that tests need not sleep. */

export interface Timers {
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** Calls back once after some milliseconds, unless what is returned is called before. */
  readonly after: (milliseconds: number, call: () => void) => () => void;
}

export const systemTimers: Timers = {
  now: () => Date.now(),
  after: (milliseconds, call) => {
    const timer = setTimeout(call, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Resolves after some milliseconds, or as soon as the signal is aborted. */
export function pause(timers: Timers, milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      cancel();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const cancel = timers.after(milliseconds, done);
    signal.addEventListener('abort', done);
  });
}

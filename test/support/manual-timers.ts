/** Timers that stand still until a test lets time pass. */
import type { Timers } from '../../src/host/timers.ts';

export interface ManualTimers extends Timers {
  /** Lets milliseconds pass: what is due is called in order, and all that follows from it is done before the next. */
  readonly pass: (milliseconds: number) => Promise<void>;
}

export function manualTimers(start = Date.UTC(2026, 0, 1)): ManualTimers {
  let now = start;
  const waiting = new Map<object, { readonly due: number; readonly call: () => void }>();
  return {
    now: () => now,
    after: (milliseconds, call) => {
      const key = {};
      waiting.set(key, { due: now + milliseconds, call });
      return () => waiting.delete(key);
    },
    pass: async (milliseconds) => {
      const until = now + milliseconds;
      await settle();
      for (;;) {
        const [next] = [...waiting].filter(([, { due }]) => due <= until).sort(([, a], [, b]) => a.due - b.due);
        if (!next) break;
        waiting.delete(next[0]);
        now = Math.max(now, next[1].due);
        next[1].call();
        await settle();
      }
      now = until;
    },
  };
}

/** Runs everything that waits for nothing but its turn. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
}

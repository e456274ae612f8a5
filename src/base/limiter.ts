/** Work in parallel, up to a limit. A library for these few lines would be larger than they are. */

/** Runs a piece of work as soon as fewer than the limit are going on; they begin in the order in which they came. */
export type Limiter = <T>(work: () => Promise<T>) => Promise<T>;

/** A limiter that runs at most `width` pieces of work at a time. */
export function limiter(width: number): Limiter {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= width) await new Promise<void>((begin) => waiting.push(begin));
    else running++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}

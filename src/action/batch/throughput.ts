/** How fast jobs finish, and how many threads are worth starting. */
/** Milliseconds since some beginning. */
export type Stopwatch = () => number;

/** Milliseconds before anything is known: the first jobs are slow, since the program is cold. */
const COLD = 100;
/** Milliseconds of work left that pay for the first other thread, which has to start and runs cold while this one is warm. */
const WORTH_HELP = 1000;
/** Milliseconds of it for each thread, once there are several. */
const SHARE = 300;

/** The weight of a job relative to the next one. */
const MEMORY = 0.95;

/** The time of one thread's jobs. Older ones weigh less: the first, which are slow, are soon forgotten. */
export class Throughput {
  /** Milliseconds since the beginning. */
  elapsed = 0;
  /** Milliseconds since the thread last looked around. */
  sinceRest = 0;
  private time = 0;
  private weight = 0;
  private last: number;
  private readonly now: Stopwatch;

  constructor(now: Stopwatch) {
    this.now = now;
    this.last = now();
  }

  done(): void {
    const now = this.now();
    const spent = now - this.last;
    this.time = this.time * MEMORY + spent;
    this.weight = this.weight * MEMORY + 1;
    this.elapsed += spent;
    this.sinceRest += spent;
    this.last = now;
  }

  rested(): void {
    this.sinceRest = 0;
  }

  /** Milliseconds a job takes. */
  get average(): number {
    return this.time / this.weight;
  }
}

/** How many threads should be at work, the first one included, if `left` jobs are left. */
export function threadsWorthwhile({ elapsed, average }: Pick<Throughput, 'elapsed' | 'average'>, left: number, most: number): number {
  if (elapsed < COLD) return 1;
  const remaining = average * left;
  return remaining < WORTH_HELP ? 1 : Math.max(1, Math.min(most, left, Math.floor(remaining / SHARE)));
}

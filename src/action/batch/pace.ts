/** How fast jobs go, and how many threads that makes worth while. */
import type { Clock } from '../../base/clock.ts';

/** Milliseconds of work that pay for another thread, which has to start and runs cold at first. */
const WORTH_A_THREAD = 150;

/** The time of one thread's jobs. The one before the last weighs half as much, and so on: the first ones, which are slow, are soon forgotten. */
export class Pace {
  /** Jobs done. */
  jobs = 0;
  private time = 0;
  private weight = 0;
  private last: bigint;
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
    this.last = clock.now();
  }

  done(): void {
    const now = this.clock.now();
    this.time = this.time / 2 + Number(now - this.last) / 1e6;
    this.weight = this.weight / 2 + 1;
    this.jobs++;
    this.last = now;
  }

  /** Milliseconds a job takes. */
  get average(): number {
    return this.time / this.weight;
  }
}

/** How many threads should be at work, the first one included, where `left` jobs are left. One job, unless it is a long one, tells nothing yet. */
export function threadsWorthwhile({ jobs, average }: Pick<Pace, 'jobs' | 'average'>, left: number, most: number): number {
  if (jobs < 2 && average < WORTH_A_THREAD) return 1;
  return Math.max(1, Math.min(most, left, Math.floor((average * left) / WORTH_A_THREAD)));
}

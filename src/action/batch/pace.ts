/** How fast jobs go, and how many threads that makes worth while. */
import type { Clock } from '../../base/clock.ts';

/** Milliseconds of work left, for each thread, that pay for another one, which has to start and runs cold at first. */
const WORTH_A_THREAD = 500;
/** Milliseconds before anything is known: the first jobs are slow, since the program is cold. */
const COLD = 100;

/** What a job weighs beside the one after it. */
const MEMORY = 0.95;

/** The time of one thread's jobs. Older ones weigh less: the first, which are slow, are soon forgotten. */
export class Pace {
  /** Milliseconds since the beginning. */
  elapsed = 0;
  /** Milliseconds since the thread last looked around. */
  sinceRest = 0;
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
    const spent = Number(now - this.last) / 1e6;
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

/** How many threads should be at work, the first one included, where `left` jobs are left. */
export function threadsWorthwhile({ elapsed, average }: Pick<Pace, 'elapsed' | 'average'>, left: number, most: number): number {
  if (elapsed < COLD) return 1;
  return Math.max(1, Math.min(most, left, Math.floor((average * left) / WORTH_A_THREAD)));
}

/** How many jobs of a batch are done. */
import type { Outcome } from './render-job.ts';

export interface BatchCounts {
  readonly total: number;
  readonly done: number;
  readonly failed: number;
}

/** Counts the jobs that are done, and reports every step. */
export class JobCount {
  readonly #missing: Set<number>;
  readonly #total: number;
  readonly #progress: ((counts: BatchCounts) => void) | undefined;
  #failed = 0;

  constructor(total: number, progress: ((counts: BatchCounts) => void) | undefined) {
    this.#missing = new Set(Array.from({ length: total }, (_, index) => index));
    this.#total = total;
    this.#progress = progress;
    progress?.(this.now());
  }

  add({ job, error }: Pick<Outcome, 'job' | 'error'>): void {
    this.#missing.delete(job);
    if (error) this.#failed++;
    this.#progress?.(this.now());
  }

  now(): BatchCounts {
    return { total: this.#total, done: this.#total - this.#missing.size, failed: this.#failed };
  }

  /** The first job without a result; undefined if all have one. */
  firstMissing(): number | undefined {
    const [first] = this.#missing;
    return first;
  }
}

/**
 * All jobs of a batch, on as many threads as are worth it. This thread renders, too: a few small jobs are done
 * before another thread would have started.
 */
import type { StartThread } from '../../host/threads.ts';
import { type Assignment, BatchWorker, type ThreadDeps } from './assignment.ts';
import { InOrder } from './in-order.ts';
import type { Job } from './job.ts';
import { planUnits } from './plan-units.ts';
import type { Outcome } from './render-job.ts';
import { resultPath } from './results.ts';
import { SharedSchedule } from './shared-schedule.ts';
import { ThreadPool } from './thread-pool.ts';
import { type Stopwatch, Throughput, threadsWorthwhile } from './throughput.ts';

export interface RunOptions extends Pick<Assignment, 'base' | 'cwd' | 'helmVersion'> {
  readonly folder?: Assignment['folder'] | undefined;
  /** The most threads, this one included. */
  readonly threads: number;
  /** Stop at the first job that fails. */
  readonly failFast: boolean;
  /** Aborted to stop as soon as can be. */
  readonly signal?: AbortSignal | undefined;
}

export interface RunDeps extends ThreadDeps {
  /** How long this process has worked: it decides whether more threads are worth it. */
  readonly work: Stopwatch;
  /** Absent if there are no threads. */
  readonly startThread?: StartThread | undefined;
}

export interface RunListener {
  /** A job is done; called in any order, for counting. */
  readonly counted?: (outcome: Outcome) => void;
  /** A job's outcome, in the order of the jobs. What this throws stops the run. */
  readonly outcome: (outcome: Outcome) => void;
}

/** Runs the jobs and resolves when no thread works any longer. Rejects with what the listener threw. */
export async function runJobs(deps: RunDeps, jobs: readonly Job[], options: RunOptions, listener: RunListener): Promise<void> {
  const run = new Run(deps, jobs, options, listener);
  await run.toTheEnd();
}

/** Milliseconds after which messages and signals are let in. */
const TURN = 10;

class Run {
  private readonly schedule: SharedSchedule;
  private readonly assignment: Assignment;
  private readonly worker: BatchWorker;
  private readonly threads: ThreadPool | undefined;
  private readonly order: InOrder<Outcome>;
  private readonly arrived = new Set<number>();
  /** Jobs that a fallen thread had taken. */
  private readonly leftover: number[] = [];
  private readonly jobs: readonly Job[];
  private readonly options: RunOptions;
  private readonly listener: RunListener;
  private readonly deps: RunDeps;
  private fault: { readonly error: unknown } | undefined;
  private completed = (): void => {};
  /** Resolves when every job is done; threads may take a little longer to end. */
  private readonly complete = new Promise<void>((resolve) => {
    this.completed = resolve;
  });

  constructor(deps: RunDeps, jobs: readonly Job[], options: RunOptions, listener: RunListener) {
    this.jobs = jobs;
    this.options = options;
    this.listener = listener;
    this.deps = deps;
    const workerCount = Math.max(1, Math.min(options.threads, jobs.length));
    const units = planUnits(
      jobs.map((job) => job.chart),
      workerCount,
    );
    this.schedule = new SharedSchedule(units.length, workerCount);
    const { base, cwd, helmVersion, folder } = options;
    this.assignment = { jobs, units, schedule: this.schedule.memory, workerCount, base, cwd, helmVersion, ...(folder && { folder }) };
    this.worker = new BatchWorker(this.assignment, 0, deps);
    this.order = new InOrder((outcome) => this.leave(outcome));
    const accept = (outcome: Outcome) => this.accept(outcome);
    const failed = (error: Error, job: number | undefined) => this.failed(error, job);
    const { startThread: start } = deps;
    this.threads = start && new ThreadPool({ assignment: this.assignment, schedule: this.schedule, start, accept, failed });
  }

  async toTheEnd(): Promise<void> {
    const stop = () => {
      this.schedule.stop();
      void this.threads?.stop();
    };
    this.options.signal?.addEventListener('abort', stop);
    if (this.options.signal?.aborted) stop();
    try {
      await this.work();
      await Promise.race([this.complete, this.threads?.done()]);
      await this.renderLeftover();
      this.order.end();
    } finally {
      this.options.signal?.removeEventListener('abort', stop);
      this.schedule.stop();
      await this.threads?.stop();
      this.sweep();
    }
    if (this.fault) throw this.fault.error;
  }

  private async work(): Promise<void> {
    const throughput = new Throughput(this.deps.work);
    for (let unit = this.worker.take(); unit; unit = this.worker.take()) {
      for (const job of unit) {
        const outcome = await this.worker.render(job);
        if (!outcome) return;
        this.schedule.arrived();
        this.accept(outcome);
        throughput.done();
        this.threads?.grow(threadsWorthwhile(throughput, this.jobs.length - this.arrived.size, this.assignment.workerCount) - 1);
        if (throughput.sinceRest >= TURN) {
          await nextTurn();
          throughput.rested();
        }
      }
    }
  }

  private async renderLeftover(): Promise<void> {
    for (const job of this.leftover) {
      const outcome = await this.worker.render(job);
      if (outcome) this.accept(outcome);
      await nextTurn();
    }
  }

  private accept(outcome: Outcome): void {
    if (this.arrived.has(outcome.job)) return;
    this.arrived.add(outcome.job);
    if (outcome.error && this.options.failFast) this.schedule.stop();
    this.listener.counted?.(outcome);
    this.order.arrive(outcome.job, outcome);
    if (this.arrived.size === this.jobs.length) this.completed();
  }

  private leave(outcome: Outcome): void {
    if (this.fault) return;
    try {
      this.listener.outcome(outcome);
    } catch (error) {
      this.fault = { error };
      this.schedule.stop();
    }
  }

  /** A thread that broke off takes the job that it was at with it; the rest of its unit is done here. */
  private failed(error: Error, at: number | undefined): void {
    if (at === undefined) return;
    const unit = this.assignment.units.find((jobs) => jobs.includes(at)) ?? [];
    this.leftover.push(...unit.filter((job) => job !== at && !this.arrived.has(job)));
    this.accept({ job: at, error: { code: 'internal', message: `its thread failed: ${error.message}` }, log: [] });
  }

  /** What threads that were stopped in the middle of writing have left. */
  private sweep(): void {
    const { folder } = this.assignment;
    for (let workerIndex = 0; folder && workerIndex < this.assignment.workerCount; workerIndex++) {
      const job = this.schedule.jobAt(workerIndex);
      if (job !== undefined && !this.arrived.has(job)) this.deps.writer.discard(resultPath(folder.path, folder.names[job] as string));
    }
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

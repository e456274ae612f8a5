/** The threads that work beside the first one: started once there is enough work for them, and not replaced if they fail. */
import type { StartThread, Thread } from '../../host/threads.ts';
import type { Assignment } from './assignment.ts';
import type { Outcome } from './render-job.ts';
import type { SharedSchedule } from './shared-schedule.ts';

/** What a thread of the pool gets. */
export interface PoolTask {
  readonly assignment: Assignment;
  readonly workerIndex: number;
}

export class ThreadPool {
  private readonly threads: Thread[] = [];
  private readonly assignment: Assignment;
  private readonly schedule: SharedSchedule;
  private readonly start: StartThread;
  private readonly accept: (outcome: Outcome) => void;
  /** Called when a thread fails, with the job that it was working on. */
  private readonly failed: (error: Error, job: number | undefined) => void;

  constructor(parts: {
    assignment: Assignment;
    schedule: SharedSchedule;
    start: StartThread;
    accept: (outcome: Outcome) => void;
    failed: (error: Error, job: number | undefined) => void;
  }) {
    this.assignment = parts.assignment;
    this.schedule = parts.schedule;
    this.start = parts.start;
    this.accept = parts.accept;
    this.failed = parts.failed;
  }

  /** Starts threads until there are this many. */
  grow(count: number): void {
    while (this.threads.length < count) {
      const workerIndex = this.threads.length + 1;
      const task: PoolTask = { assignment: this.assignment, workerIndex };
      const thread = this.start(task, (message) => {
        this.schedule.arrived();
        this.accept(message as Outcome);
      });
      this.threads.push({ ...thread, ended: thread.ended.then((error) => this.gone(error, workerIndex)) });
    }
  }

  /** Resolves once all have ended. */
  async done(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.ended));
  }

  async stop(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.stop()));
    await this.done();
  }

  private gone(error: Error | undefined, workerIndex: number): undefined {
    if (error && !this.schedule.stopped) this.failed(error, this.schedule.jobAt(workerIndex));
    return undefined;
  }
}

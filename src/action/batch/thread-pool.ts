/** The threads that help the first one: started once the work is known to be worth it, and not replaced when they fail. */
import type { StartThread, Thread } from '../../host/threads.ts';
import type { Assignment } from './assignment.ts';
import type { Outcome } from './render-job.ts';
import type { SharedSchedule } from './shared-schedule.ts';

/** What a helping thread is given. */
export interface HelperTask {
  readonly assignment: Assignment;
  readonly workerIndex: number;
}

export class Helpers {
  private readonly threads: Thread[] = [];
  private readonly assignment: Assignment;
  private readonly schedule: SharedSchedule;
  private readonly start: StartThread;
  private readonly accept: (outcome: Outcome) => void;
  /** Called when a thread fails, with the job that it was working on. */
  private readonly fell: (error: Error, job: number | undefined) => void;

  constructor(parts: {
    assignment: Assignment;
    schedule: SharedSchedule;
    start: StartThread;
    accept: (outcome: Outcome) => void;
    fell: (error: Error, job: number | undefined) => void;
  }) {
    this.assignment = parts.assignment;
    this.schedule = parts.schedule;
    this.start = parts.start;
    this.accept = parts.accept;
    this.fell = parts.fell;
  }

  /** Starts threads until this many help. */
  grow(count: number): void {
    while (this.threads.length < count) {
      const workerIndex = this.threads.length + 1;
      const task: HelperTask = { assignment: this.assignment, workerIndex };
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
    if (error && !this.schedule.stopped) this.fell(error, this.schedule.jobAt(workerIndex));
    return undefined;
  }
}

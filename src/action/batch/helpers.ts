/** The threads that help the first one: begun once the work is known to be worth them, replaced by nobody when they fall. */
import type { StartThread, Thread } from '../../host/node/threads.ts';
import type { Assignment } from './assignment.ts';
import type { Board } from './board.ts';
import type { Outcome } from './render-job.ts';

/** What a helping thread is handed. */
export interface HelperTask {
  readonly assignment: Assignment;
  readonly seat: number;
}

export class Helpers {
  private readonly threads: Thread[] = [];
  private readonly assignment: Assignment;
  private readonly board: Board;
  private readonly start: StartThread;
  private readonly accept: (outcome: Outcome) => void;
  /** Told of a thread that ended by a fault, and the job that it was at. */
  private readonly fell: (error: Error, job: number | undefined) => void;

  constructor(parts: {
    assignment: Assignment;
    board: Board;
    start: StartThread;
    accept: (outcome: Outcome) => void;
    fell: (error: Error, job: number | undefined) => void;
  }) {
    this.assignment = parts.assignment;
    this.board = parts.board;
    this.start = parts.start;
    this.accept = parts.accept;
    this.fell = parts.fell;
  }

  /** Sees to it that this many help. */
  grow(count: number): void {
    while (this.threads.length < count) {
      const seat = this.threads.length + 1;
      const task: HelperTask = { assignment: this.assignment, seat };
      const thread = this.start(task, (message) => {
        this.board.arrived();
        this.accept(message as Outcome);
      });
      this.threads.push({ ...thread, ended: thread.ended.then((error) => this.gone(error, seat)) });
    }
  }

  /** Resolves once all have come to their end. */
  async done(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.ended));
  }

  async stop(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.stop()));
    await this.done();
  }

  private gone(error: Error | undefined, seat: number): undefined {
    if (error && !this.board.stopped) this.fell(error, this.board.jobAt(seat));
    return undefined;
  }
}

/** What every thread of a batch is told, and how it works through its share of the units. */

import { PROFILES, type Profile } from '../../helm/profile.ts';
import type { Clock } from '../../host/clock.ts';
import type { FileSystem, Files } from '../../host/files.ts';
import { filesFrom } from '../../host/files-from.ts';
import type { Random } from '../../host/random.ts';
import { absolute } from '../chart/open-chart.ts';
import type { Answers } from '../render/answers.ts';
import type { OpenRemotes } from '../repository/remotes.ts';
import { Board } from './board.ts';
import type { Job } from './job.ts';
import { type JobDeps, type Outcome, renderJob } from './render-job.ts';
import { folderResults, type Results } from './results.ts';
import { sharedCharts } from './shared-charts.ts';

/** Plain data, so that threads can be handed it. */
export interface Assignment {
  readonly jobs: readonly Job[];
  readonly units: readonly (readonly number[])[];
  readonly board: SharedArrayBuffer;
  readonly seats: number;
  /** The folder at which relative paths begin, as given and as an absolute path. */
  readonly base: string;
  readonly cwd: string;
  readonly helmVersion: Profile['name'];
  /** Where each thread writes its results itself; elsewhere texts go to whoever gave the work out. */
  readonly folder?: { readonly path: string; readonly names: readonly string[] };
}

export interface ThreadDeps {
  readonly files: FileSystem;
  readonly writer: Files;
  readonly clock: Clock;
  readonly random: Random;
  /** The way to charts and values that are not on this disk; absent: there is none. */
  readonly remotes?: OpenRemotes | undefined;
  /** Schemas by URL; absent: none is found. */
  readonly schemas?: Answers<Uint8Array> | undefined;
}

/** One thread's desk: renders units as they are taken from the board. */
export class Desk {
  readonly board: Board;
  private readonly assignment: Assignment;
  private readonly seat: number;
  private readonly deps: JobDeps;
  private readonly results: Results | undefined;

  constructor(assignment: Assignment, seat: number, { files, writer, clock, random, remotes, schemas }: ThreadDeps) {
    const { units, seats, board, base, cwd, helmVersion, folder } = assignment;
    this.assignment = assignment;
    this.seat = seat;
    this.board = new Board(units.length, seats, board);
    this.deps = {
      files: filesFrom(files, base),
      profile: PROFILES[helmVersion],
      cwd: absolute(cwd, base),
      clock,
      random,
      remotes,
      schemas,
      open: sharedCharts(),
    };
    this.results = folder && folderResults(folder.path, folder.names, writer);
  }

  /** Renders the job, unless all shall stop. */
  async render(job: number): Promise<Outcome | undefined> {
    if (this.board.stopped) return undefined;
    this.board.begin(this.seat, job);
    return renderJob(this.deps, this.assignment.jobs[job] as Job, job, (text) => {
      if (!this.results) return text;
      this.results.take(job, text);
      return undefined;
    });
  }

  /** The jobs of the next unit; undefined where no work is left. */
  take(): readonly number[] | undefined {
    const unit = this.board.take();
    return unit === undefined ? undefined : this.assignment.units[unit];
  }
}

/** Works until nothing is left: what a helping thread does. */
export async function workThrough(assignment: Assignment, seat: number, deps: ThreadDeps, post: (outcome: Outcome) => void): Promise<void> {
  const desk = new Desk(assignment, seat, deps);
  for (let unit = desk.take(); unit; unit = desk.take()) {
    for (const job of unit) {
      if (!assignment.folder) desk.board.waitForRoom();
      const outcome = await desk.render(job);
      if (!outcome) return;
      post(outcome);
    }
  }
}

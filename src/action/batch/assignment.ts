/** The input of each thread of a batch, and how it works through its units. */

import { PROFILES, type Profile } from '../../helm/profile.ts';
import type { Clock } from '../../host/clock.ts';
import type { FileSystem, Files } from '../../host/files.ts';
import { filesFrom } from '../../host/files-from.ts';
import type { Random } from '../../host/random.ts';
import { absolute } from '../chart/open-chart.ts';
import type { Answers } from '../render/answers.ts';
import type { OpenRemotes } from '../repository/remotes.ts';
import type { Job } from './job.ts';
import { type JobDeps, type Outcome, renderJob } from './render-job.ts';
import { folderResults, type Results } from './results.ts';
import { sharedCharts } from './shared-charts.ts';
import { SharedSchedule } from './shared-schedule.ts';

/** Plain data, so that threads can be handed it. */
export interface Assignment {
  readonly jobs: readonly Job[];
  readonly units: readonly (readonly number[])[];
  readonly schedule: SharedArrayBuffer;
  readonly workerCount: number;
  /** The folder at which relative paths begin, as given and as an absolute path. */
  readonly base: string;
  readonly cwd: string;
  readonly helmVersion: Profile['name'];
  /** Where each thread writes its results itself; elsewhere texts go to the first thread. */
  readonly folder?: { readonly path: string; readonly names: readonly string[] };
}

export interface ThreadDeps {
  readonly files: FileSystem;
  readonly writer: Files;
  readonly clock: Clock;
  readonly random: Random;
  /** Fetches charts and values that are not on this disk; absent: not possible. */
  readonly remotes?: OpenRemotes | undefined;
  /** Gives an address of a host; absent: no host has one. */
  readonly lookupHost?: ((name: string) => Promise<string>) | undefined;
  /** Schemas by URL; absent: none is found. */
  readonly schemas?: Answers<string | Uint8Array> | undefined;
}

/** Renders the units that one thread takes from the schedule. */
export class BatchWorker {
  readonly schedule: SharedSchedule;
  private readonly assignment: Assignment;
  private readonly workerIndex: number;
  private readonly deps: JobDeps;
  private readonly results: Results | undefined;

  constructor(assignment: Assignment, workerIndex: number, { files, writer, clock, random, remotes, schemas }: ThreadDeps) {
    const { units, workerCount, schedule, base, cwd, helmVersion, folder } = assignment;
    this.assignment = assignment;
    this.workerIndex = workerIndex;
    this.schedule = new SharedSchedule(units.length, workerCount, schedule);
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

  /** Renders the job, unless the batch was stopped. */
  async render(job: number): Promise<Outcome | undefined> {
    if (this.schedule.stopped) return undefined;
    this.schedule.begin(this.workerIndex, job);
    return renderJob(this.deps, this.assignment.jobs[job] as Job, job, (text) => {
      if (!this.results) return text;
      this.results.take(job, text);
      return undefined;
    });
  }

  /** The jobs of the next unit; undefined if no work is left. */
  take(): readonly number[] | undefined {
    const unit = this.schedule.take();
    return unit === undefined ? undefined : this.assignment.units[unit];
  }
}

/** Renders units until none is left, as each thread of the pool does. */
export async function runUnits(
  assignment: Assignment,
  workerIndex: number,
  deps: ThreadDeps,
  post: (outcome: Outcome) => void,
): Promise<void> {
  const worker = new BatchWorker(assignment, workerIndex, deps);
  for (let unit = worker.take(); unit; unit = worker.take()) {
    for (const job of unit) {
      if (!assignment.folder) worker.schedule.waitForRoom();
      const outcome = await worker.render(job);
      if (!outcome) return;
      post(outcome);
    }
  }
}

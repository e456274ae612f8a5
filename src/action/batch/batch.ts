/** `batch`: a job file's jobs, rendered as one `template` each, to a folder, an archive or one stream. */
import { ChartwrightError } from '../../base/errors.ts';
import type { LogEntry } from '../../base/log.ts';
import type { Profile } from '../../base/profile.ts';
import type { Job } from './job.ts';
import { checkPattern, DEFAULT_PATTERN, outputPath, outputProblems } from './job-outputs.ts';
import { type JobFile, readJobFile } from './read-job-file.ts';
import { archiveResults, type Results, streamResults } from './results.ts';
import { type RunDeps, runJobs } from './run-jobs.ts';
import { type Shard, shareOf } from './shard.ts';

export interface BatchOptions {
  /** The job file's text, its name for messages, and the folder at which its paths begin. */
  readonly text: string;
  readonly file: string;
  readonly base: string;
  readonly cwd: string;
  /** Which jobs: all of them, or a share. */
  readonly shard?: Shard | undefined;
  /** Where results go: below a folder, into an archive, or, with neither, to `out`. */
  readonly outputDir?: string | undefined;
  readonly archive?: string | undefined;
  readonly outputName?: string | undefined;
  readonly threads: number;
  readonly failFast: boolean;
  /** For jobs that say nothing of it. */
  readonly namespace: string;
  readonly keyring: string;
  readonly helmVersion: Profile['name'];
  readonly signal?: AbortSignal | undefined;
}

/** Hears what happens, as it happens. */
export interface BatchListener {
  /** The stream's next piece. */
  readonly out: (text: string) => void;
  /** How many jobs there are, are done, and have failed; in between and at the end. */
  readonly progress?: (state: BatchSummary) => void;
  /** What rendering a job had to say. */
  readonly log?: (job: Job, entry: LogEntry) => void;
  /** A job that failed: its place in the job file, and why. */
  readonly failed: (job: Job, where: string, message: string) => void;
}

export interface BatchSummary {
  readonly total: number;
  readonly done: number;
  readonly failed: number;
}

/**
 * Renders the jobs. Throws a JobFileError where the file can't be used, `usage` errors where two jobs would write
 * one file, and `io` errors where results can't be written; what is written by then is whole.
 */
export async function batch(deps: RunDeps, options: BatchOptions, listener: BatchListener): Promise<BatchSummary> {
  const pattern = options.outputName ?? DEFAULT_PATTERN;
  checkPattern(pattern);
  const file = readJobFile(options.text, options.file);
  const all = file.jobs.map((job) => ({
    ...job,
    namespace: job.namespace || options.namespace,
    keyring: job.keyring || options.keyring,
  }));
  const paths = all.map((job) => outputPath(job, pattern));
  if (options.outputDir !== undefined || options.archive !== undefined) refuseClashes(file, all, paths);
  const chosen = [...all.keys()].filter((index) => isChosen(all[index] as Job, options.shard));
  return runChosen(deps, file, chosen, all, paths, options, listener);
}

function isChosen(job: Job, shard: Shard | undefined): boolean {
  return shard === undefined || shareOf(job.name, shard.count) === shard.index;
}

function refuseClashes(file: JobFile, jobs: readonly Job[], paths: readonly string[]): void {
  const lines = outputProblems(paths).map(({ job, message, other }) => {
    const as = other === undefined ? '' : `, as job ${JSON.stringify(jobs[other]?.name)} (${file.where(other)}) does`;
    return `${file.where(job)}: job ${JSON.stringify(jobs[job]?.name)}: ${message}${as}`;
  });
  if (lines.length > 0) throw new ChartwrightError('usage', lines.join('\n'));
}

async function runChosen(
  deps: RunDeps,
  file: JobFile,
  chosen: readonly number[],
  all: readonly Job[],
  paths: readonly string[],
  options: BatchOptions,
  listener: BatchListener,
): Promise<BatchSummary> {
  const jobs = chosen.map((index) => all[index] as Job);
  const names = chosen.map((index) => paths[index] as string);
  const { outputDir, archive, base, cwd, helmVersion, threads, failFast, signal } = options;
  const folder = outputDir === undefined ? undefined : { path: outputDir, names };
  const results = resultsOf(jobs, names, archive, deps, listener);
  let summary: BatchSummary = { total: jobs.length, done: 0, failed: 0 };
  listener.progress?.(summary);
  try {
    await runJobs(
      deps,
      jobs,
      { base, cwd, helmVersion, threads, failFast, signal, ...(folder && { folder }) },
      {
        counted({ error }) {
          summary = { ...summary, done: summary.done + 1, failed: summary.failed + (error ? 1 : 0) };
          listener.progress?.(summary);
        },
        outcome({ job: index, log, error, text }) {
          const job = jobs[index] as Job;
          for (const entry of log) listener.log?.(job, entry);
          if (error) listener.failed(job, file.where(chosen[index] as number), error.message);
          if (text !== undefined) results.take(index, text);
        },
      },
    );
    if (signal?.aborted) results.abandon();
    else results.finish();
  } catch (error) {
    results.abandon();
    throw error;
  }
  return summary;
}

function resultsOf(
  jobs: readonly Job[],
  names: readonly string[],
  archive: string | undefined,
  deps: RunDeps,
  listener: BatchListener,
): Results {
  if (archive !== undefined) return archiveResults(archive, names, deps.writer);
  return streamResults(
    jobs.map((job) => job.name),
    listener.out,
  );
}

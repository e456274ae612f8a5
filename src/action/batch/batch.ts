/** `batch`: a job file's jobs, rendered as one `template` each, to a folder, an archive or one stream. */
import { ChartwrightError } from '../../base/errors.ts';
import type { LogEntry } from '../../base/log.ts';
import type { Profile } from '../../helm/profile.ts';
import { absolute } from '../chart/open-chart.ts';
import { archiveResults } from './archive-results.ts';
import type { Job } from './job.ts';
import { type BatchCounts, JobCount } from './job-count.ts';
import { checkPattern, DEFAULT_PATTERN, outputPath, outputProblems } from './job-outputs.ts';
import { checkedResults, pruneOutputs, staleOutputs } from './output-folder.ts';
import { readJobFile } from './read-job-file.ts';
import { type Results, streamResults } from './results.ts';
import { type RunDeps, type RunListener, type RunOptions, runJobs } from './run-jobs.ts';
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
  /** Write nothing: compare the results with the files of `outputDir`. */
  readonly check?: boolean;
  /** Remove results of earlier batches from `outputDir` that no job has now. */
  readonly prune?: boolean;
  readonly threads: number;
  readonly failFast: boolean;
  /** For jobs without one. */
  readonly namespace: string;
  readonly keyring: string;
  readonly helmVersion: Profile['name'];
  readonly signal?: AbortSignal | undefined;
}

/** Called with what happens, as it happens. */
export interface BatchListener {
  /** The stream's next piece. */
  readonly out: (text: string) => void;
  /** How many jobs there are, are done, and have failed; in between and at the end. */
  readonly progress?: (counts: BatchCounts) => void;
  /** The warnings of a job. */
  readonly log?: (job: Job, entry: LogEntry) => void;
  /** A job that failed: its place in the job file, and why. */
  readonly failed: (job: Job, where: string, message: string) => void;
}

export interface BatchSummary extends BatchCounts {
  /** With `check`: how many results differ from the existing files. */
  readonly different?: number;
  /** With `check`: results that no job has; with `prune`: those that were removed. */
  readonly stale?: readonly string[];
  /** The first job that was not begun, or not finished: its name and place. */
  readonly missing?: { readonly job: Job; readonly where: string };
}

/** A job of this batch, its result's path, and where it is in the job file. */
interface Planned {
  readonly job: Job;
  readonly path: string;
  readonly where: () => string;
}

/**
 * Renders the jobs. Throws a JobFileError if the file can't be used, `usage` errors where two jobs would write one file,
 * and `io` errors where results can't be written; what is written by then is whole.
 */
export async function batch(deps: RunDeps, options: BatchOptions, listener: BatchListener): Promise<BatchSummary> {
  const all = planned(options);
  if (options.outputDir !== undefined || options.archive !== undefined) refuseClashes(all);
  const { shard, outputDir, check, prune } = options;
  const share = shard ? all.filter(({ job }) => shareOf(job.name, shard.count) === shard.index) : all;
  const summary = await run(deps, share, options, listener);
  const paths = all.map(({ path }) => path);
  if (outputDir === undefined || summary.missing || !(check || prune)) return summary;
  return { ...summary, stale: (check ? staleOutputs : pruneOutputs)(outputDir, paths, deps.writer) };
}

function planned({ text, file, outputName = DEFAULT_PATTERN, ...options }: BatchOptions): Planned[] {
  checkPattern(outputName);
  const { jobs, where } = readJobFile(text, file);
  return jobs.map((given, index) => {
    const job = placedJob(given, options);
    return { job, path: outputPath(job, outputName), where: () => where(index) };
  });
}

/** The job with the command's own defaults, and its paths from where the command runs. */
function placedJob(job: Job, { namespace, keyring, cwd, base }: Pick<BatchOptions, 'namespace' | 'keyring' | 'cwd' | 'base'>): Job {
  const place = (path: string) => path && absolute(absolute(cwd, base), path);
  return {
    ...job,
    namespace: job.namespace || namespace,
    chart: /^\.{0,2}\//.test(job.chart) ? place(job.chart) : job.chart,
    keyring: place(job.keyring) || keyring,
    certFile: place(job.certFile),
    keyFile: place(job.keyFile),
    caFile: place(job.caFile),
  };
}

/** How many jobs are named that have no path of their own. */
const NAMED_CLASHES = 20;

function refuseClashes(all: readonly Planned[]): void {
  const problems = outputProblems(all.map(({ path }) => path));
  const lines = problems.slice(0, NAMED_CLASHES).map(({ job, message, other }) => {
    const [one, first] = [all[job] as Planned, other === undefined ? undefined : all[other]];
    const as = first ? `, as job ${JSON.stringify(first.job.name)} (${first.where()}) does` : '';
    return `${one.where()}: job ${JSON.stringify(one.job.name)}: ${message}${as}`;
  });
  if (problems.length > lines.length) lines.push(`and ${problems.length - lines.length} more jobs whose results have no path of their own`);
  if (lines.length > 0) throw new ChartwrightError('usage', lines.join('\n'));
}

async function run(deps: RunDeps, plan: readonly Planned[], options: BatchOptions, listener: BatchListener): Promise<BatchSummary> {
  let different = 0;
  const differs = (diff: string) => {
    different++;
    listener.out(diff);
  };
  const results = resultsOf(plan, options, deps, listener.out, differs);
  const count = new JobCount(plan.length, listener.progress);
  const outcome: RunListener['outcome'] = ({ job: index, log, error, text }) => {
    const { job, where } = plan[index] as Planned;
    for (const entry of log) listener.log?.(job, entry);
    if (error) listener.failed(job, where(), error.message);
    if (text !== undefined) results.take(index, text);
  };
  try {
    const jobs = plan.map(({ job }) => job);
    const folder = folderOf(plan, options);
    await runJobs(deps, jobs, { ...options, folder }, { counted: (result) => count.add(result), outcome });
    if (options.signal?.aborted) results.abandon();
    else results.finish();
  } catch (error) {
    results.abandon();
    throw error;
  }
  const first = count.firstMissing();
  const stopped = first === undefined ? undefined : (plan[first] as Planned);
  return { ...count.now(), ...(options.check && { different }), ...(stopped && { missing: { job: stopped.job, where: stopped.where() } }) };
}

/** A folder's files are written by the threads themselves; for the others, texts come here. */
function folderOf(plan: readonly Planned[], { outputDir, check }: BatchOptions): RunOptions['folder'] {
  return outputDir === undefined || check ? undefined : { path: outputDir, names: plan.map(({ path }) => path) };
}

function resultsOf(
  plan: readonly Planned[],
  { archive, outputDir, check }: BatchOptions,
  { writer }: RunDeps,
  out: (text: string) => void,
  differs: (diff: string) => void,
): Results {
  if (check && outputDir !== undefined) {
    return checkedResults(
      outputDir,
      plan.map(({ path }) => path),
      writer,
      differs,
    );
  }
  if (archive === undefined) {
    return streamResults(
      plan.map(({ job }) => job.name),
      out,
    );
  }
  return archiveResults(
    archive,
    plan.map(({ path }) => path),
    writer,
  );
}

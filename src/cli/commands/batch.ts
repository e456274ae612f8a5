/** `batch`: many charts in one go. */
import { type BatchListener, type BatchOptions, type BatchSummary, batch as runBatch } from '../../action/batch/batch.ts';
import { JobFileError } from '../../action/batch/read-job-file.ts';
import { chosenShard } from '../../action/batch/shard.ts';
import type { PoolTask } from '../../action/batch/thread-pool.ts';
import { ChartwrightError } from '../../base/errors.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import type { StartThread } from '../../host/threads.ts';
import { type Context, command, exactly } from '../command.ts';
import { currentNamespace } from '../env-vars.ts';
import { ExitError } from '../exit-error.ts';
import { bool, type FlagValues, int, text } from '../flag.ts';
import { offlineFlags } from '../flag-groups.ts';
import type { Io, Threads } from '../io.ts';
import { jobDeps } from '../job-deps.ts';
import type { Settings } from '../settings.ts';
import { ProgressBar } from '../terminal/progress-bar.ts';
import type { ThreadData } from '../thread-data.ts';

const flags = {
  outputDir: text('write one file per job below this folder'),
  archive: text('write one file per job into this archive (.tgz, .tar.gz or .tar)'),
  outputName: text("name of a job's file, made from {name}, {release}, {namespace} and {chart}", { default: '{name}.yaml' }),
  jobs: int('how many jobs to render at the same time (default: the number of cores)', { short: 'j' }),
  check: bool('write nothing: print how the files below --output-dir differ from the results, and fail if they do'),
  prune: bool('remove files of earlier batches from --output-dir that no job writes any more'),
  failFast: bool('stop at the first job that fails'),
  shard: text('render share i of n, written i/n, with i from 0; the name of a job decides which share it is in'),
  shards: text('number of shares; renders the one that JOB_COMPLETION_INDEX names'),
  ...offlineFlags,
};
type BatchFlags = FlagValues<typeof flags>;

export const batch = command({
  use: 'batch FILE',
  ours: true,
  short: 'locally render many charts in one go',
  long: `
Renders many jobs in one process, on all cores, each as 'template' renders it.

FILE lists the jobs as YAML, JSON or JSON lines ('-' reads standard input). The keys of a
job are the flags of 'template' in camel case; paths start at the folder of FILE, and
'defaults' applies to every job:

    defaults: {namespace: prod, kubeVersion: "1.33", values: common.yaml}
    jobs:
      - {name: web, chart: ./charts/web, set: [replicas=3]}
      - {name: shop, chart: ./charts/shop, values: [{motd: hello}]}

Manifests are printed as one stream in the order of FILE, unless --output-dir or --archive
is given. A job that fails does not stop the others. The exit code is 1 if any job failed
or --check finds a difference, and 2 if FILE cannot be used.
`,
  examples: `
  # one file per job
  PROGRAM batch jobs.yaml --output-dir manifests

  # fail if the files in the repository are not those that the jobs render
  PROGRAM batch jobs.yaml --output-dir manifests --check

  # render a third of the jobs into an archive
  PROGRAM batch jobs.yaml --shard 0/3 --archive manifests-0.tgz
`,
  flags,
  args: exactly(1),
  exclusive: [
    ['archive', 'outputDir'],
    ['shard', 'shards'],
    ['check', 'prune'],
  ],
  async run(context, [file = ''], flags) {
    const { io, settings } = context;
    io.expectWork?.();
    const bar = new ProgressBar(io);
    const interrupt = new AbortController();
    const ignore = io.onInterrupt?.(() => interrupt.abort());
    try {
      const threads = await io.threads?.();
      const options = { ...batchOptions(context, file, flags, threads), signal: interrupt.signal };
      const { offline } = flags;
      const startThread = threads && starter(threads, settings, offline);
      const deps = { ...jobDeps(context, offline), startThread, work: threads?.work ?? (() => 0) };
      const summary = await runBatch(deps, options, listener(context, bar));
      bar.clear();
      report(context, summary, interrupt.signal.aborted);
      reportFolder(context, summary, flags);
    } catch (error) {
      bar.clear();
      throw error instanceof JobFileError ? new ExitError(2, error.message) : error;
    } finally {
      ignore?.();
    }
  },
});

function starter(threads: Threads, { keyring: _, ...settings }: Settings, offline: boolean): StartThread {
  return (task, onMessage) => threads.start({ task: task as PoolTask, settings, offline } satisfies ThreadData, onMessage);
}

function batchOptions({ io, settings }: Context, file: string, flags: BatchFlags, threads: Threads | undefined): BatchOptions {
  const { archive, outputDir, outputName, jobs, failFast, shard, shards, check, prune } = flags;
  if (outputDir === '' && (check || prune)) throw new ChartwrightError('usage', `--${check ? 'check' : 'prune'} needs --output-dir`);
  if (archive !== '' && !/\.(?:tgz|tar\.gz|tar)$/.test(archive)) {
    throw new ChartwrightError('usage', `the name of the archive ${archive} must end in .tgz, .tar.gz or .tar`);
  }
  return {
    text: jobText(io, file),
    file: file === '-' ? 'standard input' : file,
    base: file.includes('/') ? file.slice(0, file.lastIndexOf('/')) || '/' : '.',
    cwd: io.cwd,
    shard: chosenShard({ shard, shards, completionIndex: io.env.JOB_COMPLETION_INDEX }),
    outputDir: outputDir || undefined,
    archive: archive || undefined,
    outputName,
    check,
    prune,
    threads: jobs > 0 ? jobs : (threads?.cores ?? 1),
    failFast,
    namespace: currentNamespace(settings, io),
    keyring: settings.keyring(),
    helmVersion: settings.profile.name,
  };
}

function jobText(io: Io, file: string): string {
  try {
    return decodeUtf8(file === '-' ? io.stdin() : io.files.read(file));
  } catch (error) {
    throw new JobFileError([(error as Error).message]);
  }
}

function listener({ io, log, paint }: Context, bar: ProgressBar): BatchListener {
  return {
    out(text) {
      bar.clear();
      io.out(text);
    },
    progress: (progress) => bar.show(progress),
    log(job, entry) {
      bar.clear();
      log({ ...entry, attributes: [...entry.attributes, ['job', job.name]] });
    },
    failed(job, where, message) {
      bar.clear();
      io.err(`${paint.err.red('Error:')} ${where}: job ${JSON.stringify(job.name)}: ${message}\n`);
    },
  };
}

/** `298 of 300 jobs rendered, 2 failed`, the jobs that Ctrl-C or --fail-fast has prevented, and the exit code. */
function report({ io, paint }: Context, { total, done, failed, missing }: BatchSummary, interrupted: boolean): void {
  if (missing) {
    const others = total - done - 1;
    const rest = others === 0 ? '' : ` and ${others} more`;
    io.err(
      `${paint.err.red('Error:')} ${interrupted ? 'interrupted' : 'stopped'} before ${missing.where}: job ${JSON.stringify(missing.job.name)}${rest}\n`,
    );
  }
  io.err(
    `${done - failed} of ${total} ${total === 1 ? 'job' : 'jobs'} rendered${failed === 0 ? '' : paint.err.red(`, ${failed} failed`)}\n`,
  );
  if (missing || failed > 0) throw new ExitError(1);
}

/** What --check has found, or --prune has removed. */
function reportFolder({ io }: Context, { different = 0, stale = [] }: BatchSummary, { check, outputDir }: BatchFlags): void {
  const [verb, amount] = check ? ['is not a result of any job', different + stale.length] : ['removed', 0];
  for (const path of stale) io.err(`${outputDir.replace(/\/+$/, '')}/${path} ${verb}\n`);
  if (amount === 0) return;
  io.err(`${amount} ${amount === 1 ? 'file differs' : 'files differ'} from the results in ${outputDir}\n`);
  throw new ExitError(1);
}

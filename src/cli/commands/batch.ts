/** `batch`: many charts in one go. */
import { type BatchListener, type BatchOptions, type BatchSummary, batch as runBatch } from '../../action/batch/batch.ts';
import type { HelperTask } from '../../action/batch/helpers.ts';
import { JobFileError } from '../../action/batch/read-job-file.ts';
import { chosenShard } from '../../action/batch/shard.ts';
import { ChartwrightError } from '../../base/errors.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import type { StartThread } from '../../host/node/threads.ts';
import { type Command, type Context, exactly } from '../command.ts';
import { currentNamespace } from '../env-vars.ts';
import { ExitError } from '../exit-error.ts';
import type { FlagValues } from '../flag.ts';
import { offlineFlag } from '../flag-groups.ts';
import type { Io, Threads } from '../io.ts';
import { jobDeps } from '../job-deps.ts';
import { ProgressBar } from '../progress-bar.ts';
import type { Settings } from '../settings.ts';
import type { ThreadData } from '../thread.ts';

export const batch: Command = {
  use: 'batch FILE',
  long: `
Renders many jobs in one process, on all cores, each as 'template' would.

FILE lists the jobs, as YAML, JSON or JSON lines ('-' reads standard input).
Keys are called as the flags of 'template' are, paths begin at the file's folder,
and what 'defaults' says is for every job:

    defaults: {namespace: prod, kubeVersion: "1.33", values: common.yaml}
    jobs:
      - {name: web, chart: ./charts/web, set: [replicas=3]}
      - {name: shop, chart: ./charts/shop, values: [{motd: hello}]}

Without a folder or an archive to write to, manifests come as one stream in the
order of the file. A job that fails does not keep the others from being rendered.
The exit code is 1 where any failed, and 2 where FILE can't be used.
`,
  flags: () => [
    { name: 'output-dir', type: 'string', usage: 'write a file a job below this folder' },
    { name: 'archive', type: 'string', usage: 'write an archive (.tgz, .tar.gz or .tar) with a file a job' },
    {
      name: 'output-name',
      type: 'string',
      default: '{name}.yaml',
      usage: "the name of a job's file, of {name}, {release}, {namespace} and {chart}",
    },
    { name: 'jobs', short: 'j', type: 'int', default: 0, usage: 'how many to render at the same time (default: the number of cores)' },
    { name: 'fail-fast', type: 'bool', usage: 'stop at the first job that fails' },
    { name: 'shard', type: 'string', usage: 'render share i of n, written i/n, i from 0; every job belongs to one, by its name' },
    { name: 'shards', type: 'string', usage: 'render one share of so many: the one that JOB_COMPLETION_INDEX says' },
    offlineFlag,
  ],
  args: exactly(1),
  exclusive: [
    ['archive', 'output-dir'],
    ['shard', 'shards'],
  ],
  async run(context, [file = ''], flags) {
    const { io, settings } = context;
    io.expectWork?.(Number.POSITIVE_INFINITY);
    const bar = new ProgressBar(io);
    const interrupt = new AbortController();
    const ignore = io.onInterrupt?.(() => interrupt.abort());
    try {
      const threads = await io.threads?.();
      const options = { ...batchOptions(context, file, flags, threads), signal: interrupt.signal };
      const offline = flags.bool('offline');
      const startThread = threads && starter(threads, settings, offline);
      const deps = { ...jobDeps(context, offline), startThread, work: threads?.work ?? (() => 0) };
      const summary = await runBatch(deps, options, listener(context, bar));
      bar.clear();
      report(io, summary, interrupt.signal.aborted);
    } catch (error) {
      bar.clear();
      throw error instanceof JobFileError ? new ExitError(2, error.message) : error;
    } finally {
      ignore?.();
    }
  },
};

function starter(threads: Threads, { keyring: _, ...settings }: Settings, offline: boolean): StartThread {
  return (task, onMessage) => threads.start({ task: task as HelperTask, settings, offline } satisfies ThreadData, onMessage);
}

function batchOptions({ io, settings }: Context, file: string, flags: FlagValues, threads: Threads | undefined): BatchOptions {
  const archive = flags.text('archive');
  if (archive !== '' && !/\.(?:tgz|tar\.gz|tar)$/.test(archive)) {
    throw new ChartwrightError('usage', `the archive ${archive} should be called .tgz, .tar.gz or .tar`);
  }
  const shard = chosenShard({
    shard: flags.text('shard'),
    shards: flags.text('shards'),
    completionIndex: io.env.JOB_COMPLETION_INDEX,
  });
  return {
    text: jobText(io, file),
    file: file === '-' ? 'standard input' : file,
    base: file.includes('/') ? file.slice(0, file.lastIndexOf('/')) || '/' : '.',
    cwd: io.cwd,
    shard,
    outputDir: flags.text('output-dir') || undefined,
    archive: archive || undefined,
    outputName: flags.text('output-name'),
    threads: flags.number('jobs') > 0 ? flags.number('jobs') : (threads?.cores ?? 1),
    failFast: flags.bool('fail-fast'),
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

function listener({ io, log }: Context, bar: ProgressBar): BatchListener {
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
      io.err(`Error: ${where}: job ${JSON.stringify(job.name)}: ${message}\n`);
    },
  };
}

/** `298 of 300 jobs rendered, 2 failed`, what Ctrl-C or --fail-fast has kept from being done, and the exit code that goes with it. */
function report(io: Io, { total, done, failed, missing }: BatchSummary, interrupted: boolean): void {
  if (missing) {
    const others = total - done - 1;
    const rest = others === 0 ? '' : ` and ${others} more`;
    io.err(`Error: ${interrupted ? 'interrupted' : 'stopped'} before ${missing.where}: job ${JSON.stringify(missing.job.name)}${rest}\n`);
  }
  io.err(`${done - failed} of ${total} ${total === 1 ? 'job' : 'jobs'} rendered${failed === 0 ? '' : `, ${failed} failed`}\n`);
  if (missing || failed > 0) throw new ExitError(1);
}

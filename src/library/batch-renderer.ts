/** What renders the library's batches, job by job. */

import type { BatchJob, Job } from '../action/batch/job.ts';
import { readJob } from '../action/batch/read-job-file.ts';
import { requestOf } from '../action/batch/render-job.ts';
import { sharedCharts } from '../action/batch/shared-charts.ts';
import { Answers } from '../action/render/answers.ts';
import { type TemplateDeps, templateChart, templateText } from '../action/render/template-chart.ts';
import { isRecord, kind } from '../base/kinds.ts';
import { type LogEntry, silent } from '../base/log.ts';
import type { Value } from '../go/value.ts';
import { DEFAULT_PROFILE, PROFILES, type Profile } from '../helm/profile.ts';
import { systemClock } from '../host/clock.ts';
import type { FileSystem } from '../host/files.ts';
import { filesFrom } from '../host/files-from.ts';
import { systemRandom } from '../host/random.ts';
import type { RenderResult } from '../render/render-options.ts';
import { type PlainValues, plainValues } from '../values/plain-values.ts';
import type { LoadSchema } from './render.ts';
import type { MachineOptions } from './run-options.ts';

export interface RenderBatchOptions extends MachineOptions {
  /** Where paths lead (default: the disk). */
  readonly files?: FileSystem | undefined;
  /** The absolute path of the folder at which relative paths begin (default: the working folder; with `files`, their root). */
  readonly cwd?: string | undefined;
  /** Returns the text of a schema that a values.schema.json refers to by URL; without it, none is found. */
  readonly loadSchema?: LoadSchema | undefined;
}

/** What is known of every job. */
export interface BatchOutcome {
  readonly name: string;
  /** Log entries of the job. */
  readonly log: readonly LogEntry[];
}

/** A job that was rendered. */
export interface BatchSuccess extends BatchOutcome {
  /** What `template` prints; with `showOnly`, only that. */
  readonly manifest: string;
  readonly result: RenderResult;
  readonly error?: undefined;
}

/** A job that was refused. */
export interface BatchFailure extends BatchOutcome {
  readonly error: Error;
  readonly manifest?: undefined;
  readonly result?: undefined;
}

/** The outcome of a job: `error` distinguishes the two. */
export type BatchResult = BatchSuccess | BatchFailure;

/** A function that renders jobs and remembers their charts. It never rejects: what goes wrong is in the result. */
export async function batchRenderer(options: RenderBatchOptions): Promise<(job: BatchJob) => Promise<BatchResult>> {
  const deps = await depsOf(options);
  return (job) => rendered(deps, job);
}

async function depsOf(options: RenderBatchOptions): Promise<TemplateDeps> {
  const { nodeHost: machine } = await import('../host/node/host.ts');
  const { files = machine.files } = options;
  const cwd = options.cwd ?? (options.files ? '/' : machine.files.absolute('.'));
  const { clock = systemClock, random = systemRandom, helmVersion, loadSchema } = options;
  const profile = helmVersion ? PROFILES[helmVersion] : DEFAULT_PROFILE;
  const deps = {
    files: filesFrom(files, cwd),
    cwd,
    clock,
    random,
    profile,
    log: silent,
    open: sharedCharts(),
    lookupHost: machine.network.resolve,
  };
  return { ...deps, stdin: () => new Uint8Array(), ...(loadSchema && { schemas: new Answers(async (url) => loadSchema(url)) }) };
}

async function rendered(shared: TemplateDeps, given: BatchJob): Promise<BatchResult> {
  const log: LogEntry[] = [];
  try {
    const job = settled(given);
    const profile = job.helmVersion ? PROFILES[job.helmVersion as Profile['name']] : shared.profile;
    const deps: TemplateDeps = { ...shared, profile, log: (entry) => void log.push(entry) };
    const result = await templateChart(deps, requestOf(job));
    return { name: job.name, manifest: templateText(result, job.showOnly, deps), result, log };
  } catch (error) {
    return { name: nameOf(given), error: error instanceof Error ? error : new Error(String(error)), log };
  }
}

const JOB = kind<BatchJob>('an object', isRecord);

/** What a job that was refused is called; it may be anything. */
function nameOf(given: Partial<BatchJob> | null): string {
  return String(given?.name ?? given?.release ?? given?.chart ?? '');
}

/** Plain objects among the values become what templates see; the rest is checked as in a job file. */
function settled(given: BatchJob): Job {
  JOB('renderBatch', 'job', given);
  const fields = new Map(Object.entries(given).filter(([, value]) => value !== undefined));
  if (fields.has('values')) fields.set('values', [fields.get('values')].flat().map(layer));
  return readJob(fields as Map<string, Value>);
}

function layer(given: unknown): Value {
  const isPlain = typeof given === 'object' && given !== null && !(given instanceof Map);
  return isPlain ? plainValues(given as PlainValues, DEFAULT_PROFILE) : (given as Value);
}

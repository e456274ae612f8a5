/** `renderBatch`: jobs in, results out, one after the other, each chart loaded once. */

import type { BatchJob } from '../action/batch/job.ts';
import type { LogEntry } from '../base/log.ts';
import type { FileSystem } from '../host/files.ts';
import type { RenderResult } from '../render/render-options.ts';
import { checkOptions, type OptionNames, profileOf } from './check-options.ts';
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
  /** What was said on the way. */
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

/** The outcome of a job: `error` tells which of the two it is. */
export type BatchResult = BatchSuccess | BatchFailure;

const NAMES: OptionNames<RenderBatchOptions> = {
  ...{ files: true, cwd: true, helmVersion: true, loadSchema: true, clock: true, random: true },
};

/** Renders jobs as `template` does, in their order and on this thread. A job that fails does not stop the others. */
export async function* renderBatch(
  jobs: Iterable<BatchJob> | AsyncIterable<BatchJob>,
  options: RenderBatchOptions = {},
): AsyncGenerator<BatchResult, void> {
  checkOptions('renderBatch', options, NAMES);
  profileOf('renderBatch', options.helmVersion);
  // Who renders charts one by one does not need what finds them.
  const { batchRenderer } = await import('./batch-renderer.ts');
  const render = await batchRenderer(options);
  for await (const job of jobs) yield render(job);
}

/** The library's door for many charts: jobs in, results out, one after the other, each chart loaded once. */

import type { LogEntry } from '../../base/log.ts';
import type { Profile } from '../../helm/profile.ts';
import type { Clock } from '../../host/clock.ts';
import type { FileSystem } from '../../host/files.ts';
import type { Random } from '../../host/random.ts';
import type { RenderResult } from '../../render/render.ts';
import type { BatchJob } from './job.ts';

export interface RenderBatchOptions {
  /** Where paths lead (default: the disk, in Node). */
  readonly files?: FileSystem;
  /** The absolute path of the folder at which relative paths begin; with `files`, its root unless given. */
  readonly cwd?: string;
  /** For jobs that say nothing of it. */
  readonly helmVersion?: Profile['name'];
  readonly clock?: Clock;
  readonly random?: Random;
}

/** What became of a job: either `result` and `manifest`, or `error`. */
export interface BatchResult {
  readonly name: string;
  /** What `template` prints; with `showOnly`, only that. */
  readonly manifest?: string;
  readonly result?: RenderResult;
  readonly error?: unknown;
  /** What was said on the way. */
  readonly log: readonly LogEntry[];
}

/** Renders jobs as `template` does, in their order and on this thread. A job that fails does not stop the others. */
export async function* renderBatch(
  jobs: Iterable<BatchJob> | AsyncIterable<BatchJob>,
  options: RenderBatchOptions = {},
): AsyncGenerator<BatchResult, void> {
  // Who renders charts one by one does not need what finds them.
  const { batchRenderer } = await import('./batch-renderer.ts');
  const render = await batchRenderer(options);
  for await (const job of jobs) yield render(job);
}

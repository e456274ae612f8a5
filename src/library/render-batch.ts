/** `renderBatch`: jobs in, results out, one after the other, each chart loaded once. */

import type { BatchJob } from '../action/batch/job.ts';
import { FUNCTION, type Kind, kind, record, STRING } from '../base/kinds.ts';
import { FILE_SYSTEM } from '../host/files.ts';
import type { BatchResult, RenderBatchOptions } from './batch-renderer.ts';
import { MACHINE_KINDS } from './run-options.ts';

type Jobs = Iterable<BatchJob> | AsyncIterable<BatchJob>;

const JOBS: Kind<Jobs> = kind(
  'a list or another iterable of jobs',
  (value) => typeof value === 'object' && value !== null && (Symbol.iterator in value || Symbol.asyncIterator in value),
);
const OPTIONS: Kind<RenderBatchOptions> = record<RenderBatchOptions>({
  ...MACHINE_KINDS,
  ...{ files: FILE_SYSTEM, cwd: STRING, loadSchema: FUNCTION },
});

/** Renders jobs as `template` does, in their order and on this thread. A job that fails does not stop the others. */
export async function* renderBatch(
  jobs: Iterable<BatchJob> | AsyncIterable<BatchJob>,
  options: RenderBatchOptions = {},
): AsyncGenerator<BatchResult, void> {
  JOBS('renderBatch', 'jobs', jobs);
  OPTIONS('renderBatch', 'options', options);
  // Who renders charts one by one does not need what finds them.
  const { batchRenderer } = await import('./batch-renderer.ts');
  const render = await batchRenderer(options);
  for await (const job of jobs) yield render(job);
}

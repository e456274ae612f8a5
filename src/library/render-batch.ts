/** `renderBatch`: jobs in, results out, one after the other, each chart loaded once. */

import type { BatchJob } from '../action/batch/job.ts';
import type { BatchResult, RenderBatchOptions } from './batch-renderer.ts';
import { checkOptions, type OptionNames, profileOf } from './check-options.ts';

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

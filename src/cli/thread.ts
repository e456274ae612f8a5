/** The program as one of its own threads: does the work that it is handed and ends. */
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { workThrough } from '../action/batch/assignment.ts';
import type { HelperTask } from '../action/batch/helpers.ts';
import { systemClock } from '../base/clock.ts';
import { disk } from '../base/disk.ts';
import { diskWriter } from '../base/file-writer.ts';
import { systemRandom } from '../base/random.ts';

/** Starts the thread's work; false where this is no thread. */
export function runThread(): boolean {
  if (isMainThread || !parentPort) return false;
  const port = parentPort;
  const { assignment, seat } = workerData as HelperTask;
  const deps = { files: disk, writer: diskWriter, clock: systemClock, random: systemRandom };
  void workThrough(assignment, seat, deps, (outcome) => port.postMessage(outcome));
  return true;
}

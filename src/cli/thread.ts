/** The program as one of its own threads: does the work that it is given and ends. */
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { workThrough } from '../action/batch/assignment.ts';
import type { HelperTask } from '../action/batch/helpers.ts';
import { silent } from '../base/log.ts';
import type { Io } from './io.ts';
import { jobDeps } from './job-deps.ts';
import { unpainted } from './paint.ts';
import type { Settings } from './settings.ts';

/** What a thread is started with. */
export interface ThreadData {
  readonly task: HelperTask;
  /** Without the keyring: jobs say theirs. */
  readonly settings: Omit<Settings, 'keyring'>;
  readonly offline: boolean;
}

/** Starts the thread's work; false where this is no thread. */
export function runThread(io: Io): boolean {
  if (isMainThread || !parentPort) return false;
  io.expectWork?.(Number.POSITIVE_INFINITY);
  const port = parentPort;
  const { task, offline, ...data } = workerData as ThreadData;
  const settings = { ...data.settings, keyring: () => '' };
  const context = { io, settings, commands: new Map(), log: silent, paint: unpainted, settingsWith: () => settings };
  void workThrough(task.assignment, task.workerIndex, jobDeps(context, offline), (outcome) => port.postMessage(outcome));
  return true;
}

/** The program as one of its own threads: does the work that it is given and ends. */

import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { runUnits } from '../action/batch/assignment.ts';
import { silent } from '../base/log.ts';
import type { Io } from './io.ts';
import { checkDeps, jobDeps } from './job-deps.ts';
import { main } from './main.ts';
import { unpainted } from './paint.ts';
import type { ThreadData } from './thread-data.ts';

/** Starts the thread's work; false if this is no thread. */
export function runThread(io: Io): boolean {
  if (isMainThread || !parentPort) return false;
  io.expectWork?.();
  const port = parentPort;
  const { task, offline, ...data } = workerData as ThreadData;
  const settings = { ...data.settings, keyring: () => '' };
  const context = { io, settings, commands: new Map(), log: silent, paint: unpainted, settingsWith: () => settings };
  if ('kind' in task) {
    void import('../action/check/check-on-threads.ts').then(({ helpToCheck }) =>
      helpToCheck(task, checkDeps(context, offline), (answer) => port.postMessage(answer)),
    );
    return true;
  }
  void runUnits(task.assignment, task.workerIndex, jobDeps(context, offline), (outcome) => port.postMessage(outcome));
  return true;
}

/** What a command is run again with, in a thread that has more stack. */
interface AgainData {
  readonly words: readonly string[];
  /** Characters that it has written before, which are not written again. */
  readonly written: { readonly out: number; readonly err: number };
  /** What was read of standard input. */
  readonly stdin: Uint8Array | undefined;
}

/** Runs the whole command in this thread, which it ends with the command's exit code. */
export async function runAgain(io: Io): Promise<void> {
  const { words, written, stdin } = workerData as AgainData;
  const { runDeeper: _, ...own } = io;
  const deep: Io = {
    ...own,
    terminal: io.terminal,
    outTerminal: io.outTerminal ?? false,
    out: after(written.out, io.out),
    err: after(written.err, io.err),
    ...(stdin && { stdin: () => stdin }),
  };
  process.exit(await main(words, deep));
}

/** Drops the first characters. */
function after(count: number, write: (text: string) => void): (text: string) => void {
  let left = count;
  return (text) => {
    const rest = text.slice(left);
    left -= text.length - rest.length;
    if (rest !== '') write(rest);
  };
}

/** Threads that run this same program on other data. Separate because only Node and the like have them. */
import { realpathSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Thread } from '../threads.ts';
import { DEEP_WORD, THREAD_WORD } from './thread-word.ts';

/** Starts the program file in a thread; its first argument is THREAD_WORD, `workerData` the data. */
export function startThread(program: string, data: unknown, onMessage: (message: unknown) => void): Thread {
  const worker = new Worker(realPath(program), { workerData: data, argv: [THREAD_WORD], stdout: false, stderr: false });
  let fault: Error | undefined;
  worker.on('message', onMessage);
  worker.on('error', (error: Error) => {
    fault = error;
  });
  const ended = new Promise<Error | undefined>((resolve) => {
    worker.on('exit', (code) => resolve(fault ?? (code === 0 ? undefined : new Error(`the thread ended with code ${code}`))));
  });
  return {
    ended,
    async stop() {
      await worker.terminate();
    },
  };
}

/** A link to the program does not show the kind of module; inside a single-file program there are no links. */
function realPath(program: string): string {
  try {
    return realpathSync(program);
  } catch {
    return program;
  }
}

/** MB of stack: Helm's limits of depth are reached within it. */
const DEEP_STACK = 256;

/** Starts the program file in a thread with a large stack; its first argument is DEEP_WORD. Resolves to its exit code. */
export function runDeepThread(program: string, data: unknown): Promise<number> {
  const resourceLimits = { stackSizeMb: DEEP_STACK };
  const worker = new Worker(realPath(program), { workerData: data, argv: [DEEP_WORD], stdout: false, stderr: false, resourceLimits });
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', resolve);
  });
}

/** Work that no other program does at the same time: under the lock that Helm takes, too. */
import { ChartwrightError } from '../base/errors.ts';
import type { Files } from '../host/files.ts';

export interface LockOptions {
  /** Milliseconds to wait for another program to be done; Helm waits 30 seconds. */
  readonly timeout?: number;
}

const PAUSE = 100;
const TIMEOUT = 30_000;

/** Runs `work` while holding the lock on `path`; throws `context deadline exceeded` if it cannot be had in time. */
export async function withLock<T>(
  files: Files,
  path: string,
  work: () => Promise<T> | T,
  { timeout = TIMEOUT }: LockOptions = {},
): Promise<T> {
  const release = await acquire(files, path, Math.ceil(timeout / PAUSE));
  try {
    return await work();
  } finally {
    release();
  }
}

async function acquire(files: Files, path: string, pauses: number): Promise<() => void> {
  for (let pause = 0; ; pause++) {
    const release = await files.lock(path);
    if (release) return release;
    if (pause >= pauses) throw new ChartwrightError('io', 'context deadline exceeded');
    await new Promise((done) => setTimeout(done, PAUSE));
  }
}

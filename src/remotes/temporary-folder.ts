/** A folder that is gone when its work is done, whichever way that ends. */
import { rmSync } from 'node:fs';
import { makeFolder } from '../host/node/write-file.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Makes a folder, runs `work`, removes the folder; also when the program is told to stop meanwhile. */
export async function withTemporaryFolder<T>(path: string, work: (path: string) => Promise<T>): Promise<T> {
  const remove = (): void => rmSync(path, { recursive: true, force: true });
  const stop = (signal: NodeJS.Signals): void => {
    remove();
    for (const each of SIGNALS) process.off(each, stop);
    process.kill(process.pid, signal);
  };
  for (const each of SIGNALS) process.once(each, stop);
  process.once('exit', remove);
  try {
    makeFolder(path);
    return await work(path);
  } finally {
    for (const each of SIGNALS) process.off(each, stop);
    process.off('exit', remove);
    remove();
  }
}

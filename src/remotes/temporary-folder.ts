/** A folder that is gone when its work is done, whichever way that ends. */
import type { Files } from '../host/files.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Makes a folder whose name begins with `prefix`, runs `work`, removes the folder; also when the program is stopped meanwhile. */
export async function withTemporaryFolder<T>(files: Files, prefix: string, work: (path: string) => Promise<T>): Promise<T> {
  const path = files.makeTemporaryFolder(prefix);
  const remove = (): void => files.removeAll(path);
  const stop = (signal: NodeJS.Signals): void => {
    remove();
    for (const each of SIGNALS) process.off(each, stop);
    process.kill(process.pid, signal);
  };
  for (const each of SIGNALS) process.once(each, stop);
  process.once('exit', remove);
  try {
    return await work(path);
  } finally {
    for (const each of SIGNALS) process.off(each, stop);
    process.off('exit', remove);
    remove();
  }
}

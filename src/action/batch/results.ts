/** Three destinations of results, which take them in the order of the jobs, behind one interface. */
import { encodeUtf8 } from '../../go/utf8.ts';
import { inside } from '../../host/confined-folder.ts';
import type { Files } from '../../host/files.ts';

/** Takes the texts of one thread, or those of all. */
export interface Results {
  take(job: number, text: string): void;
  /** All results have arrived. */
  finish(): void;
  /** No more results will come, and the output is incomplete. */
  abandon(): void;
}

/** One stream for `kubectl apply -f -`: each text below a comment that names its job. */
export function streamResults(names: readonly string[], out: (text: string) => void): Results {
  return { take: (job, text) => out(`# Job: ${names[job]}\n${text}`), finish() {}, abandon() {} };
}

/** One file per job below a folder; a file appears once it is complete. */
export function folderResults(folder: string, paths: readonly string[], files: Files): Results {
  const root = inside(files, folder);
  return {
    take: (job, text) => root.write(paths[job] as string, encodeUtf8(text), { mode: 0o666 }),
    finish() {},
    abandon() {},
  };
}

/** Where a result is below the folder. */
export function resultPath(folder: string, path: string): string {
  return `${folder.replace(/\/+$/, '')}/${path}`;
}

/** What is done with results as they come, in the order of the jobs: three ways, one shape. */
import { concat } from '../../base/concat.ts';
import { gzip } from '../../codec/flate/gzip.ts';
import { writeTar } from '../../codec/tar/tar-writer.ts';
import { encodeUtf8 } from '../../go/utf8.ts';
import type { Files } from '../../host/files.ts';
import { inside } from '../../host/inside.ts';

/** Takes the texts of one thread, or those of all. */
export interface Results {
  take(job: number, text: string): void;
  /** All that will come has come. */
  finish(): void;
  /** Nothing more will come, and what there is is not whole. */
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

/** Where a result stands below the folder. */
export function resultPath(folder: string, path: string): string {
  return `${folder.replace(/\/+$/, '')}/${path}`;
}

const END_OF_TAR = new Uint8Array(1024);
/** How much is packed at a time; gzip files may consist of several parts. */
const PART = 1 << 20;

/** A tar archive with one file per job, compressed unless its name ends in `.tar`; the same bytes for the same results. */
export function archiveResults(path: string, paths: readonly string[], files: Files): Results {
  const draft = files.draft(path);
  const pack = path.endsWith('.tar') ? (bytes: Uint8Array) => bytes : (bytes: Uint8Array) => gzip(bytes);
  let waiting: Uint8Array[] = [];
  let size = 0;
  const flush = () => {
    if (size > 0) draft.add(pack(concat(...waiting)));
    waiting = [];
    size = 0;
  };
  const add = (bytes: Uint8Array) => {
    waiting.push(bytes);
    size += bytes.length;
    if (size >= PART) flush();
  };
  return {
    take(job, text) {
      const archive = writeTar([{ name: paths[job] as string, data: encodeUtf8(text), modified: 0 }]);
      add(archive.subarray(0, archive.length - END_OF_TAR.length));
    },
    finish() {
      add(END_OF_TAR);
      flush();
      draft.finish();
    },
    abandon: () => draft.discard(),
  };
}

/** Makes index.yaml of the packages in a folder. */
import type { Clock } from '../base/clock.ts';
import { wrapping } from '../base/errors.ts';
import { exists } from '../base/file-system.ts';
import { writeAtomically } from '../base/write-file.ts';
import { joinPath } from '../chart/path.ts';
import { emptyIndex, type IndexFile } from '../repo/index/index-file.ts';
import { indexFolder } from '../repo/index/index-folder.ts';
import { loadIndexFile } from '../repo/index/load-index.ts';
import { mergeIndex } from '../repo/index/merge-index.ts';
import { printIndex, printIndexJson } from '../repo/index/print-index.ts';
import { sortEntries } from '../repo/index/sort-versions.ts';
import type { ChartDeps } from './open-chart.ts';
import { absolute } from './open-chart.ts';

export interface IndexDeps extends Pick<ChartDeps, 'files' | 'log' | 'cwd'> {
  readonly clock: Clock;
}

export interface IndexOptions {
  /** Stands before the packages' names; empty for relative URLs. */
  readonly url: string;
  /** An index whose charts are taken over; made where it is missing, '' for none. */
  readonly merge: string;
  readonly json: boolean;
}

/** Writes `folder`/index.yaml. Throws `merge failed: …` and `io` errors. */
export function indexRepository(folder: string, deps: IndexDeps, { url, merge, json }: IndexOptions): void {
  const path = absolute(deps.cwd, folder);
  const own = indexFolder(path, url, deps.clock);
  const print = json ? printIndexJson : printIndex;
  const index = merge === '' ? own : mergeIndex(own, mergedIndex(merge, print, deps));
  writeAtomically(joinPath(path, 'index.yaml'), print(sortEntries(index)));
}

function mergedIndex(path: string, print: (index: IndexFile) => string, { files, clock, log }: IndexDeps): IndexFile {
  if (!exists(files, path)) {
    const empty = emptyIndex(clock);
    writeAtomically(path, print(empty));
    return empty;
  }
  return wrapping('merge failed', () => loadIndexFile(path, log));
}

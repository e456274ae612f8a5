/** Makes index.yaml of the packages in a folder. */

import { wrapping } from '../../base/errors.ts';
import { joinPath } from '../../go/path.ts';
import type { Clock } from '../../host/clock.ts';
import { exists, type Files } from '../../host/files.ts';
import { emptyIndex, type IndexFile } from '../../remotes/index/index-file.ts';
import { indexFolder } from '../../remotes/index/index-folder.ts';
import { loadIndexFile } from '../../remotes/index/load-index.ts';
import { mergeIndex } from '../../remotes/index/merge-index.ts';
import { printIndex, printIndexJson } from '../../remotes/index/print-index.ts';
import { sortEntries } from '../../remotes/index/sort-versions.ts';
import { absolute, type ChartDeps } from '../chart/open-chart.ts';

export interface IndexDeps extends Pick<ChartDeps, 'log' | 'cwd'> {
  readonly files: Files;
  readonly clock: Clock;
}

export interface IndexOptions {
  /** Stands before the packages' names; empty for relative URLs. */
  readonly url: string;
  /** An index whose charts are taken over; made if it is missing, '' for none. */
  readonly merge: string;
  readonly json: boolean;
}

/** Writes `folder`/index.yaml. Throws `merge failed: …` and `io` errors. */
export function indexRepository(folder: string, deps: IndexDeps, { url, merge, json }: IndexOptions): void {
  const path = absolute(deps.cwd, folder);
  const own = indexFolder(deps.files, path, url, deps.clock);
  const print = json ? printIndexJson : printIndex;
  const index = merge === '' ? own : mergeIndex(own, mergedIndex(merge, print, deps));
  deps.files.write(joinPath(path, 'index.yaml'), print(sortEntries(index)), { replace: true });
}

function mergedIndex(path: string, print: (index: IndexFile) => string, { files, clock, log }: IndexDeps): IndexFile {
  if (!exists(files, path)) {
    const empty = emptyIndex(clock);
    files.write(path, print(empty), { replace: true });
    return empty;
  }
  return wrapping('merge failed', () => loadIndexFile(files, path, log));
}

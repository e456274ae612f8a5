/** `unittest --watch`: which charts, and which suites of theirs, a change touches. */

import { joinPath } from '../../../go/path.ts';
import type { FileSystem } from '../../../host/files.ts';
import { exists } from '../../../host/files.ts';
import type { FolderWatch } from '../../../host/folder-watch.ts';
import { absolute } from '../../chart/open-chart.ts';

/** What is to be run. */
export interface TestRound {
  readonly paths: readonly string[];
  /** Suite files, if nothing else was touched; all if absent. */
  readonly suites?: readonly string[];
}

export interface WatchedTests {
  readonly files: FileSystem;
  readonly cwd: string;
  readonly folders: FolderWatch;
  readonly signal: AbortSignal;
  /** Whether a file, as an absolute path, is one that suites were read from. */
  readonly isSuite: (path: string) => boolean;
}

/** All charts first, then after every change those that it touches, until the signal ends it. */
export async function* watchTests(paths: readonly string[], watched: WatchedTests): AsyncGenerator<TestRound, void> {
  const { files, cwd, folders, signal, isSuite } = watched;
  const close = () => folders.close();
  signal.addEventListener('abort', close);
  try {
    yield { paths };
    while (!signal.aborted) {
      folders.set(paths.flatMap((path) => foldersBelow(files, absolute(cwd, path))));
      const touched = [...((await folders.next()) ?? [])].filter((path) => !path.includes('/__snapshot__'));
      if (signal.aborted) return;
      const concerned = paths.filter((path) => touched.some((file) => isBelow(file, absolute(cwd, path))));
      if (concerned.length > 0) yield { paths: concerned, ...(touched.every(isSuite) && { suites: touched }) };
    }
  } finally {
    signal.removeEventListener('abort', close);
    close();
  }
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function foldersBelow(files: FileSystem, folder: string): string[] {
  if (!exists(files, folder)) return [folder];
  const below = files.list(folder).filter(({ name, kind }) => kind === 'directory' && name !== '__snapshot__' && name !== '.git');
  return [folder, ...below.flatMap(({ name }) => foldersBelow(files, joinPath(folder, name)))];
}

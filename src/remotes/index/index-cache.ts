/** The downloaded indexes of a run, each read once. */
import { type Log, silent } from '../../base/log.ts';
import { joinPath } from '../../go/path.ts';
import type { FileSystem, Files } from '../../host/files.ts';
import { ifPresent } from '../../host/if-present.ts';
import type { IndexFile } from './index-file.ts';
import { loadIndexFile } from './load-index.ts';

export interface IndexCache {
  /** The index at a path; throws as `loadIndexFile`. */
  load(path: string): IndexFile;
  /** The index at a path if this run downloaded it. */
  fresh(path: string): IndexFile | undefined;
  /** Writes a downloaded index and the names in it to the cache, each file whole, and remembers it. */
  keep(cache: string, name: string, data: Uint8Array, index: IndexFile): void;
}

/** Remembers indexes until their files change. */
export function indexCache(files: Files, log: Log = silent): IndexCache {
  const known = new Map<string, { readonly stamp: string; readonly index: IndexFile }>();
  const downloaded = new Set<string>();
  return {
    load(path) {
      const stamp = stampOf(files, path);
      const found = known.get(path);
      if (found && found.stamp === stamp) return found.index;
      const index = loadIndexFile(files, path, log);
      known.set(path, { stamp, index });
      return index;
    },
    fresh: (path) => (downloaded.has(path) ? known.get(path)?.index : undefined),
    keep(cache, name, data, index) {
      const names = [...index.entries.keys()].map((chart) => chart + '\n').join('');
      const path = indexPath(cache, name);
      files.write(chartsPath(cache, name), names, { replace: true, folderMode: 0o755 });
      files.write(path, data, { replace: true, folderMode: 0o755 });
      known.set(path, { stamp: stampOf(files, path), index });
      downloaded.add(path);
    },
  };
}

function stampOf(files: FileSystem, path: string): string {
  const found = ifPresent(() => files.stat(path));
  return found ? `${found.id} ${found.size} ${found.modified}` : '';
}

/** Where a repository's index is kept. */
export function indexPath(cache: string, name: string): string {
  return joinPath(cache, name === '' ? 'index.yaml' : `${name}-index.yaml`);
}

/** Where the names of a repository's charts are kept, one per line, for completion. */
export function chartsPath(cache: string, name: string): string {
  return joinPath(cache, name === '' ? 'charts.txt' : `${name}-charts.txt`);
}

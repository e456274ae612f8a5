/** The folder of a batch's results: what is different in it, and what an earlier batch has left there. */
import { unifiedDiff } from '../../base/unified-diff.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import { inside } from '../../host/confined-folder.ts';
import type { Files } from '../../host/files.ts';
import { ifPresent } from '../../host/if-present.ts';
import { type Results, resultPath } from './results.ts';

/** Compares results with the existing files; passes each difference to `differs` as a unified diff. */
export function checkedResults(folder: string, paths: readonly string[], files: Files, differs: (diff: string) => void): Results {
  return {
    take(job, text) {
      const path = resultPath(folder, paths[job] as string);
      const found = ifPresent(() => files.read(path));
      const before = found && decodeUtf8(found);
      if (before === text) return;
      differs(unifiedDiff(before ?? '', text, { from: found ? path : '/dev/null', to: path, context: 3 }));
    },
    finish() {},
    abandon() {},
  };
}

/** A result that `template` prints, by which files of batches are distinguished from all others. */
const RENDERED = /^---\n# Source: /;

/** The files below the folder that are results of a batch, but not at one of these paths; sorted. */
export function staleOutputs(folder: string, paths: readonly string[], files: Files): string[] {
  const wanted = new Set(paths);
  const endings = new Set(paths.map(endingOf));
  return filesBelow(files, folder, '').filter((path) => {
    if (wanted.has(path) || !endings.has(endingOf(path))) return false;
    return RENDERED.test(decodeUtf8(files.read(resultPath(folder, path), 64)).slice(0, 64));
  });
}

/** Removes stale results, and gives their paths. */
export function pruneOutputs(folder: string, paths: readonly string[], files: Files): string[] {
  const stale = staleOutputs(folder, paths, files);
  const root = inside(files, folder);
  for (const path of stale) root.remove(path);
  return stale;
}

function endingOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.includes('.') ? name.slice(name.lastIndexOf('.')) : '';
}

/** Links are not followed. */
function filesBelow(files: Files, folder: string, below: string): string[] {
  const entries = ifPresent(() => files.list(below === '' ? folder : resultPath(folder, below))) ?? [];
  return entries.flatMap(({ name, kind }) => {
    const path = below === '' ? name : `${below}/${name}`;
    if (kind === 'directory') return filesBelow(files, folder, path);
    return kind === 'file' ? [path] : [];
  });
}

/** Sides of `diff` whose files are those of a git revision. */
import type { DiffSide } from '../../../action/diff/diff-charts.ts';
import type { RevisionSide } from '../../../action/diff/revisions.ts';
import { attempt } from '../../../base/errors.ts';
import { joinPath } from '../../../go/path.ts';
import type { FileSystem } from '../../../host/files.ts';
import { filesFrom } from '../../../host/files-from.ts';

export function chartFolder(cwd: string, chart: string): string {
  return joinPath(chart.startsWith('/') ? '' : cwd, chart);
}

export function isDirectory(files: FileSystem, path: string): boolean {
  return attempt(() => files.stat(path).kind) === 'directory';
}

/** The folder, or what is there of its path: a chart may be in one of the revisions only. */
export function existingFolder(files: FileSystem, path: string): string {
  let folder = path;
  while (folder !== '/' && !isDirectory(files, folder)) folder = joinPath(folder, '..');
  return files.real(folder);
}

/** The side with the files of a revision. */
export function atRevision(side: DiffSide, { revision, filesFor, hasChart }: RevisionSide, cwd: string, name: string): DiffSide {
  const folder = chartFolder(cwd, side.request.chart);
  const files = filesFrom(filesFor(folder), cwd);
  const shown = name || revision;
  return {
    ...side,
    name: shown === '' ? side.name : `${side.name} at ${shown}`,
    deps: { ...side.deps, files, cwd },
    absent: !hasChart(folder),
  };
}

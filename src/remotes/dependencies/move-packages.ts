/** Puts freshly fetched packages into charts/ and takes out those that nothing asks for any more. */
import { errorText } from '../../base/errors.ts';
import type { Chart } from '../../chart/chart.ts';
import { ensureArchive, loadChartArchive } from '../../chart/load-archive.ts';
import type { Dependency } from '../../chart/metadata.ts';
import { joinPath } from '../../go/path.ts';
import { compareStrings } from '../../go/utf8.ts';
import { type FileSystem, type Files, PathError } from '../../host/files.ts';

/** Moves every package of `source` that is a chart into `target`, then deletes other packages there. Nothing is deleted before all is in place. */
export function movePackages(
  files: Files,
  dependencies: readonly Dependency[],
  source: string,
  target: string,
  say: (text: string) => void,
): void {
  const fetched = filesIn(files, source);
  const before = filesIn(files, target);
  for (const name of fetched) move(files, joinPath(source, name), joinPath(target, name), target, say);
  say('Deleting outdated charts\n');
  const local = new Set(dependencies.filter(({ repository }) => repository === '').map(({ name }) => name));
  for (const name of before) {
    if (!fetched.includes(name)) removeOutdated(files, joinPath(target, name), local, say);
  }
}

function filesIn(files: FileSystem, folder: string): string[] {
  const found = files.list(folder).filter(({ kind }) => kind !== 'directory');
  return found.map(({ name }) => name).sort(compareStrings);
}

function load(files: FileSystem, path: string): Chart {
  const bytes = files.read(path);
  ensureArchive(path, bytes);
  return loadChartArchive(bytes);
}

function move(files: Files, from: string, to: string, folder: string, say: (text: string) => void): void {
  try {
    load(files, from);
  } catch (error) {
    say(`Could not verify ${from} for moving: ${errorText(error)} (Skipping)`);
    return;
  }
  try {
    files.rename(from, to);
  } catch (error) {
    const fault = error instanceof PathError ? `rename ${folder}: ${error.reason}` : errorText(error);
    say(`Unable to move ${from} to charts dir ${fault} (Skipping)`);
  }
}

function removeOutdated(files: Files, path: string, local: ReadonlySet<string>, say: (text: string) => void): void {
  let chart: Chart;
  try {
    chart = load(files, path);
  } catch (error) {
    say(`Could not verify ${path} for deletion: ${errorText(error)} (Skipping)\n`);
    return;
  }
  if (local.has(chart.metadata.name)) return;
  try {
    files.remove(path);
  } catch (error) {
    say(`Could not delete ${path}: ${errorText(error)} (Skipping)`);
  }
}

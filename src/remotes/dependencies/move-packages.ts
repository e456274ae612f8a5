/** Puts freshly fetched packages into charts/ and takes out those that nothing asks for any more. */
import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { errorText } from '../../base/errors.ts';
import type { Chart } from '../../chart/chart.ts';
import { ensureArchive, loadChartArchive } from '../../chart/load-archive.ts';
import type { Dependency } from '../../chart/metadata.ts';
import { joinPath } from '../../chart/path.ts';
import { compareStrings } from '../../go/utf8.ts';
import { diskError } from '../../host/node/disk.ts';

/** Moves every package of `source` that is a chart into `target`, then deletes other packages there. Nothing is deleted before all is in place. */
export function movePackages(dependencies: readonly Dependency[], source: string, target: string, say: (text: string) => void): void {
  const fetched = filesIn(source);
  const before = filesIn(target);
  for (const name of fetched) move(joinPath(source, name), joinPath(target, name), target, say);
  say('Deleting outdated charts\n');
  const local = new Set(dependencies.filter(({ repository }) => repository === '').map(({ name }) => name));
  for (const name of before) {
    if (!fetched.includes(name)) removeOutdated(joinPath(target, name), local, say);
  }
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => entry.name)
      .sort(compareStrings);
  } catch (error) {
    throw diskError('open', folder, error);
  }
}

function load(path: string): Chart {
  const bytes = readFileSync(path);
  ensureArchive(path, bytes);
  return loadChartArchive(bytes);
}

function move(from: string, to: string, folder: string, say: (text: string) => void): void {
  try {
    load(from);
  } catch (error) {
    say(`Could not verify ${from} for moving: ${errorText(error)} (Skipping)`);
    return;
  }
  try {
    renameSync(from, to);
  } catch (error) {
    say(`Unable to move ${from} to charts dir ${diskError('rename', folder, error).message} (Skipping)`);
  }
}

function removeOutdated(path: string, local: ReadonlySet<string>, say: (text: string) => void): void {
  let chart: Chart;
  try {
    chart = load(path);
  } catch (error) {
    say(`Could not verify ${path} for deletion: ${errorText(error)} (Skipping)\n`);
    return;
  }
  if (local.has(chart.metadata.name)) return;
  try {
    rmSync(path);
  } catch (error) {
    say(`Could not delete ${path}: ${diskError('remove', path, error).message} (Skipping)`);
  }
}

/** Writes a chart as a package into a folder. */
import { ChartwrightError, wrapping } from '../base/errors.ts';
import type { Chart } from '../chart/chart.ts';
import { type PackOptions, packageName, packChart } from '../chart/save.ts';
import { joinPath } from '../go/path.ts';
import type { Files } from '../host/files.ts';
import { ifPresent } from '../host/if-present.ts';

/** Packs the chart into `folder`, which is made if it is missing, and returns the package's path. */
export function saveChart(files: Files, chart: Chart, folder: string, options: PackOptions): string {
  const path = joinPath(folder, packageName(chart));
  ensureFolder(files, path.slice(0, path.lastIndexOf('/')) || '/');
  files.write(path, packChart(chart, options), { mode: 0o666 });
  return path;
}

function ensureFolder(files: Files, path: string): void {
  const found = wrapping(`stat ${path}`, () => ifPresent(() => files.stat(path)));
  if (!found) return files.makeFolder(path);
  if (found.kind !== 'directory') throw new ChartwrightError('usage', `is not a directory: ${path}`);
}

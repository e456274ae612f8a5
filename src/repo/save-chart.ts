/** Writes a chart as a package into a folder. */

import { type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { diskError } from '../base/disk.ts';
import { ChartwrightError, wrapError } from '../base/errors.ts';
import { isNotFound } from '../base/file-system.ts';
import { makeFolder, writeAtomically } from '../base/write-file.ts';
import type { Chart } from '../chart/chart.ts';
import { joinPath } from '../chart/path.ts';
import { type PackOptions, packageName, packChart } from '../chart/save.ts';

/** Packs the chart into `folder`, which is made where it is missing, and returns the package's path. */
export function saveChart(chart: Chart, folder: string, options: PackOptions): string {
  const path = joinPath(folder, packageName(chart));
  ensureFolder(dirname(path));
  writeAtomically(path, packChart(chart, options));
  return path;
}

function ensureFolder(path: string): void {
  let stats: Stats;
  try {
    stats = statSync(path);
  } catch (error) {
    if (isNotFound(error)) return makeFolder(path);
    throw wrapError(`stat ${path}`, diskError('stat', path, error));
  }
  if (!stats.isDirectory()) throw new ChartwrightError('usage', `is not a directory: ${path}`);
}

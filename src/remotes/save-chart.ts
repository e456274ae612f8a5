/** Writes a chart as a package into a folder. */

import { dirname } from 'node:path';
import { ChartwrightError, wrapping } from '../base/errors.ts';
import type { Chart } from '../chart/chart.ts';
import { joinPath } from '../chart/path.ts';
import { type PackOptions, packageName, packChart } from '../chart/save.ts';
import { ifPresent } from '../host/if-present.ts';
import { disk } from '../host/node/disk.ts';
import { makeFolder, writeAtomically } from '../host/node/write-file.ts';

/** Packs the chart into `folder`, which is made where it is missing, and returns the package's path. */
export function saveChart(chart: Chart, folder: string, options: PackOptions): string {
  const path = joinPath(folder, packageName(chart));
  ensureFolder(dirname(path));
  writeAtomically(path, packChart(chart, options));
  return path;
}

function ensureFolder(path: string): void {
  const found = wrapping(`stat ${path}`, () => ifPresent(() => disk.stat(path)));
  if (!found) return makeFolder(path);
  if (found.kind !== 'directory') throw new ChartwrightError('usage', `is not a directory: ${path}`);
}

/** Unpacks a chart's package into a folder of the chart's name, every file as it is. */
import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { ChartwrightError } from '../base/errors.ts';
import { cleanPath, joinPath } from '../chart/path.ts';
import { unpackChart } from '../chart/unpack.ts';
import { quote } from '../go/quote.ts';
import { makeFolder, writeAtomically } from '../host/node/write-file.ts';

/** Unpacks into `folder/<name of the chart>` and returns that path; throws where archive or name are not to be trusted. */
export function expandChart(archive: Uint8Array, folder: string): string {
  const { name: chart, files } = unpackChart(archive);
  const target = joinPath(cleanPath(folder), chart);
  makeFolder(target);
  const root = realpathSync(target);
  for (const { name, data } of files) {
    const path = joinPath(target, name);
    makeFolder(dirname(path));
    if (!within(root, realpathSync(dirname(path))))
      throw new ChartwrightError('chart', `chart file ${quote(name)} leads outside of ${target}`);
    writeAtomically(path, data);
  }
  return target;
}

function within(root: string, path: string): boolean {
  return path === root || path.startsWith(root + '/');
}

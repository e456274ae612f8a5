/** Unpacks a chart's package into a folder of the chart's name, every file as it is. */
import { ChartwrightError } from '../base/errors.ts';
import { cleanPath, joinPath } from '../chart/path.ts';
import { unpackChart } from '../chart/unpack.ts';
import { quote } from '../go/quote.ts';
import type { Files } from '../host/files.ts';

/** Unpacks into `folder/<name of the chart>` and returns that path; throws where archive or name are not to be trusted. */
export function expandChart(files: Files, archive: Uint8Array, folder: string): string {
  const { name: chart, files: contents } = unpackChart(archive);
  const target = joinPath(cleanPath(folder), chart);
  files.makeFolder(target);
  const root = files.real(target);
  for (const { name, data } of contents) {
    const path = joinPath(target, name);
    const above = path.slice(0, path.lastIndexOf('/'));
    files.makeFolder(above);
    if (!within(root, files.real(above))) throw new ChartwrightError('chart', `chart file ${quote(name)} leads outside of ${target}`);
    files.write(path, data);
  }
  return target;
}

function within(root: string, path: string): boolean {
  return path === root || path.startsWith(root + '/');
}

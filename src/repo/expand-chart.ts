/** Unpacks a chart's package into a folder of the chart's name, every file as it is. */
import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { ChartwrightError, wrapError } from '../base/errors.ts';
import { DEFAULT_PROFILE } from '../base/profile.ts';
import { readArchive } from '../chart/archive.ts';
import { type ChartFile, fileText } from '../chart/chart.ts';
import { parseMetadata } from '../chart/parse-metadata.ts';
import { baseName, cleanPath, joinPath } from '../chart/path.ts';
import { quote } from '../go/quote.ts';
import { makeFolder, writeAtomically } from './write-file.ts';

/** Unpacks into `folder/<name of the chart>` and returns that path; throws where archive or name are not to be trusted. */
export function expandChart(archive: Uint8Array, folder: string): string {
  const files = readArchive(archive);
  const target = joinPath(cleanPath(folder), chartName(files));
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

function chartName(files: readonly ChartFile[]): string {
  const file = files.findLast(({ name }) => name === 'Chart.yaml');
  const name = file ? nameIn(file) : '';
  const refuse = (reason: string): never => {
    throw new ChartwrightError('chart', `chart name ${reason}`);
  };
  if (name === '') refuse('not specified');
  if (name === '.' || name === '..') refuse(`${quote(name)} is not allowed`);
  if (name !== baseName(name)) refuse(`${quote(name)} must not contain path separators`);
  return name;
}

function nameIn(file: ChartFile): string {
  try {
    return parseMetadata(fileText(file), { profile: DEFAULT_PROFILE }).name;
  } catch (error) {
    throw wrapError('cannot load Chart.yaml', error);
  }
}

/** Makes an index of the packages in a folder and in the folders right below it. */
import { attempt } from '../../base/errors.ts';
import type { Chart } from '../../chart/chart.ts';
import { loadChartArchive } from '../../chart/load-archive.ts';
import { joinPath } from '../../go/path.ts';
import { compareStrings } from '../../go/utf8.ts';
import type { Clock } from '../../host/clock.ts';
import { sha256 } from '../../host/crypto/sha256.ts';
import { type FileSystem, kindAt } from '../../host/files.ts';
import { joinUrl } from '../repository-url.ts';
import { nanoTimestamp } from '../timestamp.ts';
import type { ChartVersion } from './chart-version.ts';
import { emptyIndex, type IndexFile } from './index-file.ts';

/** The index of `folder`'s packages, unsorted; `baseUrl` is before their names. What is not a chart is passed over. */
export function indexFolder(files: FileSystem, folder: string, baseUrl: string, clock: Clock): IndexFile {
  const entries = new Map<string, ChartVersion[]>();
  for (const each of packagesIn(files, folder)) {
    const chart = indexPackage(files, folder, each, baseUrl, clock);
    if (!chart) continue;
    const { name } = chart.metadata;
    entries.set(name, [...(entries.get(name) ?? []), chart]);
  }
  return { ...emptyIndex(clock), entries };
}

/** A package by its place below a repository's folder. */
export interface Package {
  /** The folder below the repository's, '' for its own. */
  readonly below: string;
  readonly file: string;
}

/** The index's entry for one package; undefined for what is not a chart. */
export function indexPackage(
  files: FileSystem,
  folder: string,
  { below, file }: Package,
  baseUrl: string,
  clock: Clock,
): ChartVersion | undefined {
  const found = loaded(files, joinPath(folder, below, file));
  return found && indexed(found, file, urlOf(baseUrl, below), clock);
}

/** The packages in a folder and in the folders right below it, whatever is in them. */
export function packagesIn(files: FileSystem, folder: string): Package[] {
  const own = names(files, folder);
  const folders = own.filter((name) => kindAt(files, joinPath(folder, name)) === 'directory');
  const packed = (below: string): Package[] =>
    names(files, joinPath(folder, below))
      .filter((name) => name.endsWith('.tgz'))
      .map((file) => ({ below, file }));
  return [...packed(''), ...folders.flatMap(packed)];
}

/** A folder that cannot be read has nothing in it, as for Go's Glob. */
function names(files: FileSystem, folder: string): string[] {
  const found = attempt(() => files.list(folder)) ?? [];
  return found.map(({ name }) => name).sort(compareStrings);
}

function loaded(files: FileSystem, path: string): { chart: Chart; digest: string } | undefined {
  try {
    const bytes = files.read(path);
    return { chart: loadChartArchive(bytes), digest: sha256(bytes).slice('sha256:'.length) };
  } catch {
    return undefined;
  }
}

function indexed({ chart, digest }: { chart: Chart; digest: string }, file: string, base: string, clock: Clock): ChartVersion {
  const metadata = { ...chart.metadata, apiVersion: chart.metadata.apiVersion || 'v1' };
  const urls = [base === '' ? file : urlOf(base, file)];
  return { metadata, urls, created: nanoTimestamp(clock), removed: false, digest, checksum: '', engine: '', tillerVersion: '', url: '' };
}

function urlOf(base: string, name: string): string {
  try {
    return joinUrl(base, name);
  } catch {
    return joinPath(base, name);
  }
}

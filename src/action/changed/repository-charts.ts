/** The charts of a repository, and which of them depend on which. */
import { attempt } from '../../base/errors.ts';
import { parseYamlMap } from '../../codec/yaml/parse.ts';
import { joinPath } from '../../go/path.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import type { FileSystem } from '../../host/files.ts';
import { isCompatible } from '../../semver/constraint.ts';
import { type Declared, declared } from '../git/linked-dependencies.ts';

export interface RepositoryChart {
  /** Its folder, below the root of the repository. */
  readonly path: string;
  readonly name: string;
  /** Empty if it is missing or no string. */
  readonly version: string;
  readonly type: string;
  readonly dependencies: readonly Declared[];
}

/** Reads the charts whose Chart.yaml files are named. Those in the charts/ folder of another one are part of it. */
export function repositoryCharts(files: FileSystem, root: string, metadata: readonly string[]): RepositoryChart[] {
  const folders = metadata.map((file) => file.slice(0, -'Chart.yaml'.length).replace(/\/$/, '')).sort();
  const isPart = (folder: string) => folders.some((other) => other !== folder && folder.startsWith(pathBelow(other, 'charts/')));
  return folders.filter((folder) => !isPart(folder)).flatMap((folder) => readChart(files, root, folder));
}

function readChart(files: FileSystem, root: string, path: string): RepositoryChart[] {
  const read = (name: string) => attempt(() => parseYamlMap(decodeUtf8(files.read(joinPath(root, path, name)))));
  const table = read('Chart.yaml');
  if (!table)
    return attempt(() => files.stat(joinPath(root, path, 'Chart.yaml')))
      ? [{ path, name: '', version: '', type: '', dependencies: [] }]
      : [];
  const text = (key: string) => {
    const value = table.get(key);
    return typeof value === 'string' ? value : '';
  };
  const dependencies = [...declared(table.get('dependencies')), ...declared(read('requirements.yaml')?.get('dependencies'))];
  return [{ path, name: text('name'), version: text('version'), type: text('type'), dependencies }];
}

/** The charts that a chart has as dependencies: by `file://`, or by the name of a library of the repository whose version fits. */
export function dependenciesAmong(chart: RepositoryChart, all: readonly RepositoryChart[]): RepositoryChart[] {
  return all.filter((other) => other !== chart && chart.dependencies.some((one) => leadsTo(one, chart, other)));
}

function leadsTo({ name, version, repository }: Declared, from: RepositoryChart, to: RepositoryChart): boolean {
  if (repository.startsWith('file://')) return joinPath('/', from.path, repository.slice('file://'.length)) === joinPath('/', to.path);
  return to.type === 'library' && to.name === name && (attempt(() => isCompatible(version, to.version)) ?? false);
}

/** A path below a folder; the folder is empty for the root. */
export function pathBelow(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`;
}

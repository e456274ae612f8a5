/** The charts of a commit that the working tree does not have any more. */
import { attempt } from '../../base/errors.ts';
import { parseYamlMap } from '../../codec/yaml/parse.ts';
import { joinPath } from '../../go/path.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import { exists, type FileSystem } from '../../host/files.ts';
import type { GitRepository } from '../git/git.ts';
import { pathBelow } from './repository-charts.ts';

/** A chart that is gone. */
export interface RemovedChart {
  /** Where its folder was, from the root of the repository. */
  readonly path: string;
  readonly name: string;
  readonly type: string;
}

/** `changed` are the files that differ, `kept` the folders of the charts that are there. Subcharts are part of the chart that has them. */
export function removedCharts(
  files: FileSystem,
  repository: GitRepository,
  commit: string,
  changed: readonly string[],
  kept: readonly string[],
): RemovedChart[] {
  const gone = changed.filter((path) => /(?:^|\/)Chart\.yaml$/.test(path) && !exists(files, joinPath(repository.root, path)));
  const folders = gone.map((path) => path.slice(0, -'Chart.yaml'.length).replace(/\/$/, '')).sort();
  const isPart = (folder: string) => [...folders, ...kept].some((other) => folder.startsWith(pathBelow(other, 'charts/')));
  return folders
    .filter((folder) => !isPart(folder))
    .flatMap((path): RemovedChart[] => {
      const before = repository.fileAt(commit, pathBelow(path, 'Chart.yaml'));
      if (!before) return [];
      const table = attempt(() => parseYamlMap(decodeUtf8(before)));
      return [{ path, name: String(table?.get('name') ?? ''), type: String(table?.get('type') ?? '') }];
    });
}

/** The values of the charts that a chart depends on, for READMEs that document them, too. Mirrors helm-docs 1.14.2 pkg/document/dependency_values.go. */
import { type Log, warn } from '../../../base/log.ts';
import { joinPath } from '../../../go/path.ts';
import type { ChartInfo } from './chart-info.ts';

export interface DependencyValues {
  /** What the chart calls the dependency: `mid.leaf`. */
  readonly prefix: string;
  readonly info: ChartInfo;
}

/** Dependencies that lie in charts/ or under a `file://` repository, and theirs; others are warned of. */
export function dependencyValues(info: ChartInfo, charts: ReadonlyMap<string, ChartInfo>, log: Log, prefix = ''): DependencyValues[] {
  return info.dependencies.flatMap(({ name, alias, repository }) => {
    const local = repository.startsWith('file://');
    if (repository !== '' && !local) {
      warn(log, 'remote dependency: its values are not documented', ['chart', info.folder], ['dependency', name]);
      return [];
    }
    const place = local ? joinPath(info.folder, repository.slice('file://'.length)) : joinPath(info.folder, 'charts', name);
    const found = charts.get(place);
    if (!found) {
      warn(log, 'dependency not found: its values are not documented', ['chart', info.folder], ['path', place]);
      return [];
    }
    const own = prefix + (alias || name);
    return [{ prefix: own, info: found }, ...dependencyValues(found, charts, log, `${own}.`)];
  });
}

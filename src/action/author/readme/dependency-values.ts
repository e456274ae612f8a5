/** The values of the charts that a chart depends on, for READMEs that document them, too. Mirrors helm-docs 1.14.2 pkg/document/dependency_values.go. */
import { type Log, warn } from '../../../base/log.ts';
import { joinPath } from '../../../go/path.ts';
import type { ChartInfo, ReadmeDependency } from './chart-info.ts';

export interface DependencyValues {
  /** What the chart calls the dependency: `mid.leaf`. */
  readonly prefix: string;
  readonly info: ChartInfo;
}

/** Where the charts of dependencies are found. */
export interface DependencyCharts {
  get(folder: string): ChartInfo | undefined;
  /** The chart of a dependency that comes from a repository; undefined if it is not at hand. */
  remote?(info: ChartInfo, dependency: ReadmeDependency): ChartInfo | undefined;
}

/** Dependencies that are in charts/ or under a `file://` repository, and theirs; other dependencies give a warning. */
export function dependencyValues(info: ChartInfo, charts: DependencyCharts, log: Log, prefix = ''): DependencyValues[] {
  return info.dependencies.flatMap((dependency) => {
    const found = chartOf(info, dependency, charts, log);
    if (!found) return [];
    const own = prefix + (dependency.alias || dependency.name);
    return [{ prefix: own, info: found }, ...dependencyValues(found, charts, log, `${own}.`)];
  });
}

function chartOf(info: ChartInfo, dependency: ReadmeDependency, charts: DependencyCharts, log: Log): ChartInfo | undefined {
  const { name, repository } = dependency;
  const local = repository.startsWith('file://');
  if (repository !== '' && !local) {
    const found = charts.remote?.(info, dependency);
    if (!found) warn(log, 'remote dependency: its values are not documented', ['chart', info.folder], ['dependency', name]);
    return found;
  }
  const place = local ? joinPath(info.folder, repository.slice('file://'.length)) : joinPath(info.folder, 'charts', name);
  const found = charts.get(place);
  if (!found) warn(log, 'dependency not found: its values are not documented', ['chart', info.folder], ['path', place]);
  return found;
}

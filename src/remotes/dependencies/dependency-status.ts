/** The status of each declared dependency, as `dependency list` prints it. */
import { attempt } from '../../base/errors.ts';
import type { Chart } from '../../chart/chart.ts';
import { loadChartV2 } from '../../chart/load.ts';
import type { Dependency } from '../../chart/metadata.ts';
import { pathPattern } from '../../chart/path-match.ts';
import { extension, joinPath } from '../../go/path.ts';
import { quote } from '../../go/quote.ts';
import { compareStrings } from '../../go/utf8.ts';
import { type FileSystem, kindAt } from '../../host/files.ts';
import { parseConstraint } from '../../semver/constraint.ts';
import { parseVersion, readStrictVersion } from '../../semver/version.ts';

export type DependencyStatus =
  | 'ok'
  | 'unpacked'
  | 'missing'
  | 'corrupt'
  | 'misnamed'
  | 'wrong version'
  | 'invalid version'
  | 'too many matches'
  | 'bad pattern';

export interface DependencyRow {
  readonly name: string;
  readonly version: string;
  readonly repository: string;
  readonly status: DependencyStatus;
}

/** A row for each declared dependency of the chart at `chartPath`. */
export function dependencyRows(files: FileSystem, chartPath: string, chart: Chart): DependencyRow[] {
  return chart.metadata.dependencies.map((dependency) => {
    const { name, version, repository } = dependency;
    return { name, version, repository, status: statusOf(files, chartPath, dependency, chart) };
  });
}

/** A line for everything in charts/ that is not a chart or was not asked for. */
export function strayCharts(files: FileSystem, chartPath: string, chart: Chart): string[] {
  const declared = new Set(chart.metadata.dependencies.map(({ name }) => name));
  return entries(files, joinPath(chartPath, 'charts')).flatMap((name) => {
    const path = joinPath(chartPath, 'charts', name);
    const kind = kindAt(files, path);
    if (!kind) return [`Warning: stat ${path}: no such file or directory`];
    if (kind !== 'directory' && extension(path) !== '.tgz') return [];
    const found = attempt(() => loadChartV2(files, path));
    if (!found) return [`WARNING: ${quote(path)} is not a chart.`];
    return declared.has(found.metadata.name) ? [] : [`WARNING: ${quote(path)} is not in Chart.yaml.`];
  });
}

function statusOf(files: FileSystem, chartPath: string, dependency: Dependency, parent: Chart): DependencyStatus {
  const { name, version } = dependency;
  const isPackage = packagePattern(name);
  if (!isPackage) return 'bad pattern';
  const packages = entries(files, joinPath(chartPath, 'charts')).filter(isPackage);
  const versioned =
    packages.length > 1 ? packages.filter((file) => readStrictVersion(file.slice(name.length + 1, -'.tgz'.length))) : packages;
  if (versioned.length > 1) return 'too many matches';
  const [only] = versioned;
  const status = only === undefined ? undefined : packageStatus(files, joinPath(chartPath, 'charts', only), dependency);
  if (status) return status;
  const unpacked = parent.dependencies.findLast((chart) => chart.metadata.name === name);
  if (!unpacked) return 'missing';
  return versionFault(unpacked.metadata.version, version) ?? 'unpacked';
}

/** Helm looks for packages by a pattern that the name is a part of; undefined if that is none. */
function packagePattern(name: string): ((file: string) => boolean) | undefined {
  return attempt(() => {
    const matches = pathPattern(`${name}-*.tgz`);
    matches('');
    return matches;
  });
}

function packageStatus(files: FileSystem, path: string, { name, version }: Dependency): DependencyStatus | undefined {
  const kind = kindAt(files, path);
  if (!kind) return undefined;
  const chart = attempt(() => loadChartV2(files, path));
  if (!chart) return 'corrupt';
  if (chart.metadata.name !== name) return 'misnamed';
  return versionFault(chart.metadata.version, version) ?? 'ok';
}

function versionFault(found: string, wanted: string): DependencyStatus | undefined {
  if (found === wanted) return undefined;
  const fits = attempt(() => ({ fits: parseConstraint(wanted).check(parseVersion(found)) }));
  if (!fits) return 'invalid version';
  return fits.fits ? undefined : 'wrong version';
}

function entries(files: FileSystem, folder: string): string[] {
  const found = attempt(() => files.list(folder)) ?? [];
  return found.map(({ name }) => name).sort(compareStrings);
}

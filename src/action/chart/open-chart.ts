/** Finds and loads a chart by its reference, and checks it as `install` and `template` do before they read values. */
import { ChartwrightError, wrapError, wrapping } from '../../base/errors.ts';
import type { Log, LogEntry } from '../../base/log.ts';
import type { Chart } from '../../chart/chart.ts';
import { checkDependencies } from '../../chart/check-dependencies.ts';
import { loadChart } from '../../chart/load.ts';
import type { Profile } from '../../helm/profile.ts';
import { report } from '../../helm/report.ts';
import { exists, type FileSystem } from '../../host/files.ts';
import { needsTls } from '../../net/tls-files.ts';
import type { ChartSource } from '../../remotes/chart-source.ts';
import { noRemotes, type OpenRemotes } from '../repository/remotes.ts';

/** The dependencies of all actions on charts of a disk. */
export interface DiskDeps {
  readonly files: FileSystem;
  readonly profile: Profile;
  readonly log: Log;
  /** Relative references start here. */
  readonly cwd: string;
}

export interface ChartDeps extends DiskDeps {
  /** Fetches charts that are not on this disk; absent: not possible. */
  readonly remotes?: OpenRemotes | undefined;
}

export interface OpenedChart {
  /** Where the chart is on the disk. */
  readonly path: string;
  /** Loads and checks the chart. */
  readonly load: () => Chart;
}

/** Finds a chart. Throws an `io` error if there is none. */
export async function openChart(deps: ChartDeps, reference: string, source: ChartSource): Promise<OpenedChart> {
  const path = await locateChart(deps, reference.trim(), source);
  deps.log({ level: 'debug', message: 'Chart path', attributes: [['path', path]] });
  return { path, load: () => loadInstallable(deps, path) };
}

/** The absolute path of the folder or archive that a reference leads to, downloaded if it is not on the disk. Throws with Helm's messages. */
export async function locateChart(deps: ChartDeps, reference: string, source: ChartSource): Promise<string> {
  const mayBeHere = !source.repo || deps.profile.prefersLocalCharts;
  const isHere = mayBeHere && exists(deps.files, absolute(deps.cwd, reference));
  if (isHere && source.repo) deps.log({ level: 'info', message: ignoredRepository(reference, source.repo), attributes: [] });
  if (isHere && !source.verify && !needsTls(source)) return absolute(deps.cwd, reference);
  if (!isHere && !deps.remotes && !source.repo && /^[/.]/.test(reference))
    throw new ChartwrightError('io', `path "${reference}" not found`);
  const remotes = await (deps.remotes ?? noRemotes)(source);
  const { fetchChart } = await import('../../remotes/fetch-chart.ts');
  return fetchChart(reference, source, remotes);
}

/** Helm 3's line, with the place in its source. */
function ignoredRepository(chart: string, repository: string): string {
  return `install.go:759: WARN local chart found in current working directory. repository url ignored chart=${chart} repository=${repository}`;
}

const DEPRECATED: LogEntry = { level: 'warn', message: 'this chart is deprecated', attributes: [] };

const ADVICE =
  "an error occurred while checking for chart dependencies. You may need to run 'helm dependency build' to fetch missing dependencies";
const FORMER_ADVICE =
  'An error occurred while checking for chart dependencies. You may need to run `helm dependency build` to fetch missing dependencies';

function loadInstallable(deps: ChartDeps, path: string): Chart {
  const chart = loadApplication(deps, path);
  checkComplete(deps, chart);
  return chart;
}

/** Throws if the chart declares dependencies that it does not have. */
function checkComplete({ profile }: ChartDeps, chart: Chart): void {
  if (!chart.metadata.dependencies?.length) return;
  try {
    checkDependencies(chart);
  } catch (error) {
    throw wrapError(profile.capitalizesDependencyFault ? FORMER_ADVICE : ADVICE, error);
  }
}

/** Loads a chart of any type; if dependencies are missing, `fill` brings them, or the chart is refused. */
export async function loadAny(deps: ChartDeps, path: string, fill?: (path: string) => Promise<void>): Promise<Chart> {
  let chart = loadChart(deps.files, path, deps);
  const { deprecated } = chart.metadata;
  if (!fill) checkComplete(deps, chart);
  else if (chart.metadata.dependencies?.length && !isComplete(chart)) {
    await fill(path);
    chart = wrapping('failed reloading chart after repo update', () => loadChart(deps.files, path, deps));
  }
  if (deprecated) report(deps.log, deps.profile, DEPRECATED, 'WARNING: This chart is deprecated');
  return chart;
}

/** Loads a chart as `openChart`; if dependencies are missing, `fill` brings them before it is loaded again. */
export async function loadFilled(deps: ChartDeps, path: string, fill: (path: string) => Promise<void>): Promise<Chart> {
  const chart = loadApplication(deps, path);
  if (!chart.metadata.dependencies?.length || isComplete(chart)) return chart;
  await fill(path);
  return wrapping('failed reloading chart after repo update', () => loadChart(deps.files, path, deps));
}

function isComplete(chart: Chart): boolean {
  try {
    checkDependencies(chart);
    return true;
  } catch {
    return false;
  }
}

/** A chart that can be installed by its type. */
function loadApplication(deps: ChartDeps, path: string): Chart {
  const chart = loadChart(deps.files, path, deps);
  const { type, deprecated } = chart.metadata;
  if (type && type !== 'application') throw new ChartwrightError('chart', `${type} charts are not installable`);
  if (deprecated) report(deps.log, deps.profile, DEPRECATED, 'WARNING: This chart is deprecated');
  return chart;
}

/** filepath.Abs: below the working folder, `.` and `..` resolved. */
export function absolute(cwd: string, path: string): string {
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${cwd}/${path}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

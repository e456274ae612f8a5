/** A chart's dependencies: which are declared and present, and updates of charts/ to match. */
import { ChartwrightError } from '../../base/errors.ts';
import type { Log } from '../../base/log.ts';
import { loadChartV2 } from '../../chart/load.ts';
import { cleanPath, joinPath } from '../../go/path.ts';
import type { Profile } from '../../helm/profile.ts';
import type { FileSystem } from '../../host/files.ts';
import type { ServerAccess } from '../../net/server-access.ts';
import type { DependencyRow } from '../../remotes/dependencies/dependency-status.ts';
import type { ManagerOptions } from '../../remotes/dependencies/manager-options.ts';
import { absolute } from '../chart/open-chart.ts';
import type { OpenRemotes } from './remotes.ts';

export interface ListDeps {
  readonly files: FileSystem;
  /** Relative paths start here. */
  readonly cwd: string;
  readonly profile: Profile;
  readonly log: Log;
}

export interface DependencyList {
  /** Undefined if the chart declares no dependencies at all. */
  readonly rows: readonly DependencyRow[] | undefined;
  /** Where they would lie. */
  readonly folder: string;
  /** A line for everything there that is not a chart or is not declared. */
  readonly strays: readonly string[];
}

/** The dependencies of the chart at `chartPath`, a folder or an archive. Throws what loading throws. */
export async function listDependencies(deps: ListDeps, chartPath: string): Promise<DependencyList> {
  const path = cleanPath(chartPath);
  // Helm makes the paths of folders absolute, those of archives not.
  const isFolder = deps.files.stat(path).kind === 'directory';
  const chart = loadChartV2(deps.files, isFolder ? absolute(deps.cwd, path) : path, deps);
  const folder = joinPath(path, 'charts');
  const { dependencies, emptyDependencies } = chart.metadata;
  if (dependencies.length === 0 && !emptyDependencies) return { rows: undefined, folder, strays: [] };
  const { dependencyRows, strayCharts } = await import('../../remotes/dependencies/dependency-status.ts');
  return { rows: dependencyRows(deps.files, path, chart), folder, strays: strayCharts(deps.files, path, chart) };
}

export interface FillOptions extends ManagerOptions {
  readonly remote: ServerAccess;
}

/** Resolves what the chart declares, fetches it into charts/ and writes the lock. Throws with Helm's messages. */
export async function updateDependencies(open: OpenRemotes, { remote, ...options }: FillOptions): Promise<void> {
  const remotes = await open(remote);
  const { fetchResolved } = await import('../../remotes/dependencies/manager.ts');
  await fetchResolved({ ...options, chartPath: cleanPath(options.chartPath) }, remotes);
}

/** Fetches what the lock lists into charts/. Throws with Helm's messages. */
export async function buildDependencies(open: OpenRemotes, { remote, ...options }: FillOptions): Promise<void> {
  const remotes = await open(remote);
  const { fetchLocked, UnknownRepositories } = await import('../../remotes/dependencies/manager.ts');
  try {
    await fetchLocked({ ...options, chartPath: cleanPath(options.chartPath) }, remotes);
  } catch (error) {
    if (!(error instanceof UnknownRepositories)) throw error;
    throw new ChartwrightError('usage', `${error.message}. Please add the missing repos via 'helm repo add'`, { cause: error });
  }
}

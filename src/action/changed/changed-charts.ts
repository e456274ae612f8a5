/** `changed`: the charts that a branch changes, and those that depend on them. */
import { attempt, ChartwrightError } from '../../base/errors.ts';
import { joinPath } from '../../go/path.ts';
import { exists, type FileSystem } from '../../host/files.ts';
import { absolute } from '../chart/open-chart.ts';
import { GitRepository, type RunGit } from '../git/git.ts';
import { type RemovedChart, removedCharts } from './removed-charts.ts';
import { dependenciesAmong, type RepositoryChart, repositoryCharts } from './repository-charts.ts';
import { touchedFiles } from './touched-files.ts';
import { versionFaults } from './version-increment.ts';

export interface ChangedDeps {
  readonly files: FileSystem;
  readonly cwd: string;
  readonly git: RunGit;
}

export interface ChangedRequest {
  /** The revision that the branch began at, or a branch that it is to be merged into; '' for the remote's main branch. */
  readonly since: string;
  /** Folders that charts are looked for in; anywhere if there are none. */
  readonly chartDirs: readonly string[];
  /** Names or folders of charts that are left out. */
  readonly excluded: readonly string[];
  /** Changes of files that .helmignore names do not count. */
  readonly useHelmignore: boolean;
  /** Charts that depend on touched ones count, too. */
  readonly dependents: boolean;
  readonly checkVersions: boolean;
}

/** A chart that a branch changes. */
export interface ChangedChart {
  /** Its folder, from the root of the repository. */
  readonly path: string;
  readonly name: string;
  readonly version: string;
  /** `library`, or `application` and the like; empty if Chart.yaml has none. */
  readonly type: string;
  /** The files of it that differ, below its folder; none for a chart that only depends on others. */
  readonly files: readonly string[];
  /** The folders of changed charts that it depends on. */
  readonly dependsOn: readonly string[];
}

export interface ChangedCharts {
  /** The root of the repository. */
  readonly root: string;
  /** The commit that the working tree is compared with. */
  readonly base: string;
  readonly charts: readonly ChangedChart[];
  /** Charts that the branch removes, or has moved elsewhere. */
  readonly removed: readonly RemovedChart[];
  /** Charts whose version was not raised: one message each, with its file and line. */
  readonly versionFaults: readonly string[];
}

export const DEFAULT_REQUEST: ChangedRequest = {
  since: '',
  chartDirs: [],
  excluded: [],
  useHelmignore: false,
  dependents: true,
  checkVersions: false,
};

/** Throws `usage` errors if there is no repository, no such revision, or no folder to search. */
export function findChangedCharts({ files, cwd, git }: ChangedDeps, request: ChangedRequest): ChangedCharts {
  const repository = GitRepository.around(cwd, git);
  const { root } = repository;
  for (const folder of request.chartDirs) {
    const place = absolute(cwd, folder);
    if (!exists(files, place)) throw new ChartwrightError('usage', `there is no folder ${folder} to search for charts`);
    if (place !== root && !place.startsWith(`${root}/`))
      throw new ChartwrightError('usage', `${folder} is outside of the repository ${root}`);
  }
  const base = repository.mergeBase(request.since || defaultBranch(repository), 'HEAD');
  const known = repositoryCharts(files, root, repository.files('Chart.yaml'));
  const all = known.filter((chart) => isWanted(chart, request, root, cwd));
  const changed = repository.changedSince(base);
  const removed = removedCharts(
    files,
    repository,
    base,
    changed,
    known.map(({ path }) => path),
  );
  const touched = touchedFiles(files, root, all, changed, request.useHelmignore);
  const charts = request.dependents ? withDependents(all, touched) : new Map([...touched.keys()].map((chart) => [chart, []]));
  return {
    root,
    base,
    charts: all
      .filter((chart) => charts.has(chart))
      .map((chart) => ({
        path: chart.path,
        name: chart.name,
        version: chart.version,
        type: chart.type,
        files: touched.get(chart) ?? [],
        dependsOn: charts.get(chart)!.map(({ path }) => path),
      })),
    removed: removed.filter((chart) => isWanted(chart, request, root, cwd)),
    versionFaults: request.checkVersions ? versionFaults(files, repository, base, [...touched.keys()]) : [],
  };
}

/** The main branch of the remote, by what the clone knows of it or by its usual names. */
function defaultBranch(repository: GitRepository): string {
  const found = ['origin/HEAD', 'origin/main', 'origin/master'].find((name) => attempt(() => repository.commit(name)) !== undefined);
  if (found) return found;
  throw new ChartwrightError('usage', 'there is no origin/main to compare with: name a branch or revision with --since');
}

function isWanted(
  { path, name }: Pick<RepositoryChart, 'path' | 'name'>,
  { chartDirs, excluded }: ChangedRequest,
  root: string,
  cwd: string,
): boolean {
  const below = (folder: string) => {
    const place = absolute(cwd, folder);
    return joinPath(root, path) === place || joinPath(root, path).startsWith(`${place}/`);
  };
  if (excluded.some((one) => one === name || one === path || below(one))) return false;
  return chartDirs.length === 0 || chartDirs.some(below);
}

/** The touched charts and all that depend on them, each with what of these it depends on. */
function withDependents(
  all: readonly RepositoryChart[],
  touched: ReadonlyMap<RepositoryChart, unknown>,
): Map<RepositoryChart, RepositoryChart[]> {
  const found = new Map<RepositoryChart, RepositoryChart[]>([...touched.keys()].map((chart) => [chart, []]));
  const needs = new Map(all.map((chart) => [chart, dependenciesAmong(chart, all)]));
  for (let grown = true; grown; ) {
    grown = false;
    for (const [chart, dependencies] of needs) {
      const changed = dependencies.filter((one) => found.has(one));
      if (changed.length === (found.get(chart)?.length ?? 0)) continue;
      found.set(chart, changed);
      grown = true;
    }
  }
  return found;
}

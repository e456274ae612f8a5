/** `dependency update` and `dependency build`: a chart's charts/ folder and lock file brought in line with what it declares. */

import { ChartwrightError, wrapping } from '../../base/errors.ts';
import type { Chart } from '../../chart/chart.ts';
import { loadChartFolder } from '../../chart/load-folder.ts';
import type { Dependency, Lock } from '../../chart/metadata.ts';
import { joinPath } from '../../go/path.ts';
import { quote } from '../../go/quote.ts';
import { DEFAULT_PROFILE } from '../../helm/profile.ts';
import { inside } from '../../host/confined-folder.ts';
import { type Files, withTemporaryFolder } from '../../host/files.ts';
import { ifPresent } from '../../host/if-present.ts';
import type { Remotes } from '../remotes.ts';
import { knownRepositories } from '../repositories.ts';
import { isOci, sameUrl } from '../repository-url.ts';
import { nanoTimestamp } from '../timestamp.ts';
import { chartSources } from './chart-sources.ts';
import { fetchDependencies } from './fetch-dependencies.ts';
import { helm2LockDigest, lockDigest, writeLock } from './lock.ts';
import type { ManagerOptions } from './manager-options.ts';
import { movePackages } from './move-packages.ts';
import { nameRepositories, unmanagedRepositories } from './repository-names.ts';
import { resolveDependencies } from './resolve-dependencies.ts';
import { distinctRepositories, updateIndexes } from './update-indexes.ts';

/** Resolves what the chart declares, fetches it into charts/ and writes the lock where it changed. */
export async function fetchResolved(options: ManagerOptions, remotes: Remotes): Promise<void> {
  const chart = loadChartAt(remotes.files, options.chartPath);
  const { dependencies, emptyDependencies, apiVersion } = chart.metadata;
  if (dependencies.length === 0 && !emptyDependencies) return;
  const { repositories } = knownRepositories(remotes.files, remotes.repositoryConfig);
  const named = nameRepositories(remotes.files, dependencies, repositories, options.chartPath, debugSay(options, remotes));
  const { entries, names } = unmanagedRepositories(named);
  if (!options.skipRefresh) {
    if (entries.length > 0) {
      remotes.say('Getting updates for unmanaged Helm repositories...\n');
      await updateIndexes(distinctRepositories(entries), remotes);
    }
    await updateKnownIndexes(remotes);
  }
  const asked = named.dependencies;
  const resolved = await resolveDependencies({ dependencies: asked, names }, options.chartPath, remotes);
  const locked = await fillCharts(resolved, options, remotes);
  const digest = lockDigest(asked, locked);
  if (chart.lock?.digest === digest) return;
  writeLock(remotes.files, options.chartPath, { generated: nanoTimestamp(remotes.clock), digest, dependencies: locked }, apiVersion);
}

/** Fetches what the lock lists into charts/; updates if there is no lock. Throws if the lock does not fit the chart. */
export async function fetchLocked(options: ManagerOptions, remotes: Remotes): Promise<void> {
  const chart = loadChartAt(remotes.files, options.chartPath);
  if (!chart.lock) return fetchResolved(options, remotes);
  checkLock(chart, chart.lock, options, remotes);
  checkKnown(chart.lock.dependencies, remotes);
  if (!options.skipRefresh) await updateKnownIndexes(remotes);
  await fillCharts(chart.lock.dependencies, options, remotes);
}

function loadChartAt(files: Files, path: string): Chart {
  const { kind } = wrapping(`could not find ${path}`, () => files.stat(path));
  if (kind !== 'directory') throw new ChartwrightError('usage', 'only unpacked charts can be updated');
  return loadChartFolder(files, files.absolute(path));
}

function debugSay({ debug }: ManagerOptions, { say }: Remotes): (text: string) => void {
  return debug ? say : () => {};
}

/** The digest of a lock is over the declarations with aliases put in words; Helm 2's over them as they stand. */
function checkLock({ metadata }: Chart, lock: Lock, options: ManagerOptions, remotes: Remotes): void {
  const { repositories } = knownRepositories(remotes.files, remotes.repositoryConfig);
  const { dependencies } = nameRepositories(
    remotes.files,
    metadata.dependencies,
    repositories,
    options.chartPath,
    debugSay(options, remotes),
  );
  if (lockDigest(dependencies, lock.dependencies) === lock.digest) return;
  if (metadata.apiVersion !== 'v1') {
    const remedy = (options.profile ?? DEFAULT_PROFILE).namesLockRemedy ? " with 'helm dependency update'" : '';
    const files = 'the lock file (Chart.lock) is out of sync with the dependencies file (Chart.yaml)';
    throw new ChartwrightError('usage', `${files}. Please update the dependencies${remedy}`);
  }
  const message = 'warning: a valid Helm v3 hash was not found. Checking against Helm v2 hash...';
  remotes.log({ level: 'info', message, attributes: [] });
  if (helm2LockDigest(metadata.dependencies) === lock.digest) return;
  const files = 'the lock file (requirements.lock) is out of sync with the dependencies file (requirements.yaml)';
  throw new ChartwrightError('usage', `${files}. Please update the dependencies`);
}

/** The lock names repositories that are not configured: `build` fetches from known ones only. */
export class UnknownRepositories extends ChartwrightError {}

function checkKnown(dependencies: readonly Dependency[], remotes: Remotes): void {
  const { repositories } = knownRepositories(remotes.files, remotes.repositoryConfig);
  const missing = dependencies
    .map(({ repository }) => repository)
    .filter((one) => one !== '' && !one.startsWith('file://') && !isOci(one))
    .filter((one) => !repositories.some(({ url }) => sameUrl(url, one.replace(/\/$/, ''))));
  if (missing.length > 0) throw new UnknownRepositories('usage', `no repository definition for ${missing.join(', ')}`);
}

/** Refreshes every configured repository's index; failures are printed, not thrown. */
async function updateKnownIndexes(remotes: Remotes): Promise<void> {
  const { repositories } = knownRepositories(remotes.files, remotes.repositoryConfig);
  if (repositories.length === 0) return;
  remotes.say('Hang tight while we grab the latest from your chart repositories...\n');
  await updateIndexes(distinctRepositories(repositories), remotes);
  remotes.say('Update Complete. ⎈Happy Helming!⎈\n');
}

/** All packages are fetched into a folder of their own before charts/ is touched. */
async function fillCharts(dependencies: readonly Dependency[], options: ManagerOptions, remotes: Remotes): Promise<readonly Dependency[]> {
  const charts = joinPath(options.chartPath, 'charts');
  const sources = chartSources(remotes);
  const { files } = remotes;
  inside(files, options.chartPath).place('charts');
  ensureFolder(files, charts);
  return withTemporaryFolder(files, joinPath(options.chartPath, 'tmpcharts-'), async (folder) => {
    remotes.say(`Saving ${dependencies.length} charts\n`);
    const fetched = await fetchDependencies(dependencies, { folder, options, remotes, sources });
    movePackages(files, fetched, folder, charts, remotes.say);
    return fetched;
  });
}

function ensureFolder(files: Files, path: string): void {
  const found = wrapping(`unable to retrieve file info for '${path}'`, () => ifPresent(() => files.stat(path)));
  if (!found) return files.makeFolder(path);
  if (found.kind !== 'directory') throw new ChartwrightError('usage', `${quote(path)} is not a directory`);
}

/** Ranges of versions into exact ones: what a lock file holds. */
import { ChartwrightError, wrapError, wrapping } from '../../base/errors.ts';
import { loadChartFolder } from '../../chart/load-folder.ts';
import type { Dependency } from '../../chart/metadata.ts';
import { joinPath } from '../../go/path.ts';
import { quote } from '../../go/quote.ts';
import { type Constraint, parseConstraint } from '../../semver/constraint.ts';
import { parseVersion, readVersion } from '../../semver/version.ts';
import { indexPath } from '../index/index-cache.ts';
import type { Remotes } from '../remotes.ts';
import { isOci } from '../repository-url.ts';
import { localPath } from './local-path.ts';
import type { NamedDependencies } from './repository-names.ts';

/** The dependencies in exact versions, with name and repository only. Throws `can't get a valid version for … subchart(s): …`. */
export async function resolveDependencies(
  { dependencies, names }: NamedDependencies,
  chartPath: string,
  remotes: Remotes,
): Promise<Dependency[]> {
  const missing: string[] = [];
  const locked: Dependency[] = [];
  for (const dependency of dependencies) {
    const constraint = constraintOf(dependency);
    const version = await exactVersion(dependency, constraint, names.get(dependency.name) ?? '', chartPath, remotes);
    if (version === undefined) missing.push(describe(dependency));
    else locked.push(lockedDependency(dependency, version));
  }
  if (missing.length === 0) return locked;
  const advice = 'Make sure a matching chart version exists in the repo, or change the version constraint in Chart.yaml';
  throw new ChartwrightError('usage', `can't get a valid version for ${missing.length} subchart(s): ${missing.join(', ')}. ${advice}`);
}

function constraintOf({ name, version }: Dependency): Constraint {
  return wrapping(`dependency ${quote(name)} has an invalid version/constraint format`, () => parseConstraint(version));
}

function describe({ name, repository, version }: Dependency): string {
  return `${quote(name)} (repository ${quote(repository)}, version ${quote(version)})`;
}

function lockedDependency({ name, repository }: Dependency, version: string): Dependency {
  return { name, version, repository, condition: '', tags: [], enabled: false, importValues: [], alias: '' };
}

/** The version that a dependency comes to, undefined if none fits. */
async function exactVersion(
  dependency: Dependency,
  constraint: Constraint,
  repositoryName: string,
  chartPath: string,
  remotes: Remotes,
): Promise<string | undefined> {
  const { name, version, repository } = dependency;
  const { files } = remotes;
  if (repository === '') {
    localPath(files, joinPath('charts', name), chartPath);
    return version;
  }
  if (repository.startsWith('file://')) {
    const { metadata } = loadChartFolder(files, files.absolute(localPath(files, repository, chartPath)), { log: remotes.log });
    return constraint.check(parseVersion(metadata.version)) ? metadata.version : undefined;
  }
  if (repositoryName === '') return version;
  if (isOci(repository)) return inRegistry(dependency, constraint, remotes);
  return inIndex(dependency, constraint, repositoryName, remotes);
}

function inIndex({ name, repository }: Dependency, constraint: Constraint, repositoryName: string, remotes: Remotes): string | undefined {
  const index = wrapping(`no cached repository for ${repositoryName} found. (try 'helm repo update')`, () =>
    remotes.indexes.load(indexPath(remotes.repositoryCache, repositoryName)),
  );
  const versions = index.entries.get(name);
  if (!versions) throw new ChartwrightError('usage', `${name} chart not found in repo ${repository}`);
  return versions.find(({ metadata, urls }) => (urls?.length ?? 0) > 0 && fits(metadata.version, constraint))?.metadata.version;
}

/** In a registry an exact version is taken at its word; so is a range that no tag fits, which then cannot be downloaded. */
async function inRegistry({ name, version, repository }: Dependency, constraint: Constraint, { registry }: Remotes): Promise<string> {
  if (readVersion(version)) return version;
  const tags = await registry.tags(`${repository.replace(/^oci:\/\//, '')}/${name}`).catch((error) => {
    throw wrapError(`could not retrieve list of tags for repository ${repository}`, error);
  });
  return tags.find((tag) => fits(tag, constraint)) ?? version;
}

function fits(text: string, constraint: Constraint): boolean {
  const version = readVersion(text);
  return version !== undefined && constraint.check(version);
}

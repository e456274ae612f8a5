/** Finds where the package of an exact dependency can be downloaded. */
import { ChartwrightError, wrapError } from '../../base/errors.ts';
import type { Dependency } from '../../chart/metadata.ts';
import { parseUrl } from '../../go/url/parse.ts';
import { exists, pathError } from '../../host/files.ts';
import { compareVersions, readVersion } from '../../semver/version.ts';
import { entryOptions, fetchIndex, notARepository } from '../chart-repository.ts';
import type { GetOptions } from '../getter.ts';
import type { ChartVersion } from '../index/chart-version.ts';
import { findVersion } from '../index/find-version.ts';
import { indexPath } from '../index/index-cache.ts';
import type { IndexFile } from '../index/index-file.ts';
import type { Remotes } from '../remotes.ts';
import { knownRepositories, type RepositoryEntry, repositoryEntry } from '../repositories.ts';
import { absoluteUrl, isOci, sameUrl } from '../repository-url.ts';
import { type ResolvedChart, resolveChart } from '../resolve-chart.ts';
import { unmanagedName } from './repository-names.ts';

export interface PackageSource {
  /** Tells packages apart. */
  readonly url: string;
  /** What messages call it: the URL, or a registry's repository without its tag. */
  readonly reference: string;
  readonly resolve: () => Promise<ResolvedChart>;
}

/** Finds sources; each index is read once, those of repositories that nobody added are fetched once. */
export function chartSources(remotes: Remotes): (dependency: Dependency) => Promise<PackageSource> {
  const known = knownRepositories(remotes.files, remotes.repositoryConfig).repositories;
  const path = ({ name }: RepositoryEntry): string => indexPath(remotes.repositoryCache, name);
  for (const entry of known) mustExist(remotes, path(entry));
  const fetched = new Map<string, Promise<IndexFile>>();
  const fetchOnce = (url: string): Promise<IndexFile> => {
    const index = fetched.get(url) ?? unmanagedIndex(url, remotes);
    fetched.set(url, index);
    return index;
  };
  return async (dependency) => {
    if (isOci(dependency.repository)) return inRegistry(dependency, remotes);
    const entry = known.find(({ url }) => sameUrl(dependency.repository, url));
    return entry ? inRepository(dependency, entry, remotes.indexes.load(path(entry))) : elsewhere(dependency, fetchOnce);
  };
}

/** `update` has just fetched it; `build` has not. */
async function unmanagedIndex(url: string, remotes: Remotes): Promise<IndexFile> {
  const fresh = remotes.indexes.fresh(indexPath(remotes.repositoryCache, unmanagedName(url)));
  return fresh ?? (await fetchIndex(repositoryEntry('', url), remotes)).index;
}

function inRegistry({ name, version, repository }: Dependency, remotes: Remotes): PackageSource {
  const url = `${repository}/${name}:${version}`;
  const [, reference, tag] = /^(oci:\/\/[^:]+(?::\d{1,5})?[^:]+):(.*)$/.exec(url) ?? [];
  if (reference === undefined || tag === undefined) {
    throw wrapError('could not parse OCI reference', new ChartwrightError('usage', `improperly formatted oci chart reference: ${url}`));
  }
  return { url, reference, resolve: () => resolveChart(reference, tag, remotes) };
}

function inRepository({ name, version, repository }: Dependency, entry: RepositoryEntry, index: IndexFile): PackageSource {
  const versions = index.entries.get(name);
  if (!versions) throw notFound('entry not found');
  const found = versions.find(
    ({ metadata, urls }) => (urls?.length ?? 0) > 0 && (version === '' || sameVersion(version, metadata.version)),
  );
  if (!found) throw notFound('no matching version');
  const url = absoluteUrl(repository, found.urls?.[0] as string);
  return fromUrl(url, entryOptions(entry));
}

function fromUrl(url: string, options: GetOptions): PackageSource {
  return { url, reference: url, resolve: async () => ({ url: parseUrl(url), digest: '', options }) };
}

function mustExist({ files }: Remotes, path: string): void {
  if (!exists(files, path)) throw pathError('open', path, 'no such file or directory');
}

/** Helm looks for these as for a chart of `--repo`. */
async function elsewhere({ name, version, repository }: Dependency, fetch: (url: string) => Promise<IndexFile>): Promise<PackageSource> {
  try {
    const index = await fetch(repository).catch((error) => {
      throw notARepository(repository, error);
    });
    const url = urlIn(index, name, version, repository);
    return fromUrl(url, { repositoryUrl: url });
  } catch (error) {
    throw notFound(`chart ${name} not found in ${repository}: ${(error as Error).message}`);
  }
}

function urlIn(index: IndexFile, name: string, version: string, repository: string): string {
  const wanted = `chart "${name}"` + (version === '' ? '' : ` version "${version}"`);
  let found: ChartVersion;
  try {
    found = findVersion(index, name, version);
  } catch {
    throw new ChartwrightError('usage', `${wanted} not found in ${repository} repository`);
  }
  if (!found.urls?.[0]) throw new ChartwrightError('usage', `${wanted} has no downloadable URLs`);
  return absoluteUrl(repository, found.urls[0]);
}

/** Helm has a place for the URL here, which it does not know. */
function notFound(why: string): ChartwrightError {
  return new ChartwrightError('usage', `could not find : ${why}`);
}

function sameVersion(a: string, b: string): boolean {
  const version = readVersion(a);
  if (!version) return a === b;
  const other = readVersion(b);
  return other !== undefined && compareVersions(version, other) === 0;
}

/** Turns what a user calls a chart into the URL of its package: `repo/name`, a URL, or a reference in a registry. */
import { ChartwrightError, wrapping } from '../base/errors.ts';
import { quote } from '../go/quote.ts';
import { formatUrl } from '../go/url/format.ts';
import { parseUrl } from '../go/url/parse.ts';
import type { Url } from '../go/url/url.ts';
import { entryOptions, repositoryGetter } from './chart-repository.ts';
import type { GetOptions } from './getter.ts';
import { findVersion } from './index/find-version.ts';
import { indexPath } from './index/index-cache.ts';
import type { IndexFile } from './index/index-file.ts';
import type { Remotes } from './remotes.ts';
import { knownRepositories, type RepositoryEntry, repositoryNamed } from './repositories.ts';
import { absoluteUrl, isOci, sameUrl } from './repository-url.ts';

export interface ResolvedChart {
  readonly url: Url;
  /** The digest according to the index or registry, with or without `sha256:`; '' if it has none. */
  readonly digest: string;
  /** Set where that is a manifest's digest, not the package's. */
  readonly ofManifest?: boolean;
  /** What the chart's repository asks of a getter. */
  readonly options: GetOptions;
}

/** Resolves a reference; throws in the words of Helm's ResolveChartVersion. */
export async function resolveChart(reference: string, version: string, remotes: Remotes): Promise<ResolvedChart> {
  const url = readUrl(reference);
  if (isOci(formatUrl(url))) return { ...(await remotes.registry.locate(reference, version)), ofManifest: true, options: {} };
  const { repositories } = knownRepositories(remotes.files, remotes.repositoryConfig);
  if (url.scheme !== '' && url.host !== '' && url.path !== '') {
    const owner = repositories.find((entry) => holdsUrl(entry, reference, remotes));
    return { url, digest: '', options: owner ? ownerOptions(owner) : { repositoryUrl: reference } };
  }
  return inRepository(url, reference, version, remotes);
}

function readUrl(reference: string): Url {
  try {
    return parseUrl(reference);
  } catch (error) {
    throw new ChartwrightError('usage', `invalid chart URL format: ${reference}`, { cause: error });
  }
}

async function inRepository(url: Url, reference: string, version: string, remotes: Remotes): Promise<ResolvedChart> {
  const slash = url.path.indexOf('/');
  if (slash < 0) {
    const hint = `there is no folder or archive ${formatUrl(url)} here, and it names no repository`;
    throw new ChartwrightError('usage', `non-absolute URLs should be in form of repo_name/path_to_chart, got: ${formatUrl(url)}`, {
      hints: [hint],
    });
  }
  const entry = repositoryNamed(knownRepositories(remotes.files, remotes.repositoryConfig), url.path.slice(0, slash));
  const chart = url.path.slice(slash + 1);
  repositoryGetter(entry, remotes.getters);
  const index = cachedIndex(entry.name, remotes);
  const found = wrapping(`chart ${quote(chart)} matching ${version} not found in ${entry.name} index. (try 'helm repo update')`, () =>
    findVersion(index, chart, version, remotes.log),
  );
  const [first] = found.urls ?? [];
  if (first === undefined) throw new ChartwrightError('usage', `chart ${quote(reference)} has no downloadable URLs`);
  return { url: parseUrl(resolvedUrl(entry.url, first, reference)), digest: found.digest, options: ownerOptions(entry) };
}

function resolvedUrl(base: string, url: string, reference: string): string {
  try {
    return absoluteUrl(base, url);
  } catch (error) {
    throw new ChartwrightError('usage', `invalid chart URL format: ${reference}`, { cause: error });
  }
}

/** The kept index of a repository; throws `no cached repo found. (try 'helm repo update'): …`. */
export function cachedIndex(name: string, remotes: Pick<Remotes, 'repositoryCache' | 'indexes'>): IndexFile {
  return wrapping("no cached repo found. (try 'helm repo update')", () => remotes.indexes.load(indexPath(remotes.repositoryCache, name)));
}

/** A repository's settings stand over the command's where they are set. */
function ownerOptions(entry: RepositoryEntry): GetOptions {
  const { repositoryUrl, certFile, keyFile, caFile, username, password, passCredentials } = entryOptions(entry);
  return {
    repositoryUrl,
    ...(certFile || keyFile || caFile ? { certFile, keyFile, caFile } : {}),
    ...(username && password ? { username, password, passCredentials } : {}),
  };
}

/** Whether a repository's index names this URL. Most do not even hold its last part: that is looked for before anything is parsed. */
function holdsUrl(entry: RepositoryEntry, url: string, remotes: Remotes): boolean {
  repositoryGetter(entry, remotes.getters);
  const path = indexPath(remotes.repositoryCache, entry.name);
  const data = wrapping("no cached repo found. (try 'helm repo update')", () => bytesOf(remotes.files.read(path)));
  const last = url.replace(/[?#].*$/, '').replace(/\/+$/, '');
  if (!data.includes(last.slice(last.lastIndexOf('/') + 1))) return false;
  for (const versions of cachedIndex(entry.name, remotes).entries.values()) {
    if (versions.some(({ urls }) => urls?.some((one) => sameUrl(url, one)))) return true;
  }
  return false;
}

function bytesOf({ buffer, byteOffset, length }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, length);
}

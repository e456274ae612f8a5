/** A chart repository behind a URL: its index fetched, and charts found in it. */
import { attempt, ChartwrightError, wrapError, wrapping } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import { quote } from '../go/quote.ts';
import { parseUrl } from '../go/url/parse.ts';
import type { Progress } from '../net/message.ts';
import { type GetOptions, type Getter, type Getters, getterFor } from './getter.ts';
import { findVersion } from './index/find-version.ts';
import type { IndexCache } from './index/index-cache.ts';
import type { IndexFile } from './index/index-file.ts';
import { parseIndex } from './index/load-index.ts';
import { type RepositoryEntry, repositoryEntry } from './repositories.ts';
import { absoluteUrl } from './repository-url.ts';

export interface FetchOptions {
  readonly getters: Getters;
  readonly log: Log;
  /** Milliseconds; Helm's two minutes where absent. */
  readonly timeout?: number | undefined;
  readonly onProgress?: Progress | undefined;
}

/** What a repository's entry asks of a getter. */
export function entryOptions(entry: RepositoryEntry): GetOptions {
  const { url, username, password, passCredentials, insecureSkipTlsVerify, certFile, keyFile, caFile } = entry;
  return { repositoryUrl: url, username, password, passCredentials, insecureSkipTlsVerify, certFile, keyFile, caFile };
}

/** The getter for a repository; throws `invalid chart URL format: …`, `could not find protocol handler for: …`. */
export function repositoryGetter({ url }: RepositoryEntry, getters: Getters): Getter {
  const scheme = schemeOf(url);
  try {
    return getterFor(getters, scheme);
  } catch (error) {
    throw new ChartwrightError('usage', `could not find protocol handler for: ${scheme}`, { cause: error });
  }
}

function schemeOf(url: string): string {
  try {
    return parseUrl(url).scheme;
  } catch (error) {
    throw new ChartwrightError('usage', `invalid chart URL format: ${url}`, { cause: error });
  }
}

/** Fetches and reads a repository's index. */
export async function fetchIndex(
  entry: RepositoryEntry,
  { getters, log, timeout, onProgress }: FetchOptions,
): Promise<{ index: IndexFile; data: Uint8Array }> {
  const getter = repositoryGetter(entry, getters);
  const data = await getter.get(absoluteUrl(entry.url, 'index.yaml'), { ...entryOptions(entry), timeout, onProgress });
  return { data, index: parseIndex(data, entry.url, log) };
}

export interface KeepOptions extends FetchOptions {
  readonly repositoryCache: string;
  readonly indexes: IndexCache;
}

/** Fetches a repository's index and keeps it in the cache under the repository's name. */
export async function downloadIndex(entry: RepositoryEntry, options: KeepOptions): Promise<IndexFile> {
  const { data, index } = await fetchIndex(entry, options);
  options.indexes.keep(options.repositoryCache, entry.name, data, index);
  return index;
}

/** The words for a repository that does not answer as one. */
export function notARepository(url: string, error: unknown): ChartwrightError {
  return wrapError(`looks like ${quote(url)} is not a valid chart repository or cannot be reached`, error, 'network');
}

/** The URL of a chart in a repository that is known by its URL only. */
export async function findChartUrl(
  chart: string,
  version: string,
  repository: Partial<RepositoryEntry> & { readonly url: string },
  options: FetchOptions,
): Promise<string> {
  const entry = repositoryEntry('', repository.url, repository);
  repositoryGetter(entry, options.getters);
  const { index } = await fetchIndex(entry, options).catch((error) => {
    throw notARepository(entry.url, error);
  });
  const wanted = `chart ${quote(chart)}` + (version === '' ? '' : ` version ${quote(version)}`);
  const found = attempt(() => findVersion(index, chart, version, options.log));
  if (!found) throw new ChartwrightError('usage', `${wanted} not found in ${entry.url} repository`);
  const [first] = found.urls ?? [];
  if (first === undefined) throw new ChartwrightError('usage', `${wanted} has no downloadable URLs`);
  return wrapping('failed to make chart URL absolute', () => absoluteUrl(entry.url, first));
}

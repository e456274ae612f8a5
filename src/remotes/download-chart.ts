/** Downloads packages: into a folder under their own names, or into the content cache. */
import { attempt, ChartwrightError, errorText, wrapError } from '../base/errors.ts';
import { baseName, joinPath } from '../go/path.ts';
import { quote } from '../go/quote.ts';
import { formatUrl } from '../go/url/format.ts';
import type { Url } from '../go/url/url.ts';
import { DEFAULT_PROFILE } from '../helm/profile.ts';
import { type CacheKind, cacheDigest, cachePath, putCached, readCached } from './content-cache.ts';
import { type GetOptions, type Getter, getterFor } from './getter.ts';
import { packageDigest, UndecodableDigest } from './package-digest.ts';
import { loadKeyring } from './provenance/keyring.ts';
import { type Verification, verifyBytes } from './provenance/verify.ts';
import type { Remotes } from './remotes.ts';
import { type ResolvedChart, resolveChart } from './resolve-chart.ts';

/**
 * What to do about provenance: nothing, `later` only fetches it if there is one, `always` demands and checks it,
 * `ifPossible` checks it if there is one.
 */
export type Verify = 'never' | 'later' | 'ifPossible' | 'always';

export interface DownloadOptions extends GetOptions {
  readonly verify?: Verify;
  readonly keyring?: string | undefined;
}

export interface Downloaded {
  readonly path: string;
  /** Present where the package was verified. */
  readonly verification?: Verification;
}

const ACCEPT = 'application/gzip,application/octet-stream';

/** Puts a chart's package into a folder that exists; a provenance file goes beside it. */
export async function downloadChart(
  reference: string,
  version: string,
  folder: string,
  options: DownloadOptions,
  remotes: Remotes,
): Promise<Downloaded> {
  return downloadTo(reference, await resolveOne(reference, version, remotes), folder, options, remotes);
}

/** As `downloadChart`, for a chart whose URL is known already; `reference` is what messages call it. */
export async function downloadResolved(
  reference: string,
  resolved: ResolvedChart,
  folder: string,
  options: DownloadOptions,
  remotes: Remotes,
): Promise<Downloaded> {
  debug(remotes, 'set up default downloader cache');
  return downloadTo(reference, resolved, folder, options, remotes);
}

async function downloadTo(
  reference: string,
  resolved: ResolvedChart,
  folder: string,
  options: DownloadOptions,
  remotes: Remotes,
): Promise<Downloaded> {
  const job = prepare(reference, resolved, options, remotes);
  const path = joinPath(folder, job.filename);
  const found = genuine(job, kept(remotes, job.digest, 'chart'));
  if (found) debug(remotes, 'found chart in cache', ['id', job.claim]);
  const archive = found ?? (await job.get(''));
  remotes.files.write(path, archive, { replace: true });
  const provenance = await fetchProvenance(job, options, remotes, () => kept(remotes, job.digest, 'prov'));
  if (!provenance) return { path };
  remotes.files.write(path + '.prov', provenance, { replace: true });
  return { path, ...(await verified(job, archive, provenance, options, remotes)) };
}

/** Makes sure that a chart's package is in the content cache and returns its path there. */
export async function downloadToCache(reference: string, version: string, options: DownloadOptions, remotes: Remotes): Promise<Downloaded> {
  const { profile = DEFAULT_PROFILE, repositoryCache } = remotes;
  if (!profile.hasContentCache) {
    remotes.files.makeFolder(repositoryCache);
    return downloadChart(reference, version, repositoryCache, options, remotes);
  }
  const job = prepareForCache(reference, await resolveOne(reference, version, remotes), options, remotes);
  const root = remotes.contentCache;
  const known = job.digest === '' ? undefined : genuine(job, readCached(remotes.files, root, job.digest, 'chart'));
  if (known) debug(remotes, 'found chart in cache', ['id', job.claim]);
  else debug(remotes, 'attempting to download chart', ['ref', reference], ['version', version]);
  const archive = known ?? (await job.get(''));
  const digest = genuine(job, archive) ? job.digest : cacheDigest(archive);
  const path = known ? cachePath(root, digest, 'chart') : putCached(remotes.files, root, digest, 'chart', archive);
  if (!known) debug(remotes, 'put downloaded chart in cache', ['id', digest]);
  let fresh = false;
  const provenance = await fetchProvenance(
    job,
    options,
    remotes,
    () => kept(remotes, digest, 'prov'),
    () => (fresh = true),
  );
  if (!provenance) return { path };
  if (fresh) {
    putCached(remotes.files, root, digest, 'prov', provenance);
    debug(remotes, 'put downloaded provenance file in cache', ['id', digest]);
  }
  return { path, ...(await verified(job, archive, provenance, options, remotes)) };
}

async function resolveOne(reference: string, version: string, remotes: Remotes): Promise<ResolvedChart> {
  debug(remotes, 'set up default downloader cache');
  return resolveChart(reference, version, remotes);
}

function debug({ log }: Remotes, message: string, ...attributes: [string, string][]): void {
  log({ level: 'debug', message, attributes });
}

interface Job {
  readonly reference: string;
  readonly url: string;
  /** The package's own name. */
  readonly filename: string;
  /** Hex, '' where not known beforehand. */
  readonly digest: string;
  /** The digest as index or registry write it. */
  readonly claim: string;
  readonly ofManifest: boolean;
  /** Fetches the URL with a suffix. */
  readonly get: (suffix: string) => Promise<Uint8Array>;
}

function prepare(reference: string, resolved: ResolvedChart, options: DownloadOptions, remotes: Remotes): Job {
  const getter: Getter = getterFor(remotes.getters, resolved.url.scheme);
  const url = formatUrl(resolved.url);
  const { verify: _verify, keyring: _keyring, ...get } = options;
  return {
    reference,
    url,
    filename: packageFile(resolved.url),
    digest: packageDigest(resolved.digest),
    claim: resolved.digest,
    ofManifest: resolved.ofManifest ?? false,
    get: (suffix) => getter.get(url + suffix, { accept: ACCEPT, ...get, ...resolved.options }),
  };
}

function prepareForCache(reference: string, resolved: ResolvedChart, options: DownloadOptions, remotes: Remotes): Job {
  try {
    return prepare(reference, resolved, options, remotes);
  } catch (error) {
    throw error instanceof UndecodableDigest ? wrapError('unable to decode digest', error) : error;
  }
}

/** The last part of the URL; a registry's tag becomes the version. */
function packageFile(url: Url): string {
  const name = baseName(url.path);
  const colon = name.lastIndexOf(':');
  return url.scheme === 'oci' && colon >= 0 ? `${name.slice(0, colon)}-${name.slice(colon + 1)}.tgz` : name;
}

/**
 * The package if it has the digest it goes by. Helm keeps packages under the digest that an index claims for them, so that
 * one repository could hand out charts in another one's name.
 */
function genuine({ digest, ofManifest }: Job, archive: Uint8Array | undefined): Uint8Array | undefined {
  return archive && digest !== '' && (ofManifest || cacheDigest(archive) === digest) ? archive : undefined;
}

/** Something in the cache, undefined if it is not there or cannot be read. */
function kept({ files, contentCache, profile = DEFAULT_PROFILE }: Remotes, digest: string, kind: CacheKind): Uint8Array | undefined {
  if (digest === '' || !profile.hasContentCache) return undefined;
  return attempt(() => readCached(files, contentCache, digest, kind));
}

/** The provenance file if it is wanted and there; prints a warning if it is wanted and not there. */
async function fetchProvenance(
  { reference, url, claim, get }: Job,
  { verify = 'never' }: DownloadOptions,
  remotes: Remotes,
  atHand: () => Uint8Array | undefined,
  fetched: () => void = () => {},
): Promise<Uint8Array | undefined> {
  if (verify === 'never') return undefined;
  const known = atHand();
  if (known) {
    debug(remotes, 'found provenance in cache', ['id', claim]);
    return known;
  }
  try {
    const provenance = await get('.prov');
    fetched();
    return provenance;
  } catch (error) {
    if (verify === 'always') throw new ChartwrightError('network', `failed to fetch provenance ${quote(url + '.prov')}`, { cause: error });
    remotes.say(`WARNING: Verification not found for ${reference}: ${errorText(error)}\n`);
    return undefined;
  }
}

async function verified(
  { filename }: Job,
  archive: Uint8Array,
  provenance: Uint8Array,
  { verify = 'never', keyring = '' }: DownloadOptions,
  { clock, files }: Remotes,
): Promise<{ verification?: Verification }> {
  if (verify === 'later') return {};
  const ring = await loadKeyring(files, keyring).catch((error) => {
    throw wrapError('failed to load keyring', error);
  });
  const now = Number(clock.now() / 1_000_000n);
  return { verification: await verifyBytes({ archive, provenance, filename, ring, now }) };
}

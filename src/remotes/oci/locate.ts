/** Turns a reference and a wish for a version into the URL of one chart in a registry. */
import { ChartwrightError } from '../../base/errors.ts';
import { parseUrl } from '../../go/url/parse.ts';
import type { Url } from '../../go/url/url.ts';
import type { Profile } from '../../helm/profile.ts';
import { readVersion } from '../../semver/version.ts';
import type { Descriptor } from './descriptor.ts';
import { type ChartReference, parseChartReference } from './reference.ts';
import { matchingTag } from './tags.ts';

export interface Located {
  /** The manifest's digest where reference and version agree on one, '' otherwise. */
  readonly digest: string;
  readonly url: Url;
}

/** The requests to the registry on the way. */
export interface Lookup {
  tags(reference: string): Promise<string[]>;
  resolve(reference: string): Promise<Descriptor>;
  /** Whose words are used. */
  readonly profile?: Profile | undefined;
}

/** Locates a chart: `text` begins with `oci://`, `version` may be exact, a range, or '' for the newest release. */
export async function locateTag(text: string, version: string, lookup: Lookup): Promise<Located> {
  const url = parseUrl(text);
  const reference = parseChartReference(url.host + url.path);
  const wanted = version || reference.tag;
  if (version !== '' && reference.tag !== '' && reference.tag !== version) {
    throw new ChartwrightError('usage', `chart reference and version mismatch: ${version} is not ${reference.tag}`);
  }
  if (reference.digest !== '') return byDigest(url, reference, wanted, lookup);
  const tag = readVersion(wanted) ? wanted : await newestTag(text, wanted, lookup);
  return { digest: '', url: withPath(url, `${reference.repository}:${tag}`) };
}

/** A tag beside a digest need not exist, but must not contradict it. */
async function byDigest(url: Url, reference: ChartReference, version: string, lookup: Lookup): Promise<Located> {
  const { registry, repository, digest } = reference;
  if (version === '') return { digest: '', url };
  const pinned = withPath(url, `${repository}@${digest}`);
  const tagged = await lookup.resolve(`${registry}/${repository}:${version}`).catch(() => undefined);
  if (!tagged) return { digest: '', url: pinned };
  if (tagged.digest !== digest) throw new ChartwrightError('usage', `chart reference digest mismatch: ${tagged.digest} is not ${digest}`);
  return { digest, url: pinned };
}

async function newestTag(text: string, version: string, lookup: Lookup): Promise<string> {
  const tags = await lookup.tags(text.replace(/^oci:\/\//, ''));
  if (tags.length === 0) throw new ChartwrightError('usage', `unable to locate any tags in provided repository: ${text}`);
  return matchingTag(tags, version, lookup.profile);
}

function withPath(url: Url, path: string): Url {
  return { ...url, path, rawPath: '' };
}

/** The URLs of repositories and of the charts in them: joining, comparing, telling registries apart. */
import { attempt, ChartwrightError } from '../base/errors.ts';
import { cleanPath, joinPath } from '../go/path.ts';
import { formatUrl } from '../go/url/format.ts';
import { parseUrl } from '../go/url/parse.ts';
import { resolveReference } from '../go/url/resolve.ts';
import type { Url } from '../go/url/url.ts';

/** A chart URL out of an index, relative to its repository; the repository's query is kept. Throws as Helm's ResolveReferenceURL. */
export function absoluteUrl(base: string, reference: string): string {
  const target = failing(reference);
  if (target.scheme !== '') return reference;
  const parsed = failing(base);
  const folder = { ...parsed, path: slashed(parsed.path), rawPath: slashed(parsed.rawPath) };
  return formatUrl({ ...resolveReference(folder, target), query: parsed.query || undefined });
}

/** The base URL with path elements joined to it, as Helm's urlutil.URLJoin. */
export function joinUrl(base: string, ...elements: string[]): string {
  const url = parseUrl(base);
  return formatUrl({ ...url, path: joinPath(url.path, ...elements) });
}

/** Whether two repository URLs are the same except for trailing slashes and the like, as Helm's urlutil.Equal. */
export function sameUrl(a: string, b: string): boolean {
  const left = attempt(() => parseUrl(a));
  if (!left) return cleanPath(a) === cleanPath(b);
  const right = attempt(() => parseUrl(b));
  return right !== undefined && formatUrl(normal(left)) === formatUrl(normal(right));
}

/** Whether the text names something in an OCI registry. */
export function isOci(text: string): boolean {
  return text.startsWith('oci://');
}

function normal(url: Url): Url {
  return { ...url, path: cleanPath(url.path || '/') };
}

function failing(text: string): Url {
  try {
    return parseUrl(text);
  } catch (error) {
    throw new ChartwrightError('usage', `failed to parse ${text} as URL: ${(error as Error).message}`, { cause: error });
  }
}

function slashed(path: string): string {
  return path.replace(/\/$/, '') + '/';
}

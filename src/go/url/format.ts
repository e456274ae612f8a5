/** URLs printed as Go's net/url prints them. */
import { escapeUrl, unescapeUrl } from './escape.ts';
import type { Url, User } from './url.ts';

/** The URL as text, each part escaped as it needs to be (URL.String). */
export function formatUrl(url: Url): string {
  const scheme = url.scheme === '' ? '' : url.scheme + ':';
  const query = url.query === undefined ? '' : '?' + url.query;
  const fragment = url.fragment === '' ? '' : '#' + escapedFragment(url);
  if (url.opaque !== '') return scheme + url.opaque + query + fragment;
  const path = escapedPath(url);
  const start = scheme + authority(url);
  const slash = path !== '' && !path.startsWith('/') && url.host !== '' ? '/' : '';
  const dot = start === '' && (path.split('/', 1)[0] as string).includes(':') ? './' : '';
  return start + slash + dot + path + query + fragment;
}

/** `name:password`, escaped. */
export function formatUser({ name, password }: User): string {
  return escapeUrl(name, 'user') + (password === undefined ? '' : ':' + escapeUrl(password, 'user'));
}

/** The path as it was written if that is a way to write it, else escaped. */
export function escapedPath({ path, rawPath }: Url): string {
  if (/^[\w\-.~!$&'()*+,;=:@[\]%/]+$/.test(rawPath) && unescapeUrl(rawPath, 'path') === path) return rawPath;
  return path === '*' ? '*' : escapeUrl(path, 'path');
}

function escapedFragment({ fragment, rawFragment }: Url): string {
  if (/^[\w\-.~!$&'()*+,;=:@[\]%/?]+$/.test(rawFragment) && unescapeUrl(rawFragment, 'fragment') === fragment) return rawFragment;
  return escapeUrl(fragment, 'fragment');
}

function authority({ scheme, authority, user, host, path }: Url): string {
  if (host === '' && !user && (scheme === '' || !authority || path === '')) return '';
  return '//' + (user ? formatUser(user) + '@' : '') + escapeUrl(host, 'host');
}

/** The folder names under which downloads and clones of plugins are cached, the same as Helm's. */
import { parseUrl } from '../../go/url/parse.ts';
import type { Url } from '../../go/url/url.ts';

/** `user@host:path`, as ssh takes it. */
export const SCP = /^([a-zA-Z0-9_]+)@([a-zA-Z0-9._-]+):(.*)$/;

/** A name that is safe for file systems: scheme, user, host and path, joined by dashes. Throws on what is not a URL. */
export function cacheKey(source: string): string {
  const scp = SCP.exec(source);
  if (scp) return safe(`${scp[1]}-${scp[2]}/${scp[3]}`);
  const url = parseUrl(source);
  return safe([url.scheme, userOf(url), url.host + url.path].filter((part, i) => i === 2 || part !== '').join('-'));
}

/** The user in a URL, without password; '' if there is none. */
export function userOf(url: Url): string {
  return url.user?.name ?? '';
}

function safe(text: string): string {
  return text.replace(/[/:]/g, '-');
}

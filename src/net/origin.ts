/** The origin of a URL, and which origins may get the same credentials. */
import { hostname, portOf, type Url } from '../go/url/url.ts';

/** Whether scheme, host and port are the same, default ports counted. */
export function sameOrigin(a: Url, b: Url): boolean {
  return a.scheme === b.scheme && hostname(a).toLowerCase() === hostname(b).toLowerCase() && portOf(a) === portOf(b);
}

/** Whether a host is another one or below it, as Go asks before it hands credentials on. */
export function withinHost(url: Url, origin: Url): boolean {
  const [host, home] = [hostname(url), hostname(origin)];
  return host === home || (host.endsWith('.' + home) && !home.includes(':'));
}

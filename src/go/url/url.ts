/**
 * URLs as Go's net/url has them. The platform's own URL class follows browsers: it refuses what Helm accepts
 * (`local/lib`, `oci://host/a:1.0`), normalises what Helm keeps, and has other words for errors.
 */

export interface User {
  readonly name: string;
  readonly password: string | undefined;
}

/** The parts of a URL, unescaped except for the query, what is opaque and what is called raw. */
export interface Url {
  /** Lower case, '' for a relative reference. */
  readonly scheme: string;
  /** What follows the scheme if no slash does, `x` in `alias:x`. */
  readonly opaque: string;
  readonly user: User | undefined;
  /** Whether `//` introduces a host, even an empty one: `file:///x` is not `file:/x`. */
  readonly authority: boolean;
  /** Host and port. */
  readonly host: string;
  readonly path: string;
  /** The path as written, if escaping `path` would not give it back. */
  readonly rawPath: string;
  /** Without the `?`; undefined if there is none, '' for a lone `?`. */
  readonly query: string | undefined;
  readonly fragment: string;
  /** The fragment as written, if escaping `fragment` would not give it back. */
  readonly rawFragment: string;
}

/** The empty reference. */
export const NO_URL: Url = {
  scheme: '',
  opaque: '',
  user: undefined,
  authority: false,
  host: '',
  path: '',
  rawPath: '',
  query: undefined,
  fragment: '',
  rawFragment: '',
};

/** Host without port and brackets. */
export function hostname(url: Pick<Url, 'host'>): string {
  return splitPort(url.host)[0];
}

/** Port, '' for none. */
export function port(url: Pick<Url, 'host'>): string {
  return splitPort(url.host)[1];
}

function splitPort(host: string): [string, string] {
  const colon = host.lastIndexOf(':');
  const hasPort = colon >= 0 && /^:[0-9]*$/.test(host.slice(colon));
  const name = hasPort ? host.slice(0, colon) : host;
  return [name.startsWith('[') && name.endsWith(']') ? name.slice(1, -1) : name, hasPort ? host.slice(colon + 1) : ''];
}

/** The ports that schemes imply. */
const PORTS: Readonly<Record<string, string>> = { http: '80', https: '443', socks5: '1080', socks5h: '1080' };

/** The URL's port, or the one its scheme implies. */
export function portOf(url: Url): string {
  return port(url) || PORTS[url.scheme] || '';
}

/** URLs as Go's net/url reads and prints them, which is neither what browsers do nor as strict. */
import { errorText } from '../base/errors.ts';
import { quote } from '../go/strconv.ts';
import { failure } from './failure.ts';
import { checkIpv6 } from './ip-address.ts';
import { escapeUrl, unescapeUrl } from './url-escape.ts';

export interface User {
  readonly name: string;
  readonly password: string | undefined;
}

/** The parts of a URL, unescaped but for the query and what is opaque. */
export interface Url {
  readonly scheme: string;
  /** What follows the scheme where no slash does. */
  readonly opaque: string;
  readonly user: User | undefined;
  /** With the port. */
  readonly host: string;
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
}

const NOTHING: Url = { scheme: '', opaque: '', user: undefined, host: '', path: '', query: '', fragment: '' };

/** Reads any URL reference; throws `parse "…": <reason>`. */
export function parseUrl(text: string): Url {
  const [main, fragment] = cut(text, '#');
  const url = refusing(main, () => parseMain(main));
  return refusing(text, () => ({ ...url, fragment: unescapeUrl(fragment, 'fragment') }));
}

/** Reads a URL as it stands in a request, where `#` begins no fragment (url.ParseRequestURI, for URLs with a scheme). */
export function parseRequestUrl(text: string): Url {
  return refusing(text, () => parseMain(text));
}

/** The URL as text, each part escaped as it needs to be. */
export function formatUrl(url: Url): string {
  const scheme = url.scheme === '' ? '' : url.scheme + ':';
  const tail = (url.query === '' ? '' : '?' + url.query) + (url.fragment === '' ? '' : '#' + escapeUrl(url.fragment, 'fragment'));
  if (url.opaque !== '') return scheme + url.opaque + tail;
  const path = url.path === '*' ? '*' : escapeUrl(url.path, 'path');
  const start = scheme + formatAuthority(url);
  const slash = path !== '' && !path.startsWith('/') && url.host !== '' ? '/' : '';
  const dot = start + slash === '' && cut(path, '/')[0].includes(':') ? './' : '';
  return start + slash + dot + path + tail;
}

/** `name:password`, escaped. */
export function formatUser(user: User): string {
  return escapeUrl(user.name, 'user') + (user.password === undefined ? '' : ':' + escapeUrl(user.password, 'user'));
}

/** The host without its port, and without the brackets of an IPv6 address. */
export function hostname(host: string): string {
  const name = host.replace(/:[0-9]*$/, '');
  return name.startsWith('[') && name.endsWith(']') ? name.slice(1, -1) : name;
}

function formatAuthority(url: Url): string {
  if (url.host === '' && !url.user && (url.scheme === '' || url.path === '')) return '';
  return '//' + (url.user ? formatUser(url.user) + '@' : '') + escapeUrl(url.host, 'host');
}

function refusing<T>(text: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw failure(`parse ${quote(text)}: ${errorText(error)}`);
  }
}

function cut(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}

// url = [ scheme ":" ] ( [ "//" authority ] path | opaque ) [ "?" query ]
function parseMain(text: string): Url {
  if (/[\x00-\x1f\x7f]/.test(text)) throw failure('net/url: invalid control character in URL');
  if (text.startsWith(':')) throw failure('missing protocol scheme');
  const written = /^[A-Za-z][A-Za-z0-9+.-]*(?=:)/.exec(text)?.[0];
  const scheme = written?.toLowerCase() ?? '';
  const [rest, query] = cut(written === undefined ? text : text.slice(written.length + 1), '?');
  if (!rest.startsWith('/')) {
    if (scheme !== '') return { ...NOTHING, scheme, opaque: rest, query };
    if (cut(rest, '/')[0].includes(':')) throw failure('first path segment in URL cannot contain colon');
  }
  if (!rest.startsWith('//') || (scheme === '' && rest.startsWith('///'))) {
    return { ...NOTHING, scheme, query, path: unescapeUrl(rest, 'path') };
  }
  const [authority] = cut(rest.slice(2), '/');
  const owner = parseAuthority(scheme, authority);
  return { ...NOTHING, scheme, query, ...owner, path: unescapeUrl(rest.slice(2 + authority.length), 'path') };
}

// authority = [ name [ ":" password ] "@" ] host
function parseAuthority(scheme: string, text: string): Pick<Url, 'user' | 'host'> {
  const at = text.lastIndexOf('@');
  const host = parseHost(scheme, text.slice(at + 1));
  if (at < 0) return { user: undefined, host };
  const user = text.slice(0, at);
  if (!/^[\w\-.:~!$&'()*+,;=%@]*$/.test(user)) throw failure('net/url: invalid userinfo');
  const [name, password] = cut(user, ':');
  return {
    user: { name: unescapeUrl(name, 'user'), password: user.includes(':') ? unescapeUrl(password, 'user') : undefined },
    host,
  };
}

// host = ( "[" ipv6 [ "%25" zone ] "]" | name ) [ ":" port ]
function parseHost(scheme: string, host: string): string {
  const bracket = host.lastIndexOf('[');
  if (bracket > 0) throw failure('invalid IP-literal');
  if (bracket === 0) return parseBracketed(host);
  const colon = scheme === 'http' || scheme === 'https' ? host.indexOf(':') : host.lastIndexOf(':');
  if (colon >= 0) checkPort(host.slice(colon));
  return unescapeUrl(host, 'host');
}

function parseBracketed(host: string): string {
  const close = host.lastIndexOf(']');
  if (close < 0) throw failure("missing ']' in host");
  checkPort(host.slice(close + 1));
  const inside = host.slice(1, close);
  const zone = inside.indexOf('%25');
  const end = zone < 0 ? inside.length : zone;
  const name = unescapeUrl(inside.slice(0, end), 'host') + unescapeUrl(inside.slice(end), 'zone');
  checkIpv6(name);
  return `[${name}]${host.slice(close + 1)}`;
}

function checkPort(text: string): void {
  if (!/^(?::[0-9]*)?$/.test(text)) throw failure(`invalid port ${quote(text)} after host`);
}

/**
 * URLs as Go's net/url reads and prints them. The platform's own URL class follows browsers: it
 * refuses what Helm accepts (`local/lib`, `oci://host/a:1.0`), normalises what Helm keeps, and has
 * other words for errors.
 */
import { isIPv6 } from 'node:net';
import { ChartwrightError } from '../base/errors.ts';
import { quote } from '../go/quote.ts';
import { escapePart, percent, refuse, unescapePart } from './url-escape.ts';

export interface Url {
  /** Lower case, '' for a relative reference. */
  readonly scheme: string;
  /** What follows the scheme where no slash does, `x` in `alias:x`. */
  readonly opaque: string;
  readonly user: { readonly name: string; readonly password: string | undefined } | undefined;
  /** Whether `//` introduced a host, even an empty one: `file:///x` is not `file:/x`. */
  readonly authority: boolean;
  /** Host and port. */
  readonly host: string;
  /** Unescaped. */
  readonly path: string;
  /** The path as written, where escaping `path` would not give it back. */
  readonly rawPath: string;
  /** Without the `?`; undefined where there is none, '' for a lone `?`. */
  readonly query: string | undefined;
  /** Escaped, without the `#`. */
  readonly fragment: string;
}

const VALID_RAW_PATH = /^[-A-Za-z0-9_.~!$&'()*+,;=:@[\]%/]*$/;
const VALID_USER = /^[-A-Za-z0-9._:~!$&'()*+,;=%@]*$/;

/** Parses any URL reference; throws a ChartwrightError of code `usage`, `parse "…": <reason>`. */
export function parseUrl(text: string): Url {
  const hash = text.indexOf('#');
  const main = hash < 0 ? text : text.slice(0, hash);
  const fragment = hash < 0 ? '' : text.slice(hash + 1);
  return refusing(text, () => {
    const url = parseMain(main, false);
    unescapePart(fragment, 'path');
    return { ...url, fragment };
  });
}

/** Parses an absolute URL or path as Go's ParseRequestURI does: no fragment, nothing relative. */
export function parseRequestUri(text: string): Url {
  return refusing(text, () => parseMain(text, true));
}

/** The URL as text. */
export function formatUrl(url: Url): string {
  const query = url.query === undefined ? '' : '?' + url.query;
  const fragment = url.fragment === '' ? '' : '#' + escapeFragment(url.fragment);
  const scheme = url.scheme === '' ? '' : url.scheme + ':';
  if (url.opaque !== '') return scheme + url.opaque + query + fragment;
  const path = escapedPath(url);
  return scheme + authority(url, scheme, path) + path + query + fragment;
}

/** Host without port and brackets. */
export function hostname(url: Url): string {
  return splitPort(url.host)[0];
}

/** Port, '' for none. */
export function port(url: Url): string {
  return splitPort(url.host)[1];
}

/** Go's `base.ResolveReference(reference)`. */
export function resolveReference(base: Url, reference: Url): Url {
  const scheme = reference.scheme || base.scheme;
  if (reference.scheme !== '' || reference.host !== '' || reference.user) {
    return { ...reference, scheme, ...pathOf(resolvePath(escapedPath(reference), '')) };
  }
  if (reference.opaque !== '') return { ...reference, scheme, user: undefined, host: '', path: '' };
  const bare = reference.path === '' && reference.query === undefined;
  const query = bare ? base.query : reference.query;
  const fragment = bare && reference.fragment === '' ? base.fragment : reference.fragment;
  if (reference.path === '' && base.opaque !== '') return { ...base, scheme, query, fragment };
  const path = pathOf(resolvePath(escapedPath(base), escapedPath(reference)));
  return { scheme, opaque: '', user: base.user, authority: true, host: base.host, query, fragment, ...path };
}

function refusing(text: string, parse: () => Url): Url {
  try {
    return parse();
  } catch (error) {
    throw new ChartwrightError('usage', `parse ${quote(text)}: ${(error as Error).message}`);
  }
}

// url = [ scheme ":" ] ( [ "//" authority ] path | opaque ) [ "?" query ]
function parseMain(text: string, absolute: boolean): Url {
  if (/[\x00-\x1f\x7f]/.test(text)) refuse('net/url: invalid control character in URL');
  if (text === '' && absolute) refuse('empty url');
  const empty: Url = {
    scheme: '',
    opaque: '',
    user: undefined,
    authority: false,
    host: '',
    path: '',
    rawPath: '',
    query: undefined,
    fragment: '',
  };
  if (text === '*') return { ...empty, path: '*' };
  if (text.startsWith(':')) refuse('missing protocol scheme');
  const written = /^[A-Za-z][A-Za-z0-9+.-]*(?=:)/.exec(text)?.[0];
  const scheme = written?.toLowerCase() ?? '';
  const [rest, query] = cutQuery(written === undefined ? text : text.slice(written.length + 1));
  if (!rest.startsWith('/')) {
    if (scheme !== '') return { ...empty, scheme, opaque: rest, query };
    if (absolute) refuse('invalid URI for request');
    if (rest.split('/', 1)[0]?.includes(':')) refuse('first path segment in URL cannot contain colon');
  }
  if (!rest.startsWith('//') || (scheme === '' && (absolute || rest.startsWith('///')))) {
    return { ...empty, scheme, query, ...pathOf(rest) };
  }
  const end = rest.indexOf('/', 2);
  const owner = parseAuthority(scheme, rest.slice(2, end < 0 ? undefined : end));
  return { ...empty, scheme, authority: true, ...owner, query, ...pathOf(end < 0 ? '' : rest.slice(end)) };
}

function cutQuery(text: string): [string, string | undefined] {
  const at = text.indexOf('?');
  if (at < 0) return [text, undefined];
  return [text.slice(0, at), text.slice(at + 1)];
}

// authority = [ user [ ":" password ] "@" ] host
function parseAuthority(scheme: string, text: string): Pick<Url, 'user' | 'host'> {
  const at = text.lastIndexOf('@');
  const host = parseHost(scheme, text.slice(at + 1));
  if (at < 0) return { user: undefined, host };
  const user = text.slice(0, at);
  if (!VALID_USER.test(user)) refuse('net/url: invalid userinfo');
  const colon = user.indexOf(':');
  if (colon < 0) return { user: { name: unescapePart(user, 'user'), password: undefined }, host };
  return { user: { name: unescapePart(user.slice(0, colon), 'user'), password: unescapePart(user.slice(colon + 1), 'user') }, host };
}

// host = ( "[" ipv6 [ "%25" zone ] "]" | name ) [ ":" port ]
function parseHost(scheme: string, host: string): string {
  const bracket = host.lastIndexOf('[');
  if (bracket > 0) refuse('invalid IP-literal');
  if (bracket === 0) return parseBracketed(host);
  const colon = /^https?$/.test(scheme) ? host.indexOf(':') : host.lastIndexOf(':');
  if (colon >= 0) checkPort(host.slice(colon));
  return unescapePart(host, 'host');
}

function parseBracketed(host: string): string {
  const close = host.lastIndexOf(']');
  if (close < 0) refuse("missing ']' in host");
  checkPort(host.slice(close + 1));
  const inside = host.slice(1, close);
  const zone = inside.indexOf('%25');
  const name =
    zone < 0 ? unescapePart(inside, 'host') : unescapePart(inside.slice(0, zone), 'host') + unescapePart(inside.slice(zone), 'zone');
  if (!isIPv6(name)) refuse(`invalid host: ParseAddr(${quote(name)}): unable to parse IP`);
  return `[${name}]${host.slice(close + 1)}`;
}

function checkPort(text: string): void {
  if (!/^(:\d*)?$/.test(text)) refuse(`invalid port ${quote(text)} after host`);
}

function pathOf(written: string): Pick<Url, 'path' | 'rawPath'> {
  const path = unescapePart(written, 'path');
  return { path, rawPath: escapePart(path, 'path') === written ? '' : written };
}

function escapedPath(url: Url): string {
  if (url.rawPath !== '' && VALID_RAW_PATH.test(url.rawPath) && unescapePart(url.rawPath, 'path') === url.path) return url.rawPath;
  return url.path === '*' ? '*' : escapePart(url.path, 'path');
}

function escapeFragment(written: string): string {
  const plain = /^[A-Za-z0-9\-_.~!$&'()*+,;=:@/?%[\]]*$/.test(written);
  return plain ? written : unescapePart(written, 'path').replace(/[^A-Za-z0-9\-_.~!$&()*+,;=:@/?]/gu, percent);
}

function authority(url: Url, scheme: string, path: string): string {
  if (url.host !== '' || url.user) {
    const user = url.user ? escapePart(url.user.name, 'user') + passwordPart(url.user.password) + '@' : '';
    return '//' + user + escapePart(url.host, 'host') + (path === '' || path.startsWith('/') ? '' : '/');
  }
  if (scheme !== '') return url.authority && path !== '' ? '//' : '';
  return path.split('/', 1)[0]?.includes(':') ? './' : '';
}

function passwordPart(password: string | undefined): string {
  return password === undefined ? '' : ':' + escapePart(password, 'user');
}

function splitPort(host: string): [string, string] {
  const colon = host.lastIndexOf(':');
  const hasPort = colon >= 0 && /^:\d*$/.test(host.slice(colon));
  const name = hasPort ? host.slice(0, colon) : host;
  return [name.startsWith('[') && name.endsWith(']') ? name.slice(1, -1) : name, hasPort ? host.slice(colon + 1) : ''];
}

function resolvePath(base: string, reference: string): string {
  const full = reference === '' ? base : reference.startsWith('/') ? reference : base.slice(0, base.lastIndexOf('/') + 1) + reference;
  if (full === '') return '';
  const out: string[] = [];
  const parts = full.split('/');
  if (parts[0] === '') parts.shift();
  for (const part of parts) {
    if (part === '..') out.pop();
    else if (part !== '.') out.push(part);
  }
  if (['.', '..'].includes(parts.at(-1) as string)) out.push('');
  return '/' + out.join('/');
}

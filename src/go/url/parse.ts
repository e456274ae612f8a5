/** URLs read as Go's net/url reads them. */
import { addressFault } from '../address-fault.ts';
import { quote } from '../quote.ts';
import { escapeUrl, unescapeUrl } from './escape.ts';
import { refuseUrl, refusing } from './refuse.ts';
import { NO_URL, type Url } from './url.ts';

/** Reads any URL reference (url.Parse); throws a ChartwrightError of code `usage`, `parse "…": <reason>`. */
export function parseUrl(text: string): Url {
  const [main, fragment = ''] = cut(text, '#');
  const url = refusing(main, () => parseMain(main, false));
  return refusing(text, () => ({ ...url, ...fragmentOf(fragment) }));
}

/** Reads an absolute URL or path as it is in a request (url.ParseRequestURI): `#` begins no fragment, nothing is relative. */
export function parseRequestUri(text: string): Url {
  return refusing(text, () => parseMain(text, true));
}

/** A path as it is written, and what it means. */
export function urlPath(written: string): Pick<Url, 'path' | 'rawPath'> {
  const path = unescapeUrl(written, 'path');
  return { path, rawPath: escapeUrl(path, 'path') === written ? '' : written };
}

function fragmentOf(written: string): Pick<Url, 'fragment' | 'rawFragment'> {
  const fragment = unescapeUrl(written, 'fragment');
  return { fragment, rawFragment: escapeUrl(fragment, 'fragment') === written ? '' : written };
}

/** What is before a separator, and behind it if it is there. */
function cut(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)];
}

// url = [ scheme ":" ] ( [ "//" authority ] path | opaque ) [ "?" query ]
function parseMain(text: string, absolute: boolean): Url {
  if (/[\x00-\x1f\x7f]/.test(text)) refuseUrl('net/url: invalid control character in URL');
  if (text === '' && absolute) refuseUrl('empty url');
  if (text === '*') return { ...NO_URL, path: '*' };
  if (text.startsWith(':')) refuseUrl('missing protocol scheme');
  const written = /^[A-Za-z][A-Za-z0-9+.-]*(?=:)/.exec(text)?.[0];
  const scheme = written?.toLowerCase() ?? '';
  const [rest, query] = cut(written === undefined ? text : text.slice(written.length + 1), '?');
  if (!rest.startsWith('/')) {
    if (scheme !== '') return { ...NO_URL, scheme, opaque: rest, query };
    if (absolute) refuseUrl('invalid URI for request');
    if (cut(rest, '/')[0].includes(':')) refuseUrl('first path segment in URL cannot contain colon');
  }
  if (!rest.startsWith('//') || (scheme === '' && (absolute || rest.startsWith('///')))) {
    return { ...NO_URL, scheme, query, ...urlPath(rest) };
  }
  const [authority] = cut(rest.slice(2), '/');
  return { ...NO_URL, scheme, authority: true, ...parseAuthority(scheme, authority), query, ...urlPath(rest.slice(2 + authority.length)) };
}

// authority = [ name [ ":" password ] "@" ] host
function parseAuthority(scheme: string, text: string): Pick<Url, 'user' | 'host'> {
  const at = text.lastIndexOf('@');
  const host = parseHost(scheme, text.slice(at + 1));
  if (at < 0) return { user: undefined, host };
  const user = text.slice(0, at);
  if (!/^[\w\-.:~!$&'()*+,;=%@]*$/.test(user)) refuseUrl('net/url: invalid userinfo');
  const [name, password] = cut(user, ':');
  return {
    user: { name: unescapeUrl(name, 'user'), password: password === undefined ? undefined : unescapeUrl(password, 'user') },
    host,
  };
}

// host = ( "[" ipv6 [ "%25" zone ] "]" | name ) [ ":" port ]
function parseHost(scheme: string, host: string): string {
  const bracket = host.lastIndexOf('[');
  if (bracket > 0) refuseUrl('invalid IP-literal');
  if (bracket === 0) return parseBracketed(host);
  const colon = scheme === 'http' || scheme === 'https' ? host.indexOf(':') : host.lastIndexOf(':');
  if (colon >= 0) checkPort(host.slice(colon));
  return unescapeUrl(host, 'host');
}

function parseBracketed(host: string): string {
  const close = host.lastIndexOf(']');
  if (close < 0) refuseUrl("missing ']' in host");
  checkPort(host.slice(close + 1));
  const inside = host.slice(1, close);
  const zone = inside.indexOf('%25');
  const end = zone < 0 ? inside.length : zone;
  const name = unescapeUrl(inside.slice(0, end), 'host') + unescapeUrl(inside.slice(end), 'zone');
  checkIpv6(name);
  return `[${name}]${host.slice(close + 1)}`;
}

function checkPort(text: string): void {
  if (!/^(?::[0-9]*)?$/.test(text)) refuseUrl(`invalid port ${quote(text)} after host`);
}

/** Throws `invalid host: ParseAddr("…"): <reason>` or `invalid IP-literal` for anything but an IPv6 address, zone included. */
function checkIpv6(text: string): void {
  const fault = addressFault(text);
  if (fault !== undefined) refuseUrl(`invalid host: ${fault}`);
  if (!text.includes(':')) refuseUrl('invalid IP-literal');
}

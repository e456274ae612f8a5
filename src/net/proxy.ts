/**
 * Which proxy a request goes through, by the rules of Go's http.ProxyFromEnvironment: local
 * addresses never use one, NO_PROXY knows domains, addresses, networks and ports.
 */
import { ChartwrightError } from '../base/errors.ts';
import { inNetwork, ipVersion } from '../go/ip.ts';
import { formatUrl } from '../go/url/format.ts';
import { parseUrl } from '../go/url/parse.ts';
import { hostname, portOf, type Url } from '../go/url/url.ts';
import type { Environment } from '../host/environment.ts';
import type { HttpProxy } from '../host/network.ts';
import { basicAuth } from './basic-auth.ts';

const HIDDEN = '--hidden--';

/** The proxy for a URL, undefined for none. Throws if the variable's value is not a URL. */
export function proxyFor(url: Url, env: Environment): Url | undefined {
  const value = url.scheme === 'https' ? either(env, 'HTTPS_PROXY') : httpProxy(env);
  if (value === '' || isExcluded(url, either(env, 'NO_PROXY'))) return undefined;
  return parseProxy(value);
}

function either(env: Environment, name: string): string {
  return env[name] || env[name.toLowerCase()] || '';
}

function httpProxy(env: Environment): string {
  const value = either(env, 'HTTP_PROXY');
  // In a CGI program HTTP_PROXY comes from a request's `Proxy:` header.
  if (value !== '' && env.REQUEST_METHOD)
    throw new ChartwrightError('network', 'refusing to use HTTP_PROXY value in CGI environment; see golang.org/s/cgihttpproxy');
  return value;
}

function parseProxy(value: string): Url {
  try {
    const url = parseUrl(value);
    if (url.scheme !== '' && url.host !== '') return url;
  } catch (error) {
    if (!value.includes('://')) return parseUrl('http://' + value);
    throw new ChartwrightError('network', `invalid proxy address "${value}": ${(error as Error).message}`);
  }
  return parseUrl('http://' + value);
}

function isExcluded(url: Url, list: string): boolean {
  const host = hostname(url).toLowerCase().replace(/\.$/, '');
  if (host === 'localhost' || isLoopback(host)) return true;
  return list.split(',').some((entry) => excludes(entry.trim().toLowerCase(), host, portOf(url)));
}

function isLoopback(host: string): boolean {
  return (ipVersion(host) === 4 && host.startsWith('127.')) || host === '::1' || /^::ffff:127\./.test(host);
}

function excludes(entry: string, host: string, wanted: string): boolean {
  if (entry === '') return false;
  if (entry === '*') return true;
  if (/^[^/]+\/\d+$/.test(entry)) return inNetwork(entry, host);
  const [, name = '', suffix] = /^(.*?)(?::(\d+))?$/.exec(ipVersion(entry) === 6 ? `[${entry}]` : entry) ?? [];
  if (suffix !== undefined && suffix !== wanted) return false;
  const bare = name.replace(/^\[|\]$/g, '');
  if (ipVersion(bare)) return bare === host;
  const domain = bare.replace(/^\*/, '');
  return domain.startsWith('.') ? host.endsWith(domain) : host === domain || host.endsWith('.' + domain);
}

/** A proxy with its own credentials, which are in its URL. */
export function proxyAt(url: Url): HttpProxy {
  return { url, authorization: url.user && basicAuth(url.user.name, url.user.password ?? '') };
}

/** What is behind the method of a request: a whole URL where a proxy forwards it, else a path; and whether it is forwarded. */
export function requestTarget(url: Url, proxy: HttpProxy | undefined): { target: string; forwarded: boolean } {
  const forwarded = proxy !== undefined && url.scheme === 'http' && !proxy.url.scheme.startsWith('socks5');
  const bare = { ...url, user: undefined, fragment: '' };
  const target = forwarded ? formatUrl(bare) : formatUrl({ ...bare, scheme: '', host: '', authority: false }) || '/';
  return { target: target.startsWith('?') ? `/${target}` : target, forwarded };
}

/** The URL without its password, for messages. */
export function redacted(url: Url): string {
  if (url.user?.password === undefined) return formatUrl(url);
  return formatUrl({ ...url, user: { name: url.user.name, password: HIDDEN } }).replace(HIDDEN, '***');
}

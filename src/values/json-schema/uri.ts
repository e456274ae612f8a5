/** URLs of schemas: fragments, and references resolved against a base as Go's net/url does. */
import { ChartwrightError } from '../../base/errors.ts';
import { quote } from '../../go/strconv.ts';
import { decodeUtf8, encodeUtf8 } from '../../go/utf8.ts';

interface Parts {
  readonly scheme: string;
  /** What follows the scheme where no slash does, as in `urn:a:b`. */
  readonly opaque: string;
  /** Undefined where there is no `//`. */
  readonly host: string | undefined;
  readonly path: string;
  readonly query: string | undefined;
}

const BAD_ESCAPE = /%(?![0-9a-fA-F]{2}).{0,2}/s;

/** The URL before the `#`, and what follows it, unescaped. Throws `error in parsing …` (code `schema`). */
export function splitFragment(text: string): { url: string; fragment: string } {
  const hash = text.indexOf('#');
  if (hash < 0) return { url: text, fragment: '' };
  const escaped = text.slice(hash + 1);
  const wrong = escapeFault(escaped);
  if (wrong !== undefined) throw parseError(text, wrong);
  return { url: text.slice(0, hash), fragment: percentDecode(escaped) };
}

function percentDecode(text: string): string {
  if (!text.includes('%')) return text;
  const bytes = encodeUtf8(text.replace(/%([0-9a-fA-F]{2})/g, (_, hex) => stray(Number.parseInt(hex, 16))));
  return decodeUtf8(bytes);
}

/** A byte as a character that encodes to that byte alone. */
function stray(byte: number): string {
  return String.fromCharCode(byte < 0x80 ? byte : 0xdc00 + byte);
}

/** A reference without fragment, made absolute. Throws `error in parsing …` (code `schema`). */
export function joinUrl(base: string, reference: string): string {
  if (reference === '') return base;
  const from = parseUrl(base);
  const to = parseUrl(reference);
  if (to.scheme !== '' || to.host) return formatUrl({ ...to, scheme: to.scheme || from.scheme, path: resolvePath(to.path, '') });
  if (from.opaque !== '') return formatUrl(from);
  const query = to.path === '' && to.query === undefined ? from.query : to.query;
  return formatUrl({ ...from, path: resolvePath(from.path, to.path), query });
}

/** The scheme of a URL, in lower case; empty for a relative one. Throws `error in parsing …`. */
export function schemeOf(url: string): string {
  return parseUrl(url).scheme;
}

/** Refuses what Go's url.Parse refuses. */
export function checkUrl(url: string): void {
  parseUrl(url);
}

function parseUrl(text: string): Parts {
  const wrong = faultOf(text);
  if (wrong !== undefined) throw parseError(text, `parse ${quote(text)}: ${wrong}`);
  const [, scheme = '', rest = ''] = /^(?:([a-zA-Z][a-zA-Z0-9+.-]*):)?(.*)$/s.exec(text) ?? [];
  const mark = rest.indexOf('?');
  const main = mark < 0 ? rest : rest.slice(0, mark);
  const query = mark < 0 ? undefined : rest.slice(mark + 1);
  const opaque = scheme !== '' && main !== '' && !main.startsWith('/') ? main : '';
  const host = /^\/\/([^/]*)/.exec(main)?.[1];
  const path = opaque !== '' ? '' : host === undefined ? main : main.slice(2 + host.length);
  return { scheme: scheme.toLowerCase(), opaque, host, path, query };
}

/** What is wrong with a URL, in Go's words. */
export function faultOf(text: string): string | undefined {
  if (/[\x00-\x1f\x7f]/.test(text)) return 'net/url: invalid control character in URL';
  if (text.startsWith(':')) return 'missing protocol scheme';
  const wrong = escapeFault(text.split('?', 1)[0] as string);
  if (wrong !== undefined) return wrong;
  if (/^[a-zA-Z][a-zA-Z0-9+.-]*:/.test(text)) return hostFault(text);
  if (/^[^/?]*:/.test(text)) return 'first path segment in URL cannot contain colon';
  return hostFault(text);
}

/** What is wrong with the percent signs in a text. */
export function escapeFault(text: string): string | undefined {
  const wrong = BAD_ESCAPE.exec(text)?.[0];
  return wrong === undefined ? undefined : `invalid URL escape ${quote(wrong)}`;
}

function hostFault(text: string): string | undefined {
  const host = /^(?:[^/:?]+:)?\/\/(?:[^/?]*@)?([^/?]*)/.exec(text)?.[1];
  if (host === undefined) return undefined;
  if (host.startsWith('[') && !host.includes(']')) return "missing ']' in host";
  const port = /:[^:\]]*$/.exec(host)?.[0];
  if (port !== undefined && !/^:\d*$/.test(port)) return `invalid port ${quote(port)} after host`;
  const odd = /[ "<>`{}|\\^]/.exec(host)?.[0];
  return odd === undefined ? undefined : `invalid character ${quote(odd)} in host name`;
}

function parseError(text: string, reason: string): ChartwrightError {
  return new ChartwrightError('schema', `error in parsing ${quote(text)}: ${reason}`);
}

function formatUrl({ scheme, opaque, host, path, query }: Parts): string {
  const start = scheme === '' ? '' : `${scheme}:`;
  const end = query === undefined ? '' : `?${query}`;
  return opaque === '' ? start + (host === undefined ? '' : `//${host}`) + escapePath(path) + end : start + opaque + end;
}

function escapePath(path: string): string {
  return path.replace(/[^A-Za-z0-9\-_.~!$&'()*+,;=:@[\]%/]+/g, (part) =>
    Array.from(encodeUtf8(part), (byte) => '%' + byte.toString(16).toUpperCase().padStart(2, '0')).join(''),
  );
}

/** The reference's path seen from the base's, without `.` and `..`. */
function resolvePath(base: string, reference: string): string {
  const full = reference === '' ? base : reference.startsWith('/') ? reference : base.slice(0, base.lastIndexOf('/') + 1) + reference;
  if (full === '') return '';
  const out: string[] = [];
  const parts = full.replace(/^\//, '').split('/');
  for (const part of parts) {
    if (part === '..') out.pop();
    else if (part !== '.') out.push(part);
  }
  const last = parts.at(-1);
  if (last === '.' || last === '..') out.push('');
  return '/' + out.join('/');
}

/** URLs of schemas: fragments, and references resolved against a base. Refusals have the words of the schema library that Helm uses. */
import { wrapping } from '../base/errors.ts';
import { quote } from '../go/quote.ts';
import { unescapeUrl } from '../go/url/escape.ts';
import { formatUrl } from '../go/url/format.ts';
import { parseUrl } from '../go/url/parse.ts';
import { resolveReference } from '../go/url/resolve.ts';
import type { Url } from '../go/url/url.ts';

/** The URL before the `#`, and what follows it, unescaped. Throws `error in parsing …` (code `schema`). */
export function splitFragment(text: string): { url: string; fragment: string } {
  const hash = text.indexOf('#');
  if (hash < 0) return { url: text, fragment: '' };
  return { url: text.slice(0, hash), fragment: parsing(text, () => unescapeUrl(text.slice(hash + 1), 'fragment')) };
}

/** A reference without fragment, made absolute. Throws `error in parsing …` (code `schema`). */
export function resolveUri(base: string, reference: string): string {
  if (reference === '') return base;
  const from = parsed(base);
  const to = parsed(reference);
  const opaque = to.scheme === '' ? from.opaque : '';
  const resolved = resolveReference(from, to);
  return formatUrl(opaque === '' ? resolved : { ...resolved, opaque });
}

/** The scheme of a URL, in lower case; empty for a relative one. Throws `error in parsing …`. */
export function schemeOf(url: string): string {
  return parsed(url).scheme;
}

/** Refuses what Go's url.Parse refuses. */
export function checkUrl(url: string): void {
  parsed(url);
}

function parsed(text: string): Url {
  return parsing(text, () => parseUrl(text));
}

function parsing<T>(text: string, parse: () => T): T {
  return wrapping(`error in parsing ${quote(text)}`, parse, 'schema/invalid');
}

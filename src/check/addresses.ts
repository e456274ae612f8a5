/**
 * What the linter takes for an e-mail address or a URL: the rules of the govalidator library and of Go's net/url,
 * which are neither those of browsers nor of RFCs.
 */

import { attempt } from '../base/errors.ts';
import { compileRegexp } from '../go/regexp.ts';
import { parseRequestUri, parseUrl } from '../go/url/parse.ts';
import { byteLength, runes } from '../go/utf8.ts';

// Patterns are in Go's syntax, and run in linear time whatever the text.
const BEYOND_ASCII = '\\x{00A0}-\\x{D7FF}\\x{F900}-\\x{FDCF}\\x{FDF0}-\\x{FFEF}';
const LETTER = `a-zA-Z${BEYOND_ASCII}`;
const ATOM = `[${LETTER}0-9!#$%&'*+/=?^_\`{|}~-]+`;
/** Blanks within quotes, perhaps over a line's end. */
const FOLD = '(?:(?:[ \\t]*\\r\\n)?[ \\t]+)?';
/** Each character within quotes has a quote of its own before it: a slip of the library's, kept. */
const QUOTED = `(?:"${FOLD}(?:[\\x01-\\x08\\x0b\\x0c\\x0e-\\x1f\\x21\\x23-\\x5b\\x5d-\\x7f${BEYOND_ASCII}]|\\([\\x01-\\x09\\x0b-\\x7f]))*${FOLD}"`;
const LABEL = `[${LETTER}0-9](?:[${LETTER}0-9._~-]*[${LETTER}0-9])?`;
const TOP_LABEL = `[${LETTER}](?:[${LETTER}0-9_~-]*[${LETTER}])?`;
const EMAIL = `^(?:${ATOM}(?:\\.${ATOM})*|${QUOTED})@(?:${LABEL}\\.)+${TOP_LABEL}\\.?$`;

const OCTET = '(?:25[0-5]|(?:2[0-4]|1?[0-9])?[0-9])';
const LOOSE_OCTET = '(?:1[0-9][0-9]|2[0-4][0-9]|25[0-5]|[0-9]{1,2})';
const FIRST_OCTET = '(?:[1-9][0-9]?|1[0-9][0-9]|2[01][0-9]|22[0-3]|24[0-9]|25[0-5])';
const IPV4 = `${FIRST_OCTET}(?:\\.${LOOSE_OCTET}){2}\\.(?:[0-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5])`;
/** Which of the addresses that net/url has found valid. */
const IPV6_PREFIX = '::(?:ffff(?::0{1,4})?:)?|(?:[0-9a-fA-F]{1,4}:){1,4}:';
const IPV6 = `[0-9a-fA-F:]+|(?:${IPV6_PREFIX})${OCTET}(?:\\.${OCTET}){3}|fe80:(?::[0-9a-fA-F]{0,4}){0,4}%[0-9a-zA-Z]+`;
const WORD = '[a-zA-Z0-9]';
const WIDE = 'a-zA-Z\\x{00a1}-\\x{ffff}';
const SUBDOMAIN = `www\\.|${WORD}+(?:[-_.]?${WORD})*${WORD}\\.${WORD}+`;
const HOST_START = `${WORD}[a-zA-Z0-9_-]*${WORD}(?:[-.]${WORD}+)*|${SUBDOMAIN}`;
const HOST = `(?:${HOST_START})?[${WIDE}0-9]+(?:--?[${WIDE}0-9]+)*(?:\\.[${WIDE}]+)?`;
const SCHEME = '(?:ftp|tcp|udp|wss?|https?)://';
const URL_PATTERN = `^(?:${SCHEME})?(?:[^\\t\\n\\f\\r ]+@)?(?:${IPV4}|\\[(?:${IPV6})\\]|${HOST})\\.?(?::[0-9]{1,5})?(?:[/?#][^\\t\\n\\f\\r ]*)?$`;

const LONGEST_URL = 2083;
const SHORTEST_URL = 3;

/** govalidator.IsEmail */
export function isEmail(text: string): boolean {
  return compileRegexp(EMAIL).test(text);
}

/** govalidator.IsURL; `example.com` is one, too. */
export function isUrl(text: string): boolean {
  if (runes(text).length >= LONGEST_URL || byteLength(text) <= SHORTEST_URL || text.startsWith('.')) return false;
  const written = text.includes(':') && !text.includes('://') ? `http://${text}` : text;
  try {
    const { host, path } = parseUrl(written);
    if (host.startsWith('.') || (host === '' && path !== '' && !path.includes('.'))) return false;
  } catch {
    return false;
  }
  return compileRegexp(URL_PATTERN).test(text);
}

/** govalidator.IsRequestURL: any absolute URL. */
export function isRequestUrl(text: string): boolean {
  return attempt(() => parseRequestUri(text).scheme !== '') ?? false;
}

/** What each part of a URL may hold unescaped, and how escapes are read, as Go's net/url has it. */
import { quote } from '../quote.ts';
import { byteSlice, decodeUtf8, encodeUtf8 } from '../utf8.ts';
import { refuseUrl } from './refuse.ts';

export type UrlPart = 'path' | 'segment' | 'host' | 'zone' | 'user' | 'query' | 'fragment';

const HOST = /[\w\-.~!$&'()*+,;=:[\]<>"]/;
const PLAIN: Readonly<Record<UrlPart, RegExp>> = {
  path: /[\w\-.~$&+,/:;=@]/,
  segment: /[\w\-.~$&+:=@]/,
  host: HOST,
  zone: HOST,
  user: /[\w\-.~$&+,;=]/,
  query: /[\w\-.~]/,
  fragment: /[\w\-.~$&+,/:;=?@!()*]/,
};

/** The text with every byte escaped that this part of a URL may not hold. */
export function escapeUrl(text: string, part: UrlPart): string {
  return Array.from(text, (character) => (PLAIN[part].test(character) ? character : percentEncoded(character))).join('');
}

/** The text as a key or value of a query (url.QueryEscape). */
export function escapeQuery(text: string): string {
  return escapeUrl(text, 'query').replaceAll('%20', '+');
}

function percentEncoded(character: string): string {
  return Array.from(encodeUtf8(character), (byte) => '%' + byte.toString(16).toUpperCase().padStart(2, '0')).join('');
}

/** The text with its escapes undone; throws if they are malformed, or where a host holds what it may not. */
export function unescapeUrl(text: string, part: UrlPart): string {
  for (const [at, character] of charactersOf(text)) {
    if (character === '%') checkEscape(text.slice(at), part);
    else if ((part === 'host' || part === 'zone') && character < '\x80' && !HOST.test(character)) {
      refuseUrl(`invalid character ${quote(character)} in host name`);
    }
  }
  if (!text.includes('%')) return text;
  const bytes = Array.from(text.split('%').entries(), ([i, piece]) =>
    i === 0 ? [...encodeUtf8(piece)] : [Number.parseInt(piece.slice(0, 2), 16), ...encodeUtf8(piece.slice(2))],
  );
  return decodeUtf8(Uint8Array.from(bytes.flat()));
}

function* charactersOf(text: string): Generator<[number, string]> {
  let at = 0;
  for (const character of text) {
    yield [at, character];
    at += character.length;
  }
}

/** Hosts take escapes for other than ASCII bytes and `%25` only, zones also for what they could hold as it is. */
function checkEscape(text: string, part: UrlPart): void {
  const sequence = /^%[0-9a-fA-F]{2}/.exec(text)?.[0];
  const byte = String.fromCharCode(Number.parseInt(sequence?.slice(1) ?? '', 16));
  const refused =
    sequence === undefined ||
    (sequence !== '%25' && ((part === 'host' && byte < '\x80') || (part === 'zone' && byte !== ' ' && !HOST.test(byte))));
  if (refused) refuseUrl(`invalid URL escape ${quote(sequence ?? byteSlice(text, 0, Math.min(3, encodeUtf8(text).length)))}`);
}

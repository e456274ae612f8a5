/** Anchors, aliases and tags. */
import { decodeUtf8 } from '../../../go/utf8.ts';
import type { Scanner } from './scanner.ts';
import { isBlankOrEnd, isWord } from './source.ts';
import { makeToken, type Token } from './token.ts';

const AFTER_NAME = '?:,]}%@`';
const URI = ";/?:@&=+$,.!~*'()[]%";

/** Scans `&name` or `*name`. */
export function scanAnchor(scanner: Scanner, kind: 'anchor' | 'alias'): Token {
  const { source } = scanner;
  const start = source.mark();
  source.skip();
  const name = scanWord(scanner);
  const next = source.peek();
  if (name === '' || !(isBlankOrEnd(next) || AFTER_NAME.includes(String.fromCharCode(next)))) {
    throw scanner.error('did not find expected alphabetic or numeric character');
  }
  return makeToken(kind, start, name);
}

function scanWord(scanner: Scanner): string {
  const { source } = scanner;
  let at = source.at;
  while (isWord(source.text.charCodeAt(at))) at++;
  const word = source.text.slice(source.at, at);
  source.advance(at);
  source.need(1);
  return word;
}

/** Scans `!<uri>`, `!suffix`, `!handle!suffix`, `!!suffix` or `!`. */
export function scanTag(scanner: Scanner): Token {
  const { source } = scanner;
  const start = source.mark();
  source.need(2);
  let handle = '';
  let suffix = '';
  if (source.peek(1) === 60) {
    source.advance(source.at + 2);
    suffix = scanUri(scanner, '', false);
    if (source.peek() !== 62) throw scanner.error("did not find the expected '>'");
    source.skip();
  } else {
    handle = scanHandle(scanner, false);
    if (handle.length > 1 && handle.endsWith('!')) suffix = scanUri(scanner, '', false);
    else {
      suffix = scanUri(scanner, handle.slice(1), true);
      [handle, suffix] = suffix === '' ? ['', '!'] : ['!', suffix];
    }
  }
  source.need(1);
  if (!isBlankOrEnd(source.peek())) throw scanner.error('did not find expected whitespace or line break');
  return makeToken('tag', start, handle, suffix);
}

/** `!`, `!!` or `!word!`; in a tag also `!word`, the beginning of a suffix. */
export function scanHandle(scanner: Scanner, inDirective: boolean): string {
  const { source } = scanner;
  source.need(1);
  if (source.peek() !== 33) throw scanner.error("did not find expected '!'");
  source.skip();
  source.need(1);
  const handle = '!' + scanWord(scanner);
  if (source.peek() === 33) {
    source.skip();
    return handle + '!';
  }
  if (inDirective && handle !== '!') throw scanner.error("did not find expected '!'");
  return handle;
}

/** The characters of a URI after `head`, with `%XX` decoded; there has to be one unless `optional`. */
export function scanUri(scanner: Scanner, head: string, optional: boolean): string {
  const { source } = scanner;
  let uri = head;
  source.need(1);
  const from = source.at;
  for (;;) {
    const unit = source.peek();
    if (!isWord(unit) && (unit === 0 || !URI.includes(String.fromCharCode(unit)))) break;
    if (unit === 37) uri += scanEscapes(scanner);
    else {
      uri += String.fromCharCode(unit);
      source.skip();
    }
    source.need(1);
  }
  if (source.at === from && !optional) throw scanner.error('did not find expected tag URI');
  return uri;
}

/** `%C3%A9`: as many octets as the first one asks for. */
function scanEscapes(scanner: Scanner): string {
  const { source } = scanner;
  const octets: number[] = [];
  for (let left = 1; left > 0; left--) {
    source.need(3);
    const digits = source.text.slice(source.at, source.at + 3);
    if (!/^%[0-9A-Fa-f]{2}$/.test(digits)) throw scanner.error('did not find URI escaped octet');
    const octet = Number.parseInt(digits.slice(1), 16);
    if (octets.length === 0) {
      left = octet < 0x80 ? 1 : octet < 0xc0 ? 0 : octet < 0xe0 ? 2 : octet < 0xf0 ? 3 : octet < 0xf8 ? 4 : 0;
      if (left === 0) throw scanner.error('found an incorrect leading UTF-8 octet');
    } else if ((octet & 0xc0) !== 0x80) throw scanner.error('found an incorrect trailing UTF-8 octet');
    octets.push(octet);
    source.advance(source.at + 3);
  }
  return decodeUtf8(Uint8Array.from(octets));
}

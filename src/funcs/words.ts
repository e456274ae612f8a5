/**
 * Functions over the words of a text, as Masterminds/goutils has them. Several work byte by byte even if the text is not
 * ASCII; that is their behaviour, odd results included.
 */
import { type FuncTable, fn } from '../go/func.ts';
import { isSpace } from '../go/space.ts';
import { decodeUtf8, encodeUtf8, isAscii } from '../go/utf8.ts';

export const wordFunctions: FuncTable = {
  abbrev: fn('int, string', (width: number, text: string) => (width < 4 ? text : bytewise(text, (bytes) => abbreviate(bytes, 0, width)))),
  abbrevboth: fn('int, int, string', abbreviateBoth),
  initials: fn('string', initials),
  nospace: fn('string', withoutSpace),
  wrap: fn('int, string', (width: number, text: string) => bytewise(text, (bytes) => wrap(bytes, width, '\n', false))),
  wrapWith: fn('int, string, string', (width: number, separator: string, text: string) =>
    bytewise(text, (bytes) => wrap(bytes, width, toBytes(separator || '\n'), true)),
  ),
};

/** Does something to the bytes of a text, which `change` sees as one character each. */
function bytewise(text: string, change: (bytes: string) => string): string {
  const changed = change(toBytes(text));
  return isAscii(changed) ? changed : decodeUtf8(Uint8Array.from(changed, (character) => character.charCodeAt(0)));
}

/** The bytes of a text as one character each. */
function toBytes(text: string): string {
  if (isAscii(text)) return text;
  let out = '';
  for (const byte of encodeUtf8(text)) out += String.fromCharCode(byte);
  return out;
}

/** Cuts on the left if `left` is set, and on the right to `right` bytes in all. */
function abbreviateBoth(left: number, right: number, text: string): string {
  if (right < 4 || (left > 0 && right < 7)) return text;
  return bytewise(text, (bytes) => abbreviate(bytes, left, right));
}

/** The text in `width` bytes, dots included; `offset` is a byte that must be visible. */
function abbreviate(text: string, offset: number, width: number): string {
  if (text.length <= width) return text;
  const room = width - 3;
  const start = Math.min(offset, text.length, text.length - room);
  if (start <= 4) return text.slice(0, room) + '...';
  if (start + room < text.length) return '...' + abbreviate(text.slice(start), 0, room);
  return '...' + text.slice(text.length - room);
}

/** The first byte of each word, read as Latin-1. */
function initials(text: string): string {
  let out = '';
  let atStart = true;
  for (const byte of toBytes(text)) {
    const gap = isSpace(byte.charCodeAt(0));
    if (atStart && !gap) out += byte;
    atStart = gap;
  }
  return out;
}

/** The text without white space; if there is some, the bytes of what is left are read as Latin-1. */
function withoutSpace(text: string): string {
  const bytes = toBytes(text);
  const kept = Array.from(bytes).filter((byte) => !isSpace(byte.charCodeAt(0)));
  return kept.length === bytes.length ? text : kept.join('');
}

/** Breaks the text at the last blank that fits into `width`; a longer word stays whole or is cut. */
function wrap(text: string, width: number, separator: string, cutsWords: boolean): string {
  const limit = Math.max(width, 1);
  let out = '';
  let at = 0;
  while (text.length - at > limit) {
    if (text[at] === ' ') {
      at++;
      continue;
    }
    let end = text.lastIndexOf(' ', at + limit);
    let next = end + 1;
    if (end < at) {
      end = cutsWords ? at + limit : text.indexOf(' ', at + limit);
      next = cutsWords ? end : end + 1;
      if (end < 0) return out + text.slice(at);
    }
    out += text.slice(at, end) + separator;
    at = next;
  }
  return out + text.slice(at);
}

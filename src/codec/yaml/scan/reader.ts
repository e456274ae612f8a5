/**
 * What libyaml's reader does before any scanning: finds the encoding, drops the byte order mark and
 * refuses characters that no YAML stream may hold. It decodes 512 bytes at a time and refuses a chunk
 * as soon as something in it is wanted, so that a bad character can hide a syntax error before it.
 */
import { encodeUtf8 } from '../../../go/utf8.ts';

export interface Reading {
  /** The text without its byte order mark. */
  readonly body: string;
  /** Where the chunk with the first bad character begins, in UTF-16 units; Infinity if all is well. */
  readonly fence: number;
  /** Where that character is. */
  readonly bad: number;
  /** What is wrong with that character. */
  readonly problem: string;
  /** Where the first chunk ends. */
  readonly firstChunk: number;
}

const CHUNK = 512;
const REFUSED = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** Reads a text as libyaml would its bytes; stray bytes are lone surrogates (go/utf8.ts). */
export function findRefusedCharacter(text: string): Reading {
  const first = text.charCodeAt(0);
  if ((first === 0xdcff || first === 0xdcfe) && text.charCodeAt(1) === (first ^ 1)) return readUtf16(encodeUtf8(text));
  const marked = first === 0xfeff;
  const body = marked ? text.slice(1) : text;
  const firstChunk = Math.min(body.length, marked ? CHUNK - 3 : CHUNK);
  const bad = body.search(REFUSED);
  if (bad < 0) return { body, fence: Number.POSITIVE_INFINITY, bad, problem: '', firstChunk };
  const problem = utf8Problem(encodeUtf8(body.slice(bad, bad + 4)));
  return { body, fence: chunkStart(body, bad, marked ? 3 : 0, utf8Width), bad, problem, firstChunk };
}

/** The start of the chunk that holds `target`; `used` bytes of the first are taken. */
function chunkStart(body: string, target: number, used: number, width: (unit: number) => number): number {
  let start = 0;
  let size = used;
  for (let i = 0; i <= target; i++) {
    const bytes = width(body.charCodeAt(i));
    if (size + bytes > CHUNK) {
      start = i;
      size = 0;
    }
    size += bytes;
    if (bytes === 4) i++;
  }
  return start;
}

function utf8Width(unit: number): number {
  if (unit < 0x80 || (unit >= 0xdc80 && unit <= 0xdcff)) return 1;
  if (unit < 0x800) return 2;
  return unit >= 0xd800 && unit <= 0xdbff ? 4 : 3;
}

/** The words for the first character of these bytes. */
function utf8Problem(bytes: Uint8Array): string {
  const lead = bytes[0] as number;
  const width = lead < 0x80 ? 1 : lead >= 0xc0 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf8 ? 4 : 0;
  if (width === 0) return 'invalid leading UTF-8 octet';
  if (width > bytes.length) return 'incomplete UTF-8 octet sequence';
  let value = width === 1 ? lead : lead & (0xff >> (width + 1));
  for (let k = 1; k < width; k++) {
    const octet = bytes[k] as number;
    if ((octet & 0xc0) !== 0x80) return 'invalid trailing UTF-8 octet';
    value = (value << 6) | (octet & 0x3f);
  }
  if (value < [0, 0, 0x80, 0x800, 0x10000][width]!) return 'invalid length of a UTF-8 sequence';
  if ((value >= 0xd800 && value <= 0xdfff) || value > 0x10ffff) return 'invalid Unicode character';
  return 'control characters are not allowed';
}

/** Bytes that begin with a UTF-16 byte order mark, as PowerShell writes them. */
function readUtf16(bytes: Uint8Array): Reading {
  const little = bytes[0] === 0xff;
  let body = '';
  for (let i = 2; i + 1 < bytes.length; i += 2) {
    const [low, high] = little ? [bytes[i], bytes[i + 1]] : [bytes[i + 1], bytes[i]];
    body += String.fromCharCode((low as number) | ((high as number) << 8));
  }
  const firstChunk = Math.min(body.length, CHUNK / 2 - 1);
  const bad = body.search(REFUSED);
  const width = (unit: number): number => (unit >= 0xd800 && unit <= 0xdbff ? 4 : 2);
  if (bad >= 0) return { body, fence: chunkStart(body, bad, 2, width), bad, problem: utf16Problem(body, bad, bytes.length), firstChunk };
  if (bytes.length % 2 === 0) return { body, fence: Number.POSITIVE_INFINITY, bad, problem: '', firstChunk };
  return { body, fence: body.length, bad: body.length, problem: 'incomplete UTF-16 character', firstChunk };
}

function utf16Problem(body: string, bad: number, size: number): string {
  const unit = body.charCodeAt(bad);
  if (unit >= 0xdc00 && unit <= 0xdfff) return 'unexpected low surrogate area';
  if (unit < 0xd800 || unit > 0xdbff) return 'control characters are not allowed';
  return bad + 1 >= (size - 2) / 2 ? 'incomplete UTF-16 surrogate pair' : 'expected low surrogate area';
}

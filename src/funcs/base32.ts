/** Go's `base32.StdEncoding`: line breaks are skipped, padding is required. */
import { encodeUtf8 } from '../go/utf8.ts';
import { failure } from './failure.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const PADDING = 0x3d;

/** Bytes as base32, padded to groups of eight. */
export function encodeBase32(bytes: Uint8Array): string {
  let out = '';
  let group = 0;
  let bits = 0;
  for (const byte of bytes) {
    group = ((group << 8) | byte) & 0xfff;
    for (bits += 8; bits >= 5; bits -= 5) out += ALPHABET[(group >> (bits - 5)) & 31];
  }
  if (bits > 0) out += ALPHABET[(group << (5 - bits)) & 31];
  return out.padEnd(Math.ceil(out.length / 8) * 8, '=');
}

/** The bytes that a base32 text stands for; throws `illegal base32 data at input byte N`, counted without line breaks. */
export function decodeBase32(text: string): Uint8Array {
  const source = encodeUtf8(text).filter((byte) => byte !== 0x0a && byte !== 0x0d);
  const out: number[] = [];
  let group = 0;
  let bits = 0;
  for (let i = 0; !endsAt(source, i); i++) {
    const value = ALPHABET.indexOf(String.fromCharCode(source[i] as number));
    if (value < 0) throw illegal(i);
    group = ((group << 5) | value) & 0xfff;
    bits = (bits + 5) % 8;
    if (bits < 5) out.push((group >> bits) & 255);
  }
  return Uint8Array.from(out);
}

/** Whether the digits are over: at the end of a whole group, or at padding that fills one. */
function endsAt(source: Uint8Array, at: number): boolean {
  const digits = at % 8;
  if (at === source.length) {
    if (digits > 0) throw illegal(at - digits);
    return true;
  }
  const left = source.length - at - 1;
  if (source[at] !== PADDING || digits < 2 || left >= 8) return false;
  if (left + digits < 7) throw illegal(source.length);
  for (let k = 0; k < 7 - digits; k++) if (source[at + 1 + k] !== PADDING) throw illegal(at + k);
  if (digits === 3 || digits === 6) throw illegal(at);
  return true;
}

function illegal(at: number): Error {
  return failure(`illegal base32 data at input byte ${at}`);
}

/** Go's `base64.StdEncoding`: line breaks are skipped, padding is required, an error names the byte it met. */
import { ChartwrightError } from '../base/errors.ts';
import { encodeUtf8 } from './utf8.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const PADDING = 0x3d;
const FAULTLESS = /^[A-Za-z0-9+/]+={0,2}$/;

/** Bytes as padded base64 on one line. */
export function encodeBase64(bytes: Uint8Array): string {
  if (typeof Buffer === 'function') return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  let out = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const group = ((bytes[i] as number) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    out += digit(group >> 18) + digit(group >> 12);
    out += (i + 1 < bytes.length ? digit(group >> 6) : '=') + (i + 2 < bytes.length ? digit(group) : '=');
  }
  return out;
}

/** The bytes that a base64 text stands for; throws `illegal base64 data at input byte N` (code `function`). */
export function decodeBase64(text: string): Uint8Array {
  // Long texts without faults, such as records of releases, are the platform's to read.
  if (text.length > 256 && text.length % 4 === 0 && typeof Buffer === 'function' && FAULTLESS.test(text))
    return Buffer.from(text, 'base64');
  const source = encodeUtf8(text);
  const out = new Uint8Array(Math.ceil((source.length * 3) / 4));
  let length = 0;
  let group = 0;
  let digits = 0;
  for (let i = 0; i < source.length; i++) {
    const byte = source[i] as number;
    if (isBreak(byte)) continue;
    const value = digitValue(byte);
    if (value < 0) {
      if (byte !== PADDING || digits < 2) throw illegal(i);
      checkPadding(source, i + 1, digits);
      out[length++] = group >> (digits === 2 ? 4 : 10);
      if (digits === 3) out[length++] = group >> 2;
      return out.subarray(0, length);
    }
    group = (group << 6) | value;
    if (++digits < 4) continue;
    out[length++] = group >> 16;
    out[length++] = group >> 8;
    out[length++] = group;
    group = 0;
    digits = 0;
  }
  if (digits > 0) throw illegal(source.length - digits);
  return out.subarray(0, length);
}

/** Checks what follows a first `=` at `at - 1`: a second one if only two digits came before, then line breaks only. */
function checkPadding(source: Uint8Array, at: number, digits: number): void {
  let next = skipBreaks(source, at);
  if (digits === 2) {
    if (next === source.length) throw illegal(next);
    if (source[next] !== PADDING) throw illegal(next - 1);
    next = skipBreaks(source, next + 1);
  }
  if (next < source.length) throw illegal(next);
}

function skipBreaks(source: Uint8Array, from: number): number {
  let at = from;
  while (at < source.length && isBreak(source[at] as number)) at++;
  return at;
}

function isBreak(byte: number): boolean {
  return byte === 0x0a || byte === 0x0d;
}

function digit(group: number): string {
  return ALPHABET[group & 63] as string;
}

function digitValue(byte: number): number {
  if (byte >= 0x61 && byte <= 0x7a) return byte - 0x47;
  if (byte >= 0x41 && byte <= 0x5a) return byte - 0x41;
  if (byte >= 0x30 && byte <= 0x39) return byte + 4;
  return byte === 0x2b ? 62 : byte === 0x2f ? 63 : -1;
}

function illegal(at: number): ChartwrightError {
  return new ChartwrightError('function', `illegal base64 data at input byte ${at}`);
}

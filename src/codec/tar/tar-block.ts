/** One header block of a tar archive: 512 bytes of fixed fields. */
import { ChartwrightError } from '../../base/errors.ts';
import { decodeUtf8 } from '../../go/utf8.ts';

/** The fields of an entry's header. */
export interface TarHeader {
  readonly name: string;
  /** The type flag: `0` a file, `5` a folder, `2` a symbolic link, `g` a header for all that follow, …. */
  readonly type: string;
  /** Bytes, as stated. */
  readonly size: number;
  readonly mode: number;
  /** Milliseconds since the epoch. */
  readonly modified: number;
}

/** The words of Go's archive/tar for a header it cannot take. */
export function headerError(): ChartwrightError {
  return new ChartwrightError('io', 'archive/tar: invalid tar header');
}

/** Reads a header block. Throws `archive/tar: invalid tar header`. */
export function blockOf(bytes: Uint8Array): TarHeader {
  if (!checksumHolds(bytes)) throw headerError();
  const name = blockText(bytes, 0, 100);
  const prefix = prefixOf(bytes);
  number(bytes, 108, 8);
  number(bytes, 116, 8);
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    mode: number(bytes, 100, 8),
    size: number(bytes, 124, 12),
    modified: number(bytes, 136, 12) * 1000,
    type: String.fromCharCode(bytes[156] as number),
  };
}

/** The text of a field, up to its first zero. */
export function blockText(bytes: Uint8Array, from: number, length: number): string {
  const field = bytes.subarray(from, from + length);
  const zero = field.indexOf(0);
  return decodeUtf8(zero < 0 ? field : field.subarray(0, zero));
}

/** ustar and star keep the front of long names apart; GNU uses that place for other things. */
function prefixOf(bytes: Uint8Array): string {
  if (latin(bytes, 257, 6) !== 'ustar\0') return '';
  return blockText(bytes, 345, latin(bytes, 508, 4) === 'tar\0' ? 131 : 155);
}

/** The sum of all bytes, the sum's own field counted as spaces; some writers add signed bytes. */
function checksumHolds(bytes: Uint8Array): boolean {
  let unsigned = 0;
  let signed = 0;
  for (let i = 0; i < 512; i++) {
    const byte = i >= 148 && i < 156 ? 32 : (bytes[i] as number);
    unsigned += byte;
    signed += byte > 127 ? byte - 256 : byte;
  }
  const stated = octal(bytes.subarray(148, 156));
  return stated === unsigned || stated === signed;
}

/** A number in octal digits, or in base 256 where the first bit is set. */
function number(bytes: Uint8Array, from: number, length: number): number {
  const field = bytes.subarray(from, from + length);
  const first = field[0] as number;
  if (!(first & 0x80)) {
    const value = octal(field);
    if (value === undefined) throw headerError();
    return value;
  }
  const inverted = first & 0x40 ? 0xff : 0;
  let value = (first ^ inverted) & 0x7f;
  for (const byte of field.subarray(1)) value = value * 256 + (byte ^ inverted);
  if (value >= 2 ** 63) throw headerError();
  return inverted ? -value - 1 : value;
}

/** Octal digits between spaces and zeros; 0 for none, undefined for anything else. */
function octal(field: Uint8Array): number | undefined {
  const text = latin(field, 0, field.length).replace(/^[ \0]+|[ \0]+$/g, '');
  const digits = text.includes('\0') ? text.slice(0, text.indexOf('\0')) : text;
  if (text === '') return 0;
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : undefined;
}

function latin(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length));
}

/** gzip's members in plain TypeScript: headers, data and checksums, with Go's messages about what is wrong. */
import { ChartwrightError } from '../../base/errors.ts';
import { inflate } from './inflate.ts';

/** What a streaming reader gets out of gzip bytes: data, and the fault that ends it early. */
export interface Unzipped {
  readonly data: Uint8Array;
  /** What reading past `data` meets, with Go's messages (code `io`); absent at a proper end, or if the limit was passed. */
  readonly error?: ChartwrightError;
}

const BAD_HEADER = 'gzip: invalid header';

/** The bytes do not begin as gzip does. */
export class GzipHeaderError extends ChartwrightError {
  constructor() {
    super('io', BAD_HEADER);
  }
}

/** gzip is a series of members; the first must be there. */
export function readMembers(bytes: Uint8Array, limit: number): Unzipped {
  const gathered = new Gathered(limit);
  const error = readInto(gathered, bytes, limit);
  const data = gathered.bytes();
  return error === undefined ? { data } : { data, error: fault(error) };
}

/** Bytes of many parts, in a buffer that grows in few steps (what is not written takes no memory): an archive may have a member per byte. */
class Gathered {
  readonly #limit: number;
  #buffer: Uint8Array = new Uint8Array(0);
  #length = 0;
  #isFirst = true;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(part: Uint8Array): void {
    const length = this.#length + part.length;
    if (this.#isFirst) this.#buffer = part;
    else {
      if (length > this.#buffer.length) this.#grow(length);
      this.#buffer.set(part, this.#length);
    }
    this.#isFirst = false;
    this.#length = length;
  }

  #grow(least: number): void {
    const grown = new Uint8Array(Math.max(least, Math.min(Math.max(2 * this.#length, 1 << 27), this.#limit)));
    grown.set(this.#buffer.subarray(0, this.#length));
    this.#buffer = grown;
  }

  bytes(): Uint8Array {
    return this.#buffer.subarray(0, this.#length);
  }
}

/** Reads members until the end, or until they pass the limit; returns what ends them early. */
function readInto(gathered: Gathered, bytes: Uint8Array, limit: number): string | undefined {
  let scratch: Uint8Array<ArrayBuffer> | undefined;
  for (let at = 0, room = limit; at < bytes.length || at === 0; ) {
    const start = headerEnd(bytes, at);
    if (typeof start === 'string') return start;
    const { data, consumed, fault } = inflate(bytes, start, room, scratch);
    // What the first member left is kept as it is; what later ones leave is copied, so that they can share memory.
    if (at > 0) scratch = new Uint8Array(data.buffer);
    gathered.add(data);
    if (fault) return fault;
    room -= data.length;
    if (room < 0) return undefined;
    const end = start + consumed;
    if (bytes.length < end + 8) return 'unexpected EOF';
    if (littleEndian(bytes, end) !== crc32(data) || littleEndian(bytes, end + 4) !== data.length >>> 0) return 'gzip: invalid checksum';
    at = end + 8;
  }
  return undefined;
}

const FLAG = { headerCrc: 2, extra: 4, name: 8, comment: 16 };

/** Where the header that begins at `at` ends, or what is wrong with it. */
function headerEnd(bytes: Uint8Array, at: number): number | string {
  if (bytes.length === at) return 'EOF';
  if (bytes.length < at + 10) return 'unexpected EOF';
  if (bytes[at] !== 0x1f || bytes[at + 1] !== 0x8b || bytes[at + 2] !== 8) return BAD_HEADER;
  const flags = bytes[at + 3] as number;
  let end = at + 10;
  if (flags & FLAG.extra) {
    if (bytes.length < end + 2) return 'unexpected EOF';
    end += 2 + ((bytes[end] as number) | ((bytes[end + 1] as number) << 8));
  }
  for (const flag of [FLAG.name, FLAG.comment]) {
    if (!(flags & flag)) continue;
    const zero = bytes.indexOf(0, end);
    // Go reads names into a buffer of 512 bytes.
    if ((zero < 0 ? bytes.length : zero) - end >= 512) return BAD_HEADER;
    if (zero < 0) return 'unexpected EOF';
    end = zero + 1;
  }
  if (flags & FLAG.headerCrc) {
    if (bytes.length < end + 2) return 'unexpected EOF';
    const stated = (bytes[end] as number) | ((bytes[end + 1] as number) << 8);
    if (stated !== (crc32(bytes.subarray(at, end)) & 0xffff)) return BAD_HEADER;
    end += 2;
  }
  return end > bytes.length ? 'unexpected EOF' : end;
}

function fault(text: string): ChartwrightError {
  return text === BAD_HEADER ? new GzipHeaderError() : new ChartwrightError('io', text);
}

export function littleEndian(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at] as number) | ((bytes[at + 1] as number) << 8) | ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 24)) >>> 0
  );
}

let table: Int32Array | undefined;

/** CRC-32 as gzip uses it (IEEE), unsigned. */
export function crc32(bytes: Uint8Array): number {
  table ??= crcTable();
  let crc = -1;
  for (let i = 0; i < bytes.length; i++) crc = (table[(crc ^ (bytes[i] as number)) & 255] as number) ^ (crc >>> 8);
  return ~crc >>> 0;
}

function crcTable(): Int32Array {
  return Int32Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c;
  });
}

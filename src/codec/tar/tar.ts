/** Reads tar archives (ustar, pax, GNU long names) out of memory, with the refusals of Go's archive/tar. */
import { ChartwrightError } from '../../base/errors.ts';
import { blockOf, blockText, headerError, type TarHeader } from './tar-block.ts';
import { parsePax } from './tar-pax.ts';

/** Types without data, whatever their size field. */
const HEADER_ONLY = '123456';
const LARGEST_SPECIAL = 1 << 20;

/** Whether an entry is a folder, by type or by mode. */
export function isFolder(header: TarHeader): boolean {
  return header.type === '5' || (header.mode & ~0o7777) === 0o40000;
}

/** Steps through an archive entry by entry. */
export class TarReader {
  private readonly bytes: Uint8Array;
  private readonly end: ChartwrightError | undefined;
  private at = 0;
  private left = 0;
  private padding = 0;

  /** `end` is what reading past the bytes meets: a fault of the compression, or nothing. */
  constructor(bytes: Uint8Array, end?: ChartwrightError) {
    this.bytes = bytes;
    this.end = end;
  }

  /** The next entry's header; undefined at the archive's end. Throws `io` errors with Go's messages. */
  next(): TarHeader | undefined {
    let pax: ReadonlyMap<string, string> = new Map();
    let longName = '';
    for (;;) {
      const block = this.skipToBlock();
      if (!block) return undefined;
      this.enter(block.type, block.size);
      if (block.type === 'x' || block.type === 'g') {
        pax = parsePax(this.special());
        if (block.type === 'g') return { ...block, name: pax.get('path') || block.name };
      } else if (block.type === 'L') longName = untilZero(this.special());
      else if (block.type === 'K') this.special();
      else return this.merged(block, pax, longName);
    }
  }

  /** The data of the entry that `next` returned. */
  read(): Uint8Array {
    const data = this.bytes.subarray(this.at, this.at + this.left);
    this.at += data.length;
    this.left -= data.length;
    if (this.left > 0) throw this.end ?? unexpectedEnd();
    return data;
  }

  private merged(block: TarHeader, pax: ReadonlyMap<string, string>, longName: string): TarHeader {
    const name = longName || pax.get('path') || block.name;
    const size = pax.get('size') ? paxNumber(pax.get('size')) : block.size;
    const modified = pax.get('mtime') ? Math.trunc(paxTime(pax.get('mtime')) * 1000) : block.modified;
    const plain = block.type === '\0' ? (name.endsWith('/') ? '5' : '0') : block.type;
    this.enter(plain, size);
    if (plain === 'S' || pax.has('GNU.sparse.major') || pax.has('GNU.sparse.map')) throw headerError();
    return { name, type: plain, size, mode: block.mode, modified };
  }

  private enter(type: string, size: number): void {
    if (size < 0) throw headerError();
    this.left = HEADER_ONLY.includes(type) ? 0 : size;
    this.padding = -this.left & 511;
  }

  private special(): Uint8Array {
    const data = this.read();
    if (data.length > LARGEST_SPECIAL) throw new ChartwrightError('io', 'archive/tar: header field too long');
    return data;
  }

  /** Past what is left of the entry, to the next header. */
  private skipToBlock(): TarHeader | undefined {
    this.read();
    if (this.at + this.padding > this.bytes.length) {
      if (this.end) throw this.end;
      return undefined;
    }
    this.at += this.padding;
    this.padding = 0;
    const first = this.take();
    if (!first || first.some((byte) => byte !== 0)) return first && blockOf(first);
    const second = this.take();
    if (second?.some((byte) => byte !== 0)) throw headerError();
    return undefined;
  }

  private take(): Uint8Array | undefined {
    const block = this.bytes.subarray(this.at, this.at + 512);
    this.at += block.length;
    if (block.length === 512) return block;
    if (this.end) throw this.end;
    if (block.length > 0) throw unexpectedEnd();
    return undefined;
  }
}

function unexpectedEnd(): ChartwrightError {
  return new ChartwrightError('io', 'unexpected EOF');
}

function untilZero(bytes: Uint8Array): string {
  return blockText(bytes, 0, bytes.length);
}

function paxNumber(text = ''): number {
  if (!/^[+-]?\d+$/.test(text)) throw headerError();
  return Number(text);
}

function paxTime(text = ''): number {
  if (!/^[+-]?\d+(\.\d*)?$/.test(text)) throw headerError();
  return Number(text);
}

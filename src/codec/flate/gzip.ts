/**
 * gzip in and out, synchronously: Node's zlib where there is Node, plain TypeScript elsewhere.
 * Output is bounded, so that a small archive cannot ask for all memory.
 */
import { attempt } from '../../base/errors.ts';
import { deflate } from './deflate.ts';
import { crc32, littleEndian, readMembers, type Unzipped } from './gzip-members.ts';

export interface GzipOptions {
  /** 0 (stored) to 9 (smallest); the platform's default if absent. */
  readonly level?: number;
  /** Compresses as Go does, bit for bit: where each write of the data ended. The platform's compressor is faster, but its bytes are its own. */
  readonly ends?: readonly number[];
}

type Zlib = typeof import('node:zlib');

/** Node's zlib without an import, so that a browser's bundler never sees it. */
function platform(): Zlib | undefined {
  return typeof process === 'undefined' ? undefined : process.getBuiltinModule?.('node:zlib');
}

/**
 * The uncompressed bytes. Stops once they pass `limit`: a result longer than `limit` is a part.
 * Throws an `io` error with the words of Go's compress/gzip: `gzip: invalid header`, `unexpected EOF`, ….
 */
export function gunzip(bytes: Uint8Array, limit: number = Number.MAX_SAFE_INTEGER): Uint8Array {
  const { data, error } = gunzipPrefix(bytes, limit);
  if (error) throw error;
  return data;
}

/** As `gunzip`, but keeps what came before a fault: archives are often readable up to there. */
export function gunzipPrefix(bytes: Uint8Array, limit: number = Number.MAX_SAFE_INTEGER): Unzipped {
  const zlib = platform();
  const claimed = claimedLength(bytes);
  if (zlib && claimed <= limit) {
    try {
      return { data: zlib.gunzipSync(bytes, zlibOptions(claimed, limit)) };
    } catch {
      // Damaged, of several members or past the limit: the plain reader finds out which, and how far it got.
    }
  }
  return readMembers(bytes, limit);
}

/** What the first bytes of a gzip file hold, as far as they show it; nothing of what is not a gzip. */
export function gunzipStart(bytes: Uint8Array): Uint8Array {
  const zlib = platform();
  if (!zlib) return readMembers(bytes, Number.MAX_SAFE_INTEGER).data;
  return attempt(() => zlib.gunzipSync(bytes, { finishFlush: zlib.constants.Z_SYNC_FLUSH })) ?? new Uint8Array();
}

/** The first bytes of a gzip file, uncompressed without zlib: if there are many files, its tables take more memory than they are worth. */
export function gunzipFirst(bytes: Uint8Array, limit: number): Uint8Array {
  return readMembers(bytes, limit).data;
}

/** How long the data is that the last member claims to hold. */
function claimedLength(bytes: Uint8Array): number {
  return bytes.length < 18 ? 0 : littleEndian(bytes, bytes.length - 4);
}

/** What several members may hold together that the platform unpacks. */
const SOME = 16 << 20;

/** One allocation instead of many, and not much beyond what is claimed: what fails takes memory twice. */
function zlibOptions(claimed: number, limit: number): NonNullable<Parameters<Zlib['gunzipSync']>[1]> {
  const most = Math.max(claimed, Math.min(limit, SOME), 1);
  return { chunkSize: Math.min(Math.max(claimed + 1, 1024), 1 << 20), maxOutputLength: most };
}

/** A gzip file of one member, without name or time. */
export function gzip(bytes: Uint8Array, options: GzipOptions = {}): Uint8Array {
  const zlib = platform();
  if (zlib && !options.ends) return zlib.gzipSync(bytes, options.level === undefined ? {} : { level: options.level });
  const body = deflate(bytes, options.level ?? 6, options.ends);
  const out = new Uint8Array(body.length + 18);
  out.set([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
  out.set(body, 10);
  const trailer = new DataView(out.buffer, out.length - 8);
  trailer.setUint32(0, crc32(bytes), true);
  trailer.setUint32(4, bytes.length >>> 0, true);
  return out;
}

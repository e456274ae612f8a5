/** What is read of a disk: files, what they are, and what folders hold. */
import { closeSync, lstatSync, openSync, readdirSync, readFileSync, readSync, type Stats, statSync } from 'node:fs';
import type { FileInfo } from '../files.ts';
import { onDisk } from './disk-error.ts';
import { nativePath, ownName } from './native-path.ts';

function kindOf(entry: Pick<Stats, 'isFile' | 'isDirectory' | 'isSymbolicLink'>): FileInfo['kind'] {
  return entry.isFile() ? 'file' : entry.isDirectory() ? 'directory' : entry.isSymbolicLink() ? 'link' : 'other';
}

export function info(name: string, stats: Stats): FileInfo {
  const kind = kindOf(stats);
  const { uid, gid, dev, ino } = stats;
  const size = kind === 'file' ? stats.size : 0;
  return { name, kind, size, modified: stats.mtimeMs, mode: stats.mode & 0o7777, id: `${dev}:${ino}`, owner: { uid, gid } };
}

/** An entry of a folder. Its size and times cost a look of their own, which most callers never want. */
export class Entry implements FileInfo {
  readonly name: string;
  readonly kind: FileInfo['kind'];
  readonly #path: string;
  #full: FileInfo | undefined;

  constructor(path: string, name: string, kind: FileInfo['kind']) {
    this.name = name;
    this.kind = kind;
    this.#path = path;
  }

  get size(): number {
    return this.#look().size;
  }

  get modified(): number {
    return this.#look().modified;
  }

  get mode(): number {
    return this.#look().mode;
  }

  get id(): string {
    return this.#look().id ?? '';
  }

  get owner(): FileInfo['owner'] {
    return this.#look().owner;
  }

  #look(): FileInfo {
    this.#full ??= onDisk('lstat', this.#path, () => info(this.name, lstatSync(nativePath(this.#path))));
    return this.#full;
  }
}

/** What is in a folder. Node puts U+FFFD for what is not valid UTF-8 in a name: only then are names asked for as bytes. */
export function entriesOf(path: string): Pick<FileInfo, 'name' | 'kind'>[] {
  const native = nativePath(path);
  const entries = readdirSync(native, { withFileTypes: true });
  if (!entries.some(({ name }) => name.includes('\ufffd'))) return entries.map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
  const named = readdirSync(native, { withFileTypes: true, encoding: 'buffer' });
  return named.map((entry) => ({ name: ownName(entry.name), kind: kindOf(entry) }));
}

/** Bytes that are read at a time, and the most of what is not a plain file, such as a device that never ends. */
const PIECE = 1 << 16;

const ENDLESS = 100 << 20;

/** The first bytes of a file, and one more if it has more of them than are wanted; that is an error if it is wanted whole. */
function readStart(path: string, most: number, whole = false): Uint8Array {
  const file = openSync(nativePath(path), 'r');
  const pieces: Uint8Array[] = [];
  try {
    for (let left = most + 1; left > 0; ) {
      const piece = new Uint8Array(Math.min(PIECE, left));
      const count = readSync(file, piece, 0, piece.length, null);
      if (count === 0) break;
      pieces.push(piece.subarray(0, count));
      left -= count;
      if (whole && left === 0) throw Object.assign(new Error(), { code: 'EFBIG' });
    }
    return Buffer.concat(pieces);
  } finally {
    closeSync(file);
  }
}

/** A file of which no more is wanted than it has is read in one go; so are pipes, whose size nobody knows, up to a limit. */
export function readFile(path: string, most: number): Uint8Array {
  const stats = most < Number.MAX_SAFE_INTEGER ? statSync(nativePath(path)) : undefined;
  if (stats && (!stats.isFile() || stats.size > most)) return stats.isDirectory() ? readFileSync(nativePath(path)) : readStart(path, most);
  if (!stats && /^\/(?:dev|proc)\//.test(path)) return readStart(path, ENDLESS, true);
  return readFileSync(nativePath(path));
}

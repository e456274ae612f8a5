/** The disk as a FileSystem. Apart from file-system.ts because it alone needs Node. */
import {
  closeSync,
  type Dirent,
  existsSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  readSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { ChartwrightError } from '../../base/errors.ts';
import { type FileInfo, type FileSystem, pathError } from '../files.ts';

const REASONS: Record<string, string> = {
  ENOENT: 'no such file or directory',
  EACCES: 'permission denied',
  EISDIR: 'is a directory',
  ENOTDIR: 'not a directory',
  ELOOP: 'too many levels of symbolic links',
  ENAMETOOLONG: 'file name too long',
  EEXIST: 'file exists',
  ENOSPC: 'no space left on device',
  EFBIG: 'file too large',
  EPERM: 'operation not permitted',
  EROFS: 'read-only file system',
  ENOTEMPTY: 'directory not empty',
  EXDEV: 'invalid cross-device link',
};

/** A Node error in the words of Go's os package. */
export function diskError(operation: string, path: string, error: unknown): Error {
  const { code = '', syscall } = error as NodeJS.ErrnoException;
  // A folder can be opened, but not read: Node tells which of the two it was.
  const failed = operation === 'open' && syscall === 'read' ? syscall : operation;
  return pathError(failed, path, REASONS[code] ?? (error as Error).message, error);
}

function attempt<T>(operation: string, path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw diskError(operation, path, error);
  }
}

function kindOf(entry: Stats | Dirent): FileInfo['kind'] {
  return entry.isFile() ? 'file' : entry.isDirectory() ? 'directory' : entry.isSymbolicLink() ? 'link' : 'other';
}

function info(name: string, stats: Stats): FileInfo {
  const kind = kindOf(stats);
  return { name, kind, size: kind === 'file' ? stats.size : 0, modified: stats.mtimeMs, mode: stats.mode & 0o7777 };
}

/** An entry of a folder. Its size and times cost a look of their own, which most callers never want. */
class Entry implements FileInfo {
  readonly name: string;
  readonly kind: FileInfo['kind'];
  readonly #path: string;
  #full: FileInfo | undefined;

  constructor(path: string, entry: Dirent) {
    this.name = entry.name;
    this.kind = kindOf(entry);
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

  #look(): FileInfo {
    this.#full ??= attempt('lstat', this.#path, () => info(this.name, lstatSync(this.#path)));
    return this.#full;
  }
}

/** The first bytes of a file that has more of them than are wanted. */
function readStart(path: string, most: number): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const bytes = new Uint8Array(most + 1);
    let at = 0;
    for (let count = 1; count > 0 && at < bytes.length; at += count) count = readSync(file, bytes, at, bytes.length - at, at);
    return bytes.subarray(0, at);
  } finally {
    closeSync(file);
  }
}

/** The machine's own files. */
export const disk: FileSystem = {
  read(path, most = Number.MAX_SAFE_INTEGER) {
    try {
      return most < Number.MAX_SAFE_INTEGER && statSync(path).size > most ? readStart(path, most) : readFileSync(path);
    } catch (error) {
      throw diskError((error as NodeJS.ErrnoException).code === 'EISDIR' ? 'read' : 'open', path, error);
    }
  },
  exists: existsSync,
  stat: (path) => attempt('stat', path, () => info(basename(path), statSync(path))),
  lstat: (path) => attempt('lstat', path, () => info(basename(path), lstatSync(path))),
  list(path) {
    const within = path.endsWith('/') ? path : `${path}/`;
    return attempt('open', path, () => readdirSync(path, { withFileTypes: true }))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((entry) => new Entry(within + entry.name, entry));
  },
  real(path) {
    try {
      return realpathSync(path);
    } catch (error) {
      throw brokenLink(path, error);
    }
  },
};

/** What Go's EvalSymlinks says of a link that leads nowhere: it names the missing target, not the link. */
function brokenLink(path: string, error: unknown): Error {
  let target = resolve(path);
  try {
    target = join(realpathSync(dirname(target)), basename(target));
    for (let links = 0; links < 255 && lstatSync(target).isSymbolicLink(); links++) target = resolve(dirname(target), readlinkSync(target));
  } catch (cause) {
    return diskError('lstat', target, cause);
  }
  return new ChartwrightError('io', 'EvalSymlinks: too many links', { position: { file: path }, cause: error });
}

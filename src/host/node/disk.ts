/** The machine's own files. */
import {
  appendFileSync,
  closeSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { ChartwrightError } from '../../base/errors.ts';
import type { FileInfo, Files } from '../files.ts';
import { diskError, onDisk } from './disk-error.ts';
import { letGo, makeOwnFolder, openDraft, removeDrafts } from './draft.ts';
import { nativePath, ownName } from './native-path.ts';

function kindOf(entry: Pick<Stats, 'isFile' | 'isDirectory' | 'isSymbolicLink'>): FileInfo['kind'] {
  return entry.isFile() ? 'file' : entry.isDirectory() ? 'directory' : entry.isSymbolicLink() ? 'link' : 'other';
}

function info(name: string, stats: Stats): FileInfo {
  const kind = kindOf(stats);
  const { uid, gid, dev, ino } = stats;
  const size = kind === 'file' ? stats.size : 0;
  return { name, kind, size, modified: stats.mtimeMs, mode: stats.mode & 0o7777, id: `${dev}:${ino}`, owner: { uid, gid } };
}

/** An entry of a folder. Its size and times cost a look of their own, which most callers never want. */
class Entry implements FileInfo {
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

/** What is in a folder. Node puts U+FFFD for what is no UTF-8 in a name: only then are names asked for as bytes. */
function entriesOf(path: string): Pick<FileInfo, 'name' | 'kind'>[] {
  const native = nativePath(path);
  const entries = readdirSync(native, { withFileTypes: true });
  if (!entries.some(({ name }) => name.includes('\ufffd'))) return entries.map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
  const named = readdirSync(native, { withFileTypes: true, encoding: 'buffer' });
  return named.map((entry) => ({ name: ownName(entry.name), kind: kindOf(entry) }));
}

/** Bytes that are read at a time, and the most of what is no plain file, such as a device that never ends. */
const PIECE = 1 << 16;
const ENDLESS = 100 << 20;

/** The first bytes of a file, and one more where it has more of them than are wanted; that is an error where it is wanted whole. */
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
function readFile(path: string, most: number): Uint8Array {
  const stats = most < Number.MAX_SAFE_INTEGER ? statSync(nativePath(path)) : undefined;
  if (stats && (!stats.isFile() || stats.size > most)) return stats.isDirectory() ? readFileSync(nativePath(path)) : readStart(path, most);
  if (!stats && /^\/(?:dev|proc)\//.test(path)) return readStart(path, ENDLESS, true);
  return readFileSync(nativePath(path));
}

/** The machine's own files. */
export const disk: Files = {
  read(path, most = Number.MAX_SAFE_INTEGER) {
    try {
      return readFile(path, most);
    } catch (error) {
      throw diskError((error as NodeJS.ErrnoException).code === 'EISDIR' ? 'read' : 'open', path, error);
    }
  },
  exists: (path) => existsSync(nativePath(path)),
  stat: (path) => onDisk('stat', path, () => info(basename(path), statSync(nativePath(path)))),
  lstat: (path) => onDisk('lstat', path, () => info(basename(path), lstatSync(nativePath(path)))),
  list(path) {
    const within = path.endsWith('/') ? path : `${path}/`;
    return onDisk('open', path, () => entriesOf(path))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ name, kind }) => new Entry(within + name, name, kind));
  },
  real(path) {
    try {
      const native = nativePath(path);
      return typeof native === 'string' ? realpathSync(native) : ownName(realpathSync.native(native, { encoding: 'buffer' }));
    } catch (error) {
      throw brokenLink(path, error);
    }
  },
  absolute: (path) => resolve(path),
  write(path, data, { mode = 0o644, replace = false, folderMode } = {}) {
    const target = replace ? path : linkTarget(path);
    if (folderMode !== undefined) makeFolder(dirname(target), folderMode);
    const draft = openDraft(target, mode, { exact: replace, name: path });
    draft.add(typeof data === 'string' ? Buffer.from(data) : data);
    draft.finish();
  },
  draft: (path) => openDraft(path, 0o666, { long: true }),
  discard: (path) => removeDrafts(path),
  append: (path, data) => onDisk('open', path, () => appendFileSync(nativePath(path), data)),
  remove: (path) => onDisk('remove', path, () => rmSync(nativePath(path), { force: true })),
  removeAll(path) {
    letGo(path);
    onDisk('unlinkat', path, () => rmSync(path, { recursive: true, force: true }));
  },
  makeFolder,
  makeTemporaryFolder: makeOwnFolder,
  get temporary() {
    return process.env.TMPDIR || '/tmp';
  },
  rename: (from, to) => onDisk('rename', `${from} ${to}`, () => renameSync(nativePath(from), nativePath(to))),
  copyFolder(from, to) {
    try {
      cpSync(from, to, { recursive: true, verbatimSymlinks: true, errorOnExist: true, force: false });
    } catch (error) {
      throw diskError((error as NodeJS.ErrnoException).syscall ?? 'copy', to, error);
    }
  },
  link: (target, path) => onDisk('symlink', `${target} ${path}`, () => symlinkSync(target, path)),
  readLink: (path) => onDisk('readlink', path, () => readlinkSync(path)),
  lock: async (path) => (await import('./file-lock.ts')).takeLock(path),
};

function makeFolder(path: string, mode = 0o755): void {
  try {
    mkdirSync(nativePath(path), { recursive: true, mode });
  } catch (error) {
    const { code, path: at } = error as NodeJS.ErrnoException;
    // Go names the file that stands where a folder is wanted, and calls it no directory.
    throw diskError('mkdir', at ?? path, code === 'EEXIST' ? { code: 'ENOTDIR' } : error);
  }
}

function linkTarget(path: string): string {
  try {
    return disk.real(path);
  } catch {
    return path;
  }
}

/** The first step of a path that is not there: Go goes through them one by one. */
function firstMissing(path: string): string {
  for (let slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
    if (!existsSync(nativePath(path.slice(0, slash)))) return path.slice(0, slash);
  }
  return path;
}

/** What Go's EvalSymlinks says of a link that leads nowhere: it names the missing target, not the link. */
function brokenLink(path: string, error: unknown): Error {
  let target = resolve(path);
  try {
    target = join(realpathSync(dirname(target)), basename(target));
    for (let links = 0; links < 255 && lstatSync(target).isSymbolicLink(); links++) target = resolve(dirname(target), readlinkSync(target));
  } catch (cause) {
    return diskError('lstat', firstMissing(target), cause);
  }
  return new ChartwrightError('io', 'EvalSymlinks: too many links', { position: { file: path }, cause: error });
}

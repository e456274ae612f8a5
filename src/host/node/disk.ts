/** The machine's own files. */
import {
  appendFileSync,
  closeSync,
  cpSync,
  type Dirent,
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

function kindOf(entry: Stats | Dirent): FileInfo['kind'] {
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

  get id(): string {
    return this.#look().id ?? '';
  }

  get owner(): FileInfo['owner'] {
    return this.#look().owner;
  }

  #look(): FileInfo {
    this.#full ??= onDisk('lstat', this.#path, () => info(this.name, lstatSync(this.#path)));
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
export const disk: Files = {
  read(path, most = Number.MAX_SAFE_INTEGER) {
    try {
      return most < Number.MAX_SAFE_INTEGER && statSync(path).size > most ? readStart(path, most) : readFileSync(path);
    } catch (error) {
      throw diskError((error as NodeJS.ErrnoException).code === 'EISDIR' ? 'read' : 'open', path, error);
    }
  },
  exists: existsSync,
  stat: (path) => onDisk('stat', path, () => info(basename(path), statSync(path))),
  lstat: (path) => onDisk('lstat', path, () => info(basename(path), lstatSync(path))),
  list(path) {
    const within = path.endsWith('/') ? path : `${path}/`;
    return onDisk('open', path, () => readdirSync(path, { withFileTypes: true }))
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
  append: (path, data) => onDisk('open', path, () => appendFileSync(path, data)),
  remove: (path) => onDisk('remove', path, () => rmSync(path, { force: true })),
  removeAll(path) {
    letGo(path);
    onDisk('unlinkat', path, () => rmSync(path, { recursive: true, force: true }));
  },
  makeFolder,
  makeTemporaryFolder: makeOwnFolder,
  get temporary() {
    return process.env.TMPDIR || '/tmp';
  },
  rename: (from, to) => onDisk('rename', `${from} ${to}`, () => renameSync(from, to)),
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
    mkdirSync(path, { recursive: true, mode });
  } catch (error) {
    const { code, path: at } = error as NodeJS.ErrnoException;
    // Go names the file that stands where a folder is wanted, and calls it no directory.
    throw diskError('mkdir', at ?? path, code === 'EEXIST' ? { code: 'ENOTDIR' } : error);
  }
}

function linkTarget(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

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

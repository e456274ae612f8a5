/** The machine's own files. */
import {
  appendFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { ChartwrightError } from '../../base/errors.ts';
import type { Files } from '../files.ts';
import { diskError, onDisk } from './disk-error.ts';
import { openDraft, removeDrafts } from './draft.ts';
import { nativePath, ownName } from './native-path.ts';
import { Entry, entriesOf, info, readFile } from './read-disk.ts';
import { makeLockedFolder, unlockFolder } from './temporary-folder.ts';

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
    unlockFolder(path);
    onDisk('unlinkat', path, () => rmSync(path, { recursive: true, force: true }));
  },
  makeFolder,
  makeTemporaryFolder: makeLockedFolder,
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
    // Go names the file that is where a folder is wanted, and calls it no directory.
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

/** The message of Go's EvalSymlinks for a link that leads nowhere: it names the missing target, not the link. */
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

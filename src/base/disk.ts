/** The disk as a FileSystem. Apart from file-system.ts because it alone needs Node. */
import { lstatSync, readdirSync, readFileSync, readlinkSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { ChartwrightError } from './errors.ts';
import { type FileInfo, type FileSystem, pathError } from './file-system.ts';

const REASONS: Record<string, string> = {
  ENOENT: 'no such file or directory',
  EACCES: 'permission denied',
  EISDIR: 'is a directory',
  ENOTDIR: 'not a directory',
  ELOOP: 'too many levels of symbolic links',
  ENAMETOOLONG: 'file name too long',
  EEXIST: 'file exists',
  ENOSPC: 'no space left on device',
  EPERM: 'operation not permitted',
  EROFS: 'read-only file system',
  ENOTEMPTY: 'directory not empty',
  EXDEV: 'invalid cross-device link',
};

/** A Node error in the words of Go's os package. */
export function diskError(operation: string, path: string, error: unknown): Error {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return pathError(operation, path, REASONS[code] ?? (error as Error).message, error);
}

function attempt<T>(operation: string, path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw diskError(operation, path, error);
  }
}

function info(name: string, stats: Stats): FileInfo {
  const kind = stats.isFile() ? 'file' : stats.isDirectory() ? 'directory' : stats.isSymbolicLink() ? 'link' : 'other';
  return { name, kind, size: kind === 'file' ? stats.size : 0, modified: stats.mtimeMs, mode: stats.mode & 0o7777 };
}

/** The machine's own files. */
export const disk: FileSystem = {
  read(path) {
    try {
      return readFileSync(path);
    } catch (error) {
      throw diskError((error as NodeJS.ErrnoException).code === 'EISDIR' ? 'read' : 'open', path, error);
    }
  },
  stat: (path) => attempt('stat', path, () => info(basename(path), statSync(path))),
  lstat: (path) => attempt('lstat', path, () => info(basename(path), lstatSync(path))),
  list: (path) =>
    attempt('open', path, () => readdirSync(path))
      .sort()
      .map((name) => attempt('lstat', join(path, name), () => info(name, lstatSync(join(path, name))))),
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

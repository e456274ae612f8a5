/** The disk as a FileSystem. Apart from file-system.ts because it alone needs Node. */
import { lstatSync, readdirSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, join } from 'node:path';
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
  real: (path) => attempt('lstat', path, () => realpathSync(path)),
};

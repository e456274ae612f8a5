/** Node's errors of file operations, as messages of Go's os package. */
import { pathError } from '../files.ts';

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
  EINVAL: 'invalid argument',
  EIO: 'input/output error',
  EBUSY: 'device or resource busy',
  EMFILE: 'too many open files',
  ENFILE: 'too many open files in system',
  ENODEV: 'no such device',
  ENXIO: 'no such device or address',
  ENOMEM: 'cannot allocate memory',
  EDQUOT: 'disk quota exceeded',
  EMLINK: 'too many links',
  ETXTBSY: 'text file busy',
  ESTALE: 'stale file handle',
  EBADF: 'bad file descriptor',
  ENOTSUP: 'operation not supported',
  // A name with a NUL in it: Go's syscall package refuses it with EINVAL.
  ERR_INVALID_ARG_VALUE: 'invalid argument',
};

/** A Node error as a ChartwrightError of code `io`. */
export function diskError(operation: string, path: string, error: unknown): Error {
  const { code = '', syscall } = error as NodeJS.ErrnoException;
  // A folder can be opened, but not read: Node's error shows which of the two failed.
  const failed = operation === 'open' && syscall === 'read' ? syscall : operation;
  return pathError(failed, path, REASONS[code] ?? 'input/output error', error);
}

/** What a step gives; what it throws is reported as a failed `operation` on `path`. */
export function onDisk<T>(operation: string, path: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw diskError(operation, path, error);
  }
}

/**
 * Files as the library sees them: two small synchronous interfaces, one to read and one to write as well, with a disk and
 * a memory behind them, so that nothing below the command line touches a disk that it was not handed.
 */
import { ChartwrightError } from '../base/errors.ts';
import { type Kind, kind, mapOf, methods } from '../base/kinds.ts';

/** What a path is. `link` only comes from `list` and `lstat`, which do not follow links. */
export interface FileInfo {
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'link' | 'other';
  /** Bytes; 0 for directories. */
  readonly size: number;
  /** Milliseconds since the epoch. */
  readonly modified: number;
  /** Permission bits. */
  readonly mode: number;
  /** Tells the file from every other one; '' if nothing does. */
  readonly id?: string;
  /** The numbers of its owner and group. */
  readonly owner?: { readonly uid: number; readonly gid: number };
}

/** Paths use `/`; every method throws a ChartwrightError of code `io`, worded as Go's os package, if it fails. */
export interface FileSystem {
  /** The bytes of a file; of one that has more than `most`, perhaps only the first `most + 1`. */
  read(path: string, most?: number): Uint8Array;
  /** Follows links. */
  stat(path: string): FileInfo;
  lstat(path: string): FileInfo;
  /** Entries sorted by name, links not followed. */
  list(path: string): FileInfo[];
  /** The path with every link followed. */
  real(path: string): string;
  /** Whether something is there, links followed; if this is absent, `stat` is asked, and what it throws costs time. */
  exists?(path: string): boolean;
}

export const FILE_SYSTEM: Kind<FileSystem> = methods('a file system', 'read', 'stat');

/** Files by their names. */
export const FILES_BY_NAME: Kind<Readonly<Record<string, string | Uint8Array>>> = mapOf(
  kind<string | Uint8Array>('a string or bytes', (value) => typeof value === 'string' || ArrayBuffer.isView(value)),
);

export interface WriteOptions {
  /**
   * Permission bits of a new file; 0644 where absent. The process's umask takes from them, and a file that is there keeps
   * its own, unless these are for its owner only.
   */
  readonly mode?: number;
  /** Puts a new file with exactly these bits in the place of what is there, even of a link. Otherwise links are followed. */
  readonly replace?: boolean;
  /** Makes missing folders with these permission bits; absent, a missing folder is an error. */
  readonly folderMode?: number;
}

/** A file that is written bit by bit. Methods throw as those of Files do, and leave nothing then. */
export interface Draft {
  add(data: Uint8Array): void;
  /** Puts the file, whole, in its place. */
  finish(): void;
  /** Removes what was written. */
  discard(): void;
}

/** Files that can be written, too. Whatever is written appears under its name once it is complete, so that it is never seen incomplete. */
export interface Files extends FileSystem {
  /** The path from the root; a relative one begins at the working folder. */
  absolute(path: string): string;
  write(path: string, data: Uint8Array | string, options?: WriteOptions): void;
  /** Begins a file that is written bit by bit, with the permission bits 0666 less the umask. */
  draft(path: string): Draft;
  /** Removes what an interrupted `write` or `draft` of this process has left of a file; the file itself stays as it is. */
  discard(path: string): void;
  append(path: string, data: Uint8Array): void;
  /** Removes a file or a link, if it is there. */
  remove(path: string): void;
  /** Removes a folder with all that is in it, or a file, if it is there; links are not followed. */
  removeAll(path: string): void;
  /** Makes a folder and those above it; permission bits less the umask. */
  makeFolder(path: string, mode?: number): void;
  /**
   * Makes a folder with a name of its own beside or below others: `prefix` and a random ending. It is removed if the program
   * ends before `removeAll`, and what killed runs left under the prefix goes.
   */
  makeTemporaryFolder(prefix: string): string;
  /** The folder for temporary files. */
  readonly temporary: string;
  rename(from: string, to: string): void;
  /** Copies a folder with its permission bits; links stay links. The target must not exist. */
  copyFolder(from: string, to: string): void;
  /** Makes a link at `path` that leads to `target`. */
  link(target: string, path: string): void;
  /** Where a link leads, as it is written in it. */
  readLink(path: string): string;
  /** Locks a file, which is made if it is missing, against other programs; resolves to what unlocks it, or undefined if another one has it. */
  lock(path: string): Promise<(() => void) | undefined>;
}

/** Makes a folder whose name begins with `prefix`, runs `work`, and removes the folder. */
export async function withTemporaryFolder<T>(files: Files, prefix: string, work: (path: string) => Promise<T>): Promise<T> {
  const path = files.makeTemporaryFolder(prefix);
  try {
    return await work(path);
  } finally {
    files.removeAll(path);
  }
}

/** A file operation that failed, as Go's fs.PathError: `open values.yaml: no such file or directory`. */
export class PathError extends ChartwrightError {
  /** The system's name of what failed: `open`, `read`, `rename`. */
  readonly operation: string;

  constructor(operation: string, path: string, reason: string, cause?: unknown) {
    super('io', `${operation} ${path}: ${reason}`, { reason, position: { file: path }, cause });
    this.operation = operation;
  }
}

/** The error of a file operation that failed. */
export function pathError(operation: string, path: string, reason: string, cause?: unknown): PathError {
  return new PathError(operation, path, reason, cause);
}

/** Whether an error comes from a file that is not there. */
export function isNotFound(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) if ((at as { code?: unknown }).code === 'ENOENT') return true;
  return false;
}

/** What is found at a path, links followed; undefined if nothing can be. */
export function kindAt(files: Pick<FileSystem, 'stat'>, path: string): FileInfo['kind'] | undefined {
  try {
    return files.stat(path).kind;
  } catch {
    return undefined;
  }
}

/** Whether anything is found at a path, links followed. */
export function exists(files: Pick<FileSystem, 'exists' | 'stat'>, path: string): boolean {
  return files.exists ? files.exists(path) : kindAt(files, path) !== undefined;
}

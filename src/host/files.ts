/**
 * Files as the library sees them: a small synchronous interface with a disk and a memory twin,
 * so that nothing below the command line touches a disk that it was not handed.
 */
import { ChartwrightError } from '../base/errors.ts';

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
}

/** Paths use `/`; every method throws a ChartwrightError of code `io`, worded as Go's os package, where it fails. */
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
  /** Whether something stands there, links followed; where this is absent, `stat` is asked, and what it throws costs time. */
  exists?(path: string): boolean;
}

/** Go's words for a failed file operation: `open values.yaml: no such file or directory`. */
export function pathError(operation: string, path: string, reason: string, cause?: unknown): ChartwrightError {
  return new ChartwrightError('io', `${operation} ${path}: ${reason}`, { position: { file: path }, cause });
}

/** Whether an error comes from a file that is not there. */
export function isNotFound(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) if ((at as { code?: unknown }).code === 'ENOENT') return true;
  return false;
}

/** What is found at a path, links followed; undefined where nothing can be. */
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

/** A FileSystem over a map of file texts or bytes; folders are implied by the names. */
export function memoryFileSystem(files: Readonly<Record<string, string | Uint8Array>>): FileSystem {
  const content = new Map<string, Uint8Array>();
  const folders = new Map<string, Map<string, FileInfo>>([['', new Map()]]);
  for (const [name, data] of Object.entries(files)) {
    const path = normalise(name);
    const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
    content.set(path, bytes);
    enter(folders, path, { name: path.slice(path.lastIndexOf('/') + 1), kind: 'file', size: bytes.length, modified: 0, mode: 0o644 });
  }
  const info = (operation: string, path: string): FileInfo => {
    const key = normalise(path);
    if (folders.has(key)) return { name: key.slice(key.lastIndexOf('/') + 1), kind: 'directory', size: 0, modified: 0, mode: 0o755 };
    const found = folders.get(parentOf(key))?.get(key.slice(key.lastIndexOf('/') + 1));
    if (!found) throw pathError(operation, path, 'no such file or directory');
    return found;
  };
  return {
    read(path) {
      const bytes = content.get(normalise(path));
      if (bytes) return bytes;
      if (folders.has(normalise(path))) throw pathError('read', path, 'is a directory');
      throw pathError('open', path, 'no such file or directory');
    },
    stat: (path) => info('stat', path),
    lstat: (path) => info('lstat', path),
    list(path) {
      const entries = folders.get(normalise(path));
      if (!entries) throw pathError('open', path, 'no such file or directory');
      return [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    real: (path) => path,
  };
}

/** The path without `.`, doubled or trailing slashes: the key under which a memory file stands. */
function normalise(path: string): string {
  return path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}

function parentOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

function enter(folders: Map<string, Map<string, FileInfo>>, path: string, entry: FileInfo): void {
  const parent = parentOf(path);
  let folder = folders.get(parent);
  if (!folder) {
    folder = new Map();
    folders.set(parent, folder);
    enter(folders, parent, { name: parent.slice(parent.lastIndexOf('/') + 1), kind: 'directory', size: 0, modified: 0, mode: 0o755 });
  }
  folder.set(entry.name, entry);
}

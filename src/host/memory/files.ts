/** Files in memory, for charts that are on no disk, for browsers and for tests: a tree of folders, files and links. */
import { type Draft, FILES_BY_NAME, type FileInfo, type FileSystem, type Files, pathError } from '../files.ts';
import { baseOf, copyOf, infoOf, linkTarget, missing, type Node, parts, Tree } from './tree.ts';

/** A FileSystem over a map of file texts or bytes; folders are implied by the names. */
export function memoryFileSystem(files: Readonly<Record<string, string | Uint8Array>>): FileSystem {
  FILES_BY_NAME('memoryFileSystem', 'files', files);
  return memoryFiles(files);
}

/** The same, to be written to. The working folder is the root. */
export function memoryFiles(files: Readonly<Record<string, string | Uint8Array>> = {}): Files {
  const made = new MemoryFiles();
  for (const [name, data] of Object.entries(files)) made.write(name, data, { folderMode: 0o755 });
  return made;
}

class MemoryFiles implements Files {
  readonly temporary = '/tmp';
  readonly #tree = new Tree();
  readonly #locked = new Set<string>();
  #made = 0;

  read(path: string): Uint8Array {
    const node = this.#tree.find('open', path);
    if (node.kind === 'file') return node.data;
    throw pathError('read', path, 'is a directory');
  }

  stat(path: string): FileInfo {
    return infoOf(baseOf(path), this.#tree.find('stat', path));
  }

  lstat(path: string): FileInfo {
    const { folder, name } = this.#tree.place('lstat', path);
    const node = name === '' ? folder : folder.entries.get(name);
    if (!node) throw missing('lstat', path);
    return infoOf(baseOf(path), node);
  }

  list(path: string): FileInfo[] {
    const node = this.#tree.find('open', path);
    if (node.kind !== 'directory') throw pathError('open', path, 'not a directory');
    const names = [...node.entries.keys()].sort((a, b) => (a < b ? -1 : 1));
    return names.map((name) => infoOf(name, node.entries.get(name) as Node));
  }

  real(path: string): string {
    this.#tree.find('lstat', path);
    return path;
  }

  absolute(path: string): string {
    return `/${parts(path).join('/')}`;
  }

  write(path: string, data: Uint8Array | string, { mode = 0o644, folderMode, replace }: Parameters<Files['write']>[2] = {}): void {
    const above = path.slice(0, path.lastIndexOf('/') + 1);
    if (folderMode !== undefined && above !== '') this.makeFolder(above);
    const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
    const { folder, name } = this.#tree.place('open', path);
    const there = folder.entries.get(name);
    if (there?.kind === 'directory') throw pathError('rename', path, 'file exists');
    if (there?.kind === 'link' && !replace) return this.write(linkTarget(path, there), bytes, { mode });
    folder.entries.set(name, { kind: 'file', data: bytes, mode });
  }

  draft(path: string): Draft {
    let data = new Uint8Array();
    return {
      add: (more) => {
        data = joined(data, more);
      },
      finish: () => this.write(path, data, { mode: 0o644 }),
      discard: () => {},
    };
  }

  discard(): void {}

  append(path: string, data: Uint8Array): void {
    this.write(path, this.#has(path) ? joined(this.read(path), data) : data);
  }

  remove(path: string): void {
    if (!this.#has(path)) return;
    const { folder, name } = this.#tree.place('remove', path);
    if (folder.entries.get(name)?.kind === 'directory') throw pathError('remove', path, 'is a directory');
    folder.entries.delete(name);
  }

  removeAll(path: string): void {
    if (!this.#has(path)) return;
    const { folder, name } = this.#tree.place('unlinkat', path);
    folder.entries.delete(name);
  }

  makeFolder(path: string): void {
    let at = '';
    for (const part of parts(path)) {
      at += `/${part}`;
      const { folder, name } = this.#tree.place('mkdir', at);
      if (!folder.entries.has(name)) folder.entries.set(name, { kind: 'directory', entries: new Map() });
      if (this.#tree.find('mkdir', at).kind !== 'directory') throw pathError('mkdir', path, 'not a directory');
    }
  }

  makeTemporaryFolder(prefix: string): string {
    const path = `${prefix}${++this.#made}`;
    this.makeFolder(path);
    return path;
  }

  rename(from: string, to: string): void {
    const [old, target] = [this.#tree.place('rename', from), this.#tree.place('rename', to)];
    const node = old.folder.entries.get(old.name);
    if (!node) throw missing('rename', `${from} ${to}`);
    old.folder.entries.delete(old.name);
    target.folder.entries.set(target.name, node);
  }

  copyFolder(from: string, to: string): void {
    const { folder, name } = this.#tree.place('mkdir', to);
    folder.entries.set(name, copyOf(this.#tree.find('open', from)));
  }

  link(target: string, path: string): void {
    const { folder, name } = this.#tree.place('symlink', path);
    if (folder.entries.has(name)) throw pathError('symlink', `${target} ${path}`, 'file exists');
    folder.entries.set(name, { kind: 'link', target });
  }

  readLink(path: string): string {
    const { folder, name } = this.#tree.place('readlink', path);
    const node = folder.entries.get(name);
    if (!node) throw missing('readlink', path);
    if (node.kind !== 'link') throw pathError('readlink', path, 'invalid argument');
    return node.target;
  }

  async lock(path: string): Promise<(() => void) | undefined> {
    if (this.#locked.has(path)) return undefined;
    this.#locked.add(path);
    return () => void this.#locked.delete(path);
  }

  #has(path: string): boolean {
    try {
      this.lstat(path);
      return true;
    } catch {
      return false;
    }
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

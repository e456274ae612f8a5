/** The files of a commit, seen where the working tree is; other paths lead to the disk. Read from git's objects, a chart at a time. */

import { decodeUtf8 } from '../../go/utf8.ts';
import { type FileInfo, type FileSystem, type PathError, pathError } from '../../host/files.ts';
import type { GitRepository, TreeEntry } from './git.ts';

interface Folder {
  readonly kind: 'directory';
  readonly entries: Map<string, Node>;
}

interface Blob extends TreeEntry {
  readonly kind: 'file' | 'link';
}

type Node = Folder | Blob;

const MOST_LINKS = 40;

export class RevisionFiles implements FileSystem {
  private readonly top: Folder = { kind: 'directory', entries: new Map() };
  private readonly contents = new Map<string, Uint8Array>();
  private readonly repository: GitRepository;
  private readonly disk: FileSystem;
  private readonly revision: string;

  /** `revision`: the commit's name in messages. */
  constructor(repository: GitRepository, commit: string, disk: FileSystem, revision = commit.slice(0, 12)) {
    this.repository = repository;
    this.disk = disk;
    this.revision = revision;
    for (const entry of repository.tree(commit)) this.add(entry);
  }

  read(path: string, most?: number): Uint8Array {
    const parts = this.partsOf(path);
    if (!parts) return this.disk.read(path, most);
    const node = this.find('open', path, parts);
    if (node.kind === 'directory') throw pathError('read', path, 'is a directory');
    return this.content(node);
  }

  stat(path: string): FileInfo {
    const parts = this.partsOf(path);
    return parts ? infoOf(parts.at(-1) ?? '', this.find('stat', path, parts)) : this.disk.stat(path);
  }

  lstat(path: string): FileInfo {
    const parts = this.partsOf(path);
    if (!parts) return this.disk.lstat(path);
    const folder = this.find('lstat', path, parts.slice(0, -1));
    const node = parts.length === 0 ? this.top : folder.kind === 'directory' ? folder.entries.get(parts.at(-1)!) : undefined;
    if (!node) throw this.missing('lstat', path);
    return infoOf(parts.at(-1) ?? '', node);
  }

  list(path: string): FileInfo[] {
    const parts = this.partsOf(path);
    if (!parts) return this.disk.list(path);
    const node = this.find('open', path, parts);
    if (node.kind !== 'directory') throw pathError('readdirent', path, 'not a directory');
    return [...node.entries].map(([name, one]) => infoOf(name, one)).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  real(path: string): string {
    const parts = this.partsOf(path);
    return parts ? [this.repository.root, ...this.resolve('lstat', path, parts).parts].join('/') : this.disk.real(path);
  }

  private add(entry: TreeEntry): void {
    const parts = entry.path.split('/');
    const folder = folderAt(this.top, parts.slice(0, -1));
    const name = parts.at(-1)!;
    if (entry.mode === '160000') folder.entries.set(name, { kind: 'directory', entries: new Map() });
    else folder.entries.set(name, { ...entry, kind: entry.mode === '120000' ? 'link' : 'file' });
  }

  /** The names from the root of the repository; undefined for a path that is elsewhere. */
  private partsOf(path: string): string[] | undefined {
    const { root } = this.repository;
    if (path !== root && !path.startsWith(`${root}/`)) return undefined;
    return path
      .slice(root.length)
      .split('/')
      .filter((part) => part !== '' && part !== '.');
  }

  private find(operation: string, path: string, parts: readonly string[]): Node {
    return this.resolve(operation, path, parts).node;
  }

  /** Follows every link. */
  private resolve(operation: string, path: string, parts: readonly string[]): { node: Node; parts: string[] } {
    let [node, done]: [Node, string[]] = [this.top, []];
    const rest = [...parts];
    for (let links = 0; rest.length > 0; ) {
      const name = rest.shift()!;
      if (name === '..') {
        done.pop();
        node = lookUp(this.top, done) ?? this.top;
        continue;
      }
      const inner: Node | undefined = node.kind === 'directory' ? node.entries.get(name) : undefined;
      if (!inner) throw this.missing(operation, path);
      if (inner.kind !== 'link') {
        node = inner;
        done.push(name);
        continue;
      }
      const target = decodeUtf8(this.content(inner));
      if (target.startsWith('/') || ++links > MOST_LINKS) throw this.missing(operation, path);
      rest.unshift(...target.split('/').filter((part) => part !== '' && part !== '.'));
    }
    return { node, parts: done };
  }

  private missing(operation: string, path: string): PathError {
    const reason = `no such file or directory at ${this.revision}`;
    return pathError(operation, path, reason, Object.assign(new Error('ENOENT'), { code: 'ENOENT' }));
  }

  /** The content of a blob; the whole chart around it is read with it. */
  private content(blob: Blob): Uint8Array {
    const known = this.contents.get(blob.id);
    if (known) return known;
    const parts = blob.path.split('/');
    const chart = parts.findIndex((_, i) => (lookUp(this.top, parts.slice(0, i)) as Folder | undefined)?.entries?.has('Chart.yaml'));
    const folder = chart < 0 ? undefined : lookUp(this.top, parts.slice(0, chart));
    const ids = new Set([blob.id, ...(folder ? idsIn(folder) : [])]);
    for (const [id, data] of this.repository.blobs([...ids].filter((id) => !this.contents.has(id)))) this.contents.set(id, data);
    return this.contents.get(blob.id) ?? new Uint8Array();
  }
}

function idsIn(node: Node): string[] {
  return node.kind === 'directory' ? [...node.entries.values()].flatMap(idsIn) : [node.id];
}

function lookUp(top: Folder, parts: readonly string[]): Node | undefined {
  return parts.reduce<Node | undefined>((node, name) => (node?.kind === 'directory' ? node.entries.get(name) : undefined), top);
}

/** The folder at a place, made if it is missing. */
function folderAt(top: Folder, parts: readonly string[]): Folder {
  return parts.reduce<Folder>((folder, name) => {
    const found = folder.entries.get(name);
    if (found?.kind === 'directory') return found;
    const made: Folder = { kind: 'directory', entries: new Map() };
    folder.entries.set(name, made);
    return made;
  }, top);
}

function infoOf(name: string, node: Node): FileInfo {
  if (node.kind === 'directory') return { name, kind: 'directory', size: 0, modified: 0, mode: 0o755 };
  return { name, kind: node.kind, size: node.size, modified: 0, mode: node.mode === '100755' ? 0o755 : 0o644 };
}

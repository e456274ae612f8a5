/** A tree of folders, files and links, and the ways through it. */
import { type FileInfo, pathError } from '../files.ts';

export interface Folder {
  readonly kind: 'directory';
  readonly entries: Map<string, Node>;
}

export interface File {
  readonly kind: 'file';
  readonly data: Uint8Array;
  readonly mode: number;
}

export interface Link {
  readonly kind: 'link';
  readonly target: string;
}

export type Node = Folder | File | Link;

const MOST_LINKS = 40;

/** Methods throw `io` errors for `operation`, in the words of Go's os package. */
export class Tree {
  readonly root: Folder = { kind: 'directory', entries: new Map() };

  /** The folder that a path is in, links to it followed, and the path's last part; '' for the root itself. */
  place(operation: string, path: string): { folder: Folder; name: string } {
    const names = parts(path);
    const name = names.pop() ?? '';
    const folder = this.#walk(operation, path, names);
    if (folder.kind !== 'directory') throw pathError(operation, path, 'not a directory');
    return { folder, name };
  }

  /** What is at a path, links followed. */
  find(operation: string, path: string): Folder | File {
    return this.#walk(operation, path, parts(path));
  }

  #walk(operation: string, path: string, names: readonly string[]): Folder | File {
    const above: Folder[] = [];
    let at: Folder | File = this.root;
    const left = [...names];
    for (let links = 0; left.length > 0; ) {
      const name = left.shift() as string;
      if (at.kind !== 'directory') throw pathError(operation, path, 'not a directory');
      if (name === '..') {
        at = above.pop() ?? this.root;
        continue;
      }
      const next: Node | undefined = at.entries.get(name);
      if (!next) throw missing(operation, path);
      if (next.kind !== 'link') {
        above.push(at);
        at = next;
      } else if (++links > MOST_LINKS) throw pathError(operation, path, 'too many levels of symbolic links');
      else {
        left.unshift(...next.target.split('/').filter((part) => part !== '' && part !== '.'));
        if (next.target.startsWith('/')) at = this.root;
      }
    }
    return at;
  }
}

/** An error that `isNotFound` knows. */
export function missing(operation: string, path: string): Error {
  return pathError(operation, path, 'no such file or directory', Object.assign(new Error(), { code: 'ENOENT' }));
}

/** The names on the way to a path, without `.` and doubled slashes; `..` is taken by the letters. */
export function parts(path: string): string[] {
  const out: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') out.pop();
    else if (part !== '' && part !== '.') out.push(part);
  }
  return out;
}

export function baseOf(path: string): string {
  return parts(path).at(-1) ?? '';
}

export function linkTarget(path: string, { target }: Link): string {
  return target.startsWith('/') ? target : `${path.slice(0, path.lastIndexOf('/') + 1)}${target}`;
}

export function infoOf(name: string, node: Node): FileInfo {
  const size = node.kind === 'file' ? node.data.length : 0;
  const mode = node.kind === 'file' ? node.mode : node.kind === 'link' ? 0o777 : 0o755;
  return { name, kind: node.kind, size, modified: 0, mode };
}

export function copyOf(node: Node): Node {
  if (node.kind !== 'directory') return node;
  return { kind: 'directory', entries: new Map([...node.entries].map(([name, each]) => [name, copyOf(each)])) };
}

/** Folders of the disk under watch. */
import { type FSWatcher, realpathSync, statSync, watch } from 'node:fs';
import { dirname } from 'node:path';
import type { FolderWatch } from '../folder-watch.ts';
import { onDisk } from './disk-error.ts';

/** Milliseconds without an event that end a change, and how many a change lasts at most. */
const QUIET = 4;
const LONGEST = 24;

interface Watched {
  readonly watcher: FSWatcher;
  /** A folder that is made again under its old name is another one. */
  readonly inode: number;
  names: readonly string[];
}

/** Watches folders of the disk, each but not those below it. */
export function watchFolders(): FolderWatch {
  return new DiskWatch();
}

class DiskWatch implements FolderWatch {
  readonly #watched = new Map<string, Watched>();
  #touched = new Set<string>();
  #wake: (() => void) | undefined;
  #closed = false;

  set(folders: Iterable<string>): boolean {
    if (this.#closed) return false;
    const wanted = byRealPath(folders);
    let fresh = false;
    for (const [real, { inode }] of [...this.#watched]) if (wanted.get(real)?.inode !== inode) this.#end(real);
    for (const [real, { inode, names }] of wanted) {
      const known = this.#watched.get(real);
      if (known) known.names = names;
      else this.#begin(real, inode, names);
      fresh ||= !known;
    }
    return fresh;
  }

  async next(): Promise<ReadonlySet<string> | undefined> {
    await this.#change();
    for (let waited = 0, before = -1; waited < LONGEST && !this.#closed && this.#touched.size !== before; waited += QUIET) {
      before = this.#touched.size;
      await new Promise((resolve) => setTimeout(resolve, QUIET));
    }
    if (this.#closed) return undefined;
    const all = this.#touched;
    this.#touched = new Set();
    return all;
  }

  isQuiet(): boolean {
    return this.#touched.size === 0 && !this.#closed;
  }

  close(): void {
    this.#closed = true;
    for (const real of [...this.#watched.keys()]) this.#end(real);
    this.#wake?.();
  }

  #begin(real: string, inode: number, names: readonly string[]): void {
    const watcher = onDisk('watch', real, () => watch(real, (_event, file) => this.#touch(real, file)));
    watcher.on('error', () => {
      this.#end(real);
      this.#touch(real, null);
    });
    this.#watched.set(real, { watcher, inode, names });
  }

  #end(real: string): void {
    this.#watched.get(real)?.watcher.close();
    this.#watched.delete(real);
  }

  #touch(real: string, file: string | null): void {
    for (const name of [...(this.#watched.get(real)?.names ?? []), real]) this.#touched.add(file === null ? name : `${name}/${file}`);
    this.#wake?.();
  }

  /** Resolves when something was touched, or the watch was closed. */
  async #change(): Promise<void> {
    if (this.#touched.size === 0 && !this.#closed) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    this.#wake = undefined;
  }
}

interface Wanted {
  readonly inode: number;
  readonly names: string[];
}

function byRealPath(folders: Iterable<string>): Map<string, Wanted> {
  const all = new Map<string, Wanted>();
  for (const folder of folders) {
    const found = nearest(folder);
    if (!found) continue;
    const known = all.get(found.real);
    if (known) known.names.push(folder);
    else all.set(found.real, { inode: found.inode, names: [folder] });
  }
  return all;
}

/** The folder itself, links followed, or the first above it that is there. */
function nearest(folder: string): { real: string; inode: number } | undefined {
  for (let at = folder; ; at = dirname(at)) {
    try {
      const real = realpathSync(at);
      const stats = statSync(real);
      if (stats.isDirectory()) return { real, inode: stats.ino };
    } catch {
      // Not there: what is above may be.
    }
    if (at === '.' || at === '/') return undefined;
  }
}

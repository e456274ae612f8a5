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
  const watched = new Map<string, Watched>();
  let touched = new Set<string>();
  let wake: (() => void) | undefined;
  let closed = false;

  const touch = (real: string, file: string | null) => {
    for (const name of watched.get(real)?.names ?? []) touched.add(file === null ? name : `${name}/${file}`);
    touched.add(file === null ? real : `${real}/${file}`);
    wake?.();
  };
  const end = (real: string) => {
    watched.get(real)?.watcher.close();
    watched.delete(real);
  };
  const begin = (real: string, inode: number, names: readonly string[]) => {
    const watcher = onDisk('watch', real, () => watch(real, (_event, file) => touch(real, file)));
    watcher.on('error', () => {
      end(real);
      touch(real, null);
    });
    watched.set(real, { watcher, inode, names });
  };
  const some = async (): Promise<boolean> => {
    if (touched.size === 0 && !closed) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    wake = undefined;
    return !closed;
  };

  return {
    set(folders) {
      if (closed) return false;
      const wanted = byRealPath(folders);
      let fresh = false;
      for (const [real, { inode }] of [...watched]) if (wanted.get(real)?.inode !== inode) end(real);
      for (const [real, { inode, names }] of wanted) {
        const known = watched.get(real);
        if (known) known.names = names;
        else begin(real, inode, names);
        fresh ||= !known;
      }
      return fresh;
    },
    async next() {
      if (!(await some())) return undefined;
      for (let waited = 0, before = -1; waited < LONGEST && touched.size !== before; waited += QUIET) {
        before = touched.size;
        await new Promise((resolve) => setTimeout(resolve, QUIET));
      }
      const all = touched;
      touched = new Set();
      return closed ? undefined : all;
    },
    isQuiet: () => touched.size === 0 && !closed,
    close() {
      closed = true;
      for (const real of [...watched.keys()]) end(real);
      wake?.();
    },
  };
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

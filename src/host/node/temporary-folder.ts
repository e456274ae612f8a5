/** Folders for a while, under names of their own: locked while the run continues, and removed where it ends. */

import { closeSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { onDisk } from './disk-error.ts';
import { locked, ownEnding, removeStale, split } from './draft.ts';

/** Makes a folder with a name of its own; see Files.makeTemporaryFolder. It is locked until `unlockFolder`, or until the run ends. */
export function makeLockedFolder(prefix: string): string {
  const { folder, base } = split(prefix);
  removeStale(folder, base);
  const path = `${prefix}${ownEnding()}`;
  return onDisk('mkdir', path, () => {
    mkdirSync(path, { recursive: true, mode: 0o755 });
    const file = openSync(path, 'r');
    const name = locked(path, file);
    if (held.size === 0) process.once('exit', removeHeld);
    if (held.size === 0) for (const signal of SIGNALS) process.once(signal, endWith);
    held.set(name, file);
    return name;
  });
}

/** The open folders, by their names. */
const held = new Map<string, number>();

/** What ends the program unless it is listened to. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function removeHeld(): void {
  for (const path of [...held.keys()]) {
    unlockFolder(path);
    rmSync(path, { recursive: true, force: true });
  }
}

function endWith(signal: NodeJS.Signals): void {
  removeHeld();
  process.kill(process.pid, signal);
}

/** Lets go of a folder that was made so, if it was. */
export function unlockFolder(path: string): void {
  const file = held.get(path);
  if (file === undefined) return;
  closeSync(file);
  held.delete(path);
  if (held.size > 0) return;
  process.off('exit', removeHeld);
  for (const signal of SIGNALS) process.off(signal, endWith);
}

/** Writes files whole or not at all, links followed and permissions exact: what files that programs share need. */
import { mkdirSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { diskError } from './disk.ts';
import { openDraft } from './draft.ts';

export interface WriteOptions {
  /** Permission bits of the file; 0644 where absent. */
  readonly mode?: number;
  /** Makes missing folders with these permission bits; absent, a missing folder is an error. */
  readonly folderMode?: number;
}

/** Puts `data` at `path`, following a link that stands there. Throws ChartwrightErrors of code `io`, worded as Go's os package. */
export function writeAtomically(path: string, data: Uint8Array | string, { mode = 0o644, folderMode }: WriteOptions = {}): void {
  const target = linkTarget(path);
  if (folderMode !== undefined) makeFolder(dirname(target), folderMode);
  const draft = openDraft(target, { mode, name: path });
  draft.add(typeof data === 'string' ? Buffer.from(data) : data);
  draft.finish();
}

/** Makes a folder and its parents; throws `mkdir …` as Go does. */
export function makeFolder(path: string, mode = 0o755): void {
  try {
    mkdirSync(path, { recursive: true, mode });
  } catch (error) {
    const { code, path: at } = error as NodeJS.ErrnoException;
    // Go names the file that stands where a folder is wanted, and calls it no directory.
    throw diskError('mkdir', at ?? path, code === 'EEXIST' ? Object.assign(new Error(), { code: 'ENOTDIR' }) : error);
  }
}

function linkTarget(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Writes files whole or not at all: beside the target first, then renamed over it, so that no reader and no interrupt meets half a file. */
import { chmodSync, closeSync, mkdirSync, openSync, realpathSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { diskError } from '../base/disk.ts';

export interface WriteOptions {
  /** Permission bits of the file; 0644 where absent. */
  readonly mode?: number;
  /** Makes missing folders with these permission bits; absent, a missing folder is an error. */
  readonly folderMode?: number;
}

let count = 0;

/** Puts `data` at `path`, following a link that stands there. Throws ChartwrightErrors of code `io`, worded as Go's os package. */
export function writeAtomically(path: string, data: Uint8Array | string, { mode = 0o644, folderMode }: WriteOptions = {}): void {
  const target = linkTarget(path);
  if (folderMode !== undefined) makeFolder(dirname(target), folderMode);
  const draft = join(dirname(target), `.${basename(target)}.${process.pid}-${count++}.tmp`);
  try {
    writeDraft(draft, data, mode);
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { force: true });
    throw diskError((error as NodeJS.ErrnoException).syscall ?? 'write', path, error);
  }
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

function writeDraft(draft: string, data: Uint8Array | string, mode: number): void {
  const bytes = typeof data === 'string' ? Buffer.from(data) : data;
  const file = openSync(draft, 'wx', mode);
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    chmodSync(draft, mode);
  } finally {
    closeSync(file);
  }
}

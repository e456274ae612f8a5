/**
 * Files and folders that are not in their places yet, beside them under names that nothing else has. What killed runs have
 * left of them is removed by the next one that writes into the same folder.
 */
import { chmodSync, closeSync, openSync, readdirSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import type { Draft } from '../files.ts';
import { systemRandom } from '../random.ts';
import { diskError } from './disk-error.ts';
import { tryLockNow } from './flock.ts';
import { nativePath } from './native-path.ts';
import { isRunning, runId } from './run-id.ts';

/** Milliseconds after which an untouched draft counts as a killed run's, if that is not known otherwise: files, folders. */
const STALE = { file: 30_000, folder: 3_600_000 } as const;

/** What a name ends with: the id of the run, whether it is locked, and 15 random digits; behind them a draft's `.tmp`. */
const ENDING = /(\d{23,})([01])\d{15}(?:\.tmp)?$/;

/** What makes a name this run's and no other's. */
export function ownEnding(): string {
  const [random] = new BigUint64Array(systemRandom.bytes(8).buffer);
  return `${runId()}0${String(random).padStart(15, '0').slice(-15)}`;
}

/**
 * Locks what is open for long, and marks this in its name: only by that do runs in other containers, which do not see
 * this process, find out that it continues. Returns the name, which stays if nothing can lock.
 */
export function locked(path: string, file: number): string {
  if (!tryLockNow(file)) return path;
  const renamed = path.replace(ENDING, (ending, run: string) => `${run}1${ending.slice(run.length + 1)}`);
  renameSync(path, renamed);
  return renamed;
}

export interface DraftOptions {
  /** Exactly these bits, umask or not. */
  readonly exact?: boolean;
  /** What errors call the file. */
  readonly name?: string;
  /** It is written to for longer than a moment. */
  readonly long?: boolean;
}

/** Opens a file beside `path`, to be put in its place when it is whole. */
export function openDraft(path: string, mode: number, options: DraftOptions = {}): Draft {
  return new FileDraft(path, mode, options);
}

class FileDraft implements Draft {
  readonly #path: string;
  /** What errors call the file. */
  readonly #name: string;
  #draft: string;
  #file: number | undefined;
  #isMade = false;

  constructor(path: string, mode: number, { exact = false, name = path, long = false }: DraftOptions) {
    const { folder, base } = split(path);
    removeStale(folder, '.');
    this.#path = path;
    this.#name = name;
    this.#draft = `${folder}${draftPrefix(base)}${ownEnding()}.tmp`;
    this.#step(() => {
      const file = openSync(nativePath(this.#draft), 'wx', mode);
      this.#file = file;
      this.#isMade = true;
      const isPrivate = (mode & 0o077) === 0;
      const bits = exact || isPrivate ? mode : modeOf(path);
      if (bits !== undefined) chmodSync(nativePath(this.#draft), bits);
      if (long) this.#draft = locked(this.#draft, file);
    });
  }

  add(data: Uint8Array): void {
    this.#step(() => {
      for (let at = 0; at < data.length; ) at += writeSync(this.#file as number, data, at);
    });
  }

  finish(): void {
    this.#step(() => {
      this.#close();
      renameSync(nativePath(this.#draft), nativePath(this.#path));
    });
  }

  discard(): void {
    this.#close();
    if (this.#isMade) rmSync(nativePath(this.#draft), { force: true });
  }

  #close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }

  #step(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.discard();
      throw diskError((error as NodeJS.ErrnoException).syscall ?? 'open', this.#name, error);
    }
  }
}

/** Removes this run's drafts of a file. */
export function removeDrafts(path: string): void {
  const { folder, base } = split(path);
  for (const name of namesIn(folder)) {
    if (name.startsWith(draftPrefix(base)) && runOf(name) === runId()) rmSync(folder + name, { force: true });
  }
}

const looked = new Set<string>();

/** Removes what killed runs have left in a folder of names that begin so. Looks once per folder and run. */
export function removeStale(folder: string, prefix: string): void {
  const key = `${folder}\0${prefix}`;
  if (looked.has(key)) return;
  looked.add(key);
  for (const name of namesIn(folder)) {
    const run = name.startsWith(prefix) ? runOf(name) : undefined;
    if (run !== undefined && run !== runId() && isStale(folder + name, run)) rmSync(folder + name, { recursive: true, force: true });
  }
}

function runOf(name: string): string | undefined {
  return ENDING.exec(name)?.[1];
}

function draftPrefix(base: string): string {
  return `.${shortened(base)}.`;
}

function isStale(path: string, run: string): boolean {
  const running = isRunning(run);
  if (running !== undefined) return !running;
  if (ENDING.exec(path)?.[2] === '1') return isUnlocked(path);
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && Date.now() - found.mtimeMs > (found.isDirectory() ? STALE.folder : STALE.file);
}

function isUnlocked(path: string): boolean {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    return tryLockNow(file) ?? false;
  } catch {
    return false;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder === '' ? '.' : folder);
  } catch {
    return [];
  }
}

function modeOf(path: string): number | undefined {
  const found = statSync(nativePath(path), { throwIfNoEntry: false });
  return found?.isFile() ? found.mode & 0o7777 : undefined;
}

/** The folder with its slash, and the name in it. */
export function split(path: string): { folder: string; base: string } {
  const base = path.slice(path.lastIndexOf('/') + 1);
  return { folder: path.slice(0, path.length - base.length), base };
}

/** Of a long name the beginning: a draft's name has no more room than any other. */
function shortened(name: string): string {
  return Buffer.byteLength(name) > 180
    ? Buffer.from(name)
        .subarray(0, 180)
        .toString('latin1')
        .replace(/[^ -~]/g, '_')
    : name;
}

/**
 * Locks that Helm and this program both respect: flock(2) on a file, as gofrs/flock takes it. Node
 * cannot call flock, but a lock belongs to an open file, not to a process: a helper program that
 * inherits the file takes the lock for us, and it is ours until we close the file.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, constants, mkdirSync, openSync, rmSync, statSync } from 'node:fs';
import { ChartwrightError } from '../base/errors.ts';
import { diskError } from '../host/node/disk-error.ts';

export interface LockOptions {
  /** Milliseconds to wait for another program to be done; Helm waits 30 seconds. */
  readonly patience?: number;
}

const PAUSE = 100;
const PATIENCE = 30_000;
/** A folder that stands for a lock is left over from a crash when it is this old. */
const STALE = 60_000;
/** BSD's and macOS's flag to open and lock in one go. */
const O_EXLOCK = 0x20;

/** Runs `work` while holding the lock on `path`; throws `context deadline exceeded` where it cannot be had in time. */
export async function withLock<T>(path: string, work: () => Promise<T> | T, { patience = PATIENCE }: LockOptions = {}): Promise<T> {
  const release = await acquire(path, Date.now() + patience);
  try {
    return await work();
  } finally {
    release();
  }
}

async function acquire(path: string, deadline: number): Promise<() => void> {
  for (;;) {
    const release = await attempt(path);
    if (release) return release;
    if (Date.now() >= deadline) throw new ChartwrightError('io', 'context deadline exceeded');
    await new Promise((done) => setTimeout(done, PAUSE));
  }
}

/** Takes the lock if it is free; undefined where another program has it. */
async function attempt(path: string): Promise<(() => void) | undefined> {
  if (process.platform === 'darwin') return attemptOpening(path);
  if (process.platform === 'win32') return attemptFolder(path);
  const file = open(path, constants.O_CREAT | constants.O_RDONLY);
  const taken = (await runs(file, 'flock', ['-n', '-x', '3'])) ?? (await runs(file, 'perl', ['-e', 'open(F,"<&=3");exit(flock(F,6)?0:1)']));
  if (taken) return () => closeSync(file);
  closeSync(file);
  return taken === undefined ? attemptFolder(path) : undefined;
}

function open(path: string, flags: number): number {
  try {
    return openSync(path, flags, 0o600);
  } catch (error) {
    throw diskError('open', path, error);
  }
}

/** Whether the helper took the lock on the inherited file; undefined where there is no such program. */
function runs(file: number, program: string, args: string[]): Promise<boolean | undefined> {
  return new Promise((resolve) => {
    const child: ChildProcess = spawn(program, args, { stdio: ['ignore', 'ignore', 'ignore', file] });
    child.on('error', () => resolve(undefined));
    child.on('close', (code) => resolve(code === 0 ? true : code === 1 ? false : undefined));
  });
}

function attemptOpening(path: string): (() => void) | undefined {
  try {
    const file = openSync(path, constants.O_CREAT | constants.O_RDONLY | constants.O_NONBLOCK | O_EXLOCK, 0o600);
    return () => closeSync(file);
  } catch (error) {
    if (['EAGAIN', 'EWOULDBLOCK'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw diskError('open', path, error);
  }
}

/** Where nothing can call flock, at least our own runs keep out of each other's way. */
function attemptFolder(path: string): (() => void) | undefined {
  const folder = path + '.d';
  try {
    mkdirSync(folder);
    return () => rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw diskError('mkdir', folder, error);
    if (Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0) > STALE) rmSync(folder, { recursive: true, force: true });
    return undefined;
  }
}

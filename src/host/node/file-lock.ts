/** A lock on a file by whatever the system has: flock, a lock that opening takes, or else a folder that stands for it. */
import { closeSync, constants, mkdirSync, openSync, rmSync, statSync } from 'node:fs';
import { diskError, onDisk } from './disk-error.ts';
import { tryLock } from './flock.ts';

/** A folder that stands for a lock is left over from a crash when it is this old. */
const STALE = 60_000;
/** BSD's and macOS's flag to open and lock in one go. */
const O_EXLOCK = 0x20;

/** Takes the lock if it is free; undefined if another program has it. */
export async function takeLock(path: string): Promise<(() => void) | undefined> {
  if (process.platform === 'darwin') return attemptOpening(path);
  if (process.platform === 'win32') return attemptFolder(path);
  const file = open(path, constants.O_CREAT | constants.O_RDONLY);
  const taken = await tryLock(file);
  if (taken) return () => closeSync(file);
  closeSync(file);
  return taken === undefined ? attemptFolder(path) : undefined;
}

function open(path: string, flags: number): number {
  return onDisk('open', path, () => openSync(path, flags, 0o600));
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

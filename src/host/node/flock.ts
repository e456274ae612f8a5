/**
 * Locks that Helm and this program both respect: flock(2) on an open file, as gofrs/flock takes it. Node cannot call flock,
 * but a lock belongs to an open file, not to a process: a helper program that inherits the file takes the lock for us, and it
 * is ours until we close the file, or until we are no more.
 */

/** Programs that lock the file that they are given as their fourth; the first that is there does it. */
const HELPERS: readonly (readonly [program: string, args: readonly string[]])[] = [
  ['flock', ['-n', '-x', '3']],
  ['perl', ['-e', 'open(F,"<&=3");exit(flock(F,6)?0:1)']],
];

/** Whether the lock on an open file could be taken; undefined if no program can find out. */
export async function tryLock(file: number): Promise<boolean | undefined> {
  const { spawn } = await import('node:child_process');
  for (const [program, args] of HELPERS) {
    const code = await new Promise<number | null>((resolve) => {
      const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'ignore', file] });
      child.on('error', () => resolve(null));
      child.on('close', resolve);
    });
    if (code === 0 || code === 1) return code === 0;
  }
  return undefined;
}

/** The same while this process waits. Few runs need it, so that the module behind it is only loaded here. */
export function tryLockNow(file: number): boolean | undefined {
  const { spawnSync } = process.getBuiltinModule('node:child_process');
  for (const [program, args] of HELPERS) {
    const { status } = spawnSync(program, args, { stdio: ['ignore', 'ignore', 'ignore', file] });
    if (status === 0 || status === 1) return status === 0;
  }
  return undefined;
}

/** Runs programs with Go's words for those that cannot be started: os/exec's search along PATH, and its exit codes. */
import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { ChartwrightError } from '../base/errors.ts';
import { quote } from '../go/quote.ts';
import type { Environment } from './platform-command.ts';

export interface Program {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Environment;
  /** Absent: the working folder. */
  readonly cwd?: string;
}

/** File descriptors that a program which is started shares with this one. */
export interface Streams {
  readonly stdin: number;
  readonly stdout: number;
  readonly stderr: number;
}

/** A program's output and end. */
export interface Finished {
  /** -1 where a signal ended it. */
  readonly exitCode: number;
  readonly stdout: Uint8Array;
  /** Empty unless it was to be kept. */
  readonly stderr: Uint8Array;
}

/** Runs a program on these streams (without `stdin`, on an empty one); resolves to its exit code. */
export function runAttached(one: Program, streams: Omit<Streams, 'stdin'> & Partial<Streams>): Promise<number> {
  const path = findProgram(one);
  return new Promise((done, fail) => {
    const child = spawn(path, [...one.args], {
      argv0: one.program,
      env: { ...one.env },
      cwd: one.cwd,
      stdio: [streams.stdin ?? 'ignore', streams.stdout, streams.stderr],
    });
    // A signal from the keyboard reaches the child as well: it decides what becomes of it.
    const wait = () => {};
    const leave = () => {
      process.off('SIGINT', wait);
      process.off('SIGQUIT', wait);
    };
    process.on('SIGINT', wait);
    process.on('SIGQUIT', wait);
    child.once('error', (error) => {
      leave();
      fail(startError(path, error));
    });
    child.once('close', (code) => {
      leave();
      done(code ?? -1);
    });
  });
}

export interface CaptureOptions {
  readonly input?: Uint8Array;
  /** What becomes of the program's complaints: they go to a file descriptor, are dropped or kept. */
  readonly stderr: number | 'drop' | 'keep';
}

const STDERR = { drop: 'ignore', keep: 'pipe' } as const;

/** Runs a program on some input and gathers its output, while this process waits. */
export function runCaptured(one: Program, { input, stderr }: CaptureOptions): Finished {
  const path = findProgram(one);
  const ran: SpawnSyncReturns<Buffer> = spawnSync(path, [...one.args], {
    argv0: one.program,
    env: { ...one.env },
    cwd: one.cwd,
    input: input ?? new Uint8Array(),
    stdio: [input ? 'pipe' : 'ignore', 'pipe', typeof stderr === 'number' ? stderr : STDERR[stderr]],
    maxBuffer: Number.POSITIVE_INFINITY,
  });
  // A program that ends without reading all its input is no failure.
  const broken = (ran.error as NodeJS.ErrnoException | undefined)?.code === 'EPIPE';
  if (ran.error && !broken) throw startError(path, ran.error);
  return { exitCode: ran.status ?? -1, stdout: ran.stdout, stderr: ran.stderr ?? new Uint8Array() };
}

/** The program's path: as it is with a slash, else the first executable along PATH. */
export function findProgram({ program, env }: Pick<Program, 'program' | 'env'>): string {
  if (program.includes('/')) return program;
  for (const folder of (env.PATH ?? '').split(':')) {
    const path = `${folder === '' ? '.' : folder}/${program}`;
    if (!isExecutable(path)) continue;
    if (path.startsWith('/')) return path;
    throw new ChartwrightError('io', `exec: ${quote(program)}: cannot run executable found relative to current directory`);
  }
  throw new ChartwrightError('io', `exec: ${quote(program)}: executable file not found in $PATH`);
}

/** A command line as Go prints it. */
export function commandLine(one: Program): string {
  let path = one.program;
  try {
    path = findProgram(one);
  } catch {
    // Printed as it was asked for.
  }
  return [path, ...one.args].join(' ');
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or directory',
  EACCES: 'permission denied',
  ENOEXEC: 'exec format error',
  ENOTDIR: 'not a directory',
  E2BIG: 'argument list too long',
  ETXTBSY: 'text file busy',
};

function startError(path: string, error: Error): ChartwrightError {
  const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ''] ?? error.message;
  return new ChartwrightError('io', `fork/exec ${path}: ${reason}`, { cause: error });
}

/** Other programs as a parameter: where they are found, how they are run, and what this machine is. */
import { ChartwrightError } from '../base/errors.ts';
import { quote } from '../go/quote.ts';
import type { Environment } from './environment.ts';

/** A machine in Go's words (`linux`, `amd64`). */
export interface Machine {
  readonly os: string;
  readonly arch: string;
}

export interface Program {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Environment;
  /** Absent: the working folder. */
  readonly cwd?: string | undefined;
}

/** File descriptors that a program which is started shares with this one. */
export interface Streams {
  readonly stdin: number;
  readonly stdout: number;
  readonly stderr: number;
}

export interface CaptureOptions {
  /** What the program reads, or the file descriptor from which it does; absent: nothing. */
  readonly input?: Uint8Array | number | undefined;
  /** Where the program's standard error goes: to a file descriptor, nowhere, or into a buffer. */
  readonly stderr: number | 'drop' | 'keep';
}

/** A program's output and end. */
export interface Finished {
  /** -1 where a signal ended it. */
  readonly exitCode: number;
  /** The name of that signal. */
  readonly signal?: string | undefined;
  readonly stdout: Uint8Array;
  /** Empty unless it was to be kept. */
  readonly stderr: Uint8Array;
}

/** Methods that run programs look for them along PATH and throw `io` errors with Go's messages if they cannot be started. */
export interface Processes {
  readonly machine: Machine;
  /** This process's own id. */
  readonly id: number;
  /** Whether a path leads to a file that may be executed. */
  isExecutable(path: string): boolean;
  /** Who runs this program, and where; what is not known is empty. */
  identity(): { readonly user: string; readonly host: string; readonly platform: string };
  /** Whether a file descriptor is a terminal. */
  isTerminal(stream: number): boolean;
  /** Whether a file descriptor is a pipe from another program. */
  isPipe(stream: number): boolean;
  /** Runs a program on these streams (without `stdin`, on an empty one); resolves to its exit code. */
  attach(one: Program, streams: Omit<Streams, 'stdin'> & Partial<Streams>): Promise<number>;
  /** Runs a program and gathers its output, while everything else continues. */
  capture(one: Program, options: CaptureOptions): Promise<Finished>;
  /** The same while this process waits. */
  captureNow(one: Program, options: CaptureOptions): Finished;
}

/** The program's path by the rules of os/exec (Go 1.26): as it is with a slash, else the first executable along PATH. Throws `exec: …`. */
export function findProgram(processes: Pick<Processes, 'isExecutable'>, { program, env }: Pick<Program, 'program' | 'env'>): string {
  if (program.includes('/')) return program;
  for (const folder of (env.PATH ?? '').split(':')) {
    const path = `${folder === '' ? '.' : folder}/${program}`;
    if (!processes.isExecutable(path)) continue;
    if (path.startsWith('/')) return path;
    throw new ChartwrightError('io', `exec: ${quote(program)}: cannot run executable found relative to current directory`);
  }
  throw new ChartwrightError('io', `exec: ${quote(program)}: executable file not found in $PATH`);
}

/** A command line as Go prints it. */
export function commandLine(processes: Pick<Processes, 'isExecutable'>, one: Program): string {
  let path = one.program;
  try {
    path = findProgram(processes, one);
  } catch {
    // Printed as it was asked for.
  }
  return [path, ...one.args].join(' ');
}

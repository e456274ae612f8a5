/** Runs the command line in process or as a program of its own, and gathers its output. */
import { spawn } from 'node:child_process';
import { closeSync, constants, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';
import { encodeUtf8 } from '../../src/go/utf8.ts';
import { availableCores, workDone } from '../../src/host/node/cores.ts';
import { onDisk } from '../../src/host/node/disk-error.ts';
import { watchFolders } from '../../src/host/node/folder-watch.ts';
import { nodeHost } from '../../src/host/node/host.ts';
import { readHidden, readVisible } from '../../src/host/node/read-terminal.ts';
import { startThread } from '../../src/host/node/threads.ts';

/** What a command line is run in. */
export interface Place {
  /** A folder of its own, whose `work` folder is the working folder. */
  readonly home: string;
  readonly env: Readonly<Record<string, string>>;
  readonly stdin: string;
}

export interface Ended {
  /** -1 where a signal ended it. */
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line; rows of one worker run one after the other. */
export type Program = (words: readonly string[], place: Place) => Promise<Ended>;

export const BIN = resolve(import.meta.dirname, '../../bin/chartwright.js');

/** The command that stands for the program under test where it has to be a process: CHARTWRIGHT_PROGRAM, its path from here, or the built one. */
export const COMMAND: readonly string[] = process.env.CHARTWRIGHT_PROGRAM
  ? commandOf(process.env.CHARTWRIGHT_PROGRAM.split(' '))
  : [process.execPath, BIN];

/** Rows are run in folders of their own, where a relative path leads nowhere. */
function commandOf([program = '', ...args]: readonly string[]): string[] {
  return [program.includes('/') ? resolve(program) : program, ...args];
}

/** Starts a command per command line. */
export function spawned([command = '', ...first]: readonly string[]): Program {
  return (words, { home, env, stdin }) =>
    new Promise((done, fail) => {
      const child = spawn(command, [...first, ...words], { cwd: join(home, 'work'), env });
      const [out, err]: [Buffer[], Buffer[]] = [[], []];
      child.stdout.on('data', (data) => out.push(data));
      child.stderr.on('data', (data) => err.push(data));
      // A program that ends without reading all its input is no failure.
      child.stdin.on('error', () => {});
      child.stdin.end(stdin);
      child.on('error', fail);
      child.on('close', (code) => done({ exit: code ?? -1, stdout: String(Buffer.concat(out)), stderr: String(Buffer.concat(err)) }));
    });
}

let running = '';

/** Calls the command line's `main`. One line at a time: each has the process's working folder. */
export const inProcess: Program = async (words, place) => {
  if (running) throw new Error(`still running: ${running}`);
  running = words.join(' ') || 'no words';
  try {
    return await callMain(words, place);
  } finally {
    running = '';
  }
};

/** Calls `main` with streams of its own, which programs that it starts share. */
async function callMain(words: readonly string[], { home, env, stdin }: Place): Promise<Ended> {
  const path = (name: string): string => join(home, `.${name}`);
  writeFileSync(path('stdin'), stdin);
  const streams = { stdin: openSync(path('stdin'), 'r'), stdout: openSync(path('stdout'), 'w'), stderr: openSync(path('stderr'), 'w') };
  const before = process.cwd();
  process.chdir(join(home, 'work'));
  try {
    const exit = await main(words, ioOf(streams, env, path('stdin')));
    // A process keeps the lower eight bits of its exit code.
    return { exit: exit & 0xff, stdout: readFileSync(path('stdout'), 'utf8'), stderr: readFileSync(path('stderr'), 'utf8') };
  } finally {
    process.chdir(before);
    for (const stream of Object.values(streams)) closeSync(stream);
  }
}

/**
 * A lock that is not held against other programs, since a row has none beside it: the real one starts a helper program per lock.
 * `trouble.test.ts` and `test/host` have programs that wait for each other.
 */
async function lockAlone(path: string): Promise<() => void> {
  const file = onDisk('open', path, () => openSync(path, constants.O_CREAT | constants.O_RDONLY, 0o600));
  return () => closeSync(file);
}

function ioOf(streams: Io['streams'], env: Io['env'], stdin: string): Io {
  return {
    out: (text) => writeSync(streams.stdout, encodeUtf8(text)),
    err: (text) => writeSync(streams.stderr, encodeUtf8(text)),
    stdin: () => readFileSync(streams.stdin),
    typed: {
      hidden: () => readHidden(Readable.from([readFileSync(stdin)])),
      visible: () => readVisible(Readable.from([readFileSync(stdin)])),
    },
    streams,
    ...nodeHost,
    files: { ...nodeHost.files, lock: lockAlone },
    env,
    cwd: process.cwd(),
    watchFolders: async () => watchFolders(),
    program: 'chartwright',
    binary: BIN,
    terminal: false,
    threads: async () => ({ cores: availableCores(), work: workDone, start: (data, onMessage) => startThread(BIN, data, onMessage) }),
  };
}

/** What rows and sessions are run by: in process, unless CHARTWRIGHT_PROGRAM names a program. */
export const PROGRAM: Program = process.env.CHARTWRIGHT_PROGRAM ? spawned(COMMAND) : inProcess;

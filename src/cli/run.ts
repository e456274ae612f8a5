/** The process around `main`: Node's streams, environment and exit code. */
import { fstatSync, readFileSync, writeSync } from 'node:fs';
import { basename } from 'node:path';
import { attempt } from '../base/errors.ts';
import { encodeUtf8, isAscii } from '../go/utf8.ts';
import { diskError } from '../host/node/disk-error.ts';
import { nodeHost } from '../host/node/host.ts';
import { optimizeLater } from '../host/node/optimizer.ts';
import { DEEP_WORD, THREAD_WORD } from '../host/node/thread-word.ts';
import { expectWork } from '../host/optimizer.ts';
import type { Io } from './io.ts';
import { main } from './main.ts';

/**
 * Runs the command line of this process and ends it with the exit code. `invoked` is what the program was called as,
 * `binary` if it is. In a thread that the program has started of itself, does that thread's work instead.
 */
export async function run(invoked = process.argv[1] ?? '', binary = invoked || 'chartwright'): Promise<void> {
  optimizeLater();
  const words = process.argv.slice(2);
  const io = processIo(invoked, binary);
  if (words[0] === THREAD_WORD && (await import('./thread.ts')).runThread(io)) return;
  if (words[0] === DEEP_WORD) return (await import('./thread.ts')).runAgain(io);
  // What is still under way, such as downloads beside one that failed, ends with the command. All output is written by now.
  process.exit(await main(words, io));
}

/** Ctrl-C, a system that wants the process to end, a terminal that is closed. */
const INTERRUPTS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function processIo(invoked: string, binary: string): Io {
  const written = { out: 0, err: 0 };
  let stdin: Uint8Array | undefined;
  return {
    out(text) {
      written.out += text.length;
      writeAll(1, text);
    },
    err(text) {
      written.err += text.length;
      writeAll(2, text);
    },
    stdin() {
      stdin ??= readFileSync(0);
      return stdin;
    },
    typed: {
      hidden: async () => (await import('../host/node/read-terminal.ts')).readHidden(process.stdin),
      visible: async () => (await import('../host/node/read-terminal.ts')).readVisible(process.stdin),
    },
    streams: { stdin: 0, stdout: 1, stderr: 2 },
    ...nodeHost,
    cwd: process.cwd(),
    program: basename(invoked).replace(/\.(js|exe)$/, '') === 'helm' ? 'helm' : 'chartwright',
    binary,
    get terminal() {
      return isTerminal(2);
    },
    get outTerminal() {
      return isTerminal(1);
    },
    get outWidth() {
      return isTerminal(1) ? process.stdout.columns : undefined;
    },
    async threads() {
      const [{ startThread }, { availableCores, workDone }] = await Promise.all([
        import('../host/node/threads.ts'),
        import('../host/node/cores.ts'),
      ]);
      return {
        cores: availableCores(),
        work: workDone,
        start: (data, onMessage) => startThread(process.argv[1] as string, data, onMessage),
      };
    },
    // The single-file program has the stack of the system; a thread of Node's has what it is given.
    ...(!process.versions.bun && {
      async runDeeper() {
        const { runDeepThread } = await import('../host/node/threads.ts');
        return runDeepThread(process.argv[1] as string, { words: process.argv.slice(2), written, stdin });
      },
    }),
    watchFolders: async () => (await import('../host/node/folder-watch.ts')).watchFolders(),
    expectWork,
    onInterrupt(stop) {
      for (const signal of INTERRUPTS) process.on(signal, stop);
      return () => {
        for (const signal of INTERRUPTS) process.off(signal, stop);
      };
    },
  };
}

/** A first look: most streams are files or pipes, and the module that tells terminals takes time to load. */
function isTerminal(fd: number): boolean {
  return (attempt(() => fstatSync(fd).isCharacterDevice()) ?? false) && nodeHost.processes.isTerminal(fd);
}

/** The exit code that a shell reports for a program that SIGPIPE has ended, as it ends Go's. */
const BROKEN_PIPE = 141;

/** Writes everything before it returns; a full pipe is waited for, a closed one ends the program. */
function writeAll(fd: number, text: string): void {
  const bytes = isAscii(text) ? Buffer.from(text, 'latin1') : encodeUtf8(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(fd, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') process.exit(BROKEN_PIPE);
      if (code !== 'EAGAIN') throw diskError('write', `/dev/std${fd === 1 ? 'out' : 'err'}`, error);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

/** Passphrases of signing keys: out of a file, from standard input, or asked for on the terminal. */
import { fstatSync, readFileSync } from 'node:fs';
import { diskError } from '../base/disk.ts';
import { ChartwrightError } from '../base/errors.ts';
import { quote } from '../go/quote.ts';
import type { Io } from './io.ts';

/** Answers for the owner of a key. */
export type Passphrase = (owner: string) => Promise<Uint8Array | string>;

/** The way to a passphrase; a file (`-`: standard input, which must be a pipe) is read at once, line ends behind it dropped. */
export function passphraseFrom(io: Io, file: string): Passphrase {
  if (file === '') return (owner) => askFor(io, owner);
  const words = file === '-' ? readPipe(io) : readFile(file);
  let end = words.length;
  while (end > 0 && (words[end - 1] === 10 || words[end - 1] === 13)) end--;
  return async () => words.subarray(0, end);
}

function readPipe(io: Io): Uint8Array {
  if (fstatSync(0).isFIFO()) return io.stdin();
  throw new ChartwrightError('usage', 'specified reading passphrase from stdin, without input on stdin');
}

function readFile(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw diskError('open', path, error);
  }
}

/** Reads a line from the terminal without showing it. */
async function askFor(io: Io, owner: string): Promise<string> {
  io.out(`Password for key ${quote(owner)} >  `);
  const { stdin } = process;
  if (!stdin.isTTY) {
    io.out('\n');
    throw new ChartwrightError('io', 'inappropriate ioctl for device');
  }
  stdin.setRawMode(true);
  try {
    return await readLine(stdin);
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    io.out('\n');
  }
}

function readLine(stdin: NodeJS.ReadStream): Promise<string> {
  return new Promise((done, fail) => {
    let line = '';
    const take = (data: Buffer) => {
      for (const char of data.toString()) {
        if (char === '\x03') return finish(() => process.kill(process.pid, 'SIGINT'));
        if (char === '\x04' && line === '') return finish(() => fail(new ChartwrightError('io', 'EOF')));
        if (char === '\r' || char === '\n') return finish(() => done(line));
        line = char === '\x7f' || char === '\b' ? Array.from(line).slice(0, -1).join('') : line + char;
      }
    };
    const finish = (then: () => void) => {
      stdin.off('data', take);
      then();
    };
    stdin.on('data', take);
    stdin.resume();
  });
}

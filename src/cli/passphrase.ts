/** Passphrases of signing keys: out of a file, from standard input, or asked for on the terminal. */
import { fstatSync, readFileSync } from 'node:fs';
import { diskError } from '../base/disk.ts';
import { ChartwrightError } from '../base/errors.ts';
import { quote } from '../go/quote.ts';
import type { Io } from './io.ts';
import { readHidden } from './read-terminal.ts';

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

/** Asks on the terminal. */
async function askFor(io: Io, owner: string): Promise<string> {
  io.out(`Password for key ${quote(owner)} >  `);
  try {
    return await readHidden();
  } finally {
    io.out('\n');
  }
}

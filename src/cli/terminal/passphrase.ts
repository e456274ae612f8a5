/** Passphrases of signing keys: out of a file, from standard input, or asked for on the terminal. */
import { ChartwrightError } from '../../base/errors.ts';
import { quote } from '../../go/quote.ts';
import type { Io } from '../io.ts';

/** Answers for the owner of a key. */
export type Passphrase = (owner: string) => Promise<Uint8Array | string>;

/** The way to a passphrase; a file (`-`: standard input, which must be a pipe) is read at once, line ends behind it dropped. */
export function passphraseFrom(io: Io, file: string): Passphrase {
  if (file === '') return (owner) => askFor(io, owner);
  const words = file === '-' ? readPipe(io) : io.files.read(file);
  let end = words.length;
  while (end > 0 && (words[end - 1] === 10 || words[end - 1] === 13)) end--;
  return async () => words.subarray(0, end);
}

/** As passphraseFrom, but the first line of a file or of standard input is the passphrase. Throws `EOF` if there is none. */
export function passphraseLine(io: Io, file: string): Passphrase {
  if (file === '') return passphraseFrom(io, file);
  const words = file === '-' ? readPipe(io) : io.files.read(file);
  if (words.length === 0) throw new ChartwrightError('io', 'EOF');
  const end = words.indexOf(10);
  const line = end < 0 ? words : words.subarray(0, words[end - 1] === 13 ? end - 1 : end);
  return async () => line;
}

function readPipe(io: Io): Uint8Array {
  if (io.processes.isPipe(io.streams.stdin)) return io.stdin();
  throw new ChartwrightError('usage', 'specified reading passphrase from stdin, without input on stdin');
}

/** Asks on the terminal. */
async function askFor(io: Io, owner: string): Promise<string> {
  io.out(`Password for key ${quote(owner)} >  `);
  try {
    return await io.typed.hidden();
  } finally {
    io.out('\n');
  }
}

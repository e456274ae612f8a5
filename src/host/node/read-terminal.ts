/** Lines that somebody types on the terminal. */
import { ChartwrightError } from '../../base/errors.ts';

/** A stream that may be a terminal. */
export type Keyboard = NodeJS.ReadableStream & Partial<Pick<NodeJS.ReadStream, 'isTTY' | 'setRawMode'>>;

/** Reads a line without showing it; throws `inappropriate ioctl for device` if standard input is not a terminal. */
export async function readHidden(stdin: Keyboard): Promise<string> {
  if (!stdin.isTTY || !stdin.setRawMode) throw new ChartwrightError('io', 'inappropriate ioctl for device');
  stdin.setRawMode(true);
  try {
    return await readKeys(stdin);
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
  }
}

/** Reads a line that is shown as it is typed; undefined at the end of input. */
export async function readVisible(stdin: Keyboard): Promise<string | undefined> {
  const { createInterface } = await import('node:readline');
  const lines = createInterface({ input: stdin });
  return new Promise((done) => {
    lines.once('line', (line) => {
      done(line);
      lines.close();
    });
    lines.once('close', () => done(undefined));
  });
}

function readKeys(stdin: Keyboard): Promise<string> {
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

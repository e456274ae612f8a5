/** Names and passwords for servers: given as flags, piped in, or typed on the terminal, as Helm asks for them. */
import { ChartwrightError } from '../../base/errors.ts';
import { trimSpace } from '../../go/space.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import { report } from '../../helm/report.ts';
import type { Context } from '../command.ts';
import type { Io } from '../io.ts';

/** What standard input holds, without its last line end. */
export function pipedPassword(io: Io): string {
  return decodeUtf8(io.stdin()).replace(/\n$/, '').replace(/\r$/, '');
}

/** Asks for a password on the terminal. */
export async function typedPassword(io: Io): Promise<string> {
  io.out('Password: ');
  try {
    return await io.typed.hidden();
  } finally {
    io.out('\n');
  }
}

export interface Login {
  readonly username: string;
  readonly password: string;
}

interface LoginFlags extends Login {
  readonly passwordStdin: boolean;
}

/** Name and password of --username, --password and --password-stdin; what is missing is asked for. Without a name it is a token. */
export async function loginOf({ io, log, settings }: Context, flags: LoginFlags): Promise<Login> {
  const { username, password, passwordStdin } = flags;
  if (passwordStdin) return { username, password: pipedPassword(io) };
  if (password !== '') {
    const message = 'using --password via the CLI is insecure. Use --password-stdin';
    const plain = 'WARNING: Using --password via the CLI is insecure. Use --password-stdin.';
    report(log, settings.profile, { level: 'warn', message, attributes: [] }, plain);
    return { username, password };
  }
  const name = username || trimSpace(await askName(io));
  const what = name === '' ? 'Token' : 'Password';
  io.out(`${what}: `);
  const secret = await io.typed.hidden();
  io.out('\n');
  if (secret === '') throw new ChartwrightError('usage', `${what.toLowerCase()} required`);
  return { username: name, password: secret };
}

async function askName(io: Io): Promise<string> {
  io.out('Username: ');
  const line = await io.typed.visible();
  if (line === undefined) throw new ChartwrightError('io', 'EOF');
  return line;
}

/** Credential helpers: programs `docker-credential-<name>` that keep secrets in a platform's own store. */
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { ChartwrightError, errorText } from '../../base/errors.ts';
import { printJson } from '../../codec/json/print.ts';
import { struct } from '../../codec/struct/struct.ts';
import { quote } from '../../go/quote.ts';
import type { Environment } from '../../net/proxy.ts';
import { type CredentialStore, NO_CREDENTIAL } from './credential.ts';

const PREFIX = 'docker-credential-';
/** The user name that stands for a token. */
const TOKEN_USER = '<token>';
const NOT_FOUND = 'credentials not found in native keychain';

/** The store behind a helper. Methods throw what the helper says, with code `io`. */
export function helperStore(name: string): CredentialStore {
  const program = PREFIX + name;
  return {
    async get(server) {
      let answer: string;
      try {
        answer = await run(program, 'get', server);
      } catch (error) {
        if (errorText(error) === NOT_FOUND) return NO_CREDENTIAL;
        throw error;
      }
      return credentialIn(answer);
    },
    async put(server, { username, password, refreshToken }) {
      const [user, secret] = refreshToken ? [TOKEN_USER, refreshToken] : [username, password];
      await run(program, 'store', printJson(struct({ ServerURL: server, Username: user, Secret: secret })));
    },
    async remove(server) {
      await run(program, 'erase', server);
    },
  };
}

function credentialIn(answer: string): typeof NO_CREDENTIAL {
  let found: { Username?: unknown; Secret?: unknown };
  try {
    found = JSON.parse(answer);
  } catch (error) {
    throw new ChartwrightError('io', answer.trim() === '' ? 'unexpected end of JSON input' : errorText(error), { cause: error });
  }
  const [username, secret] = [String(found?.Username ?? ''), String(found?.Secret ?? '')];
  return username === TOKEN_USER ? { ...NO_CREDENTIAL, refreshToken: secret } : { ...NO_CREDENTIAL, username, password: secret };
}

/** The platform's usual helper where its program is there; undefined otherwise. */
export function defaultHelper(env: Environment): string | undefined {
  const found = (program: string): boolean =>
    (env.PATH ?? '').split(':').some((folder) => folder !== '' && isProgram(join(folder, program)));
  const usual =
    process.platform === 'darwin' ? 'osxkeychain' : process.platform === 'win32' ? 'wincred' : found('pass') ? 'pass' : 'secretservice';
  return found(PREFIX + usual) ? usual : undefined;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function run(program: string, action: string, input: string): Promise<string> {
  const { spawn } = await import('node:child_process');
  return new Promise((resolve, reject) => {
    const fail = (message: string): void => reject(new ChartwrightError('io', message));
    const child = spawn(program, [action], { stdio: ['pipe', 'pipe', 'inherit'] });
    const out: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stdin.on('error', () => {});
    child.on('error', () => fail(`exec: ${quote(program)}: executable file not found in $PATH`));
    child.on('close', (code, signal) => {
      const text = Buffer.concat(out).toString('utf8');
      if (code === 0) resolve(text);
      else fail(text.trim() || (signal ? `signal: ${signal}` : `exit status ${code}`));
    });
    child.stdin.end(input);
  });
}

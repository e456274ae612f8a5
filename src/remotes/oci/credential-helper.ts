/** Credential helpers: programs `docker-credential-<name>` that keep secrets in a platform's own store. */
import { attempt, ChartwrightError, errorText } from '../../base/errors.ts';
import { parseJson } from '../../codec/json/parse.ts';
import { printJson } from '../../codec/json/print.ts';
import { structOf, TEXT } from '../../codec/struct/decode-struct.ts';
import { struct } from '../../codec/struct/struct.ts';
import { decodeUtf8, encodeUtf8 } from '../../go/utf8.ts';
import type { Host } from '../../host/host.ts';
import { findProgram } from '../../host/processes.ts';
import { type CredentialStore, NO_CREDENTIAL } from './credential.ts';
import { EXACTLY } from './manifest.ts';

const PREFIX = 'docker-credential-';
/** The user name that stands for a token. */
const TOKEN_USER = '<token>';
const NOT_FOUND = 'credentials not found in native keychain';

/** The file descriptor on which helpers complain. */
const STDERR = 2;

/** What a helper answers, by oras-go's names. */
const CREDENTIALS = structOf<{ server: string; username: string; secret: string }>('credentials.dockerCredentials', {
  ServerURL: ['server', TEXT],
  Username: ['username', TEXT],
  Secret: ['secret', TEXT],
});

type HelperDeps = Pick<Host, 'processes' | 'env'>;

/** The store behind a helper. Methods throw the helper's message, with code `io`. */
export function helperStore(name: string, deps: HelperDeps): CredentialStore {
  const program = PREFIX + name;
  return {
    async get(server) {
      let answer: string;
      try {
        answer = await run(deps, program, 'get', server);
      } catch (error) {
        if (errorText(error) === NOT_FOUND) return NO_CREDENTIAL;
        throw error;
      }
      return credentialIn(answer);
    },
    async put(server, { username, password, refreshToken }) {
      const [user, secret] = refreshToken ? [TOKEN_USER, refreshToken] : [username, password];
      await run(deps, program, 'store', printJson(struct({ ServerURL: server, Username: user, Secret: secret })));
    },
    async remove(server) {
      await run(deps, program, 'erase', server);
    },
  };
}

function credentialIn(answer: string): typeof NO_CREDENTIAL {
  const { username, secret } = CREDENTIALS.decode(parseJson(answer), CREDENTIALS.zero(), EXACTLY);
  return username === TOKEN_USER ? { ...NO_CREDENTIAL, refreshToken: secret } : { ...NO_CREDENTIAL, username, password: secret };
}

/** The platform's usual helper where its program is there; undefined otherwise. */
export function defaultHelper({ processes, env }: HelperDeps): string | undefined {
  const found = (program: string): boolean => attempt(() => findProgram(processes, { program, env })) !== undefined;
  const { os } = processes.machine;
  const usual = os === 'darwin' ? 'osxkeychain' : os === 'windows' ? 'wincred' : found('pass') ? 'pass' : 'secretservice';
  return found(PREFIX + usual) ? usual : undefined;
}

async function run({ processes, env }: HelperDeps, program: string, action: string, input: string): Promise<string> {
  const { exitCode, signal, stdout } = await processes.capture(
    { program, args: [action], env },
    { input: encodeUtf8(input), stderr: STDERR },
  );
  const text = decodeUtf8(stdout);
  if (exitCode === 0) return text;
  throw new ChartwrightError('io', text.trim() || (signal ? `signal: ${signal}` : `exit status ${exitCode}`));
}

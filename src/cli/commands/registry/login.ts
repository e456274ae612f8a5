/** `registry login`: stores credentials for a registry. */
import { loginToRegistry } from '../../../action/repository/registry.ts';
import { atLeast, command } from '../../command.ts';
import { nothing } from '../../complete/completion.ts';
import { bool, text } from '../../flag.ts';
import { registryTlsFlags } from '../../flag-groups.ts';
import { remotesOf } from '../../remotes.ts';
import { loginOf } from '../../terminal/password.ts';

export const registryLogin = command({
  use: 'login [host]',
  short: 'login to a registry',
  long: `
Checks a name and a password, or a token, with a registry, and stores them for the
commands that use charts from there. The registry is a host, with a port if it is not the
default; with a path, the credentials apply only to what is below it.

Name and password are prompted for if flags do not give them. --password-stdin keeps the
password out of the process list and the shell's history.
`,
  examples: `
  # prompt for name and password
  PROGRAM registry login registry.example.com

  # take the password from a pipe
  echo "$TOKEN" | PROGRAM registry login registry.example.com -u "$NAME" --password-stdin
`,
  flags: {
    username: text('registry username', { short: 'u' }),
    password: text('registry password or identity token', { short: 'p' }),
    passwordStdin: bool('read password or identity token from stdin'),
    insecure: bool('allow connections to TLS registry without certs'),
    ...registryTlsFlags,
    plainHttp: bool('use insecure HTTP connections for the chart upload'),
  },
  args: atLeast(1),
  complete: () => nothing,
  async run(context, [host = ''], flags) {
    const { certFile, keyFile, caFile, insecure, plainHttp } = flags;
    const remote = { certFile, keyFile, caFile, insecureSkipTlsVerify: insecure, plainHttp };
    await loginToRegistry(remotesOf(context), host, { credentials: () => loginOf(context, flags), remote });
  },
});

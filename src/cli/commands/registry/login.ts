/** `registry login`: keeps credentials for a registry. */
import { loginToRegistry } from '../../../action/repository/registry.ts';
import { atLeast, type Command } from '../../command.ts';
import { bool, text } from '../../flag.ts';
import { loginOf } from '../../password.ts';
import { remotesOf } from '../../remotes.ts';

export const registryLogin: Command = {
  use: 'login [host]',
  long: `
Tries a name and a password, or a token, on a registry, and keeps them for all
commands that reach for charts there:

    $ echo "$TOKEN" | chartwright registry login ghcr.io -u "$NAME" --password-stdin
`,
  flags: () => [
    { ...text('username', 'registry username'), short: 'u' },
    { ...text('password', 'registry password or identity token'), short: 'p' },
    bool('password-stdin', 'read password or identity token from stdin'),
    bool('insecure', 'allow connections to TLS registry without certs'),
    text('cert-file', 'identify registry client using this SSL certificate file'),
    text('key-file', 'identify registry client using this SSL key file'),
    text('ca-file', 'verify certificates of HTTPS-enabled servers using this CA bundle'),
    bool('plain-http', 'use insecure HTTP connections for the chart upload'),
  ],
  args: atLeast(1),
  async run(context, [host = ''], flags) {
    const remote = {
      certFile: flags.text('cert-file'),
      keyFile: flags.text('key-file'),
      caFile: flags.text('ca-file'),
      insecureSkipTlsVerify: flags.bool('insecure'),
      plainHttp: flags.bool('plain-http'),
    };
    await loginToRegistry(remotesOf(context), host, { credentials: () => loginOf(context, flags), remote });
  },
};

/** `push`: puts a package into a registry. */
import { pushPackage } from '../../action/repository/registry.ts';
import { atLeast, type Command } from '../command.ts';
import { bool, text } from '../flag.ts';
import { remoteFlags } from '../flag-options.ts';
import { remotesOf } from '../remotes.ts';

export const push: Command = {
  use: 'push [chart] [remote]',
  long: `
Uploads a package to a registry, oci://HOST/FOLDER; its provenance file goes
along where it lies beside it. Name and tag there are the chart's name and version.
`,
  flags: () => [
    text('cert-file', 'identify registry client using this SSL certificate file'),
    text('key-file', 'identify registry client using this SSL key file'),
    text('ca-file', 'verify certificates of HTTPS-enabled servers using this CA bundle'),
    bool('insecure-skip-tls-verify', 'skip tls certificate checks for the chart upload'),
    bool('plain-http', 'use insecure HTTP connections for the chart upload'),
    text('username', 'chart repository username where to locate the requested chart'),
    text('password', 'chart repository password where to locate the requested chart'),
  ],
  args: atLeast(2),
  run: (context, [path = '', remote = ''], flags) => pushPackage(remotesOf(context), path, remote, remoteFlags(flags)),
};

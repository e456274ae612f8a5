/** `plugin install`: adds a plugin to the command line. */
import { installPlugin } from '../../../action/plugin/install-plugin.ts';
import { type Command, exactly } from '../../command.ts';
import { bool, text } from '../../flag.ts';
import { remoteFlags } from '../../flag-options.ts';
import { pluginDeps } from '../../plugin-deps.ts';

export const pluginInstall: Command = {
  use: 'install [options] <path|url>',
  long: `
Installs a plugin from a folder, an archive (.tgz, .tar.gz) on this machine or a
web server, a registry (oci://) or a git repository.

Archives must be signed: the signature is looked for beside the archive, under
its name with .prov behind it. A folder is linked, not copied, and needs none; so
a plugin can be tried out while it is written. A git repository has none that
could be checked: --verify=false installs from there, and unsigned archives.
`,
  flags: (settings) => [
    text('version', 'specify a version constraint. If this is not specified, the latest version is installed'),
    { name: 'verify', type: 'bool', default: true, usage: 'verify the plugin signature before installing' },
    { ...text('keyring', 'location of public keys used for verification'), default: settings.keyring },
    text('cert-file', 'identify registry client using this SSL certificate file'),
    text('key-file', 'identify registry client using this SSL key file'),
    text('ca-file', 'verify certificates of HTTPS-enabled servers using this CA bundle'),
    bool('insecure-skip-tls-verify', 'skip tls certificate checks for the plugin download'),
    bool('plain-http', 'use insecure HTTP connections for the plugin download'),
    text('username', 'registry username'),
    text('password', 'registry password'),
  ],
  args: exactly(1),
  run: (context, [source = ''], flags) =>
    installPlugin(pluginDeps(context), source, {
      version: flags.text('version'),
      verify: flags.bool('verify'),
      keyring: flags.text('keyring'),
      ...remoteFlags(flags),
    }),
};

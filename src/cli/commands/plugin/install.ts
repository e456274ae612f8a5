/** `plugin install`: adds a plugin to the command line. */
import { installPlugin } from '../../../action/plugin/install-plugin.ts';
import type { Profile } from '../../../helm/profile.ts';
import { command, exactly } from '../../command.ts';
import { oneFile } from '../../complete/completion.ts';
import { bool, type Flags, text } from '../../flag.ts';
import { chartFlags, registryTlsFlags } from '../../flag-groups.ts';
import { serverAccess } from '../../flags/flag-options.ts';
import { pluginDeps } from '../../plugin-deps.ts';

/** Flags that came with signatures. */
function onlySigned<F extends Flags>(flags: F): F {
  const when = ({ signsPlugins }: Profile) => signsPlugins;
  return Object.fromEntries(Object.entries(flags).map(([key, flag]) => [key, { ...flag, when }])) as F;
}

export const pluginInstall = command({
  use: 'install [options] <path|url>',
  aliases: ['add'],
  short: 'install a Helm plugin',
  long: `
Installs a plugin from a folder, from an archive (.tgz, .tar.gz) on this machine or a
web server, from a registry (oci://) or from a git repository.

Archives must be signed: the signature is a file beside the archive, with .prov added to
its name. A folder is linked, not copied, and needs no signature, so a plugin can be
tried while it is written. Git repositories have no signature that can be checked;
--verify=false installs from there, and unsigned archives.
`,
  examples: `
  # link a plugin that is being written
  PROGRAM plugin install ./my-plugin

  # install one version from a git repository, which cannot be verified
  PROGRAM plugin install https://git.example.com/plugins/diff --version v3.9.4 --verify=false
`,
  flags: {
    version: text('specify a version constraint. If this is not specified, the latest version is installed'),
    ...onlySigned({
      verify: bool('verify the plugin signature before installing', { default: true }),
      keyring: chartFlags().keyring,
      ...registryTlsFlags,
      insecureSkipTlsVerify: bool('skip tls certificate checks for the plugin download'),
      plainHttp: bool('use insecure HTTP connections for the plugin download'),
      username: text('registry username'),
      password: text('registry password'),
    }),
  },
  args: exactly(1),
  complete: oneFile,
  run(context, [source = ''], flags) {
    const { version, verify, keyring } = flags;
    return installPlugin(pluginDeps(context), source, { version, verify, keyring, ...serverAccess(flags) });
  },
});

/** `plugin verify`: checks the signature of a plugin's archive. */
import { verificationLines } from '../../../action/plugin/install-plugin.ts';
import { verifyPlugin } from '../../../action/plugin/verify-plugin.ts';
import { command, exactly } from '../../command.ts';
import { keyring } from '../../flag-groups.ts';
import { pluginDeps } from '../../plugin-deps.ts';

export const pluginVerify = command({
  use: 'verify [PATH]',
  when: ({ signsPlugins }) => signsPlugins,
  short: 'verify that a plugin at the given path has been signed and is valid',
  long: `
Checks that a plugin's archive, PATH, is the one that was signed, and that the key of
the signature is on the keyring. The signature is the .prov file beside the archive, as
'plugin package' writes it. Folders cannot be verified.
`,
  examples: `
  # check a plugin against your own keyring
  PROGRAM plugin verify my-plugin-1.0.0.tgz

  # check it against the keys of its authors
  PROGRAM plugin verify my-plugin-1.0.0.tgz --keyring authors.gpg
`,
  flags: { keyring },
  args: exactly(1),
  async run(context, [path = ''], flags) {
    context.io.out(verificationLines(await verifyPlugin(pluginDeps(context), path, flags.keyring)));
  },
});

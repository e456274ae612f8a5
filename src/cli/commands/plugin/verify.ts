/** `plugin verify`: checks the signature of a plugin's archive. */
import { verificationLines } from '../../../action/plugin/install-plugin.ts';
import { verifyPlugin } from '../../../action/plugin/verify-plugin.ts';
import { type Command, exactly } from '../../command.ts';
import { pluginDeps } from '../../plugin-deps.ts';

export const pluginVerify: Command = {
  use: 'verify [PATH]',
  long: `
Checks that a plugin's archive is what was signed, and that the key it was signed
with is on the keyring. The signature is the .prov file beside the archive, as
\`plugin package\` leaves it. Folders cannot be verified.
`,
  flags: (settings) => [{ name: 'keyring', type: 'string', default: settings.keyring, usage: 'keyring containing public keys' }],
  args: exactly(1),
  async run(context, [path = ''], flags) {
    context.io.out(verificationLines(await verifyPlugin(pluginDeps(context), path, flags.text('keyring'))));
  },
};

/** `plugin package`: a plugin's folder as a signed archive. */
import { packagePlugin } from '../../../action/plugin/package-plugin.ts';
import { type Command, exactly } from '../../command.ts';
import { passphraseFrom } from '../../passphrase.ts';
import { pluginDeps } from '../../plugin-deps.ts';

export const pluginPackage: Command = {
  use: 'package [PATH]',
  long: `
Packs a plugin's folder into an archive, NAME-VERSION.tgz.

The archive is signed with a PGP key, and the signature is put beside it (.prov),
so that whoever installs the plugin can check it. --sign=false leaves that out;
an archive for others should be signed.
`,
  flags: (settings) => [
    { name: 'sign', type: 'bool', default: true, usage: 'use a PGP private key to sign this plugin' },
    { name: 'key', type: 'string', usage: 'name of the key to use when signing. Used if --sign is true' },
    { name: 'keyring', type: 'string', default: settings.keyring, usage: 'location of a public keyring' },
    {
      name: 'passphrase-file',
      type: 'string',
      usage: 'location of a file which contains the passphrase for the signing key. Use "-" to read from stdin.',
    },
    { name: 'destination', short: 'd', type: 'string', default: '.', usage: 'location to write the plugin tarball.' },
  ],
  args: exactly(1),
  run: (context, [folder = ''], flags) =>
    packagePlugin(pluginDeps(context), folder, {
      sign: flags.bool('sign'),
      key: flags.text('key'),
      keyring: flags.text('keyring'),
      destination: flags.text('destination'),
      passphrase: () => passphraseFrom(context.io, flags.text('passphrase-file')),
    }),
};

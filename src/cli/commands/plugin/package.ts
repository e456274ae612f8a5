/** `plugin package`: a plugin's folder as a signed archive. */
import { packagePlugin } from '../../../action/plugin/package-plugin.ts';
import { command, exactly } from '../../command.ts';
import { bool, text } from '../../flag.ts';
import { signingKeyring } from '../../flag-groups.ts';
import { pluginDeps } from '../../plugin-deps.ts';
import { passphraseFrom } from '../../terminal/passphrase.ts';

export const pluginPackage = command({
  use: 'package [PATH]',
  when: ({ signsPlugins }) => signsPlugins,
  short: 'package a plugin directory into a plugin archive',
  long: `
Packs a plugin's folder, PATH, into an archive, NAME-VERSION.tgz.

The archive is signed with a PGP key, and the signature is written beside it (.prov),
so that those who install the plugin can check it. --sign=false leaves the signature
out; an archive for others should be signed.
`,
  examples: `
  # pack and sign
  PROGRAM plugin package ./my-plugin --key 'Jo Smith' --keyring ~/.gnupg/secring.gpg

  # pack for one's own use
  PROGRAM plugin package ./my-plugin --sign=false -d dist
`,
  flags: {
    sign: bool('use a PGP private key to sign this plugin', { default: true }),
    key: text('name of the key to use when signing. Used if --sign is true'),
    keyring: signingKeyring,
    passphraseFile: text('location of a file which contains the passphrase for the signing key. Use "-" to read from stdin.'),
    destination: text('location to write the plugin tarball.', { short: 'd', default: '.' }),
  },
  args: exactly(1),
  run(context, [folder = ''], { sign, key, keyring, destination, passphraseFile }) {
    const passphrase = () => passphraseFrom(context.io, passphraseFile);
    return packagePlugin(pluginDeps(context), folder, { sign, key, keyring, destination, passphrase });
  },
});

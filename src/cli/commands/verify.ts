/** `verify`: is a package what its author signed? */

import { verifyChart } from '../../action/chart/verify.ts';
import { type Command, exactly } from '../command.ts';

export const verify: Command = {
  use: 'verify PATH',
  long: `
Holds a package against its provenance file, which must lie beside it (.prov).

What is checked is that a key of the keyring made the signature, and that the
package is still the one that was signed. Commands that fetch charts do the same
where they are given --verify; \`package --sign\` makes signed packages.
`,
  flags: (settings) => [{ name: 'keyring', type: 'string', default: settings.keyring, usage: 'keyring containing public keys' }],
  args: exactly(1),
  async run({ io }, [path = ''], flags) {
    io.out(await verifyChart(io.files, path, flags.text('keyring'), io.clock));
  },
};

/** `verify`: checks that a package is what its author signed. */
import { verifyChart } from '../../action/chart/verify.ts';
import { command, exactly } from '../command.ts';
import { oneFile } from '../complete/completion.ts';
import { keyring } from '../flag-groups.ts';

export const verify = command({
  use: 'verify PATH',
  short: 'verify that a chart at the given path has been signed and is valid',
  long: `
Checks a package, PATH, against the provenance file beside it (.prov): the signature must
be made by a key of the keyring, and the package must be the one that was signed.

Commands that fetch charts do the same with --verify; 'package --sign' makes signed
packages.
`,
  examples: `
  # check against your own keyring
  PROGRAM verify web-1.0.0.tgz

  # check against the keys of the authors
  PROGRAM verify web-1.0.0.tgz --keyring authors.gpg
`,
  flags: { keyring },
  args: exactly(1),
  complete: oneFile,
  async run({ io }, [path = ''], flags) {
    io.out(await verifyChart(io.files, path, flags.keyring, io.clock));
  },
});

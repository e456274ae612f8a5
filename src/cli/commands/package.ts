/** `package`: packs charts into archives. */
import { packageChart, type SignRequest } from '../../action/chart/package.ts';
import { updateDependencies } from '../../action/repository/dependencies.ts';
import { ChartwrightError } from '../../base/errors.ts';
import { changedFlags, chartArguments } from '../changed-charts.ts';
import { type Context, command } from '../command.ts';
import { bool, type FlagValues, text } from '../flag.ts';
import { serverFlags, signingKeyring } from '../flag-groups.ts';
import { serverAccess } from '../flags/flag-options.ts';
import { packing } from '../packing.ts';
import { remotesOf } from '../remotes.ts';
import { type Passphrase, passphraseLine } from '../terminal/passphrase.ts';

const flags = {
  sign: bool('use a PGP private key to sign this package'),
  key: text('name of the key to use when signing. Used if --sign is true'),
  keyring: signingKeyring,
  passphraseFile: text('location of a file which contains the passphrase for the signing key. Use "-" in order to read from stdin.'),
  version: text('set the version on the chart to this semver version'),
  appVersion: text('set the appVersion on the chart to this version'),
  destination: text('location to write the chart.', { short: 'd', default: '.' }),
  dependencyUpdate: bool('update dependencies from "Chart.yaml" to dir "charts/" before packaging', { short: 'u' }),
  ...serverFlags,
  ...changedFlags,
};
type PackageFlags = FlagValues<typeof flags>;

export const packageCommand = command({
  use: 'package [CHART_PATH] [...]',
  short: 'package a chart directory into a chart archive',
  long: `
Packs a chart's folder, CHART_PATH, into an archive, NAME-VERSION.tgz, as repositories
and registries store it. Several may be given. Files that .helmignore names are left out.

With --sign a provenance file is written beside the archive (.prov), signed with the key
that --key names and --keyring holds; 'verify' checks it.

If SOURCE_DATE_EPOCH is set to a time in seconds since 1970, all files in the archive have
that date, and the same chart always gives the same bytes.
`,
  examples: `
  # pack a chart under another version
  PROGRAM package ./web --version 1.2.3 -d dist

  # pack the charts that the branch changes
  PROGRAM package --changed --since origin/main -d dist

  # pack and sign
  PROGRAM package ./web --sign --key 'Jo Smith' --keyring ~/.gnupg/secring.gpg
`,
  flags,
  async run(context, args, flags) {
    const { io, settings, log } = context;
    if (args.length === 0 && !flags.changed) throw new ChartwrightError('usage', 'need at least one argument, the path to the chart');
    const paths = await chartArguments(context, args, flags);
    const { version, appVersion, destination, certFile, keyFile, caFile } = flags;
    const { stamp } = packing(context);
    const options = { version, appVersion, destination, stamp, sign: flags.sign ? signRequest(context, flags) : undefined };
    // Bad TLS files are refused even if nothing is to be downloaded.
    if (certFile || keyFile || caFile) await remotesOf(context)(serverAccess(flags));
    const update = flags.dependencyUpdate ? dependencyUpdate(context, flags) : undefined;
    const deps = { files: io.files, profile: settings.profile, log, cwd: io.cwd, clock: io.clock, updateDependencies: update };
    for (const path of paths) io.out(`Successfully packaged chart and saved it to: ${await packageChart(path, deps, options)}\n`);
  },
});

/** Fills charts/ and prints only the messages of registries. */
function dependencyUpdate(context: Context, flags: PackageFlags): (folder: string) => Promise<void> {
  const open = remotesOf(context, { say: () => {} });
  const options = { keyring: flags.keyring, debug: context.settings.debug, ...packing(context), remote: serverAccess(flags) };
  return (chartPath) => updateDependencies(open, { ...options, chartPath });
}

function signRequest({ io }: Context, { key, keyring, passphraseFile }: PackageFlags): SignRequest {
  if (key === '') throw new ChartwrightError('usage', '--key is required for signing a package');
  if (keyring === '') throw new ChartwrightError('usage', '--keyring is required for signing a package');
  let known: Passphrase | undefined;
  const passphrase = () => {
    // Standard input can be read but once, for all charts.
    known ??= passphraseLine(io, passphraseFile);
    return known;
  };
  return { key, keyring, passphrase };
}

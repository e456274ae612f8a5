/** `package`: packs charts into archives. */

import { packageChart, type SignRequest } from '../../action/chart/package.ts';
import { sourceDateEpoch } from '../../action/chart/source-date-epoch.ts';
import { updateDependencies } from '../../action/repository/dependencies.ts';
import { ChartwrightError } from '../../base/errors.ts';
import type { Command, Context } from '../command.ts';
import { bool, type FlagValues, text } from '../flag.ts';
import { serverFlags } from '../flag-groups.ts';
import { remoteFlags } from '../flag-options.ts';
import { type Passphrase, passphraseLine } from '../passphrase.ts';
import { remotesOf } from '../remotes.ts';

export const packageCommand: Command = {
  use: 'package [CHART_PATH] [...]',
  long: `
Packs a chart's folder into an archive, NAME-VERSION.tgz, as repositories keep
them. What .helmignore names stays out.

With --sign the archive gets a provenance file beside it, signed with the key
that --key names and --keyring holds:

  $ chartwright package ./web --sign --key 'Jo Smith' --keyring ~/.gnupg/secring.gpg

The same chart gives the same bytes where SOURCE_DATE_EPOCH is set to the seconds
since 1970 that all files in the archive shall be dated with.
`,
  flags: (settings) => [
    bool('sign', 'use a PGP private key to sign this package'),
    text('key', 'name of the key to use when signing. Used if --sign is true'),
    { ...text('keyring', 'location of a public keyring'), default: settings.keyring },
    text('passphrase-file', 'location of a file which contains the passphrase for the signing key. Use "-" in order to read from stdin.'),
    text('version', 'set the version on the chart to this semver version'),
    text('app-version', 'set the appVersion on the chart to this version'),
    { ...text('destination', 'location to write the chart.'), short: 'd', default: '.' },
    { ...bool('dependency-update', 'update dependencies from "Chart.yaml" to dir "charts/" before packaging'), short: 'u' },
    ...serverFlags,
  ],
  async run(context, args, flags) {
    const { io, settings, log } = context;
    if (args.length === 0) throw new ChartwrightError('usage', 'need at least one argument, the path to the chart');
    const options = {
      version: flags.text('version'),
      appVersion: flags.text('app-version'),
      destination: flags.text('destination'),
      stamp: settings.profile.stampsArchives ? sourceDateEpoch(io.env.SOURCE_DATE_EPOCH) : undefined,
      sign: flags.bool('sign') ? signRequest(context, flags) : undefined,
    };
    // Bad TLS files are refused even where nothing is to be downloaded.
    if (['cert-file', 'key-file', 'ca-file'].some((name) => flags.text(name) !== '')) await remotesOf(context, {})(remoteFlags(flags));
    const update = flags.bool('dependency-update') ? dependencyUpdate(context, flags, options.stamp) : undefined;
    const deps = { files: io.files, profile: settings.profile, log, cwd: io.cwd, clock: io.clock, updateDependencies: update };
    for (const path of args) io.out(`Successfully packaged chart and saved it to: ${await packageChart(path, deps, options)}\n`);
  },
};

/** Fills charts/ without a word but those of registries. */
function dependencyUpdate(context: Context, flags: FlagValues, stamp: number | undefined): (folder: string) => Promise<void> {
  const open = remotesOf(context, { say: () => {} });
  const options = { keyring: flags.text('keyring'), debug: context.settings.debug, stamp, remote: remoteFlags(flags) };
  return (chartPath) => updateDependencies(open, { ...options, chartPath });
}

function signRequest({ io }: Context, flags: FlagValues): SignRequest {
  for (const name of ['key', 'keyring']) {
    if (flags.text(name) === '') throw new ChartwrightError('usage', `--${name} is required for signing a package`);
  }
  let known: Passphrase | undefined;
  const passphrase = () => {
    // Standard input can be read but once, for all charts.
    known ??= passphraseLine(io, flags.text('passphrase-file'));
    return known;
  };
  return { key: flags.text('key'), keyring: flags.text('keyring'), passphrase };
}

/** `pull`: fetches packages. */
import { pullCharts } from '../../action/repository/pull.ts';
import { atLeast, type Command } from '../command.ts';
import { bool, text } from '../flag.ts';
import { chartFlags } from '../flag-groups.ts';
import { chartSource, versionAsked } from '../flag-options.ts';
import { remotesOf } from '../remotes.ts';

export const pull: Command = {
  use: 'pull [chart URL | repo/chartname] [...]',
  long: `
Fetches packages from repositories, web servers or registries into a folder, to
look into them, change them or pass them on.

With --untar they are unpacked, each into a folder of the chart's name. With
--verify a package must have a provenance file that proves who made it; --prov
only fetches that file.
`,
  flags: (settings) => [
    bool('devel', "use development versions, too. Equivalent to version '>0.0.0-0'. If --version is set, this is ignored."),
    bool('untar', 'if set to true, will untar the chart after downloading it'),
    bool('prov', "fetch the provenance file, but don't perform verification"),
    {
      ...text('untardir', 'if untar is specified, this flag specifies the name of the directory into which the chart is expanded'),
      default: '.',
    },
    {
      ...text('destination', 'location to write the chart. If this and untardir are specified, untardir is appended to this'),
      short: 'd',
      default: '.',
    },
    ...chartFlags(settings.keyring),
  ],
  args: atLeast(1),
  async run(context, references, flags) {
    const request = {
      source: { ...chartSource(flags), version: versionAsked(flags, context.log) },
      prov: flags.bool('prov'),
      destination: flags.text('destination'),
      untar: flags.bool('untar'),
      untarDir: flags.text('untardir'),
    };
    await pullCharts(remotesOf(context), references, request, context.io.out);
  },
};

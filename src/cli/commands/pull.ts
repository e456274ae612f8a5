/** `pull`: fetches packages. */
import { pullCharts } from '../../action/repository/pull.ts';
import { atLeast, command } from '../command.ts';
import { completeChart } from '../complete/charts.ts';
import { nothing } from '../complete/completion.ts';
import { bool, text } from '../flag.ts';
import { chartFlags } from '../flag-groups.ts';
import { chartSource, requestedVersion } from '../flags/flag-options.ts';
import { remotesOf } from '../remotes.ts';

export const pull = command({
  use: 'pull [chart URL | repo/chartname] [...]',
  aliases: ['fetch'],
  short: 'download a chart from a repository and (optionally) unpack it in local directory',
  long: `
Downloads packages into a folder, to inspect, change or redistribute them. A chart is
REPOSITORY/NAME, a URL (https://, oci://), or a name in the repository that --repo gives.

With --untar they are unpacked, each into a folder of the chart's name. With --verify a
package must have a provenance file that proves who made it; --prov fetches that file
without checking it.
`,
  examples: `
  # the newest release, unpacked into ./charts
  PROGRAM pull example/nginx --untar -d charts

  # one version from a registry
  PROGRAM pull oci://registry.example.com/charts/nginx --version 1.2.3
`,
  flags: {
    devel: bool("use development versions, too. Equivalent to version '>0.0.0-0'. If --version is set, this is ignored."),
    untar: bool('if set to true, will untar the chart after downloading it'),
    prov: bool("fetch the provenance file, but don't perform verification"),
    untardir: text('if untar is specified, this flag specifies the name of the directory into which the chart is expanded', {
      default: '.',
    }),
    destination: text('location to write the chart. If this and untardir are specified, untardir is appended to this', {
      short: 'd',
      default: '.',
    }),
    ...chartFlags(),
  },
  args: atLeast(1),
  complete: (line) => (line.args.length === 0 ? completeChart(line, false) : nothing),
  async run(context, references, flags) {
    const { prov, destination, untar, untardir } = flags;
    const source = chartSource(flags, requestedVersion(flags, context.log));
    await pullCharts(remotesOf(context), references, { source, prov, destination, untar, untarDir: untardir }, context.io.out);
  },
});

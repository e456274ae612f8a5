/** `show all`, `chart`, `values`, `readme`, `crds`: what a chart holds. */
import type { ShowPart } from '../../action/chart/show.ts';
import { command, exactly, group, type RunnableCommand } from '../command.ts';
import { completeOneChart } from '../complete/charts.ts';
import { text } from '../flag.ts';
import { chartFlags, devel } from '../flag-groups.ts';
import { chartSource, develVersion } from '../flags/flag-options.ts';
import { remotesOf } from '../remotes.ts';

export const show = group(
  {
    use: 'show',
    aliases: ['inspect'],
    short: 'show information of a chart',
    long: `
Prints what a chart holds: its Chart.yaml, its default values, its README, its custom
resource definitions, or all of them. The chart may be on this machine, in a repository or
in a registry; nothing is installed.
`,
  },
  {
    all: async () =>
      showCommand('all', {
        short: 'show all information of the chart',
        long: 'Prints Chart.yaml, values.yaml, the README and the custom resource definitions of a chart.',
        examples: ['all parts of a chart', 'show all ./web', 'all parts of one version', 'show all example/nginx --version 1.2.3'],
      }),
    chart: async () =>
      showCommand('chart', {
        short: "show the chart's definition",
        long: 'Prints the Chart.yaml of a chart: its name, version, dependencies and maintainers.',
        examples: ['of a folder', 'show chart ./web', 'of a package', 'show chart web-1.0.0.tgz'],
      }),
    crds: async () =>
      showCommand('crds', {
        short: "show the chart's CRDs",
        long: 'Prints the custom resource definitions in the crds/ folders of a chart and its subcharts.',
        examples: [
          'of a chart in a repository',
          'show crds example/operator',
          'apply them before the chart is installed',
          'show crds ./web | kubectl apply -f -',
        ],
      }),
    readme: async () =>
      showCommand('readme', {
        short: "show the chart's README",
        long: 'Prints the README of a chart as it is, in Markdown.',
        examples: ['of a chart in a registry', 'show readme oci://registry.example.com/charts/web', 'of a folder', 'show readme ./web'],
      }),
    values: async () =>
      showCommand('values', {
        short: "show the chart's values",
        long: `Prints the values.yaml of a chart as it is, with its comments: what -f and --set can override.
With --jsonpath only what the expression selects is printed, as kubectl prints it.`,
        examples: [
          'a file to start from',
          'show values ./web > my-values.yaml',
          'one value',
          "show values ./web --jsonpath '{.image.tag}'",
        ],
      }),
  },
);

interface ShowWords extends Pick<RunnableCommand, 'short' | 'long'> {
  /** What the first line shows, the line; what the second shows, the line. */
  readonly examples: readonly [string, string, string, string];
}

function showCommand(part: ShowPart, { short, long, examples: [first, firstLine, second, secondLine] }: ShowWords): RunnableCommand {
  return command({
    use: `${part} [CHART]`,
    short,
    long: `${long}

CHART is a folder, an archive, a URL (https://, oci://), REPOSITORY/NAME, or a name in the
repository that --repo gives.`,
    examples: `
  # ${first}
  PROGRAM ${firstLine}

  # ${second}
  PROGRAM ${secondLine}
`,
    flags: {
      devel,
      jsonpath: text('supply a JSONPath expression to filter the output', { when: () => part === 'values' }),
      ...chartFlags(),
    },
    args: exactly(1),
    complete: completeOneChart,
    async run(context, [reference = ''], flags) {
      const { showChart } = await import('../../action/chart/show.ts');
      const { io, settings, log } = context;
      const remotes = remotesOf(context, { registrySay: io.err });
      const deps = { files: io.files, profile: settings.profile, log, cwd: io.cwd, remotes };
      const source = chartSource(flags, develVersion(flags, log, 'original chart version'));
      io.out(await showChart(deps, reference, { source, part, ...(part === 'values' && { jsonpath: flags.jsonpath }) }));
    },
  });
}

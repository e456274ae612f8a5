/** `dependency add`: declares a dependency in a chart's Chart.yaml. */
import { addDependency } from '../../../action/repository/add-dependency.ts';
import { command } from '../../command.ts';
import { list, text } from '../../flag.ts';

export const dependencyAdd = command({
  use: 'add NAME [CHART]',
  ours: true,
  short: 'add a dependency to a chart',
  long: `
Adds the chart NAME to the dependencies in the Chart.yaml of CHART, a chart's folder
(default: the current folder). Comments and layout of the file stay as they are.

Nothing is fetched: 'dependency update' does that. A name that is declared already is
refused; with --alias the same chart can be declared again.
`,
  examples: `
  # a cache that the chart's users can switch off
  PROGRAM dependency add redis ./web --repository https://charts.example.com --version ^20.0.0 --condition redis.enabled

  # a chart in the folder beside this one
  PROGRAM dependency add common --repository file://../common
`,
  flags: {
    repository: text('where the chart is: a URL, oci://, file:// or @NAME'),
    version: text('version range of the chart, such as ^1.2.0'),
    alias: text('name of the dependency if it differs from the name of the chart'),
    condition: text('path of a value that switches the dependency on, such as redis.enabled'),
    tag: list('tag that switches the dependency on (can specify multiple)'),
  },
  args: { min: 1, max: 2 },
  run({ io }, [name = '', chart = '.'], { tag, ...flags }) {
    addDependency(io.files, chart, { name, ...flags, tags: tag });
    io.out(`Added ${name} to ${chart.replace(/\/+$/, '')}/Chart.yaml\n`);
  },
});

/** `create`: a new chart to begin with. */

import { createChart } from '../../action/chart/create.ts';
import { ChartwrightError } from '../../base/errors.ts';
import type { Environment } from '../../host/environment.ts';
import { command, exactly } from '../command.ts';
import { oneFile } from '../complete/completion.ts';
import { text } from '../flag.ts';

/** Opens the chart format to come. */
const GATE = 'HELM_EXPERIMENTAL_CHART_V3';

export const create = command({
  use: 'create NAME',
  short: 'create a new chart with the given name',
  long: `
Creates a folder with a chart that can be installed as it is: a deployment with a
service, an ingress, a route and an autoscaler, each enabled by values, and a test.

    NAME/
    ├── .helmignore      files that packages leave out
    ├── Chart.yaml       name, version and dependencies of the chart
    ├── values.yaml      default values of the templates
    ├── charts/          charts that this one depends on
    └── templates/       templates of manifests
        └── tests/       what 'test' runs

NAME may be a path, whose last part is the chart's name. Existing files of the same names
are overwritten; other files stay as they are.

With --starter the files are copied from a starter chart of your own, given as a name in
the folder "starters" of $HELM_DATA_HOME or as an absolute path. <CHARTNAME> in its
templates and values.yaml becomes the new name.
`,
  examples: `
  # a chart in the current folder
  PROGRAM create web

  # one from a starter, in a folder of charts
  PROGRAM create charts/web --starter our-service
`,
  flags: {
    starter: text('the name or absolute path to Helm starter scaffold', { short: 'p' }),
    chartApiVersion: text('chart API version to use (v2 or v3)', {
      default: 'v2',
      hidden: true,
      when: (profile) => profile.detectsChartVersion,
    }),
  },
  args: exactly(1),
  complete: oneFile,
  run({ io, settings, log }, [path = ''], { starter, chartApiVersion }) {
    io.out(`Creating ${path}\n`);
    const now = Number(io.clock.now() / 1_000_000n);
    const deps = { files: io.files, profile: settings.profile, log, cwd: io.cwd, now, say: io.out };
    createChart(path, deps, {
      starter,
      starterFolder: `${settings.dataHome}/starters`,
      apiVersion: apiVersionFrom(chartApiVersion || 'v2', io.env),
    });
  },
});

function apiVersionFrom(text: string, env: Environment): 'v2' | 'v3' {
  if (text === 'v2') return text;
  if (text !== 'v3') throw new ChartwrightError('usage', `unsupported chart API version: ${text} (supported: v2, v3)`);
  if (env[GATE]) return text;
  const words = 'this feature has been marked as experimental and is not enabled by default.';
  throw new ChartwrightError('usage', `${words} Please set ${GATE}=1 in your environment to use this feature`);
}

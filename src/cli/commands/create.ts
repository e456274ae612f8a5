/** `create`: a new chart to begin with. */

import { createChart } from '../../action/chart/create.ts';
import { ChartwrightError } from '../../base/errors.ts';
import { type Command, exactly } from '../command.ts';

/** Opens the chart format to come. */
const GATE = 'HELM_EXPERIMENTAL_CHART_V3';

export const create: Command = {
  use: 'create NAME',
  long: `
Makes a folder with a chart that can be installed as it is: a deployment with a
service, an ingress and a route, an autoscaler and a test, switched by values.

    NAME/
    ├── .helmignore      what packages leave out
    ├── Chart.yaml       what the chart says of itself
    ├── values.yaml      what can be set
    ├── charts/          charts that it needs
    └── templates/       what becomes manifests
        └── tests/       what the command \`test\` runs

NAME may be a path, whose last part names the chart. Files that are in the way are
written over, others stay as they are.

With --starter the files come from a chart of your own: a name in the folder
"starters" of the data folder (see the command \`env\`), or an absolute path. Where
its templates and values.yaml say <CHARTNAME>, the new name is put.
`,
  flags: ({ profile }) => [
    { name: 'starter', short: 'p', type: 'string', usage: 'the name or absolute path to Helm starter scaffold' },
    ...(profile.detectsChartVersion
      ? [
          {
            name: 'chart-api-version',
            type: 'string',
            default: 'v2',
            usage: 'chart API version to use (v2 or v3)',
            hidden: true,
          } as const,
        ]
      : []),
  ],
  args: exactly(1),
  run({ io, settings, log }, [path = ''], flags) {
    io.out(`Creating ${path}\n`);
    const now = Number(io.clock.now() / 1_000_000n);
    const deps = { files: io.files, profile: settings.profile, log, cwd: io.cwd, now, say: io.out };
    createChart(path, deps, {
      starter: flags.text('starter'),
      starterFolder: `${settings.dataHome}/starters`,
      apiVersion: apiVersionFrom((flags.raw('chart-api-version') as string | undefined) || 'v2', io.env),
    });
  },
};

function apiVersionFrom(text: string, env: Readonly<Record<string, string | undefined>>): 'v2' | 'v3' {
  if (text === 'v2') return text;
  if (text !== 'v3') throw new ChartwrightError('usage', `unsupported chart API version: ${text} (supported: v2, v3)`);
  if (env[GATE]) return text;
  const words = 'this feature has been marked as experimental and is not enabled by default.';
  throw new ChartwrightError('usage', `${words} Please set ${GATE}=1 in your environment to use this feature`);
}

/** `get values`: the values that a release was made with. */
import { clusterSession } from '../../cluster.ts';
import { command, exactly } from '../../command.ts';
import { completeRelease } from '../../complete/releases.ts';
import { bool } from '../../flag.ts';
import { outputFlags, outputText } from '../../output.ts';
import { revisionFlag } from './revision-flag.ts';

export const getValues = command({
  use: 'values RELEASE_NAME',
  short: 'download the values file for a named release',
  long: `
Prints the values of a release: those that were set for it, or with --all those merged
over the defaults of its chart.
`,
  examples: `
  # what was set
  PROGRAM get values web

  # as a file for the next upgrade
  PROGRAM get values web -o yaml > values.yaml
`,
  flags: { revision: revisionFlag(), all: bool('dump all (computed) values', { short: 'a' }), ...outputFlags },
  args: exactly(1),
  complete: completeRelease,
  async run(context, [name = ''], { revision, all, output }) {
    const [{ releaseValues }, { printYaml }] = await Promise.all([
      import('../../../action/release/get-release.ts'),
      import('../../../codec/yaml/print.ts'),
    ]);
    const values = (await releaseValues(await clusterSession(context), name, revision, all)) ?? null;
    const head = all ? 'COMPUTED VALUES:' : 'USER-SUPPLIED VALUES:';
    context.io.out(outputText(output, { table: () => `${head}\n${printYaml(values)}`, data: () => values }));
  },
});

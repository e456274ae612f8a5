/** `show all`, `chart`, `values`, `readme`, `crds`: what a chart says of itself. */

import { type ShowPart, showChart } from '../../action/chart/show.ts';
import { type Command, exactly } from '../command.ts';
import type { Flag } from '../flag.ts';
import { chartFlags } from '../flag-groups.ts';
import { chartSource, develVersion } from '../flag-options.ts';
import { remotesOf } from '../remotes.ts';

const devel: Flag = {
  name: 'devel',
  type: 'bool',
  usage: "use development versions, too. Equivalent to version '>0.0.0-0'. If --version is set, this is ignored",
};
const jsonpath: Flag = { name: 'jsonpath', type: 'string', usage: 'supply a JSONPath expression to filter the output' };

export const showAll = show(
  'all',
  'Prints all that a chart says of itself: Chart.yaml, values.yaml, README and custom resource definitions.',
);
export const showDefinition = show('chart', "Prints a chart's Chart.yaml.");
export const showValues = show(
  'values',
  `
Prints a chart's values.yaml as it is, comments and all.

With --jsonpath only what the expression selects, as kubectl prints it:

  $ chartwright show values ./web --jsonpath '{.image.repository}:{.image.tag}'
`,
);
export const showReadme = show('readme', "Prints a chart's README.");
export const showCrds = show('crds', "Prints a chart's custom resource definitions, its subcharts' included.");

function show(part: ShowPart, long: string): Command {
  return {
    use: `${part} [CHART]`,
    long: `${long.trim()}\n\nThe chart is a folder, an archive, a URL, or REPOSITORY/NAME.`,
    flags: (settings) => [devel, ...(part === 'values' ? [jsonpath] : []), ...chartFlags(settings.keyring)],
    args: exactly(1),
    async run(context, [reference = ''], flags) {
      const { io, settings, log } = context;
      const remotes = remotesOf(context, { registrySay: io.err });
      const deps = { files: io.files, profile: settings.profile, log, cwd: io.cwd, remotes };
      const source = { ...chartSource(flags), version: develVersion(flags, log, 'original chart version') };
      const options = { source, part, ...(part === 'values' && { jsonpath: flags.text('jsonpath') }) };
      io.out(await showChart(deps, reference, options));
    },
  };
}

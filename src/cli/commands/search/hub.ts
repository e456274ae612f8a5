/** `search hub`: charts on Artifact Hub or another hub. */
import { searchHub as search } from '../../../action/repository/search.ts';
import { ChartwrightError } from '../../../base/errors.ts';
import type { Command } from '../../command.ts';
import { outputFlag, outputText, record } from '../../output.ts';
import { tableText } from '../../table.ts';

const HEAD = ['URL', 'CHART VERSION', 'APP VERSION', 'DESCRIPTION'];

export const searchHub: Command = {
  use: 'hub [KEYWORD]',
  long: `
Looks for charts on Artifact Hub, or on the hub that --endpoint names.

The hub must have the search API of Monocular. Artifact Hub takes rich queries
as well; they are one argument, in quotes.
`,
  flags: () => [
    { name: 'endpoint', type: 'string', default: 'https://hub.helm.sh', usage: 'Hub instance to query for charts' },
    { name: 'max-col-width', type: 'uint', default: 50, usage: 'maximum column width for output table' },
    { name: 'list-repo-url', type: 'bool', usage: 'print charts repository URL' },
    { name: 'fail-on-no-result', type: 'bool', usage: 'search fails if no results are found' },
    outputFlag,
  ],
  async run({ io, log }, args, flags) {
    const charts = await search(flags.text('endpoint'), args.join(' '), { files: io.files, env: io.env, log });
    if (charts.length === 0 && flags.bool('fail-on-no-result')) throw new ChartwrightError('usage', 'no results found');
    const withUrl = flags.bool('list-repo-url');
    const rows = charts.map((chart) => [
      chart.url,
      chart.version,
      chart.appVersion,
      chart.description,
      ...(withUrl ? [chart.repository.url] : []),
    ]);
    const head = withUrl ? [...HEAD, 'REPO URL'] : HEAD;
    const text = outputText(flags, {
      table: () =>
        rows.length === 0 ? 'No results found\n' : `${tableText([head, ...rows], { maxColumnWidth: flags.number('max-col-width') })}\n`,
      data: () =>
        charts.map(({ url, version, appVersion, description, repository }) =>
          record({ url, version, app_version: appVersion, description, repository: record(repository) }),
        ),
    });
    io.out(text);
  },
};

/** `search hub`: charts on Artifact Hub or another hub. */
import { searchHub as search } from '../../../action/repository/search.ts';
import { ChartwrightError } from '../../../base/errors.ts';
import { command } from '../../command.ts';
import { bool, text, uint } from '../../flag.ts';
import { outputFlags, outputText, record } from '../../output.ts';
import { tableText } from '../../table.ts';

const HEAD = ['URL', 'CHART VERSION', 'APP VERSION', 'DESCRIPTION'];

export const searchHub = command({
  use: 'hub [KEYWORD]',
  short: 'search for charts in the Artifact Hub or your own hub instance',
  long: `
Searches for charts on Artifact Hub, or on the hub that --endpoint names, which must have
the search API of Monocular. KEYWORD is one or more words; Artifact Hub also takes rich
queries, as one argument in quotes. Without a keyword all charts are listed.
`,
  examples: `
  # charts about nginx
  PROGRAM search hub nginx

  # with the URLs of their repositories, as JSON
  PROGRAM search hub nginx --list-repo-url -o json
`,
  flags: {
    endpoint: text('Hub instance to query for charts', { default: 'https://hub.helm.sh' }),
    maxColWidth: uint('maximum column width for output table', { default: 50 }),
    listRepoUrl: bool('print charts repository URL'),
    failOnNoResult: bool('search fails if no results are found'),
    ...outputFlags,
  },
  async run({ io, log, paint }, args, { endpoint, maxColWidth, listRepoUrl, failOnNoResult, output }) {
    const charts = await search(endpoint, args.join(' '), { files: io.files, env: io.env, network: io.network, log });
    if (charts.length === 0 && failOnNoResult) throw new ChartwrightError('usage', 'no results found');
    const rows = charts.map((chart) => [
      chart.url,
      chart.version,
      chart.appVersion,
      chart.description,
      ...(listRepoUrl ? [chart.repository.url] : []),
    ]);
    const head = listRepoUrl ? [...HEAD, 'REPO URL'] : HEAD;
    const text = outputText(output, {
      table: () =>
        rows.length === 0
          ? 'No results found\n'
          : `${tableText([head, ...rows], { maxColumnWidth: maxColWidth, header: paint.out.bold })}\n`,
      data: () =>
        charts.map(({ url, version, appVersion, description, repository }) =>
          record({ url, version, app_version: appVersion, description, repository: record(repository) }),
        ),
    });
    io.out(text);
  },
});

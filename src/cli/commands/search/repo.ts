/** `search repo`: charts in the configured repositories. */
import { searchRepositories } from '../../../action/repository/search.ts';
import { ChartwrightError } from '../../../base/errors.ts';
import type { Log } from '../../../base/log.ts';
import { command } from '../../command.ts';
import { bool, text, uint } from '../../flag.ts';
import { outputFlags, outputText, record } from '../../output.ts';
import { remotesOf } from '../../remotes.ts';
import { tableText } from '../../table.ts';

const HEAD = ['NAME', 'CHART VERSION', 'APP VERSION', 'DESCRIPTION'];

export const searchRepo = command({
  use: 'repo [keyword]',
  short: 'search repositories for a keyword in charts',
  long: `
Searches the charts of the repositories that 'repo add' added, by words in their
names, descriptions and keywords; without a keyword all charts are listed. Only the
indexes on this machine are read; 'repo update' fetches new ones.

The newest version of each chart is shown; --devel includes prereleases, --version
takes a range, and --versions shows all versions that match.
`,
  examples: `
  # the newest version of each chart about nginx
  PROGRAM search repo nginx

  # all versions of one chart in a range
  PROGRAM search repo example/nginx --versions --version '^1.0.0'
`,
  flags: {
    regexp: bool('use regular expressions for searching repositories you have added', { short: 'r' }),
    versions: bool('show the long listing, with each version of each chart on its own line, for repositories you have added', {
      short: 'l',
    }),
    devel: bool(
      "use development versions (alpha, beta, and release candidate releases), too. Equivalent to version '>0.0.0-0'. If --version is set, this is ignored",
    ),
    version: text('search using semantic versioning constraints on repositories you have added'),
    maxColWidth: uint('maximum column width for output table', { default: 50 }),
    failOnNoResult: bool('search fails if no results are found'),
    ...outputFlags,
  },
  async run(context, args, flags) {
    const { regexp, versions, devel, version, output } = flags;
    logVersion(context.log, version, devel);
    const found = await searchRepositories(remotesOf(context), { words: args.join(' '), regexp, versions, devel, version });
    if (found.length === 0 && flags.failOnNoResult) throw new ChartwrightError('usage', 'no results found');
    const rows = found.map(({ name, chart: { metadata } }) => [name, metadata.version, metadata.appVersion, metadata.description] as const);
    const text = outputText(output, {
      table: () =>
        rows.length === 0
          ? 'No results found\n'
          : `${tableText([HEAD, ...rows], { maxColumnWidth: flags.maxColWidth, header: context.paint.out.bold })}\n`,
      data: () => rows.map(([name, version, app_version, description]) => record({ name, version, app_version, description })),
    });
    context.io.out(text);
  },
});

function logVersion(log: Log, version: string, devel: boolean): void {
  const debug = (message: string, attributes: [string, string][]): void => log({ level: 'debug', message, attributes });
  debug('original chart version', [['version', version]]);
  if (version === '') debug(`setting version to ${devel ? '>0.0.0-0' : '>0.0.0'}`, []);
}

/** `search repo`: charts in the configured repositories. */
import { searchRepositories } from '../../../action/repository/search.ts';
import { ChartwrightError } from '../../../base/errors.ts';
import type { Command, Context } from '../../command.ts';
import type { FlagValues } from '../../flag.ts';
import { outputFlag, outputText, record } from '../../output.ts';
import { remotesOf } from '../../remotes.ts';
import { tableText } from '../../table.ts';

const HEAD = ['NAME', 'CHART VERSION', 'APP VERSION', 'DESCRIPTION'];

export const searchRepo: Command = {
  use: 'repo [keyword]',
  long: `
Looks for charts in the repositories that \`repo add\` made known, by words in
their names, descriptions and keywords. It reads the indexes kept on this
machine; \`repo update\` fetches new ones.

    $ chartwright search repo nginx                      the newest release of each chart
    $ chartwright search repo nginx --devel              prereleases, too
    $ chartwright search repo nginx --version '^1.0.0'   the newest that fits
    $ chartwright search repo nginx -l                   all of them
`,
  flags: () => [
    { name: 'regexp', short: 'r', type: 'bool', usage: 'use regular expressions for searching repositories you have added' },
    {
      name: 'versions',
      short: 'l',
      type: 'bool',
      usage: 'show the long listing, with each version of each chart on its own line, for repositories you have added',
    },
    {
      name: 'devel',
      type: 'bool',
      usage:
        "use development versions (alpha, beta, and release candidate releases), too. Equivalent to version '>0.0.0-0'. If --version is set, this is ignored",
    },
    { name: 'version', type: 'string', usage: 'search using semantic versioning constraints on repositories you have added' },
    { name: 'max-col-width', type: 'uint', default: 50, usage: 'maximum column width for output table' },
    { name: 'fail-on-no-result', type: 'bool', usage: 'search fails if no results are found' },
    outputFlag,
  ],
  async run(context, args, flags) {
    const found = await searchRepositories(remotesOf(context), {
      words: args.join(' '),
      regexp: flags.bool('regexp'),
      versions: flags.bool('versions'),
      devel: flags.bool('devel'),
      version: versionAsked(context, flags),
    });
    if (found.length === 0 && flags.bool('fail-on-no-result')) throw new ChartwrightError('usage', 'no results found');
    const rows = found.map(({ name, chart: { metadata } }) => [name, metadata.version, metadata.appVersion, metadata.description] as const);
    const text = outputText(flags, {
      table: () =>
        rows.length === 0 ? 'No results found\n' : `${tableText([HEAD, ...rows], { maxColumnWidth: flags.number('max-col-width') })}\n`,
      data: () => rows.map(([name, version, app_version, description]) => record({ name, version, app_version, description })),
    });
    context.io.out(text);
  },
};

function versionAsked({ log }: Context, flags: FlagValues): string {
  const version = flags.text('version');
  const debug = (message: string, attributes: [string, string][]): void => log({ level: 'debug', message, attributes });
  debug('original chart version', [['version', version]]);
  if (version === '') debug(`setting version to ${flags.bool('devel') ? '>0.0.0-0' : '>0.0.0'}`, []);
  return version;
}

/** `repo list`: the repositories that have a name. */
import { listRepositories } from '../../../action/repository/repositories.ts';
import { ChartwrightError } from '../../../base/errors.ts';
import { command, noArguments } from '../../command.ts';
import { noArgument } from '../../complete/completion.ts';
import { bool } from '../../flag.ts';
import { outputFlags, outputText, record } from '../../output.ts';
import { tableText } from '../../table.ts';

export const repoList = command({
  use: 'list',
  aliases: ['ls'],
  short: 'list chart repositories',
  long: `
Lists the repositories that 'repo add' added, with their names and URLs.
`,
  examples: `
  # names and URLs as a table
  PROGRAM repo list

  # for programs
  PROGRAM repo list -o json
`,
  flags: {
    noHeaders: bool('suppress headers in the output', { when: ({ hidesRepositoryHeaders }) => hidesRepositoryHeaders }),
    ...outputFlags,
  },
  args: noArguments,
  complete: noArgument,
  async run({ io, settings, paint }, _args, { output, noHeaders }) {
    const repositories = await listRepositories(io.files, settings.repositoryConfig);
    if (repositories.length === 0 && output === 'table') {
      if (settings.profile.failsWithoutRepositories) throw new ChartwrightError('usage', 'no repositories to show');
      return io.err('no repositories to show\n');
    }
    const head = noHeaders ? [] : [['NAME', 'URL']];
    const text = outputText(output, {
      table: () =>
        `${tableText([...head, ...repositories.map(({ name, url }) => [name, url])], noHeaders ? {} : { header: paint.out.bold })}\n`,
      data: () => repositories.map(({ name, url }) => record({ name, url })),
    });
    io.out(text);
  },
});

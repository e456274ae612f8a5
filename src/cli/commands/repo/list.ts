/** `repo list`: the repositories that are known. */
import { listRepositories } from '../../../action/repository/repositories.ts';
import { type Command, noArguments } from '../../command.ts';
import { outputFlag, outputText, record } from '../../output.ts';
import { tableText } from '../../table.ts';

export const repoList: Command = {
  use: 'list',
  long: '',
  flags: () => [{ name: 'no-headers', type: 'bool', usage: 'suppress headers in the output' }, outputFlag],
  args: noArguments,
  async run({ io, settings }, _args, flags) {
    const repositories = await listRepositories(io.files, settings.repositoryConfig);
    if (repositories.length === 0 && flags.text('output') === 'table') return io.err('no repositories to show\n');
    const head = flags.bool('no-headers') ? [] : [['NAME', 'URL']];
    const text = outputText(flags, {
      table: () => `${tableText([...head, ...repositories.map(({ name, url }) => [name, url])])}\n`,
      data: () => repositories.map(({ name, url }) => record({ name, url })),
    });
    io.out(text);
  },
};

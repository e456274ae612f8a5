/** `repo remove`: forgets repositories. */
import { removeRepositories } from '../../../action/repository/repositories.ts';
import { atLeast, type Command } from '../../command.ts';
import { remotesOf } from '../../remotes.ts';

export const repoRemove: Command = {
  use: 'remove [REPO1 [REPO2 ...]]',
  long: '',
  flags: () => [],
  args: atLeast(1),
  run: (context, names) => removeRepositories(remotesOf(context), names),
};

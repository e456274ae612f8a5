/** `repo remove`: forgets repositories. */
import { removeRepositories } from '../../../action/repository/repositories.ts';
import { atLeast, command } from '../../command.ts';
import { completeRepositories } from '../../complete/charts.ts';
import { remotesOf } from '../../remotes.ts';

export const repoRemove = command({
  use: 'remove [REPO1 [REPO2 ...]]',
  aliases: ['rm'],
  short: 'remove one or more chart repositories',
  long: `
Removes the named repositories from the list: their URLs, credentials and cached indexes.
The repositories themselves are not changed.
`,
  examples: `
  # remove a repository
  PROGRAM repo remove example

  # remove two
  PROGRAM repo remove example team
`,
  flags: {},
  args: atLeast(1),
  complete: completeRepositories,
  run: (context, names) => removeRepositories(remotesOf(context), names),
});

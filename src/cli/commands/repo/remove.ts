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
Forgets the named repositories: their URLs and credentials, and the indexes that are
kept of them. The repositories themselves are not touched.
`,
  examples: `
  # forget a repository
  PROGRAM repo remove example

  # forget two
  PROGRAM repo remove example team
`,
  flags: {},
  args: atLeast(1),
  complete: completeRepositories,
  run: (context, names) => removeRepositories(remotesOf(context), names),
});

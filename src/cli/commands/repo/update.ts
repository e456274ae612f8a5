/** `repo update`: fetches the indexes of the known repositories again. */
import { updateRepositories } from '../../../action/repository/repositories.ts';
import { command } from '../../command.ts';
import { completeRepositories } from '../../complete/charts.ts';
import { bool, duration } from '../../flag.ts';
import { remotesOf } from '../../remotes.ts';

export const repoUpdate = command({
  use: 'update [REPO1 [REPO2 ...]]',
  aliases: ['up'],
  short: 'update information of available charts locally from chart repositories',
  long: `
Fetches the indexes of the named repositories, or of all that 'repo add' added.

'search repo' and the commands that take NAME/CHART read the indexes that were fetched
last. An index that cannot be fetched leaves the old one in place.
`,
  examples: `
  # all repositories
  PROGRAM repo update

  # two of them
  PROGRAM repo update example team
`,
  flags: {
    timeout: duration('time to wait for the index file download to complete', { default: 120_000 }),
    failOnRepoUpdateFail: bool('update fails if any of the repository updates fail', {
      when: ({ failsOnFailedUpdates }) => !failsOnFailedUpdates,
    }),
  },
  complete: completeRepositories,
  run(context, names, { timeout, failOnRepoUpdateFail }) {
    const tolerant = !context.settings.profile.failsOnFailedUpdates && !failOnRepoUpdateFail;
    return updateRepositories(remotesOf(context), names, { timeout, tolerant });
  },
});

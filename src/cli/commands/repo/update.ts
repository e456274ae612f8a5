/** `repo update`: fetches the indexes of the known repositories anew. */
import { updateRepositories } from '../../../action/repository/repositories.ts';
import type { Command } from '../../command.ts';
import { milliseconds } from '../../flag-options.ts';
import { remotesOf } from '../../remotes.ts';

export const repoUpdate: Command = {
  use: 'update [REPO1 [REPO2 ...]]',
  long: `
Fetches what the repositories have now: of all that are known, or of those named.

Commands such as \`search repo\` read what was fetched last. An index that cannot
be fetched leaves the one that is kept as it was.
`,
  flags: () => [{ name: 'timeout', type: 'duration', default: '2m0s', usage: 'time to wait for the index file download to complete' }],
  run: (context, names, flags) => updateRepositories(remotesOf(context), names, milliseconds(flags, 'timeout')),
};

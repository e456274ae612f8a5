/** `diff rollback`: what a rollback would change. */
import { clusterSession } from '../../cluster.ts';
import { command, exactly } from '../../command.ts';
import { completeRelease } from '../../complete/releases.ts';
import { helmDiffOptions, outputFlags, printHelmDiff, readOptions } from './options.ts';

export const diffRollback = command({
  use: 'rollback RELEASE REVISION',
  ours: true,
  short: 'show what a rollback would change',
  long: `
Compares the newest revision of a release with the one that it would be rolled back to.
Flags and output are those of helm-diff 3.15.

With --detailed-exitcode the command exits with 2 if there are changes.
`,
  examples: `
  # what would going back to revision 2 change?
  PROGRAM diff rollback web 2

  # only the names of the objects
  PROGRAM diff rollback web 2 -o simple
`,
  flags: outputFlags,
  args: exactly(2),
  complete: completeRelease,
  async run(context, [name = '', revision = ''], flags) {
    const [{ comparedRollback, revisionNumber }, { helmDiff }] = await Promise.all([
      import('../../../action/diff/compare-releases.ts'),
      import('../../../action/diff/helm-diff-text.ts'),
    ]);
    const session = await clusterSession(context);
    const options = readOptions(context, flags, session.namespace);
    const { before, after } = await comparedRollback(session, name, revisionNumber(revision), options);
    printHelmDiff(context, await helmDiff(before, after, helmDiffOptions(context, flags)), flags);
  },
});

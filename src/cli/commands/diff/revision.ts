/** `diff revision`: two revisions of a release. */
import { clusterSession } from '../../cluster.ts';
import { command } from '../../command.ts';
import { completeRelease } from '../../complete/releases.ts';
import { helmDiffOptions, outputFlags, printHelmDiff, readOptions } from './options.ts';

export const diffRevision = command({
  use: 'revision RELEASE REVISION1 [REVISION2]',
  ours: true,
  short: "show the difference between a release's revisions",
  long: `
Compares the manifests of two revisions of a release, the older one first, or of a
revision and the newest one. Flags and output are those of helm-diff 3.15.

With --detailed-exitcode the command exits with 2 if there are changes.
`,
  examples: `
  # what changed since revision 2
  PROGRAM diff revision web 2

  # between two revisions, a line of context around each change
  PROGRAM diff revision web 2 3 --context 1
`,
  flags: outputFlags,
  args: { min: 2, max: 3 },
  complete: completeRelease,
  async run(context, [name = '', ...revisions], flags) {
    const [{ comparedRevisions, revisionNumber }, { helmDiff }] = await Promise.all([
      import('../../../action/diff/compare-releases.ts'),
      import('../../../action/diff/helm-diff-text.ts'),
    ]);
    const session = await clusterSession(context);
    const options = readOptions(context, flags, session.namespace);
    const { before, after } = await comparedRevisions(session, name, revisions.map(revisionNumber), options);
    printHelmDiff(context, await helmDiff(before, after, helmDiffOptions(context, flags)), flags);
  },
});

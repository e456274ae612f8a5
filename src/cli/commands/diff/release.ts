/** `diff release`: two releases of one chart. */
import { clusterSession } from '../../cluster.ts';
import { type Context, command, exactly } from '../../command.ts';
import { completeRelease } from '../../complete/releases.ts';
import { helmDiffOptions, outputFlags, printHelmDiff, readOptions } from './options.ts';

export const diffRelease = command({
  use: 'release RELEASE1 RELEASE2',
  ours: true,
  short: 'show the difference between two releases of a chart',
  long: `
Compares the manifests of two releases of the same chart, template by template. A release
may be named NAMESPACE/RELEASE. Flags and output are those of helm-diff 3.15.

With --detailed-exitcode the command exits with 2 if there are changes.
`,
  examples: `
  # two releases of the namespace
  PROGRAM diff release web-prod web-stage

  # of two namespaces
  PROGRAM diff release prod/web stage/web
`,
  flags: outputFlags,
  args: exactly(2),
  complete: completeRelease,
  async run(context, [first = '', second = ''], flags) {
    const [{ comparedReleases }, { helmDiff }] = await Promise.all([
      import('../../../action/diff/compare-releases.ts'),
      import('../../../action/diff/helm-diff-text.ts'),
    ]);
    const options = readOptions(context, flags, '');
    const found = await comparedReleases(await releaseNamed(context, first), await releaseNamed(context, second), options);
    if (!('before' in found)) {
      const [one, other] = found;
      return context.io.out(
        `Error : Incomparable Releases \n Unable to compare releases from two different charts "${one}", "${other}". \n try helm diff release --help to know more \n`,
      );
    }
    printHelmDiff(context, await helmDiff(found.before, found.after, helmDiffOptions(context, flags)), flags);
  },
});

/** A release by its name, or by its namespace and its name. */
async function releaseNamed(context: Context, text: string) {
  const [namespace, name] = text.split('/');
  if (name === undefined) return { session: await clusterSession(context), name: text };
  const settings = { ...context.settings, namespace: namespace as string };
  return { session: await clusterSession({ ...context, settings }), name };
}

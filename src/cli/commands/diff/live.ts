/** `diff live`: what was changed by hand since the last release. */
import { clusterSession } from '../../cluster.ts';
import { command, exactly } from '../../command.ts';
import { completeRelease } from '../../complete/releases.ts';
import { ExitError } from '../../exit-error.ts';
import { bool } from '../../flag.ts';
import { formatFlag } from './format-flag.ts';

export const diffLive = command({
  use: 'live RELEASE',
  ours: true,
  short: 'show what was changed by hand since the last release',
  long: `
Compares the objects of the newest revision of a release with those on the cluster, and
shows objects that are gone, fields whose values differ, and fields that somebody has
added, each with its field manager and the time of the change. Defaults that the server
fills in, the status, and quantities in another notation are ignored.

With --detailed-exitcode the command exits with 2 if there are changes.
`,
  examples: `
  # what was changed by hand since the last upgrade?
  PROGRAM diff live web

  # in a pipeline
  PROGRAM diff live web --detailed-exitcode -o json
`,
  flags: {
    showSecrets: bool('show the contents of Secrets'),
    detailedExitcode: bool('exit with 2 if there are changes'),
    output: formatFlag,
  },
  args: exactly(1),
  complete: completeRelease,
  async run(context, [name = ''], flags) {
    const [{ diffLive: compare }, { diffPrinter }] = await Promise.all([
      import('../../../action/diff/diff-live.ts'),
      import('../../../action/diff/print-diff.ts'),
    ]);
    const report = await compare(await clusterSession(context), name, flags);
    context.io.out(diffPrinter(flags.output, false)([report], context.paint.out));
    if (flags.detailedExitcode && report.objects.length > 0) throw new ExitError(2);
  },
});

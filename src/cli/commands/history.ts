/** `history`: the revisions of a release. */
import type { Release } from '../../release/record/release.ts';
import { clusterSession } from '../cluster.ts';
import { command, exactly } from '../command.ts';
import { completeRelease } from '../complete/releases.ts';
import { bool, int } from '../flag.ts';
import { outputFlags, outputText } from '../output.ts';
import { tableText } from '../table.ts';

export const history = command({
  use: 'history RELEASE_NAME',
  aliases: ['hist'],
  short: 'fetch release history',
  long: `
Lists the revisions of a release, oldest first, each with its time, chart, status and
description. 'rollback' goes back to one of them.
`,
  examples: `
  # the last ten revisions
  PROGRAM history web --max 10

  # with the revisions that were rolled back to
  PROGRAM history web --show-rollback-revision
`,
  flags: {
    max: int('maximum number of revision to include in history', { default: 256 }),
    showRollbackRevision: bool('show the rollback revision column in table output', {
      when: ({ recordsApplyMethod }) => recordsApplyMethod,
    }),
    ...outputFlags,
  },
  args: exactly(1),
  complete: completeRelease,
  async run(context, [name = ''], { max, output, showRollbackRevision }) {
    const [{ releaseHistory }, { historyRecord, historyRows }] = await Promise.all([
      import('../../action/release/release-history.ts'),
      import('../../action/release/history-text.ts'),
    ]);
    const releases: Release[] = await releaseHistory(await clusterSession(context), name, max);
    const text = outputText(output, {
      table: () => `${tableText(historyRows(releases, showRollbackRevision ?? false))}\n`,
      data: () => releases.map((release) => historyRecord(release, context.settings.profile)),
    });
    context.io.out(text);
  },
});

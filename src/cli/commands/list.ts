/** `list`: the releases of a namespace, or of all. */
import type { ReleaseStatus } from '../../release/record/release.ts';
import type { ReleaseHead } from '../../storage/release-head.ts';
import { clusterSession, paintOf } from '../cluster.ts';
import { type Context, command, noArguments } from '../command.ts';
import { noArgument } from '../complete/completion.ts';
import { bool, type FlagValues, int, text } from '../flag.ts';
import { outputFlags, outputText, record } from '../output.ts';
import { tableText } from '../table.ts';

const flags = {
  short: bool('output short (quiet) listing format', { short: 'q' }),
  noHeaders: bool("don't print headers when using the default output format"),
  timeFormat: text('format time using golang time formatter. Example: --time-format "2006-01-02 15:04:05Z0700"'),
  date: bool('sort by release date', { short: 'd' }),
  reverse: bool('reverse the sort order', { short: 'r' }),
  all: bool('show all releases without any filter applied', { short: 'a', when: ({ listsAll }) => listsAll }),
  uninstalled: bool("show uninstalled releases (if 'helm uninstall --keep-history' was used)"),
  superseded: bool('show superseded releases'),
  uninstalling: bool('show releases that are currently being uninstalled'),
  deployed: bool('show deployed releases'),
  failed: bool('show failed releases'),
  pending: bool('show pending releases'),
  allNamespaces: bool('list releases across all namespaces', { short: 'A' }),
  max: int('maximum number of releases to fetch', { short: 'm', default: 256 }),
  offset: int('next release index in the list, used to offset from start value'),
  filter: text('a regular expression (Perl compatible). Any releases that match the expression will be included in the results', {
    short: 'f',
  }),
  selector: text(
    "Selector (label query) to filter on, supports '=', '==', and '!='.(e.g. -l key1=value1,key2=value2). Works only for secret(default) and configmap storage backends.",
    { short: 'l' },
  ),
  ...outputFlags,
};
type ListFlags = FlagValues<typeof flags>;

export const list = command({
  use: 'list',
  aliases: ['ls'],
  short: 'list releases',
  long: `
Lists the releases of the current namespace, each with its latest revision; -A lists
those of all namespaces.

All statuses are listed; --deployed, --failed, --pending, --uninstalled, --superseded and
--uninstalling pick some of them and can be combined. --filter takes a regular expression
for names, --selector a selector for the labels of the records.

At most 256 releases are printed; --max and --offset page through more.
`,
  examples: `
  # everything that did not work, in any namespace
  PROGRAM list -A --failed --pending

  # names only, newest last
  PROGRAM list -q --date --reverse
`,
  flags,
  args: noArguments,
  complete: noArgument,
  async run(context, _args, flags) {
    const { listHeads } = await import('../../action/release/list-releases.ts');
    const session = await clusterSession(context, { allNamespaces: flags.allNamespaces });
    const { filter, selector, reverse, date, max, offset } = flags;
    const statuses = statusesOf(flags);
    const releases = await listHeads(session, { statuses, filter, selector, byDate: date, reverse, limit: max, offset });
    context.io.out(flags.short ? shortText(releases, flags) : await longText(context, releases, flags));
  },
});

function statusesOf(flags: ListFlags): ReleaseStatus[] {
  if (flags.all) return [];
  const one = (given: boolean, ...statuses: ReleaseStatus[]) => (given ? statuses : []);
  return [
    ...one(flags.deployed, 'deployed'),
    ...one(flags.uninstalled, 'uninstalled'),
    ...one(flags.uninstalling, 'uninstalling'),
    ...one(flags.pending, 'pending-install', 'pending-rollback', 'pending-upgrade'),
    ...one(flags.failed, 'failed'),
    ...one(flags.superseded, 'superseded'),
  ];
}

function shortText(releases: readonly ReleaseHead[], { output }: ListFlags): string {
  const names = releases.map(({ name }) => name);
  return outputText(output, { table: () => names.map((name) => `${name}\n`).join(''), data: () => names });
}

const HEAD = ['NAME', 'NAMESPACE', 'REVISION', 'UPDATED', 'STATUS', 'CHART', 'APP VERSION'];

async function longText(context: Context, releases: readonly ReleaseHead[], { output, noHeaders, timeFormat }: ListFlags): Promise<string> {
  const { chartName, appVersion, timeText } = await import('../../action/release/status-text.ts');
  const paint = paintOf(context);
  const layout = timeFormat || '2006-01-02 15:04:05.999999999 -0700 MST';
  const updated = ({ info }: ReleaseHead) => (info.lastDeployed === '' ? '-' : timeText(info.lastDeployed, layout));
  return outputText(output, {
    table: () => {
      const rows = releases.map((release) => [
        ...[release.name, paint.namespace(release.namespace), String(release.version), updated(release)],
        ...[paint.status(release.info.status), chartName(release), appVersion(release)],
      ]);
      return `${tableText(noHeaders ? rows : [HEAD.map(paint.header), ...rows])}\n`;
    },
    data: () =>
      releases.map((release) =>
        record({
          name: release.name,
          namespace: release.namespace,
          revision: String(release.version),
          updated: updated(release),
          status: release.info.status,
          chart: chartName(release),
          app_version: appVersion(release),
        }),
      ),
  });
}

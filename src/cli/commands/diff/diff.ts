/** `diff`: what differs between two renderings of charts. */
import type { DiffReport } from '../../../diff/report.ts';
import { command, groupOf } from '../../command.ts';
import { completeOneChart } from '../../complete/charts.ts';
import { ExitError } from '../../exit-error.ts';
import { diffFlags } from './diff-flags.ts';
import { comparedSides } from './sides.ts';

const charts = command({
  use: 'diff [CHART [CHART]]',
  ours: true,
  short: 'show what differs between two renderings of charts',
  long: `
Renders two charts, or one chart in two ways, and shows what differs, object by object and
field by field, with the cause of each change: the line of a values file, the line of a
template, a dependency, a field of Chart.yaml, Helm or Kubernetes. No cluster is needed;
'diff upgrade' and the other commands below compare with releases.

With --git the chart is compared between two revisions, which are read from git's objects
without a checkout; values files in the repository are read from the same revisions.
--changed compares each chart that the branch changes with its state where the branch
began; changes to library charts show in the charts that use them.

With one CHART, flags set how the two sides differ: --from-version and --to-version,
--from-values and --to-values (over those of -f), --from-set and --to-set, --from-helm and
--to-helm, --from-kube-version and --to-kube-version. All other flags apply to both sides.

Each --values-set is an environment that is compared on its own; a change that several of
them share is shown once. The order of keys and of objects does not matter; elements of
lists are matched as Kubernetes merges them. The contents of Secrets are hidden.

Exits with 1 if a side cannot be rendered, after all other changes are shown; with
--detailed-exitcode, exits with 2 if there are changes.
`,
  examples: `
  # two folders, with the values of two environments
  PROGRAM diff ./web-old ./web --values-set prod=prod.yaml --values-set dev=dev.yaml

  # what the branch changes in all charts, as a comment for a pull request
  PROGRAM diff --changed --since origin/main -o markdown

  # a chart between two tags
  PROGRAM diff ./web --git v1.0.0..v1.1.0 -f prod.yaml

  # two versions of a chart
  PROGRAM diff example/web --from-version 1.2.0 --to-version 1.3.0 -f prod.yaml

  # two sets of values; two versions of Helm
  PROGRAM diff ./web --from-values staging.yaml --to-values prod.yaml
  PROGRAM diff ./web --from-helm 3.22 --to-helm 4.3
`,
  flags: diffFlags,
  args: { min: 0, max: 2 },
  complete: completeOneChart,
  async run(context, args, flags) {
    const [{ diffCharts }, { diffPrinter, failureLines }, { parseValueSets }] = await Promise.all([
      import('../../../action/diff/diff-charts.ts'),
      import('../../../action/diff/print-diff.ts'),
      import('../../../action/check/check-charts.ts'),
    ]);
    const options = { environments: parseValueSets(flags.valuesSet), showSecrets: flags.showSecrets, causes: !flags.noCauses };
    const reports: DiffReport[] = [];
    for (const [before, after] of await comparedSides(context, args, flags)) reports.push(await diffCharts(before, after, options));
    const { io, paint } = context;
    io.out(diffPrinter(flags.output, flags.changed)(reports, paint.out));
    for (const line of reports.flatMap(failureLines)) io.err(`${paint.err.red('Error:')} ${line}\n`);
    if (reports.some(({ failures }) => failures.length > 0)) throw new ExitError(1);
    if (flags.detailedExitcode && reports.some(({ objects }) => objects.length > 0)) throw new ExitError(2);
  },
});

export const diff = groupOf(charts, {
  live: async () => (await import('./live.ts')).diffLive,
  release: async () => (await import('./release.ts')).diffRelease,
  revision: async () => (await import('./revision.ts')).diffRevision,
  rollback: async () => (await import('./rollback.ts')).diffRollback,
  upgrade: async () => (await import('./upgrade.ts')).diffUpgrade,
});

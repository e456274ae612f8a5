/** `diff`: what differs between two renderings of charts. */
import type { DiffSide } from '../../../action/diff/diff-charts.ts';
import type { RevisionSide } from '../../../action/diff/revisions.ts';
import { ChartwrightError } from '../../../base/errors.ts';
import type { DiffReport } from '../../../diff/report.ts';
import { joinPath } from '../../../go/path.ts';
import { quote } from '../../../go/strconv.ts';
import { filesFrom } from '../../../host/files-from.ts';
import type { ValuesLayers } from '../../../values/layers.ts';
import { changedCharts, changedFlags, fromHere } from '../../changed-charts.ts';
import { type Context, command, groupOf } from '../../command.ts';
import { completeOneChart } from '../../complete/charts.ts';
import { currentNamespace } from '../../env-vars.ts';
import { ExitError } from '../../exit-error.ts';
import { bool, commaList, type FlagValues, list, text } from '../../flag.ts';
import { chartFlags, offlineFlags, valuesFlags } from '../../flag-groups.ts';
import { chartSource, valuesLayers } from '../../flags/flag-options.ts';
import { templateDeps } from '../../template-request.ts';
import { formatFlag } from './format-flag.ts';

const flags = {
  ...valuesFlags,
  ...chartFlags(),
  ...offlineFlags,
  ...changedFlags,
  git: text('revisions of the chart to compare: A..B, A...B, or A for the working tree on the second side'),
  fromVersion: text('version of the chart on the first side'),
  toVersion: text('version of the chart on the second side'),
  fromValues: commaList('values file of the first side, over those of --values (can specify multiple)'),
  toValues: commaList('values file of the second side, over those of --values (can specify multiple)'),
  fromSet: list('set values on the first side, as --set does'),
  toSet: list('set values on the second side, as --set does'),
  fromHelm: text('Helm that renders the first side: 4.3 or 3.22'),
  toHelm: text('Helm that renders the second side: 4.3 or 3.22'),
  fromKubeVersion: text('Kubernetes version of the first side'),
  toKubeVersion: text('Kubernetes version of the second side'),
  valuesSet: list('an environment to compare in: NAME=FILE,FILE (can specify multiple)'),
  kubeVersion: text('Kubernetes version used for Capabilities.KubeVersion'),
  apiVersions: commaList('Kubernetes api versions used for Capabilities.APIVersions (multiple can be specified)', { short: 'a' }),
  releaseName: text('name of the release', { default: 'release-name' }),
  isUpgrade: bool('set .Release.IsUpgrade instead of .Release.IsInstall'),
  includeCrds: bool('compare CRDs, too'),
  noHooks: bool('leave hooks out'),
  skipTests: bool('leave tests out'),
  skipSchemaValidation: bool('if set, disables JSON schema validation'),
  showSecrets: bool('show what Secrets hold'),
  noCauses: bool('do not look for causes, which takes most of the time'),
  detailedExitcode: bool('exit with 2 if there are changes'),
  output: formatFlag,
};
type DiffFlags = FlagValues<typeof flags>;

const charts = command({
  use: 'diff [CHART [CHART]]',
  ours: true,
  short: 'show what differs between two renderings of charts',
  long: `
Renders two charts, or one chart in two ways, and tells what differs, object by object and
field by field, with the cause of each change: the line of a values file, the line of a
template, a dependency, a field of Chart.yaml, Helm or Kubernetes. Nothing is asked of a
cluster; 'diff upgrade' and the other commands below compare with releases.

With --git the chart is compared between two revisions, which are read from git's objects:
nothing is checked out. Values files of the repository are those of each revision.
--changed compares all charts that the branch changes with what they were when it began;
library charts show in the charts that use them.

With one CHART, flags say what the two sides do not share: --from-version and --to-version,
--from-values and --to-values (over those of -f), --from-set and --to-set, --from-helm and
--to-helm, --from-kube-version and --to-kube-version. All other flags count for both sides.

Each --values-set compares in an environment of its own; a change that several have in
common is told once. The order of keys and of objects does not count; elements of lists
are told apart as Kubernetes merges them. The contents of Secrets are hidden.

Exits with 1 if a side cannot be rendered, after all others are told; with
--detailed-exitcode with 2 if there are changes.
`,
  examples: `
  # two folders, with the values of two environments
  PROGRAM diff ./web-old ./web --values-set prod=prod.yaml --values-set dev=dev.yaml

  # what the branch does to all its charts, as the comment of a pull request
  PROGRAM diff --changed --since origin/main -o markdown

  # a chart between two tags
  PROGRAM diff ./web --git v1.0.0..v1.1.0 -f prod.yaml

  # two versions of a chart
  PROGRAM diff example/web --from-version 1.2.0 --to-version 1.3.0 -f prod.yaml

  # two sets of values; what another Helm makes of the chart
  PROGRAM diff ./web --from-values staging.yaml --to-values prod.yaml
  PROGRAM diff ./web --from-helm 3.22 --to-helm 4.3
`,
  flags,
  args: { min: 0, max: 2 },
  complete: completeOneChart,
  async run(context, args, flags) {
    const [{ diffCharts }, { diffPrinter }, { parseValueSet }] = await Promise.all([
      import('../../../action/diff/diff-charts.ts'),
      import('../../../action/diff/print-diff.ts'),
      import('../../../action/check/check-charts.ts'),
    ]);
    const options = { environments: new Map(flags.valuesSet.map(parseValueSet)), showSecrets: flags.showSecrets, causes: !flags.noCauses };
    const reports: DiffReport[] = [];
    for (const [before, after] of await comparedSides(context, args, flags)) reports.push(await diffCharts(before, after, options));
    const { io, paint } = context;
    io.out(diffPrinter(flags.output, flags.changed)(reports, paint.out));
    for (const report of reports) {
      for (const { environment, side, message } of report.failures) {
        const where = [side === 'before' ? report.before : report.after, environment].filter((part) => part !== '').join(', ');
        io.err(`${paint.err.red('Error:')} ${where}: ${message}\n`);
      }
    }
    if (reports.some(({ failures }) => failures.length > 0)) throw new ExitError(1);
    if (flags.detailedExitcode && reports.some(({ objects }) => objects.length > 0)) throw new ExitError(2);
  },
});

/** The pairs of sides that the command line asks for. Throws `usage` errors. */
async function comparedSides(context: Context, args: readonly string[], flags: DiffFlags): Promise<[DiffSide, DiffSide][]> {
  const { git, changed, since } = flags;
  const { io } = context;
  if (since !== '' && !changed) throw new ChartwrightError('usage', '--since needs --changed');
  if (changed && (args.length > 0 || git !== '')) throw new ChartwrightError('usage', '--changed takes no charts and no --git');
  if (!changed && args.length === 0) throw new ChartwrightError('usage', 'name a chart, or use --changed');
  if (git !== '' && args.length > 1) throw new ChartwrightError('usage', '--git takes one chart');
  if (!changed && git === '') return [[sideOf(context, args[0]!, flags, 'from'), sideOf(context, args.at(-1)!, flags, 'to')]];
  const [{ revisionSides }, { gitProgram }] = await Promise.all([
    import('../../../action/diff/revisions.ts'),
    import('../../../action/git/run-git.ts'),
  ]);
  const found = changed ? await changedCharts(context, since) : undefined;
  const charts = found
    ? found.charts.filter(({ type }) => type !== 'library').map(({ path }) => fromHere(context, found.root, path))
    : args;
  const sides = revisionSides(found ? found.base : git, io.files, io.files.real(io.cwd), gitProgram(io));
  return charts.map((chart) => [
    atRevision(sideOf(context, chart, flags, 'from'), sides.before, io.files.real(io.cwd), found ? since || 'base' : ''),
    atRevision(sideOf(context, chart, flags, 'to'), sides.after, io.files.real(io.cwd), ''),
  ]);
}

/** The side with the files of a revision. */
function atRevision(side: DiffSide, { revision, filesFor, hasChart }: RevisionSide, cwd: string, name: string): DiffSide {
  const folder = joinPath(side.request.chart.startsWith('/') ? '' : cwd, side.request.chart);
  const files = filesFrom(filesFor(folder), cwd);
  const shown = name || revision;
  return {
    ...side,
    name: shown === '' ? side.name : `${side.name} at ${shown}`,
    deps: { ...side.deps, files, cwd },
    absent: !hasChart(folder),
  };
}

/** One side as the flags describe it. Throws `usage` errors. */
function sideOf(context: Context, chart: string, flags: DiffFlags, side: 'from' | 'to'): DiffSide {
  const own = <K extends string>(name: K) => flags[`${side}${name}` as keyof DiffFlags] as never;
  const version = (own('Version') as string) || flags.version;
  const values = valuesLayers(flags);
  const layers: ValuesLayers = {
    ...values,
    valueFiles: [...values.valueFiles, ...(own('Values') as readonly string[])],
    values: [...values.values, ...(own('Set') as readonly string[])],
  };
  const settings = own('Helm') ? settingsOf(context, own('Helm')) : context.settings;
  const kubeVersion = (own('KubeVersion') as string) || flags.kubeVersion;
  const { includeCrds, noHooks, skipTests, skipSchemaValidation, apiVersions, isUpgrade } = flags;
  return {
    name: sideName(chart, flags, side),
    deps: templateDeps({ ...context, settings }, flags),
    request: {
      chart,
      source: chartSource(flags, version),
      values: layers,
      options: {
        release: { name: flags.releaseName, namespace: currentNamespace(context.settings, context.io), isUpgrade },
        ...(kubeVersion && { kubeVersion }),
        ...{ includeCrds, noHooks, skipTests, skipSchemaValidation, apiVersions },
      },
    },
  };
}

function settingsOf(context: Context, helm: string) {
  if (!['4.3', '3.22'].includes(helm)) throw new ChartwrightError('usage', `unknown Helm ${quote(helm)}: must be one of: 4.3, 3.22`);
  return context.settingsWith(['--helm-version', helm]);
}

/** What a side is called: the chart, and what is its own. */
function sideName(chart: string, flags: DiffFlags, side: 'from' | 'to'): string {
  const own = (name: string) => flags[`${side}${name}` as keyof DiffFlags] as string | readonly string[];
  const parts = [
    own('Version'),
    ...own('Values'),
    ...own('Set'),
    own('Helm') && `Helm ${own('Helm')}`,
    own('KubeVersion') && `Kubernetes ${own('KubeVersion')}`,
  ];
  return [chart, ...parts.filter((part) => part !== '')].join(' ');
}

export const diff = groupOf(charts, {
  live: async () => (await import('./live.ts')).diffLive,
  release: async () => (await import('./release.ts')).diffRelease,
  revision: async () => (await import('./revision.ts')).diffRevision,
  rollback: async () => (await import('./rollback.ts')).diffRollback,
  upgrade: async () => (await import('./upgrade.ts')).diffUpgrade,
});

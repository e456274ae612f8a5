/** The two sides that the flags of `diff` describe. */

import type { DiffSide } from '../../../action/diff/diff-charts.ts';
import { ChartwrightError } from '../../../base/errors.ts';
import { quote } from '../../../go/strconv.ts';
import type { ValuesLayers } from '../../../values/layers.ts';
import { chartsOfBranch, pathFromWorkingFolder } from '../../changed-charts.ts';
import type { Context } from '../../command.ts';
import { currentNamespace } from '../../env-vars.ts';
import { chartSource, valuesLayers } from '../../flags/flag-options.ts';
import { templateDeps } from '../../template-request.ts';
import { atRevision, chartFolder, existingFolder, isDirectory } from './at-revision.ts';
import { checkSides } from './check-sides.ts';
import type { DiffFlags } from './diff-flags.ts';

/** The pairs of sides that the command line asks for. Throws `usage` errors. */
export async function comparedSides(context: Context, args: readonly string[], flags: DiffFlags): Promise<[DiffSide, DiffSide][]> {
  const { git, changed, since } = flags;
  const { io } = context;
  checkSides(args, flags);
  if (!changed && git === '') return [[sideOf(context, args[0]!, flags, 'from'), sideOf(context, args.at(-1)!, flags, 'to')]];
  const [{ revisionSides }, { gitProgram }] = await Promise.all([
    import('../../../action/diff/revisions.ts'),
    import('../../../action/git/run-git.ts'),
  ]);
  const found = changed ? await chartsOfBranch(context, since) : undefined;
  const charts = found
    ? [...found.charts, ...found.removed]
        .filter(({ type }) => type !== 'library')
        .map(({ path }) => pathFromWorkingFolder(context, found.root, path))
    : args;
  const here = io.files.real(io.cwd);
  const repository = found ? here : existingFolder(io.files, chartFolder(here, args[0]!));
  const sides = revisionSides(found ? found.base : git, io.files, repository, gitProgram(io));
  return charts.map((chart) => {
    const before = atRevision(sideOf(context, chart, flags, 'from'), sides.before, here, found ? since || 'base' : '');
    const after = atRevision(sideOf(context, chart, flags, 'to'), sides.after, here, '');
    if (before.absent && after.absent) throw new ChartwrightError('usage', `there is no chart in ${chart} on either side`);
    return [before, after.absent ? { ...after, name: `${after.name} (removed)` } : after];
  });
}

/** One side as the flags describe it. Throws `usage` errors. */
function sideOf(context: Context, chart: string, flags: DiffFlags, side: 'from' | 'to'): DiffSide {
  const own = <K extends string>(name: K) => flags[`${side}${name}` as keyof DiffFlags] as never;
  const version = (own('Version') as string) || flags.version;
  if (own('Version') && isDirectory(context.io.files, chart))
    throw new ChartwrightError('usage', `${chart} is a folder, which has one version: compare its revisions with --git`);
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
  if (!['4.3', '3.22'].includes(helm))
    throw new ChartwrightError('usage', `unknown Helm version ${quote(helm)}: must be one of: 4.3, 3.22`);
  return context.settingsWith(['--helm-version', helm]);
}

/** What a side is called: the chart, and what is its own. What --set sets may be secret. */
function sideName(chart: string, flags: DiffFlags, side: 'from' | 'to'): string {
  const own = (name: string) => flags[`${side}${name}` as keyof DiffFlags] as string | readonly string[];
  const parts = [
    own('Version'),
    ...own('Values'),
    ...[...own('Set')].map((line) => (flags.showSecrets ? line : line.replace(/=(?:\\.|[^,\\])*/g, '=…'))),
    own('Helm') && `Helm ${own('Helm')}`,
    own('KubeVersion') && `Kubernetes ${own('KubeVersion')}`,
  ];
  return [chart, ...parts.filter((part) => part !== '')].join(' ');
}

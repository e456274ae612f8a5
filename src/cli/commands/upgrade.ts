/** `upgrade`: the next revision of a release. */
import type { DryRun } from '../../action/release/install-release.ts';
import { wrapError } from '../../base/errors.ts';
import type { Release } from '../../release/record/release.ts';
import { cancellable, clusterSession } from '../cluster.ts';
import { type Context, command, exactly } from '../command.ts';
import { completeChart } from '../complete/charts.ts';
import { noMoreArguments } from '../complete/completion.ts';
import { completeReleases } from '../complete/releases.ts';
import { ExitError } from '../exit-error.ts';
import { bool, type FlagValues, int, text } from '../flag.ts';
import { chartFlags, dryRunFlags, installFlags, offlineFlags, rollbackFlags, valuesFlags, waitFlags } from '../flag-groups.ts';
import { outputFlags } from '../output.ts';
import { checkPostRenderer, postRenderFlags } from '../post-renderer.ts';
import { applyingOptions, printRelease } from '../release-request.ts';
import { dryRunStrategy, templateDeps, templateRequest } from '../template-request.ts';
import { type InstallFlags, runInstall } from './install.ts';

const { replace: _replace, generateName: _generate, nameTemplate: _template, serverSide: _server, ...shared } = installFlags;
const flags = {
  ...shared,
  createNamespace: bool('if --install is set, create the release namespace if not present'),
  install: bool("if a release by this name doesn't already exist, run an install", { short: 'i' }),
  serverSide: text(
    'must be "true", "false" or "auto". Object updates run in the server instead of the client ("auto" defaults the value from the previous chart release\'s method)',
    { default: 'auto', when: ({ appliesOnServer }) => appliesOnServer },
  ),
  noHooks: bool('disable pre/post upgrade hooks'),
  disableOpenapiValidation: bool('if set, the upgrade process will not validate rendered templates against the Kubernetes OpenAPI Schema'),
  skipCrds: bool(
    'if set, no CRDs will be installed when an upgrade is performed with install flag enabled. By default, CRDs are installed if not already present, when an upgrade is performed with install flag enabled',
  ),
  resetValues: bool('when upgrading, reset the values to the ones built into the chart'),
  reuseValues: bool(
    "when upgrading, reuse the last release's values and merge in any overrides from the command line via --set and -f. If '--reset-values' is specified, this is ignored",
  ),
  resetThenReuseValues: bool(
    "when upgrading, reset the values to the ones built into the chart, apply the last release's values and merge in any overrides from the command line via --set and -f. If '--reset-values' or '--reuse-values' is specified, this is ignored",
  ),
  ...rollbackFlags(
    'if set, Helm will rollback the upgrade to previous success release upon failure. The --wait flag will be defaulted to "watcher" if --rollback-on-failure is set',
    'if set, upgrade process rolls back changes made in case of failed upgrade. The --wait flag will be set automatically if --atomic is used',
  ),
  recreatePods: bool('performs pods restart for the resource if applicable', {
    when: ({ recreatesPods }) => recreatesPods,
    deprecated: 'functionality will no longer be updated. Consult the documentation for other methods to recreate pods',
  }),
  historyMax: int('limit the maximum number of revisions saved per release. Use 0 for no limit', {
    default: ({ maxHistory }) => maxHistory,
  }),
  cleanupOnFail: bool('allow deletion of new resources created in this upgrade when upgrade fails'),
  hideNotes: bool('if set, do not show notes in upgrade output. Does not affect presence in chart metadata'),
  labels: {
    ...installFlags.labels,
    usage:
      'Labels that would be added to release metadata. Should be separated by comma. Original release labels will be merged with upgrade labels. You can unset label using null.',
  },
  takeOwnership: bool('if set, upgrade will ignore the check for helm annotations and take ownership of the existing resources'),
  ...valuesFlags,
  ...chartFlags(() => 1),
  ...waitFlags,
  ...offlineFlags,
  ...postRenderFlags,
  ...outputFlags,
  hideSecret: bool('hide Kubernetes Secrets when also using the --dry-run flag'),
  ...dryRunFlags,
};
type UpgradeFlags = FlagValues<typeof flags>;

export const upgrade = command({
  use: 'upgrade [RELEASE] [CHART]',
  short: 'upgrade a release',
  long: `
Upgrades a release to another version of its chart, to other values, or to both: objects
that changed are applied, objects that are gone are deleted, and a new revision is
recorded. With --install a release that does not exist is installed.

If no values are given, those of the last revision are used. Otherwise the given values
are merged over the chart's defaults; with --reuse-values over the values of the last
revision; with --reset-then-reuse-values over both, the chart's defaults lowest.
`,
  examples: `
  # upgrade the release, or install it if it does not exist
  PROGRAM upgrade web ./web --install -f prod.yaml

  # change one value, and roll back on failure
  PROGRAM upgrade web ./web --reuse-values --set image.tag=1.2.4 --rollback-on-failure
`,
  flags,
  checkFlags: checkPostRenderer,
  args: exactly(2),
  exclusive: [
    ['forceReplace', 'forceConflicts'],
    ['force', 'forceConflicts'],
  ],
  complete(line) {
    if (line.args.length === 0) return completeReleases(line);
    return line.args.length === 1 ? completeChart(line, true) : noMoreArguments;
  },
  async run(context, args, flags) {
    const { io } = context;
    const [name = ''] = args;
    const dryRun = dryRunStrategy(flags.dryRun, ['none', 'client', 'server'], context) as DryRun;
    if (flags.install) {
      const found = await findForInstall(context, name);
      if (found !== 'deployed') {
        if (flags.output === 'table') io.out(`Release "${name}" does not exist. Installing it now.\n`);
        const options = {
          ...flags,
          serverSide: (flags.serverSide ?? 'false') !== 'false',
          replace: found === 'uninstalled',
          generateName: false,
          nameTemplate: '',
        };
        return printRelease(context, await runInstall(context, args, options as unknown as InstallFlags, dryRun), flags);
      }
    }
    const release = await runUpgrade(context, args, flags, dryRun);
    if (flags.output === 'table') io.out(`Release "${name}" has been upgraded. Happy Helming!\n`);
    await printRelease(context, release, flags);
  },
});

/** Whether there is a release to upgrade, nothing, or only the history of one. */
async function findForInstall(context: Context, name: string): Promise<'deployed' | 'uninstalled' | 'none'> {
  const [{ releaseHistory }, { ReleaseNotFound }] = await Promise.all([
    import('../../action/release/release-history.ts'),
    import('../../action/release/release-object.ts'),
  ]);
  try {
    const history = await releaseHistory(await clusterSession(context), name);
    return history.at(-1)?.info.status === 'uninstalled' ? 'uninstalled' : 'deployed';
  } catch (error) {
    if (error instanceof ReleaseNotFound) return 'none';
    throw error;
  }
}

async function runUpgrade(context: Context, args: string[], flags: UpgradeFlags, dryRun: DryRun): Promise<Release> {
  const [{ upgradeRelease }, { loadUpgrade }] = await Promise.all([
    import('../../action/release/upgrade-release.ts'),
    import('../../action/render/template-chart.ts'),
  ]);
  const deps = templateDeps(context, flags);
  const named = { ...flags, generateName: false, nameTemplate: '' };
  const request = await templateRequest(context, args, named as never, '', true);
  const { chart, values } = await loadUpgrade(deps, request);
  const [name = ''] = args;
  try {
    return await cancellable(context, name, async (signal) =>
      upgradeRelease(await clusterSession(context, { signal }), {
        ...(await applyingOptions(context, flags, dryRun, deps, request)),
        ...{ name, chart, values, serverSide: flags.serverSide ?? 'false', resetValues: flags.resetValues, reuseValues: flags.reuseValues },
        resetThenReuseValues: flags.resetThenReuseValues,
        ...{ cleanupOnFail: flags.cleanupOnFail, maxHistory: flags.historyMax },
      }),
    );
  } catch (error) {
    throw error instanceof ExitError ? error : wrapError('UPGRADE FAILED', error);
  }
}

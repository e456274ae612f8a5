/** `install`: puts a chart on a cluster as a release. */
import type { DryRun } from '../../action/release/install-release.ts';
import { wrapError } from '../../base/errors.ts';
import type { Release } from '../../release/record/release.ts';
import { cancellable, clusterSession } from '../cluster.ts';
import { atLeast, type Context, command } from '../command.ts';
import { completeNameAndChart, namesBeforeChart } from '../complete/charts.ts';
import { ExitError } from '../exit-error.ts';
import { bool, type FlagValues } from '../flag.ts';
import { chartFlags, dryRunFlags, installFlags, offlineFlags, valuesFlags, waitFlags } from '../flag-groups.ts';
import { outputFlags } from '../output.ts';
import { checkPostRenderer, postRenderFlags } from '../post-renderer.ts';
import { applyingOptions, printRelease } from '../release-request.ts';
import { dryRunStrategy, templateDeps, templateRequest } from '../template-request.ts';

const flags = {
  ...installFlags,
  ...valuesFlags,
  ...chartFlags(namesBeforeChart),
  ...waitFlags,
  ...offlineFlags,
  ...postRenderFlags,
  ...outputFlags,
  hideSecret: bool('hide Kubernetes Secrets when also using the --dry-run flag'),
  ...dryRunFlags,
};
export type InstallFlags = FlagValues<typeof flags>;

export const install = command({
  use: 'install [NAME] [CHART]',
  short: 'install a chart',
  long: `
Installs a chart: its custom resource definitions first, then its objects with the hooks
before and after them. The installation is recorded in the namespace as release NAME,
which 'upgrade', 'rollback' and 'uninstall' work on.

CHART is a folder, an archive, a URL (https://, oci://) or REPOSITORY/NAME; values are
given as for 'template'. An object that is on the cluster already is an error, unless it
belongs to the release or --take-ownership is given.

--dry-run=server reads from the cluster but changes nothing; --dry-run=client needs no
cluster. With --rollback-on-failure a failed installation is uninstalled again.
`,
  examples: `
  # what would be installed, on this cluster
  PROGRAM install web ./web --dry-run=server

  # install, and wait until all objects are ready
  PROGRAM install web ./web -n shop --create-namespace -f prod.yaml --wait --timeout 2m
`,
  flags,
  checkFlags: checkPostRenderer,
  args: atLeast(1),
  exclusive: [
    ['forceReplace', 'forceConflicts'],
    ['force', 'forceConflicts'],
  ],
  complete: completeNameAndChart,
  async run(context, args, flags) {
    const readDryRun = () => dryRunStrategy(flags.dryRun, ['none', 'client', 'server'], context) as DryRun;
    let release: Release;
    let dryRun: DryRun | undefined = context.settings.profile.dryRunHasDefault ? readDryRun() : undefined;
    try {
      dryRun ??= readDryRun();
      release = await runInstall(context, args, flags, dryRun);
    } catch (error) {
      throw error instanceof ExitError ? error : wrapError('INSTALLATION FAILED', error);
    }
    await printRelease(context, release, flags);
  },
});

/** Installs with the options of the flags. Throws with Helm's messages. */
export async function runInstall(context: Context, args: string[], flags: InstallFlags, dryRun: DryRun): Promise<Release> {
  const [{ installRelease }, { loadRequested }] = await Promise.all([
    import('../../action/release/install-release.ts'),
    import('../../action/render/template-chart.ts'),
  ]);
  const deps = templateDeps(context, flags);
  const request = await templateRequest(context, args, flags, '');
  const { chart, values } = await loadRequested(deps, request);
  const name = request.options.release?.name ?? '';
  return cancellable(context, args[0] ?? '', async (signal) =>
    installRelease(await clusterSession(context, { signal }), {
      ...(await applyingOptions(context, flags, dryRun, deps, request)),
      ...{ name, chart, values, serverSide: flags.serverSide, createNamespace: flags.createNamespace },
      ...{ replace: flags.replace, skipCrds: flags.skipCrds },
    }),
  );
}

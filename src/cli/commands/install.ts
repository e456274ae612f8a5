/** `install`: for now its dry run on this machine; a cluster is not talked to yet, and the command says so. */
import { ChartwrightError, wrapError } from '../../base/errors.ts';
import { atLeast, type Context, command } from '../command.ts';
import { completeNameAndChart, namesBeforeChart } from '../complete/charts.ts';
import { bool, type FlagValues, text } from '../flag.ts';
import { chartFlags, installFlags, offlineFlags, valuesFlags, waitFlags } from '../flag-groups.ts';
import { outputFlags } from '../output.ts';
import { checkPostRenderer, postRenderFlags } from '../post-renderer.ts';
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
  dryRun: text(
    'simulates the operation without persisting changes. Must be one of: "none" (default), "client", or "server". \'--dry-run=none\' executes the operation normally and persists changes (no simulation). \'--dry-run=client\' simulates the operation client-side only and avoids cluster connections. \'--dry-run=server\' simulates the operation on the server, requiring cluster connectivity.',
    { default: 'none', bare: 'unset' },
  ),
};
type InstallFlags = FlagValues<typeof flags>;

export const install = command({
  use: 'install [NAME] [CHART]',
  short: 'install a chart',
  long: `
Shows what installing a chart would do: its hooks, its manifest and its notes.

Only the dry run on this machine is there yet, --dry-run=client. CHART is a folder, an
archive, a URL (https://, oci://) or REPOSITORY/NAME; values are given as for 'template'.
`,
  examples: `
  # what would be installed
  PROGRAM install web ./web --dry-run=client

  # the same with the values that the templates saw
  PROGRAM install web ./web --dry-run=client --debug --set replicaCount=3
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
    checkDryRun(context, flags);
    try {
      await simulate(context, args, flags);
    } catch (error) {
      throw wrapError('INSTALLATION FAILED', error);
    }
  },
});

async function simulate(context: Context, args: string[], flags: InstallFlags): Promise<void> {
  const { simulatedText, simulateInstall } = await import('../../action/release/install.ts');
  const { io, settings } = context;
  const request = await templateRequest(context, args, flags, '');
  const release = await simulateInstall(templateDeps(context, flags), request);
  io.out(simulatedText(release, io, { debug: settings.debug, hideNotes: flags.hideNotes, hideSecret: flags.hideSecret }));
}

/** Throws a `usage` error for anything that would need a cluster, or a format that is not there yet. */
function checkDryRun(context: Context, { dryRun, output }: InstallFlags): void {
  const refuse = (message: string) => new ChartwrightError('usage', `INSTALLATION FAILED: ${message}`);
  if (dryRunStrategy(dryRun, ['none', 'client', 'server'], context) !== 'client') {
    throw refuse('this program does not talk to clusters yet; --dry-run=client renders without one');
  }
  if (output !== 'table') throw refuse(`a dry run can't be printed as ${output} yet`);
}

/** `install`: for now its dry run on this machine; a cluster is not talked to yet, and the command says so. */
import { simulatedText, simulateInstall } from '../../action/release/install.ts';
import { ChartwrightError, wrapError } from '../../base/errors.ts';
import { atLeast, type Command, type Context } from '../command.ts';
import type { Flag, FlagValues } from '../flag.ts';
import { chartFlags, installFlags, offlineFlag, valuesFlags, waitFlag } from '../flag-groups.ts';
import { outputFlag } from '../output.ts';
import { checkPostRenderer, postRenderFlags } from '../post-renderer.ts';
import { dryRunStrategy, templateDeps, templateRequest } from '../template-request.ts';

const ownFlags: readonly Flag[] = [
  { name: 'hide-secret', type: 'bool', usage: 'hide Kubernetes Secrets when also using the --dry-run flag' },
  {
    name: 'dry-run',
    type: 'string',
    default: 'none',
    bare: 'unset',
    usage:
      'simulates the operation without persisting changes. Must be one of: "none" (default), "client", or "server". \'--dry-run=none\' executes the operation normally and persists changes (no simulation). \'--dry-run=client\' simulates the operation client-side only and avoids cluster connections. \'--dry-run=server\' simulates the operation on the server, requiring cluster connectivity.',
  },
];

export const install: Command = {
  use: 'install [NAME] [CHART]',
  long: `
Shows what installing a chart would do: its hooks, its manifest and its notes.

Only the dry run on this machine is there yet; clusters come later:

    $ chartwright install web ./web --dry-run=client --debug
`,
  flags: (settings) => [
    ...installFlags,
    ...valuesFlags,
    ...chartFlags(settings.keyring),
    waitFlag,
    offlineFlag,
    ...postRenderFlags,
    outputFlag,
    ...ownFlags,
  ],
  checkFlags: checkPostRenderer,
  args: atLeast(1),
  exclusive: [
    ['force-replace', 'force-conflicts'],
    ['force', 'force-conflicts'],
  ],
  async run(context, args, flags) {
    checkDryRun(context, flags);
    try {
      await simulate(context, args, flags);
    } catch (error) {
      throw wrapError('INSTALLATION FAILED', error);
    }
  },
};

async function simulate(context: Context, args: string[], flags: FlagValues): Promise<void> {
  const { io, settings } = context;
  const request = await templateRequest(context, args, flags, '');
  const release = await simulateInstall(templateDeps(context, flags), request);
  const options = { debug: settings.debug, hideNotes: flags.bool('hide-notes'), hideSecret: flags.bool('hide-secret') };
  io.out(simulatedText(release, io, options));
}

/** Throws a `usage` error for anything that would need a cluster, or a format that is not there yet. */
function checkDryRun(context: Context, flags: FlagValues): void {
  const refuse = (message: string) => new ChartwrightError('usage', `INSTALLATION FAILED: ${message}`);
  if (dryRunStrategy(flags.text('dry-run'), ['none', 'client', 'server'], context) !== 'client') {
    throw refuse('this program does not talk to clusters yet; --dry-run=client renders without one');
  }
  const format = flags.text('output');
  if (format !== 'table') throw refuse(`a dry run can't be printed as ${format} yet`);
}

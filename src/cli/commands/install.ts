/** `install`: for now its dry run on this machine; a cluster is not talked to yet, and the command says so. */
import { checkLabels, simulatedText, simulateInstall } from '../../action/install.ts';
import { nameAndChart } from '../../action/release-name.ts';
import { ChartwrightError, wrapError } from '../../base/errors.ts';
import { warn } from '../../base/log.ts';
import { quote } from '../../go/strconv.ts';
import { atLeast, type Command, type Context } from '../command.ts';
import type { Flag, FlagValues } from '../flag.ts';
import { chartFlags, installFlags, valuesFlags, waitFlag } from '../flag-groups.ts';
import { develVersion } from '../flag-options.ts';
import { parseBool } from '../flag-value.ts';
import { outputFlag } from '../output.ts';
import { postRenderFlags } from '../post-renderer.ts';
import { templateDeps, templateRequest } from '../template-request.ts';

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
    ...postRenderFlags,
    outputFlag,
    ...ownFlags,
  ],
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
  const { io, settings, log } = context;
  const version = develVersion(flags, log, 'Original chart version');
  const naming = { generateName: flags.bool('generate-name'), nameTemplate: flags.text('name-template'), otherwise: '' };
  const request = await templateRequest(context, flags, nameAndChart(args, naming, io), version);
  const release = await simulateInstall(templateDeps(context), request);
  checkLabels(flags.map('labels').keys());
  const options = { debug: settings.debug, hideNotes: flags.bool('hide-notes'), hideSecret: flags.bool('hide-secret') };
  io.out(simulatedText(release, io, options));
}

/** Throws a `usage` error for anything that would need a cluster, or a format that is not there yet. */
function checkDryRun({ log }: Context, flags: FlagValues): void {
  const value = flags.text('dry-run');
  if (value === 'unset') warn(log, "--dry-run is deprecated and should be replaced with '--dry-run=client'");
  else if (value === 'none' || value === 'server') throw needsCluster();
  else if (value !== 'client') checkOlderForm(value, log);
  const format = flags.text('output');
  if (format === 'table') return;
  throw new ChartwrightError('usage', `INSTALLATION FAILED: a dry run can't be printed as ${format} yet`);
}

/** The boolean forms that `--dry-run` once took. */
function checkOlderForm(value: string, log: Context['log']): void {
  let simulated: boolean;
  try {
    simulated = parseBool(value);
  } catch {
    throw new ChartwrightError('usage', `invalid dry-run value (${quote(value)}). Must be "none", "server", or "client"`);
  }
  const meant = simulated ? 'client' : 'none';
  warn(log, `boolean '--dry-run=${value}' flag is deprecated and must be replaced with '--dry-run=${meant}'`);
  if (!simulated) throw needsCluster();
}

function needsCluster(): ChartwrightError {
  return new ChartwrightError(
    'usage',
    'INSTALLATION FAILED: this program does not talk to clusters yet; --dry-run=client renders without one',
  );
}

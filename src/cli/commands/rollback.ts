/** `rollback`: back to an earlier revision. */
import { ChartwrightError } from '../../base/errors.ts';
import { quote } from '../../go/quote.ts';
import { clusterSession } from '../cluster.ts';
import { atLeast, command } from '../command.ts';
import { noMoreArguments } from '../complete/completion.ts';
import { completeReleases, completeRevisions } from '../complete/releases.ts';
import { bool, duration, int, text } from '../flag.ts';
import { dryRunFlags, forceFlags, switchFlag, waitFlags } from '../flag-groups.ts';
import { dryRunStrategy } from '../template-request.ts';
import { waitStrategy } from '../wait-strategy.ts';

export const rollback = command({
  use: 'rollback <RELEASE> [REVISION]',
  short: 'roll back a release to a previous revision',
  long: `
Rolls a release back to REVISION, one of those that 'history' lists: its objects are
applied, and recorded as a new revision. Without REVISION, or with 0, it is the revision
before the latest one.
`,
  examples: `
  # to the previous revision
  PROGRAM rollback web

  # to revision 3, and wait until all objects are ready
  PROGRAM rollback web 3 --wait --timeout 2m
`,
  flags: {
    description: text('add a custom description for the rollback (max 256 characters)', {
      when: ({ describesRollbacks }) => describesRollbacks,
    }),
    recreatePods: bool('performs pods restart for the resource if applicable', { when: ({ recreatesPods }) => recreatesPods }),
    ...forceFlags('force resource update through delete/recreate if needed'),
    serverSide: text(
      'must be "true", "false" or "auto". Object updates run in the server instead of the client ("auto" defaults the value from the previous chart release\'s method)',
      { default: 'auto', when: ({ appliesOnServer }) => appliesOnServer },
    ),
    noHooks: bool('prevent hooks from running during rollback'),
    timeout: duration('time to wait for any individual Kubernetes operation (like Jobs for hooks)', { default: 300_000 }),
    waitForJobs: bool(
      'if set and --wait enabled, will wait until all Jobs have been completed before marking the release as successful. It will wait for as long as --timeout',
    ),
    cleanupOnFail: bool('allow deletion of new resources created in this rollback when rollback fails'),
    historyMax: int('limit the maximum number of revisions saved per release. Use 0 for no limit', {
      default: ({ maxHistory }) => maxHistory,
    }),
    dryRun: { ...dryRunFlags.dryRun, as: ({ dryRunHasDefault }) => (dryRunHasDefault ? undefined : switchFlag('simulate a rollback')) },
    ...waitFlags,
  },
  args: atLeast(1),
  exclusive: [
    ['forceReplace', 'forceConflicts'],
    ['force', 'forceConflicts'],
  ],
  complete: (line) =>
    line.args.length === 0 ? completeReleases(line) : line.args.length === 1 ? completeRevisions(line) : noMoreArguments,
  async run(context, [name = '', revision], flags) {
    const { checkDescription, rollbackRelease } = await import('../../action/release/rollback-release.ts');
    const version = revision === undefined ? 0 : revisionOf(revision);
    const dryRun = dryRunStrategy(flags.dryRun, ['none', 'client', 'server'], context) !== 'none';
    const { noHooks, timeout, waitForJobs, forceConflicts = false, cleanupOnFail, serverSide = 'false', description = '' } = flags;
    checkDescription(description);
    const session = await clusterSession(context);
    await rollbackRelease(session, name, {
      ...{ version, dryRun, noHooks, timeout, waitForJobs, serverSide, forceConflicts, cleanupOnFail, description },
      strategy: waitStrategy(flags.wait, context),
      forceReplace: flags.forceReplace || flags.force || false,
      maxHistory: flags.historyMax,
    });
    context.io.out('Rollback was a success! Happy Helming!\n');
  },
});

/** strconv.Atoi. */
function revisionOf(word: string): number {
  const number = Number(word);
  if (/^[+-]?\d+$/.test(word) && Number.isSafeInteger(number)) return number;
  const reason = /^[+-]?\d+$/.test(word) ? 'value out of range' : 'invalid syntax';
  throw new ChartwrightError('usage', `could not convert revision to a number: strconv.Atoi: parsing ${quote(word)}: ${reason}`);
}

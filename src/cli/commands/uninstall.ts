/** `uninstall`: removes releases. */
import { ChartwrightError } from '../../base/errors.ts';
import { clusterSession } from '../cluster.ts';
import { atLeast, command } from '../command.ts';
import { completeReleases } from '../complete/releases.ts';
import { bool, duration, text } from '../flag.ts';
import { waitFlagsWith } from '../flag-groups.ts';
import { waitStrategy } from '../wait-strategy.ts';

const CASCADES = ['background', 'foreground', 'orphan'];

export const uninstall = command({
  use: 'uninstall RELEASE_NAME [...]',
  aliases: ['del', 'delete', 'un'],
  suggestFor: ['remove', 'rm'],
  short: 'uninstall a release',
  long: `
Removes releases: the objects of their last revisions, and their histories. Objects with
the annotation helm.sh/resource-policy: keep stay, and so do those that belong to other
releases or to none.

With --keep-history the records stay, and 'rollback' can restore the release.
`,
  examples: `
  # show what would be removed
  PROGRAM uninstall web --dry-run

  # remove, and wait until all objects are gone
  PROGRAM uninstall web --wait --cascade foreground
`,
  flags: {
    dryRun: bool('simulate a uninstall'),
    noHooks: bool('prevent hooks from running during uninstallation'),
    ignoreNotFound: bool('Treat "release not found" as a successful uninstall'),
    keepHistory: bool('remove all associated resources and mark the release as deleted, but retain the release history'),
    cascade: text(
      'Must be "background", "orphan", or "foreground". Selects the deletion cascading strategy for the dependents. Defaults to background. Use "foreground" with --wait to ensure resources with finalizers are fully deleted before returning.',
      { default: 'background' },
    ),
    timeout: duration('time to wait for any individual Kubernetes operation (like Jobs for hooks)', { default: 300_000 }),
    description: text('add a custom description'),
    ...waitFlagsWith('if set, will wait until all the resources are deleted before returning. It will wait for as long as --timeout'),
  },
  args: atLeast(1),
  complete: completeReleases,
  async run(context, names, flags) {
    const { uninstallRelease } = await import('../../action/release/uninstall-release.ts');
    const { io } = context;
    const { cascade } = flags;
    if (!CASCADES.includes(cascade)) {
      throw new ChartwrightError('usage', `invalid cascade value (${cascade}). Must be "background", "foreground", or "orphan"`);
    }
    const strategy = waitStrategy(flags.wait, context);
    const session = await clusterSession(context);
    for (const name of names) {
      const done = await uninstallRelease(session, name, { ...flags, strategy });
      if (done?.info) io.out(`${done.info}\n`);
      io.out(`release "${name}" uninstalled\n`);
    }
  },
});

/** What `dependency update` and `dependency build` have in common: their flags and what these mean. */
import type { FillOptions } from '../../../action/repository/dependencies.ts';
import type { OpenRemotes } from '../../../action/repository/remotes.ts';
import { atMost, command, type RunnableCommand } from '../../command.ts';
import { bool } from '../../flag.ts';
import { keyring, serverFlags } from '../../flag-groups.ts';
import { serverAccess } from '../../flags/flag-options.ts';
import { packing } from '../../packing.ts';
import { remotesOf } from '../../remotes.ts';

export interface FillCommand extends Pick<RunnableCommand, 'use' | 'aliases' | 'short' | 'long' | 'examples'> {
  /** The meaning of --verify. */
  readonly verify: NonNullable<FillOptions['verify']>;
  readonly fill: (open: OpenRemotes, options: FillOptions) => Promise<void>;
}

/** The command that brings charts/ in line in its own way. */
export function fillCommand({ verify, fill, ...words }: FillCommand): RunnableCommand {
  return command({
    ...words,
    flags: {
      verify: bool('verify the packages against signatures'),
      keyring,
      skipRefresh: bool('do not refresh the local repository cache'),
      ...serverFlags,
    },
    args: atMost(1),
    run: (context, [path = '.'], flags) =>
      fill(remotesOf(context), {
        chartPath: path,
        verify: flags.verify ? verify : 'never',
        keyring: flags.keyring,
        skipRefresh: flags.skipRefresh,
        debug: context.settings.debug,
        ...packing(context),
        remote: serverAccess(flags),
      }),
  });
}

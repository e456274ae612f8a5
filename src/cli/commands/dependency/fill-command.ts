/** What `dependency update` and `dependency build` have in common: their flags and what these mean. */

import { sourceDateEpoch } from '../../../action/chart/source-date-epoch.ts';
import type { FillOptions } from '../../../action/repository/dependencies.ts';
import type { OpenRemotes } from '../../../action/repository/remotes.ts';
import { atMost, type Command } from '../../command.ts';
import { bool, text } from '../../flag.ts';
import { serverFlags } from '../../flag-groups.ts';
import { remoteFlags } from '../../flag-options.ts';
import { remotesOf } from '../../remotes.ts';

export interface FillCommand extends Pick<Command, 'use' | 'long'> {
  /** What --verify asks for. */
  readonly verify: NonNullable<FillOptions['verify']>;
  readonly fill: (open: OpenRemotes, options: FillOptions) => Promise<void>;
}

/** The command that brings charts/ in line in its own way. */
export function fillCommand({ use, long, verify, fill }: FillCommand): Command {
  return {
    use,
    long,
    flags: (settings) => [
      bool('verify', 'verify the packages against signatures'),
      { ...text('keyring', 'keyring containing public keys'), default: settings.keyring },
      bool('skip-refresh', 'do not refresh the local repository cache'),
      ...serverFlags,
    ],
    args: atMost(1),
    run: (context, [path = '.'], flags) =>
      fill(remotesOf(context), {
        chartPath: path,
        verify: flags.bool('verify') ? verify : 'never',
        keyring: flags.text('keyring'),
        skipRefresh: flags.bool('skip-refresh'),
        debug: context.settings.debug,
        stamp: sourceDateEpoch(context.io.env.SOURCE_DATE_EPOCH),
        remote: remoteFlags(flags),
      }),
  };
}

/** `registry logout`: forgets credentials for a registry. */
import { logoutOfRegistry } from '../../../action/repository/registry.ts';
import { atLeast, type Command } from '../../command.ts';
import { remotesOf } from '../../remotes.ts';

export const registryLogout: Command = {
  use: 'logout [host]',
  long: '',
  flags: () => [],
  args: atLeast(1),
  run: (context, [host = '']) => logoutOfRegistry(remotesOf(context), host),
};

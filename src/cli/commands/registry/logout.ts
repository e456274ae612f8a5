/** `registry logout`: removes credentials for a registry. */
import { logoutOfRegistry } from '../../../action/repository/registry.ts';
import { atLeast, command } from '../../command.ts';
import { nothing } from '../../complete/completion.ts';
import { remotesOf } from '../../remotes.ts';

export const registryLogout = command({
  use: 'logout [host]',
  short: 'logout from a registry',
  long: `
Removes the stored credentials for a registry, named as it was at 'registry login'.
`,
  examples: `
  # forget the credentials for a registry
  PROGRAM registry logout registry.example.com

  # forget those for a part of one
  PROGRAM registry logout registry.example.com/team
`,
  flags: {},
  args: atLeast(1),
  complete: () => nothing,
  run: (context, [host = '']) => logoutOfRegistry(remotesOf(context), host),
});

/** `env`: the settings in force. */
import { sortedKeys } from '../../go/utf8.ts';
import { atMost, command } from '../command.ts';
import { noMoreArguments, oneOf } from '../complete/completion.ts';
import { envVars } from '../env-vars.ts';
import { bool } from '../flag.ts';
import { VERSION } from '../own-version.ts';

export const env = command({
  use: 'env',
  short: 'helm client environment information',
  long: `
Prints the current settings, as the environment variables that would set them. With the
name of a variable, only its value is printed.

Flags override environment variables, which override defaults. HELM_CACHE_HOME,
HELM_CONFIG_HOME and HELM_DATA_HOME move whole folders; without them the XDG variables
apply, and then the conventions of the operating system.
`,
  examples: `
  # all settings
  PROGRAM env

  # where indexes of repositories are kept
  PROGRAM env HELM_REPOSITORY_CACHE
`,
  flags: { own: bool('also print the settings that only this program has') },
  args: atMost(1),
  complete: ({ args, context }) => (args.length === 0 ? oneOf(...sortedKeys(envVars(context.settings, context.io))) : noMoreArguments),
  run({ io, settings }, [name], { own }) {
    const vars = envVars(settings, io);
    if (own) vars.set('CHARTWRIGHT_VERSION', VERSION).set('CHARTWRIGHT_HELM_VERSION', settings.profile.name);
    if (!settings.profile.hasContentCache) vars.delete('HELM_CONTENT_CACHE');
    if (name !== undefined) return io.out(`${vars.get(name) ?? ''}\n`);
    io.out(
      sortedKeys(vars)
        .map((key) => `${key}="${vars.get(key)}"\n`)
        .join(''),
    );
  },
});

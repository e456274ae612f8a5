/** `env`: what Helm's settings come to. */

import { sortedKeys } from '../../go/utf8.ts';
import { atMost, type Command } from '../command.ts';
import { envVars } from '../env-vars.ts';

export const env: Command = {
  use: 'env',
  long: `
Prints the settings that are in force, as the environment variables that would
set them; with a name only the value of that one.
`,
  flags: () => [],
  args: atMost(1),
  run({ io, settings }, [name], _flags) {
    const vars = envVars(settings, io);
    if (!settings.profile.hasContentCache) vars.delete('HELM_CONTENT_CACHE');
    if (name !== undefined) io.out(`${vars.get(name) ?? ''}\n`);
    else
      io.out(
        sortedKeys(vars)
          .map((key) => `${key}="${vars.get(key)}"\n`)
          .join(''),
      );
  },
};

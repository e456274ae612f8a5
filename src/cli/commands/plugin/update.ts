/** `plugin update`: fetches what is new of plugins from git repositories. */
import { updatePlugins } from '../../../action/plugin/update-plugins.ts';
import type { Command } from '../../command.ts';
import { pluginDeps } from '../../plugin-deps.ts';

export const pluginUpdate: Command = {
  use: 'update <plugin>...',
  long: '',
  flags: () => [],
  run: (context, names) => updatePlugins(pluginDeps(context), names),
};

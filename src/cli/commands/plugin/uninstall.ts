/** `plugin uninstall`: takes plugins away again. */
import { uninstallPlugins } from '../../../action/plugin/uninstall-plugins.ts';
import type { Command } from '../../command.ts';
import { pluginDeps } from '../../plugin-deps.ts';

export const pluginUninstall: Command = {
  use: 'uninstall <plugin>...',
  long: '',
  flags: () => [],
  run: (context, names) => uninstallPlugins(pluginDeps(context), names),
};

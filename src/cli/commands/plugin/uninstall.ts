/** `plugin uninstall`: removes plugins. */
import { uninstallPlugins } from '../../../action/plugin/uninstall-plugins.ts';
import { command } from '../../command.ts';
import { completePlugins } from '../../complete/plugins.ts';
import { pluginDeps } from '../../plugin-deps.ts';

export const pluginUninstall = command({
  use: 'uninstall <plugin>...',
  aliases: ['rm', 'remove'],
  short: 'uninstall one or more Helm plugins',
  long: `
Removes the plugins with the given names, and runs the uninstall hook of each that has
one. Of a plugin that was linked from a folder, only the link is removed.
`,
  examples: `
  # remove a plugin
  PROGRAM plugin uninstall diff

  # remove two
  PROGRAM plugin uninstall diff secrets
`,
  flags: {},
  complete: completePlugins,
  run: (context, names) => uninstallPlugins(pluginDeps(context), names),
});

/** `plugin update`: fetches new commits of plugins from git repositories. */
import { updatePlugins } from '../../../action/plugin/update-plugins.ts';
import { command } from '../../command.ts';
import { completePlugins } from '../../complete/plugins.ts';
import { pluginDeps } from '../../plugin-deps.ts';

export const pluginUpdate = command({
  use: 'update <plugin>...',
  aliases: ['up'],
  short: 'update one or more Helm plugins',
  long: `
Updates plugins that were installed from git repositories to the newest commit, and runs
the update hook of each that has one. Plugins from archives are installed again instead.
`,
  examples: `
  # update a plugin
  PROGRAM plugin update diff

  # update two
  PROGRAM plugin update diff secrets
`,
  flags: {},
  complete: completePlugins,
  run: (context, names) => updatePlugins(pluginDeps(context), names),
});

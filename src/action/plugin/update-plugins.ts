/** Updates installed plugins from the repositories that they were cloned from. */
import { ChartwrightError } from '../../base/errors.ts';
import { loadPlugin, loadPlugins } from '../../plugin/find-plugins.ts';
import { runHook } from '../../plugin/invoke.ts';
import type { Plugin } from '../../plugin/metadata.ts';
import { eachPlugin } from './each-plugin.ts';
import { updateRepository } from './git-source.ts';
import { debug, type PluginDeps } from './plugin-deps.ts';

/** Updates the plugins of these names, one after the other; throws what went wrong with any, all together, at the end. */
export async function updatePlugins(deps: PluginDeps, names: readonly string[]): Promise<void> {
  if (names.length === 0) throw new ChartwrightError('usage', 'please provide plugin name to update');
  debug(deps, 'loading installed plugins', ['path', deps.pluginsDirectory]);
  const plugins = loadPlugins(deps, deps.pluginsDirectory);
  await eachPlugin(deps, plugins, { names, verb: 'update' }, async (plugin) => {
    await update(deps, plugin);
    deps.say(`Updated plugin: ${plugin.metadata.name}\n`);
  });
}

async function update(deps: PluginDeps, plugin: Plugin): Promise<void> {
  const path = updateRepository(deps, deps.files.real(plugin.folder));
  debug(deps, 'loading plugin', ['path', path]);
  await runHook(loadPlugin(deps, path), 'update', deps);
}

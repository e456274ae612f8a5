/** Removes installed plugins, their kept archives with them. */
import { ChartwrightError } from '../../base/errors.ts';
import { exists } from '../../host/files.ts';
import { loadPlugins } from '../../plugin/find-plugins.ts';
import { runHook } from '../../plugin/invoke.ts';
import type { Plugin } from '../../plugin/metadata.ts';
import { eachPlugin } from './each-plugin.ts';
import { archiveName } from './plugin-archive.ts';
import { debug, type PluginDeps } from './plugin-deps.ts';

/** Uninstalls the plugins of these names; throws what went wrong with any, all together, at the end. */
export async function uninstallPlugins(deps: PluginDeps, names: readonly string[]): Promise<void> {
  if (names.length === 0) throw new ChartwrightError('usage', 'please provide plugin name to uninstall');
  debug(deps, 'loading installer plugins', ['dir', deps.pluginsDirectory]);
  const plugins = loadPlugins(deps, deps.pluginsDirectory);
  await eachPlugin(deps, plugins, { names, verb: 'uninstall' }, async (plugin) => {
    remove(deps, plugin);
    await runHook(plugin, 'delete', deps);
    deps.say(`Uninstalled plugin: ${plugin.metadata.name}\n`);
  });
}

function remove(deps: PluginDeps, { folder, metadata }: Plugin): void {
  deps.files.removeAll(folder);
  if (metadata.version === '') return;
  const archive = `${deps.pluginsDirectory}/${archiveName(metadata)}`;
  for (const [path, what] of [
    [archive, 'tarball'],
    [`${archive}.prov`, 'provenance'],
  ] as const) {
    if (!exists(deps.files, path)) continue;
    debug(deps, `removing versioned ${what}`, ['path', path]);
    deps.files.remove(path);
  }
}

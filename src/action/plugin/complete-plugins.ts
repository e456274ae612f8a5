/** The names of command plugins, for completion. */
import { findPlugins, type PluginDeps, pluginFolderList } from '../../plugin/find-plugins.ts';
import type { CliConfig } from '../../plugin/metadata.ts';

export interface PluginName {
  readonly name: string;
  /** Its description in one line. */
  readonly short: string;
}

/** The command plugins in the folders of a setting; none if they can't be read. */
export function pluginNames(deps: PluginDeps, folders: string): PluginName[] {
  try {
    const found = findPlugins(deps, pluginFolderList(folders), { type: 'cli/v1' });
    return found.map(({ metadata }) => ({ name: metadata.name, short: (metadata.config as CliConfig).shortHelp }));
  } catch {
    return [];
  }
}

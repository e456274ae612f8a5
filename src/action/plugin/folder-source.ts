/** A plugin in a folder of this machine: installed as a link to it, for those who are writing it. */
import { ChartwrightError } from '../../base/errors.ts';
import { baseName } from '../../go/path.ts';
import { hasPluginFile } from './plugin-archive.ts';
import { debug, type PluginDeps } from './plugin-deps.ts';
import type { PluginSource } from './plugin-source.ts';

/** The message about a folder without plugin.yaml. */
export const MISSING_METADATA = 'plugin metadata (plugin.yaml) missing';

export function folderSource(deps: PluginDeps, folder: string): PluginSource {
  const { files, profile } = deps;
  const plugins = profile.hasOnePluginForm ? deps.pluginsDirectory : `${deps.dataHome}/plugins`;
  const path = `${plugins}/${baseName(folder)}`;
  return {
    path,
    isFolder: true,
    async install() {
      if (files.stat(folder).kind !== 'directory') {
        const wanted = profile.hasOnePluginForm ? 'a folder' : "a directory (containing a file 'plugin.yaml')";
        throw new ChartwrightError('usage', `expected plugin to be ${wanted}`);
      }
      if (!hasPluginFile(files, folder)) throw new ChartwrightError('usage', MISSING_METADATA);
      debug(deps, 'symlinking', ['source', folder], ['path', path]);
      files.link(folder, path);
    },
  };
}

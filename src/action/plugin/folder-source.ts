/** A plugin in a folder of this machine: installed as a link to it, for those who are writing it. */
import { ChartwrightError } from '../../base/errors.ts';
import { baseName } from '../../go/path.ts';
import { hasPluginFile } from './plugin-archive.ts';
import { debug, type PluginDeps } from './plugin-deps.ts';
import type { PluginSource } from './plugin-source.ts';

/** What is said of a folder without plugin.yaml. */
export const MISSING_METADATA = 'plugin metadata (plugin.yaml) missing';

export function folderSource(deps: PluginDeps, folder: string): PluginSource {
  const { files } = deps;
  const path = `${deps.dataHome}/plugins/${baseName(folder)}`;
  return {
    path,
    isFolder: true,
    async install() {
      if (files.stat(folder).kind !== 'directory') {
        throw new ChartwrightError('usage', "expected plugin to be a directory (containing a file 'plugin.yaml')");
      }
      if (!hasPluginFile(files, folder)) throw new ChartwrightError('usage', MISSING_METADATA);
      debug(deps, 'symlinking', ['source', folder], ['path', path]);
      files.link(folder, path);
    },
  };
}

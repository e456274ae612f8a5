/** A plugin in a folder of this machine: installed as a link to it, for those who are writing it. */
import { statSync, symlinkSync } from 'node:fs';
import { ChartwrightError } from '../../base/errors.ts';
import { baseName } from '../../chart/path.ts';
import { diskError } from '../../host/node/disk.ts';
import { hasPluginFile } from './plugin-archive.ts';
import { debug, type PluginDeps } from './plugin-deps.ts';
import type { PluginSource } from './plugin-source.ts';

/** What is said of a folder without plugin.yaml. */
export const MISSING_METADATA = 'plugin metadata (plugin.yaml) missing';

export function folderSource(deps: PluginDeps, folder: string): PluginSource {
  const path = `${deps.dataHome}/plugins/${baseName(folder)}`;
  return {
    path,
    isFolder: true,
    async install() {
      if (!statSync(folder).isDirectory()) {
        throw new ChartwrightError('usage', "expected plugin to be a directory (containing a file 'plugin.yaml')");
      }
      if (!hasPluginFile(folder)) throw new ChartwrightError('usage', MISSING_METADATA);
      debug(deps, 'symlinking', ['source', folder], ['path', path]);
      try {
        symlinkSync(folder, path);
      } catch (error) {
        throw diskError('symlink', `${folder} ${path}`, error);
      }
    },
  };
}

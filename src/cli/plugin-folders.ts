/** Where plugins are looked for. This look is all that a command line without plugins pays for them. */
import { exists } from '../host/files.ts';
import type { Io } from './io.ts';
import type { Settings } from './settings.ts';

/** The folders that HELM_PLUGINS names. */
export function pluginFolders(setting: string): string[] {
  return setting === '' ? [] : setting.split(':');
}

/** Whether there may be plugins: something is in one of their folders, and HELM_NO_PLUGINS is not 1. */
export function mayHavePlugins({ env, files }: Io, { pluginsDirectory }: Settings): boolean {
  if (env.HELM_NO_PLUGINS === '1') return false;
  return pluginFolders(pluginsDirectory).some((folder) => {
    if (!exists(files, folder)) return false;
    try {
      return files.list(folder).length > 0;
    } catch {
      return false;
    }
  });
}

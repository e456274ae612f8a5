/** Chooses the source of a plugin by its name; each kind of source has a file of its own. */
import { wrapError } from '../../base/errors.ts';
import { quote } from '../../go/quote.ts';
import { exists } from '../../host/files.ts';
import { absolute } from '../chart/open-chart.ts';
import { archiveSource } from './archive-source.ts';
import { folderSource } from './folder-source.ts';
import { gitSource } from './git-source.ts';
import { httpSource, isHttpArchive } from './http-source.ts';
import { ociSource } from './oci-source.ts';
import { isArchiveName } from './plugin-archive.ts';
import type { PluginDeps } from './plugin-deps.ts';
import type { PluginSource, SourceOptions } from './plugin-source.ts';

/** The source that a name stands for: oci://…, a path, the URL of an archive, else a repository of a version control system. */
export async function pluginSource(deps: PluginDeps, name: string, options: SourceOptions): Promise<PluginSource> {
  if (deps.profile.hasOnePluginForm) return formerSource(deps, name, options);
  if (name.startsWith('oci://')) return ociSource(deps, name, options);
  try {
    if (name !== '' && exists(deps.files, absolute(deps.cwd, name))) {
      const path = absolute(deps.cwd, name);
      return isArchiveName(path) ? archiveSource(deps, path) : folderSource(deps, path);
    }
    if (await isHttpArchive(deps, name)) return httpSource(deps, name);
    return await gitSource(deps, name, options.version);
  } catch (error) {
    throw wrapError(
      `cannot get information about plugin source ${quote(name)} (if it's a local directory, does it exist?), last error was`,
      error,
    );
  }
}

/** Helm 3 has no plugins in registries, and takes an archive for a link to a folder unless a web server has it. */
async function formerSource(deps: PluginDeps, name: string, { version }: SourceOptions): Promise<PluginSource> {
  if (name !== '' && exists(deps.files, absolute(deps.cwd, name))) return folderSource(deps, absolute(deps.cwd, name));
  return (await isHttpArchive(deps, name)) ? httpSource(deps, name) : gitSource(deps, name, version);
}

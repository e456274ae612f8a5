/** Puts a plugin's folder into the plugins folder: whole or not at all. */
import { ChartwrightError } from '../../base/errors.ts';
import { baseName } from '../../go/path.ts';
import { exists, type Files, withTemporaryFolder } from '../../host/files.ts';
import type { PluginMetadata } from '../../plugin/metadata.ts';
import { archiveName } from './plugin-archive.ts';
import { debug, type PluginDeps } from './plugin-deps.ts';
import type { SignedArchive } from './plugin-source.ts';

/** Copies a folder, modes and links as they are. Throws if the target exists. */
export async function placePlugin(deps: PluginDeps, source: string, target: string): Promise<void> {
  debug(deps, 'copying', ['source', source], ['path', target]);
  const { files } = deps;
  if (files.lstat(source).kind !== 'directory') throw new ChartwrightError('io', 'source is not a directory');
  if (exists(files, target)) throw new ChartwrightError('io', 'destination already exists');
  await withTemporaryFolder(files, `${pluginsFolder(target)}/.${baseName(target)}.`, async (draft) => {
    files.copyFolder(source, `${draft}/plugin`);
    files.rename(`${draft}/plugin`, target);
  });
}

/** Keeps an installed plugin's archive and signature, so that `list` can show its state. */
export function keepArchive(
  { dataHome, files }: PluginDeps,
  metadata: PluginMetadata,
  { archive, provenance }: Omit<SignedArchive, 'filename'>,
): void {
  const path = `${dataHome}/plugins/${archiveName(metadata)}`;
  files.write(path, archive, { folderMode: 0o755 });
  if (provenance) files.write(`${path}.prov`, provenance);
}

/** Makes the folder that a plugin is put into. */
export function makePluginsFolder(files: Files, path: string): void {
  files.makeFolder(pluginsFolder(path));
}

function pluginsFolder(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

/** Puts a plugin's folder into the plugins folder: whole or not at all. */
import { cpSync, lstatSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { ChartwrightError } from '../../base/errors.ts';
import { baseName } from '../../chart/path.ts';
import { diskError } from '../../host/node/disk.ts';
import { writeAtomically } from '../../host/node/write-file.ts';
import type { PluginMetadata } from '../../plugin/metadata.ts';
import { withTemporaryFolder } from '../../remotes/temporary-folder.ts';
import { archiveName } from './plugin-archive.ts';
import { debug, type PluginDeps } from './plugin-deps.ts';
import type { SignedArchive } from './plugin-source.ts';

/** Copies a folder, modes and links as they are. Throws where the target exists. */
export async function placePlugin(deps: PluginDeps, source: string, target: string): Promise<void> {
  debug(deps, 'copying', ['source', source], ['path', target]);
  if (!lstat(source).isDirectory()) throw new ChartwrightError('io', 'source is not a directory');
  if (statSync(target, { throwIfNoEntry: false })) throw new ChartwrightError('io', 'destination already exists');
  const draft = `${pluginsFolder(target)}/.${baseName(target)}.${lstat(source).ino}.tmp`;
  await withTemporaryFolder(draft, async () => {
    try {
      cpSync(source, `${draft}/plugin`, { recursive: true, verbatimSymlinks: true });
      renameSync(`${draft}/plugin`, target);
    } catch (error) {
      throw diskError((error as NodeJS.ErrnoException).syscall ?? 'copy', target, error);
    }
  });
}

/** Keeps an installed plugin's archive and signature, so that `list` can say where it stands. */
export function keepArchive(
  { dataHome }: PluginDeps,
  metadata: PluginMetadata,
  { archive, provenance }: Omit<SignedArchive, 'filename'>,
): void {
  const path = `${dataHome}/plugins/${archiveName(metadata)}`;
  writeAtomically(path, archive, { folderMode: 0o755 });
  if (provenance) writeAtomically(`${path}.prov`, provenance);
}

/** Makes the folder that a plugin is put into. */
export function makePluginsFolder(path: string): void {
  try {
    mkdirSync(pluginsFolder(path), { recursive: true, mode: 0o755 });
  } catch (error) {
    throw diskError('mkdir', pluginsFolder(path), error);
  }
}

function pluginsFolder(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

function lstat(path: string) {
  try {
    return lstatSync(path);
  } catch (error) {
    throw diskError('lstat', path, error);
  }
}

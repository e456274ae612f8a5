/** Installs a plugin's archive that has been fetched: unpacked in the cache, put in its place, kept beside it. */
import { ChartwrightError, wrapping } from '../../base/errors.ts';
import type { PluginMetadata } from '../../plugin/metadata.ts';
import { keepArchive, placePlugin } from './place-plugin.ts';
import { archiveMetadata, hasPluginFile, pluginRoot, unpackPlugin } from './plugin-archive.ts';
import type { PluginDeps } from './plugin-deps.ts';
import type { SignedArchive } from './plugin-source.ts';

export interface ArchivePlace {
  /** The folder to unpack in; what is there goes. */
  readonly cache: string;
  /** Where the plugin is put. */
  readonly path: string;
  /** The first words of the error for an archive that cannot be unpacked. */
  readonly unpacking: string;
  /** The message about an archive without plugin.yaml. */
  readonly missing: string;
}

/** Throws with Helm's messages if the archive holds no plugin, and where the target exists. */
export async function placeArchive(
  deps: PluginDeps,
  signed: Omit<SignedArchive, 'filename'>,
  { cache, path, unpacking, missing }: ArchivePlace,
): Promise<void> {
  const former = deps.profile.hasOnePluginForm;
  const metadata = former ? undefined : metadataIn(signed);
  deps.files.removeAll(cache);
  try {
    wrapping(unpacking, () => unpackPlugin(deps.files, signed.archive, cache));
    const root = former ? (hasPluginFile(deps.files, cache) ? cache : undefined) : pluginRoot(deps.files, cache);
    if (!root) throw new ChartwrightError('usage', missing);
    await placePlugin(deps, root, path);
  } catch (error) {
    deps.files.removeAll(cache);
    throw error;
  }
  if (metadata) keepArchive(deps, metadata, signed);
}

/** The plugin.yaml of an archive, read; throws `failed to extract plugin metadata from tarball: …`. */
export function metadataIn({ archive }: Pick<SignedArchive, 'archive'>): PluginMetadata {
  return wrapping('failed to extract plugin metadata from tarball', () => archiveMetadata(archive));
}

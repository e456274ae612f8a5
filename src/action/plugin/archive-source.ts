/** A plugin in an archive on this machine. */

import { ChartwrightError, wrapping } from '../../base/errors.ts';
import { baseName } from '../../go/path.ts';
import { withTemporaryFolder } from '../../host/files.ts';
import { ifPresent } from '../../host/if-present.ts';
import { metadataIn } from './place-archive.ts';
import { keepArchive, placePlugin } from './place-plugin.ts';
import { hasPluginFile, nameOfArchive, unpackPlugin } from './plugin-archive.ts';
import type { PluginDeps } from './plugin-deps.ts';
import type { PluginSource } from './plugin-source.ts';

export function archiveSource(deps: PluginDeps, file: string): PluginSource {
  const name = nameOfArchive(baseName(file));
  const path = `${deps.dataHome}/plugins/${name}`;
  const { files } = deps;
  const readIfThere = (place: string) => ifPresent(() => files.read(place));
  return {
    path,
    async install() {
      const archive = wrapping('failed to read archive', () => files.read(file));
      const metadata = metadataIn({ archive });
      await withTemporaryFolder(files, `${files.temporary}/helm-plugin-extract-`, async (folder) => {
        wrapping('failed to extract archive', () => unpackPlugin(files, archive, folder));
        if (!hasPluginFile(files, `${folder}/${name}`)) {
          const missing = `stat ${folder}/${name}/plugin.yaml: no such file or directory`;
          throw new ChartwrightError('io', `plugin.yaml not found in expected directory ${folder}/${name}: ${missing}`);
        }
        await placePlugin(deps, `${folder}/${name}`, path);
      });
      keepArchive(deps, metadata, { archive, provenance: readIfThere(`${file}.prov`) });
    },
    async signed() {
      const archive = wrapping('failed to read plugin file', () => files.read(file));
      const provenance = wrapping(`failed to access provenance file ${file}.prov`, () => readIfThere(`${file}.prov`));
      return { archive, provenance, filename: baseName(file) };
    },
  };
}

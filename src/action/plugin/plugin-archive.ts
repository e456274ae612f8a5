/** Plugins as gzipped tar archives: looked into and unpacked. */
import { ChartwrightError } from '../../base/errors.ts';
import { gunzipPrefix } from '../../codec/flate/gzip.ts';
import { TarReader } from '../../codec/tar/tar.ts';
import { baseName, cleanPath } from '../../go/path.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import { inside } from '../../host/confined-folder.ts';
import { exists, type FileSystem, type Files } from '../../host/files.ts';
import type { PluginMetadata } from '../../plugin/metadata.ts';
import { readMetadata } from '../../plugin/read-metadata.ts';

const SUFFIX = /\.(tar\.gz|tgz)$/;
const LARGEST = 1 << 30;

/** Whether a file of this name is taken for an archive. */
export function isArchiveName(name: string): boolean {
  return SUFFIX.test(name);
}

/** The plugin's name by the name of its archive: `web-1.0.0.tgz` is web's. */
export function nameOfArchive(file: string): string {
  if (!isArchiveName(file)) return '';
  return file.replace(SUFFIX, '').replace(/^(.*)-\d+\..*/, '$1');
}

/** The file name under which an archive is kept. */
export function archiveName({ name, version }: PluginMetadata): string {
  return `${name}-${version}.tgz`;
}

/** The plugin.yaml of an archive, in whatever folder. Throws Go's words for a damaged archive, and `plugin.yaml not found in tarball`. */
export function archiveMetadata(archive: Uint8Array): PluginMetadata {
  const tar = openTar(archive);
  for (let header = tar.next(); header; header = tar.next()) {
    if (baseName(header.name) === 'plugin.yaml') return readMetadata(decodeUtf8(tar.read()));
  }
  throw new ChartwrightError('io', 'plugin.yaml not found in tarball');
}

/** Unpacks files and folders; refuses links, devices and names that lead elsewhere. */
export function unpackPlugin(files: Files, archive: Uint8Array, folder: string): void {
  const tar = openTar(archive);
  const root = inside(files, folder);
  files.makeFolder(folder);
  for (let header = tar.next(); header; header = tar.next()) {
    const name = innerName(header.name);
    if (header.type === '0') root.write(name, tar.read(), { mode: header.mode & 0o777 });
    else if (header.type === '5') {
      if (name !== '.') root.makeFolder(name);
    } else if (header.type !== 'g' && header.type !== 'x') {
      throw new ChartwrightError('io', `unknown type: ${header.type.charCodeAt(0).toString(2)} in ${header.name}`);
    }
  }
}

/** The folder with the plugin.yaml: the unpacked one itself, else one right below it; undefined if there is none. */
export function pluginRoot(files: FileSystem, folder: string): string | undefined {
  const folders = () => files.list(folder).filter(({ kind }) => kind === 'directory');
  const candidates = function* () {
    yield folder;
    for (const { name } of folders()) yield `${folder}/${name}`;
  };
  for (const candidate of candidates()) if (hasPluginFile(files, candidate)) return candidate;
  return undefined;
}

export function hasPluginFile(files: FileSystem, folder: string): boolean {
  return exists(files, `${folder}/plugin.yaml`);
}

function openTar(archive: Uint8Array): TarReader {
  const { data, error } = gunzipPrefix(archive, LARGEST);
  if (data.length === 0 && error) throw error;
  if (data.length > LARGEST) throw new ChartwrightError('io', `plugin archive unpacks to more than ${LARGEST} bytes`);
  return new TarReader(data, error);
}

function innerName(name: string): string {
  const refuse = (why: string) => new ChartwrightError('io', `path ${why}, which is illegal`);
  if (name.includes(':')) throw refuse("contains ':'");
  const path = name.replaceAll('\\', '/');
  if (path.split('/').includes('..')) throw refuse("contains '..'");
  if (path.startsWith('/')) throw refuse('is absolute');
  return cleanPath(path);
}

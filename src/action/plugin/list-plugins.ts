/** Installed plugins as rows: what they are and whether they were signed. */
import { ChartwrightError } from '../../base/errors.ts';
import { sha256 } from '../../host/crypto/sha256.ts';
import type { FileSystem } from '../../host/files.ts';
import { findPlugins, pluginFolderList } from '../../plugin/find-plugins.ts';
import type { PluginMetadata } from '../../plugin/metadata.ts';
import { decodeSignedText } from '../../remotes/provenance/clearsign.ts';
import { checksums } from '../../remotes/provenance/verify.ts';
import { archiveName } from './plugin-archive.ts';
import { debug, type PluginDeps } from './plugin-deps.ts';

export interface PluginRow {
  readonly name: string;
  readonly version: string;
  readonly type: string;
  readonly apiVersion: string;
  /** `signed`, `unsigned`, `local dev`, `invalid provenance`, `mismatched provenance` or `unknown`. */
  readonly provenance: string;
  /** `unknown` if the plugin has none. */
  readonly source: string;
  /** The description of a command. */
  readonly description: string;
}

/** The plugins of a type, or all. */
export function listPlugins(deps: PluginDeps, type: string): PluginRow[] {
  debug(deps, 'pluginDirs', ['directory', deps.pluginsDirectory]);
  return findPlugins(deps, pluginFolderList(deps.pluginsDirectory), { type }).map(({ metadata }) => ({
    name: metadata.name,
    version: metadata.version,
    type: metadata.config.type,
    apiVersion: metadata.apiVersion,
    provenance: signingStatus(deps, metadata),
    source: metadata.sourceUrl || 'unknown',
    description: metadata.config.type === 'cli/v1' ? metadata.config.longHelp : '',
  }));
}

/** Looks in the data folder only, wherever the plugin was found; the signature is not checked against any key. */
function signingStatus({ files, dataHome }: PluginDeps, metadata: PluginMetadata): string {
  const folder = `${dataHome}/plugins`;
  try {
    if (files.lstat(`${folder}/${metadata.name}`).kind === 'link') return 'local dev';
  } catch {
    return 'unknown';
  }
  const archive = `${folder}/${archiveName(metadata)}`;
  let provenance: Uint8Array;
  try {
    files.stat(archive);
    provenance = files.read(`${archive}.prov`);
  } catch {
    return 'unsigned';
  }
  const signed = decodeSignedText(provenance);
  if (!signed) return 'invalid provenance';
  return holdsSum(files, signed.plain, archive, archiveName(metadata)) ? 'signed' : 'mismatched provenance';
}

function holdsSum(files: FileSystem, text: string, archive: string, name: string): boolean {
  try {
    const actual = sha256(files.read(archive));
    return [...checksums(text)].some(([file, sum]) => file.includes(name) && sum === actual);
  } catch (error) {
    if (error instanceof ChartwrightError) return false;
    throw error;
  }
}

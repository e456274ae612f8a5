/** Packs a plugin's folder into an archive, and signs it. */
import { attempt, ChartwrightError, wrapError, wrapping } from '../../base/errors.ts';
import { gzip } from '../../codec/flate/gzip.ts';
import { type TarFile, type TarOwner, writeTar } from '../../codec/tar/tar-writer.ts';
import { printYaml } from '../../codec/yaml/print.ts';
import { joinPath } from '../../go/path.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import type { FileSystem } from '../../host/files.ts';
import { ifPresent } from '../../host/if-present.ts';
import { loadPlugin } from '../../plugin/find-plugins.ts';
import { metadataObject } from '../../plugin/metadata-object.ts';
import { findKey, loadSignatory, type Signatory } from '../../remotes/provenance/sign.ts';
import { archiveName } from './plugin-archive.ts';
import type { PluginDeps } from './plugin-deps.ts';

export interface PackagePluginOptions {
  readonly sign: boolean;
  readonly keyring: string;
  /** A part of the key owner's name. */
  readonly key: string;
  readonly destination: string;
  /** Returns a function that asks for the passphrase of a locked key; called once the key is found. */
  readonly passphrase: () => (owner: string) => Promise<Uint8Array | string>;
}

/** Packs and signs the plugin in a folder, and prints where the results are. */
export async function packagePlugin(deps: PluginDeps, folder: string, options: PackagePluginOptions): Promise<void> {
  const { files, say } = deps;
  if (files.stat(folder).kind !== 'directory')
    throw new ChartwrightError('usage', 'plugin package only supports directories, not tarballs');
  const { metadata } = wrapping('invalid plugin directory', () => loadPlugin(deps, folder));
  files.makeFolder(options.destination);
  const signatory = options.sign ? await signatoryFor(files, options) : undefined;
  if (!signatory) say('WARNING: Skipping plugin signing. This is not recommended for plugins intended for distribution.\n');
  const name = archiveName(metadata);
  const path = joinPath(options.destination, name);
  const archive = wrapping('failed to create plugin tarball', () => gzip(writeTar(entries(files, folder, metadata.name, path))));
  const created = Number(deps.clock.now() / 1_000_000n);
  const signature = await signatory?.sign(archive, name, printYaml(metadataObject(metadata)), created);
  wrapping('failed to create tarball', () => files.write(path, archive, { mode: 0o666 }));
  if (signature !== undefined) {
    files.write(`${path}.prov`, signature);
    say(`Successfully signed. Signature written to: ${path}.prov\n`);
  }
  say(`Successfully packaged plugin and saved it to: ${path}\n`);
}

async function signatoryFor(files: FileSystem, options: PackagePluginOptions): Promise<Signatory> {
  const key = await findKey(files, options).catch((error) => {
    throw wrapError('error reading from keyring', error);
  });
  return loadSignatory(files, { ...options, passphrase: options.passphrase() }, key);
}

/** Everything below a folder in the order of names, except the archive that is being made, and its signature. */
function entries(files: FileSystem, folder: string, name: string, archive: string): TarFile[] {
  const own = [archive, `${archive}.prov`].map((path) => ifPresent(() => files.lstat(path))?.id);
  const owners = ownerNames(files);
  const walk = (path: string, inside: string): TarFile[] => {
    const { kind, id, mode, modified, owner } = files.lstat(path);
    if (own.includes(id)) return [];
    const type = kind === 'link' ? '2' : kind === 'directory' ? '5' : '0';
    const data = kind === 'file' ? files.read(path) : new Uint8Array();
    const entry: TarFile = { name: inside, data, type, mode, modified, owner: owners(owner?.uid ?? 0, owner?.gid ?? 0) };
    return type === '5'
      ? [entry, ...files.list(path).flatMap(({ name: child }) => walk(`${path}/${child}`, `${inside}/${child}`))]
      : [entry];
  };
  return walk(folder, name);
}

/** Names for the numbers of users and groups, from the system's tables. */
function ownerNames(files: FileSystem): (uid: number, gid: number) => TarOwner {
  const users = numberedNames(files, '/etc/passwd');
  const groups = numberedNames(files, '/etc/group');
  return (uid, gid) => ({ uid, gid, user: users.get(uid) ?? '', group: groups.get(gid) ?? '' });
}

function numberedNames(files: FileSystem, table: string): Map<number, string> {
  const text = attempt(() => decodeUtf8(files.read(table))) ?? '';
  const lines = text.split('\n').reverse();
  return new Map(lines.map((line) => line.split(':')).map(([name = '', , id = '']) => [Number(id), name]));
}

/** Packs a plugin's folder into an archive, and signs it. */
import { lstatSync, readFileSync } from 'node:fs';
import { ChartwrightError, wrapError, wrapping } from '../../base/errors.ts';
import { joinPath } from '../../chart/path.ts';
import { gzip } from '../../codec/flate/gzip.ts';
import { type TarFile, type TarOwner, writeTar } from '../../codec/tar/tar-writer.ts';
import { printYaml } from '../../codec/yaml/print.ts';
import { disk, diskError } from '../../host/node/disk.ts';
import { makeFolder, writeAtomically } from '../../host/node/write-file.ts';
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
  /** Prepares to answer for the passphrase of a locked key; called once the key is found. */
  readonly passphrase: () => (owner: string) => Promise<Uint8Array | string>;
}

/** Packs and signs the plugin in a folder, and says where the results are. */
export async function packagePlugin(deps: PluginDeps, folder: string, options: PackagePluginOptions): Promise<void> {
  const { files, say } = deps;
  if (files.stat(folder).kind !== 'directory')
    throw new ChartwrightError('usage', 'plugin package only supports directories, not tarballs');
  const { metadata } = wrapping('invalid plugin directory', () => loadPlugin(files, folder));
  makeFolder(options.destination);
  const signatory = options.sign ? await signatoryFor(options) : undefined;
  if (!signatory) say('WARNING: Skipping plugin signing. This is not recommended for plugins intended for distribution.\n');
  const name = archiveName(metadata);
  const path = joinPath(options.destination, name);
  const archive = wrapping('failed to create plugin tarball', () => gzip(writeTar(entries(folder, metadata.name, path))));
  const created = Number(deps.clock.now() / 1_000_000n);
  const signature = await signatory?.sign(archive, name, printYaml(metadataObject(metadata)), created);
  wrapping('failed to create tarball', () => writeAtomically(path, archive));
  if (signature !== undefined) {
    writeAtomically(`${path}.prov`, signature);
    say(`Successfully signed. Signature written to: ${path}.prov\n`);
  }
  say(`Successfully packaged plugin and saved it to: ${path}\n`);
}

async function signatoryFor(options: PackagePluginOptions): Promise<Signatory> {
  const key = await findKey(options).catch((error) => {
    throw wrapError('error reading from keyring', error);
  });
  return loadSignatory({ ...options, passphrase: options.passphrase() }, key);
}

/** Everything below a folder in the order of names, except the archive that is being made, and its signature. */
function entries(folder: string, name: string, archive: string): TarFile[] {
  const own = [archive, `${archive}.prov`].map(identity);
  const owners = ownerNames();
  const walk = (path: string, inside: string): TarFile[] => {
    const stats = lstat(path);
    if (own.includes(`${stats.dev}:${stats.ino}`)) return [];
    const type = stats.isSymbolicLink() ? '2' : stats.isDirectory() ? '5' : '0';
    const data = stats.isFile() ? disk.read(path) : new Uint8Array();
    const entry: TarFile = {
      name: inside,
      data,
      type,
      mode: stats.mode & 0o7777,
      modified: stats.mtimeMs,
      owner: owners(stats.uid, stats.gid),
    };
    return type === '5'
      ? [entry, ...disk.list(path).flatMap(({ name: child }) => walk(`${path}/${child}`, `${inside}/${child}`))]
      : [entry];
  };
  return walk(folder, name);
}

/** Names for the numbers of users and groups, from the system's tables. */
function ownerNames(): (uid: number, gid: number) => TarOwner {
  const users = numberedNames('/etc/passwd');
  const groups = numberedNames('/etc/group');
  return (uid, gid) => ({ uid, gid, user: users.get(uid) ?? '', group: groups.get(gid) ?? '' });
}

function numberedNames(table: string): Map<number, string> {
  try {
    const lines = readFileSync(table, 'utf8').split('\n').reverse();
    return new Map(lines.map((line) => line.split(':')).map(([name = '', , id = '']) => [Number(id), name]));
  } catch {
    return new Map();
  }
}

function identity(path: string): string {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats ? `${stats.dev}:${stats.ino}` : '';
}

function lstat(path: string) {
  try {
    return lstatSync(path);
  } catch (error) {
    throw diskError('lstat', path, error);
  }
}

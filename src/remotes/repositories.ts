/** repositories.yaml: the repositories that `repo add` added, shared with Helm. */
import { ChartwrightError, wrapping } from '../base/errors.ts';
import { readYaml } from '../chart/read-yaml.ts';
import { FLAG, listOf, pointerTo, type Shape, structOf, TEXT, unmarshal } from '../codec/struct/decode-struct.ts';
import { goTime } from '../codec/struct/go-time.ts';
import { RFC3339 } from '../codec/struct/rfc3339.ts';
import { struct } from '../codec/struct/struct.ts';
import { printYaml } from '../codec/yaml/print.ts';
import { extension } from '../go/path.ts';
import { decodeUtf8 } from '../go/utf8.ts';
import type { FileSystem, Files } from '../host/files.ts';
import { ifPresent } from '../host/if-present.ts';
import { withLock } from './file-lock.ts';

/** A repository by its name, with what it takes to reach it. Text is '' if nothing is set. */
export interface RepositoryEntry {
  readonly name: string;
  readonly url: string;
  readonly username: string;
  readonly password: string;
  readonly certFile: string;
  readonly keyFile: string;
  readonly caFile: string;
  readonly insecureSkipTlsVerify: boolean;
  /** Credentials may go to other hosts than the repository's own. */
  readonly passCredentials: boolean;
}

export interface RepositoriesFile {
  readonly apiVersion: string;
  readonly generated: string;
  readonly repositories: readonly RepositoryEntry[];
}

const NO_FILE: RepositoriesFile = { apiVersion: '', generated: '', repositories: [] };

/** An entry with nothing set but name and URL. */
export function repositoryEntry(name: string, url: string, more: Partial<RepositoryEntry> = {}): RepositoryEntry {
  const plain = {
    username: '',
    password: '',
    certFile: '',
    keyFile: '',
    caFile: '',
    insecureSkipTlsVerify: false,
    passCredentials: false,
  };
  return { ...plain, ...more, name, url };
}

/** Reads the file; throws `couldn't load repositories file (…): …`, which `isNotFound` knows if the file is absent. */
export function loadRepositories(files: FileSystem, path: string): RepositoriesFile {
  const text = wrapping(`couldn't load repositories file (${path})`, () => readText(files, path));
  return decodeRepositories(text);
}

function readText(files: FileSystem, path: string): string {
  return decodeUtf8(files.read(path));
}

/** As `loadRepositories`; an absent file has no repositories. */
export function knownRepositories(files: FileSystem, path: string): RepositoriesFile {
  return ifPresent(() => loadRepositories(files, path)) ?? NO_FILE;
}

/** The text of repositories.yaml read; throws what YAML and its decoding throw. */
export function decodeRepositories(text: string): RepositoriesFile {
  const { apiVersion, generated, repositories } = unmarshal(readYaml(text), FILE);
  return { apiVersion, generated, repositories: (repositories ?? []).filter((entry) => entry !== null) };
}

/** The text of repositories.yaml. */
export function printRepositories({ apiVersion, generated, repositories }: RepositoriesFile): string {
  const list = repositories.map((entry) =>
    struct({
      name: entry.name,
      url: entry.url,
      username: entry.username,
      password: entry.password,
      certFile: entry.certFile,
      keyFile: entry.keyFile,
      caFile: entry.caFile,
      insecure_skip_tls_verify: entry.insecureSkipTlsVerify,
      pass_credentials_all: entry.passCredentials,
    }),
  );
  return printYaml(struct({ apiVersion, generated: goTime(generated), repositories: list }));
}

/**
 * Changes the file under its lock: `change` gets what is there and returns what replaces it, or undefined to leave it.
 * Tells whether it changed. The file is replaced whole, readable by its owner only. Makes missing folders.
 */
export async function changeRepositories(
  files: Files,
  path: string,
  change: (file: RepositoriesFile) => Promise<RepositoriesFile | undefined> | RepositoriesFile | undefined,
): Promise<boolean> {
  files.makeFolder(path.slice(0, path.lastIndexOf('/')) || (path.startsWith('/') ? '/' : '.'), 0o777);
  return withLock(files, lockPath(path), async () => {
    const changed = await change(present(files, path));
    if (changed) files.write(path, printRepositories(changed), { mode: 0o600 });
    return changed !== undefined;
  });
}

/** What the file holds; the reason alone where it cannot be read. */
function present(files: FileSystem, path: string): RepositoriesFile {
  const text = ifPresent(() => readText(files, path));
  return text === undefined ? NO_FILE : decodeRepositories(text);
}

/** Where Helm locks: the extension gives way to `.lock`. */
function lockPath(path: string): string {
  const end = extension(path);
  return (end !== '' && end.length < path.length ? path.slice(0, -end.length) : path) + '.lock';
}

/** The entry of that name; throws `repo … not found`, `no URL found for repository …`. */
export function repositoryNamed({ repositories }: RepositoriesFile, name: string): RepositoryEntry {
  const found = repositories.find((entry) => entry.name === name);
  if (!found) throw new ChartwrightError('usage', `repo ${name} not found`);
  if (found.url === '') throw new ChartwrightError('usage', `no URL found for repository ${name}`);
  return found;
}

interface RawFile {
  readonly apiVersion: string;
  readonly generated: string;
  readonly repositories: (RepositoryEntry | null)[] | undefined;
}

const ENTRY: Shape<RepositoryEntry> = structOf<RepositoryEntry>('repo.Entry', {
  name: ['name', TEXT],
  url: ['url', TEXT],
  username: ['username', TEXT],
  password: ['password', TEXT],
  certFile: ['certFile', TEXT],
  keyFile: ['keyFile', TEXT],
  caFile: ['caFile', TEXT],
  insecure_skip_tls_verify: ['insecureSkipTlsVerify', FLAG],
  pass_credentials_all: ['passCredentials', FLAG],
});

const FILE: Shape<RawFile> = structOf<RawFile>('repo.File', {
  apiVersion: ['apiVersion', TEXT],
  generated: ['generated', RFC3339],
  repositories: ['repositories', listOf(pointerTo(ENTRY))],
});

/** `repo add`, `repo remove` and `repo update`. */
import { ChartwrightError, wrapError, wrapping } from '../base/errors.ts';
import { quote } from '../go/quote.ts';
import { type FileSystem, type Files, isNotFound } from '../host/files.ts';
import { downloadIndex, notARepository, repositoryGetter } from './chart-repository.ts';
import { updateIndexes } from './dependencies/update-indexes.ts';
import { chartsPath, indexPath } from './index/index-cache.ts';
import type { Remotes } from './remotes.ts';
import { changeRepositories, loadRepositories, type RepositoriesFile, type RepositoryEntry } from './repositories.ts';

export interface AddOptions {
  /** Replace a repository of that name. */
  readonly forceUpdate?: boolean | undefined;
  readonly allowDeprecated?: boolean | undefined;
  /** Milliseconds for the index. */
  readonly timeout?: number | undefined;
  /** Asks for a password, where the entry has none; not before other programs are locked out. */
  readonly password?: (() => Promise<string> | string) | undefined;
}

/** Addresses that are gone for good, and what took their place. */
const GONE: readonly (readonly [string, string])[] = [
  ['//kubernetes-charts.storage.googleapis.com', 'https://charts.helm.sh/stable'],
  ['//kubernetes-charts-incubator.storage.googleapis.com', 'https://charts.helm.sh/incubator'],
];

/** Adds a repository once its index has been fetched; prints that it did, or that it is there already. */
export async function storeRepository(given: RepositoryEntry, options: AddOptions, remotes: Remotes): Promise<void> {
  const { name, url } = given;
  const gone = options.allowDeprecated ? undefined : GONE.find(([old]) => url.includes(old));
  if (gone) throw new ChartwrightError('usage', `repo ${quote(url)} is no longer available; try ${quote(gone[1])} instead`);
  const changed = await changeRepositories(remotes.files, remotes.repositoryConfig, async (file) => {
    const entry = options.password ? { ...given, password: await options.password() } : given;
    if (entry.name.includes('/')) {
      throw new ChartwrightError('usage', `repository name (${entry.name}) contains '/', please specify a different name without '/'`);
    }
    const existing = options.forceUpdate ? undefined : file.repositories.find(({ name }) => name === entry.name);
    if (existing) return alreadyThere(existing, entry, remotes);
    repositoryGetter(entry, remotes.getters);
    await downloadIndex(entry, { ...remotes, timeout: options.timeout }).catch((error) => {
      throw notARepository(entry.url, error);
    });
    return withEntry(file, entry);
  });
  if (changed) remotes.say(`${quote(name)} has been added to your repositories\n`);
}

function alreadyThere(existing: RepositoryEntry, entry: RepositoryEntry, { say }: Remotes): undefined {
  const same = (Object.keys(entry) as (keyof RepositoryEntry)[]).every((field) => existing[field] === entry[field]);
  if (!same) throw new ChartwrightError('usage', `repository name (${entry.name}) already exists, please specify a different name`);
  say(`${quote(entry.name)} already exists with the same configuration, skipping\n`);
  return undefined;
}

function withEntry(file: RepositoriesFile, entry: RepositoryEntry): RepositoriesFile {
  const { repositories } = file;
  const at = repositories.findIndex(({ name }) => name === entry.name);
  return { ...file, repositories: at < 0 ? [...repositories, entry] : repositories.with(at, entry) };
}

/** Removes repositories one by one, with what is kept of them; stops at the first that is not there. */
export async function dropRepositories(names: readonly string[], remotes: Remotes): Promise<void> {
  const { files, repositoryConfig, repositoryCache, say } = remotes;
  if (configured(files, repositoryConfig).length === 0) throw new ChartwrightError('usage', 'no repositories configured');
  for (const name of names) {
    await changeRepositories(files, repositoryConfig, (file) => {
      const left = file.repositories.filter((entry) => entry.name !== name);
      if (left.length === file.repositories.length) throw new ChartwrightError('usage', `no repo named ${quote(name)} found`);
      return { ...file, repositories: left };
    });
    files.remove(chartsPath(repositoryCache, name));
    removeIndex(files, indexPath(repositoryCache, name));
    say(`${quote(name)} has been removed from your repositories\n`);
  }
}

function configured(files: FileSystem, path: string): readonly RepositoryEntry[] {
  try {
    return loadRepositories(files, path).repositories;
  } catch (error) {
    if (isNotFound(error)) return [];
    throw new ChartwrightError('usage', 'no repositories configured', { cause: error });
  }
}

function removeIndex(files: Files, path: string): void {
  wrapping(`can't remove index file ${path}`, () => files.remove(path));
}

export interface UpdateOptions {
  /** Milliseconds for each index. */
  readonly timeout?: number | undefined;
  /** A repository that fails is only reported. */
  readonly tolerant?: boolean | undefined;
}

/** Fetches the indexes of the repositories named, or of all; prints the result of each and throws if one failed. */
export async function refreshRepositories(
  names: readonly string[],
  { timeout, tolerant = false }: UpdateOptions,
  remotes: Remotes,
): Promise<void> {
  const all = known(remotes.files, remotes.repositoryConfig);
  const stranger = names.find((name) => !all.some((entry) => entry.name === name));
  if (stranger !== undefined) {
    throw new ChartwrightError('usage', `no repositories found matching '${stranger}'.  Nothing will be updated`);
  }
  const chosen = names.length === 0 ? all : all.filter((entry) => names.includes(entry.name));
  for (const entry of chosen) repositoryGetter(entry, remotes.getters);
  remotes.say('Hang tight while we grab the latest from your chart repositories...\n');
  const failures = await updateIndexes(chosen, remotes, timeout);
  if (failures.length > 0 && !tolerant) {
    const urls = failures.map(({ entry }) => entry.url).join(' ');
    throw new ChartwrightError('network', `failed to update the following repositories: [${urls}]`);
  }
  remotes.say('Update Complete. ⎈Happy Helming!⎈\n');
}

function known(files: FileSystem, path: string): readonly RepositoryEntry[] {
  const none = 'no repositories found. You must add one before updating';
  let repositories: readonly RepositoryEntry[];
  try {
    ({ repositories } = loadRepositories(files, path));
  } catch (error) {
    throw isNotFound(error) ? new ChartwrightError('usage', none) : wrapError(`failed loading file: ${path}`, error);
  }
  if (repositories.length === 0) throw new ChartwrightError('usage', none);
  return repositories;
}

/** The configured repositories: added, listed, updated, removed. */
import { attempt } from '../../base/errors.ts';
import type { FileSystem } from '../../host/files.ts';
import type { UpdateOptions } from '../../remotes/manage-repositories.ts';
import type { RepositoryEntry } from '../../remotes/repositories.ts';
import type { OpenRemotes } from './remotes.ts';

export interface AddRequest extends RepositoryEntry {
  /** Asks for the password if none is given, once the file of repositories is locked. */
  readonly askPassword?: (() => Promise<string> | string) | undefined;
  /** Replaces a repository of that name. */
  readonly forceUpdate: boolean;
  readonly allowDeprecated: boolean;
  /** Milliseconds for the index. */
  readonly timeout: number;
}

/** Adds a repository once its index has been fetched. Throws with Helm's messages. */
export async function addRepository(open: OpenRemotes, request: AddRequest): Promise<void> {
  const { forceUpdate, allowDeprecated, timeout, askPassword, ...entry } = request;
  const remotes = await open({});
  const { storeRepository } = await import('../../remotes/manage-repositories.ts');
  await storeRepository(entry, { forceUpdate, allowDeprecated, timeout, password: askPassword }, remotes);
}

/** The configured repositories; none if the file cannot be read. */
export async function listRepositories(files: FileSystem, path: string): Promise<readonly Pick<RepositoryEntry, 'name' | 'url'>[]> {
  const { loadRepositories } = await import('../../remotes/repositories.ts');
  return attempt(() => loadRepositories(files, path).repositories) ?? [];
}

/** Fetches the indexes of these repositories, or of all. Throws with Helm's messages. */
export async function updateRepositories(open: OpenRemotes, names: readonly string[], options: UpdateOptions): Promise<void> {
  const remotes = await open({});
  const { refreshRepositories } = await import('../../remotes/manage-repositories.ts');
  await refreshRepositories(names, options, remotes);
}

/** Removes repositories with what is kept of them. Throws with Helm's messages. */
export async function removeRepositories(open: OpenRemotes, names: readonly string[]): Promise<void> {
  const remotes = await open({});
  const { dropRepositories } = await import('../../remotes/manage-repositories.ts');
  await dropRepositories(names, remotes);
}

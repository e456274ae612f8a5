/** Which configured repository each dependency comes from, aliases put in words. */
import { attempt, ChartwrightError } from '../../base/errors.ts';
import type { Dependency } from '../../chart/metadata.ts';
import { parseRequestUri } from '../../go/url/parse.ts';
import { sha256 } from '../../host/crypto/sha256.ts';
import type { FileSystem } from '../../host/files.ts';
import { type RepositoryEntry, repositoryEntry } from '../repositories.ts';
import { isOci, sameUrl } from '../repository-url.ts';
import { localPath } from './local-path.ts';

export interface NamedDependencies {
  /** The dependencies with `@name` and `alias:name` replaced by URLs. */
  readonly dependencies: readonly Dependency[];
  /** By dependency name: the repository's name, or the URL of what needs none. */
  readonly names: ReadonlyMap<string, string>;
}

const HINT = `
Note that repositories must be URLs or aliases. For example, to refer to the "example"
repository, use "https://charts.example.com/" or "@example" instead of
"example". Don't forget to add the repo, too ('helm repo add').`;

/** Finds the repositories; throws `no repository definition for …` for what is neither known nor a URL. */
export function nameRepositories(
  files: FileSystem,
  dependencies: readonly Dependency[],
  known: readonly RepositoryEntry[],
  chartPath: string,
  say: (text: string) => void,
): NamedDependencies {
  const names = new Map<string, string>();
  const missing: string[] = [];
  const resolved = dependencies.map((dependency) => {
    const { name, repository } = dependency;
    if (repository === '') return dependency;
    if (repository.startsWith('file://')) {
      localPath(files, repository, chartPath);
      say(`Repository from local path: ${repository}\n`);
    }
    if (repository.startsWith('file://') || isOci(repository)) {
      names.set(name, repository);
      return dependency;
    }
    const entry = known.find((each) => isAliasOf(repository, each.name) || sameUrl(each.url, repository));
    if (entry) names.set(name, entry.name);
    else if (!isUri(repository)) missing.push(repository);
    return entry && isAliasOf(repository, entry.name) ? { ...dependency, repository: entry.url } : dependency;
  });
  if (missing.length > 0) throw undefinedRepositories(missing);
  return { dependencies: resolved, names };
}

/** The dependencies' repositories that nobody added, each under a name made of its URL; `names` is extended by them. */
export function unmanagedRepositories({ dependencies, names }: NamedDependencies): {
  entries: RepositoryEntry[];
  names: Map<string, string>;
} {
  const all = new Map(names);
  const entries: RepositoryEntry[] = [];
  for (const { name, repository } of dependencies) {
    if (repository === '' || all.has(name)) continue;
    const made = unmanagedName(repository);
    all.set(name, made);
    entries.push(repositoryEntry(made, repository));
  }
  return { entries, names: all };
}

const UNMANAGED = 'helm-manager-';

/** The name that the index of a repository is kept under that nobody added. */
export function unmanagedName(url: string): string {
  return UNMANAGED + sha256(url).slice('sha256:'.length);
}

/** Whether a repository has no name of its own, so that its URL is shown. */
export function isUnmanaged({ name }: RepositoryEntry): boolean {
  return name.startsWith(UNMANAGED);
}

function isAliasOf(repository: string, name: string): boolean {
  return repository === `@${name}` || repository === `alias:${name}`;
}

function isUri(text: string): boolean {
  return attempt(() => parseRequestUri(text)) !== undefined;
}

function undefinedRepositories(missing: readonly string[]): ChartwrightError {
  const wordy = missing.some((one) => !one.includes('//') && !one.startsWith('@') && !one.startsWith('alias:'));
  const text = `no repository definition for ${missing.join(', ')}. Please add them via 'helm repo add'`;
  return new ChartwrightError('usage', text + (wordy ? HINT : ''));
}

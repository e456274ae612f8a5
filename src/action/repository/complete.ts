/** What completion offers from repositories: their names, charts and versions. Missing or malformed files are ignored. */
import { attempt } from '../../base/errors.ts';
import { decodeUtf8, sortedKeys } from '../../go/utf8.ts';
import { type FileSystem, isNotFound } from '../../host/files.ts';
import type { ChartVersion } from '../../remotes/index/chart-version.ts';
import { chartsPath, indexPath } from '../../remotes/index/index-cache.ts';
import { loadIndexFile } from '../../remotes/index/load-index.ts';
import { loadRepositories, type RepositoryEntry } from '../../remotes/repositories.ts';

/** The repositories that have been added; `config` is repositories.yaml. */
export function repositoryNames(files: FileSystem, config: string): readonly Pick<RepositoryEntry, 'name' | 'url'>[] {
  return attempt(() => loadRepositories(files, config).repositories) ?? [];
}

/** The names of a repository's charts, out of the list kept for this purpose, or its index. */
export function chartNames(files: FileSystem, cache: string, repository: string): string[] {
  try {
    const lines = decodeUtf8(files.read(chartsPath(cache, repository))).split('\n');
    return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
  } catch (error) {
    return isNotFound(error) ? sortedKeys(entriesOf(files, cache, repository)) : [];
  }
}

/** A chart's versions as its repository's kept index has them, newest first. */
export function chartVersions(files: FileSystem, cache: string, repository: string, chart: string): readonly ChartVersion[] {
  return entriesOf(files, cache, repository).get(chart) ?? [];
}

function entriesOf(files: FileSystem, cache: string, repository: string): ReadonlyMap<string, readonly ChartVersion[]> {
  return attempt(() => loadIndexFile(files, indexPath(cache, repository)).entries) ?? new Map();
}

/** Fetches the indexes of several repositories in parallel and reports the result of each. */
import { errorText } from '../../base/errors.ts';
import { limiter } from '../../base/limiter.ts';
import { quote } from '../../go/quote.ts';
import { compareStrings } from '../../go/utf8.ts';
import { downloadIndex, repositoryGetter } from '../chart-repository.ts';
import { PARALLEL_FETCHES } from '../limits.ts';
import type { Remotes } from '../remotes.ts';
import type { RepositoryEntry } from '../repositories.ts';
import { isUnmanaged } from './repository-names.ts';

export interface UpdateFailure {
  readonly entry: RepositoryEntry;
  readonly error: unknown;
}

/** Downloads the indexes in parallel and prints a line or two for each, sorted by name; failures are returned, not thrown. */
export async function updateIndexes(entries: readonly RepositoryEntry[], remotes: Remotes, timeout?: number): Promise<UpdateFailure[]> {
  for (const entry of entries) repositoryGetter(entry, remotes.getters);
  const sorted = entries.toSorted((a, b) => compareStrings(a.name, b.name));
  const fetches = limiter(PARALLEL_FETCHES.indexes);
  const results = sorted.map((entry) =>
    fetches(() => downloadIndex(entry, { ...remotes, timeout })).then(
      () => undefined,
      (error: unknown) => ({ entry, error }),
    ),
  );
  const failures: UpdateFailure[] = [];
  for (const [i, result] of results.entries()) {
    const failure = await result;
    const entry = sorted[i] as RepositoryEntry;
    remotes.say(failure ? failed(failure) : `...Successfully got an update from the ${quote(shown(entry))} chart repository\n`);
    if (failure) failures.push(failure);
  }
  return failures;
}

/** One entry for each URL, slashes at the end aside; the last one wins. */
export function distinctRepositories(entries: readonly RepositoryEntry[]): RepositoryEntry[] {
  return [...new Map(entries.map((entry) => [entry.url.replace(/\/$/, ''), entry])).values()];
}

function shown(entry: RepositoryEntry): string {
  return isUnmanaged(entry) ? entry.url : entry.name;
}

function failed({ entry, error }: UpdateFailure): string {
  const where = isUnmanaged(entry) ? '' : ` (${entry.url})`;
  return `...Unable to get an update from the ${quote(shown(entry))} chart repository${where}:\n\t${errorText(error)}\n`;
}

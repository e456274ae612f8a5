/** Charts by words: in the indexes of the configured repositories, and on a hub. */
import { compileRegexp, type Regexp } from '../../go/regexp.ts';
import type { SearchOptions, SearchResult } from '../../remotes/search.ts';
import type { HubChart, HubDeps } from '../../remotes/search-hub.ts';
import type { OpenRemotes } from './remotes.ts';

export interface SearchRequest extends Omit<SearchOptions, 'matcher'> {
  /** The words are a regular expression. */
  readonly regexp: boolean;
}

/** Searches the kept indexes, best hits first. Throws with Helm's messages. */
export async function searchRepositories(open: OpenRemotes, { regexp, ...options }: SearchRequest): Promise<SearchResult[]> {
  const remotes = await open({});
  const { searchIndexes } = await import('../../remotes/search.ts');
  if (!regexp || options.words === '') return searchIndexes(options, remotes);
  let compiled: Regexp | undefined;
  const matcher = (line: string): number => {
    compiled ??= compileRegexp(options.words);
    return compiled.index(line);
  };
  const found = searchIndexes({ ...options, matcher }, remotes);
  // A bad expression is an error even if there is nothing to search.
  compiled ??= compileRegexp(options.words);
  return found;
}

/** Asks a hub. Throws `unable to create connection to …` and `unable to perform search against …`. */
export async function searchHub(endpoint: string, words: string, deps: HubDeps): Promise<HubChart[]> {
  const { queryHub } = await import('../../remotes/search-hub.ts');
  return queryHub(endpoint, words, deps);
}

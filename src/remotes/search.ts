/** `search repo`: charts of the kept indexes by words in their names, descriptions and keywords. */

import { ChartwrightError, errorText, wrapping } from '../base/errors.ts';
import { joinPath } from '../go/path.ts';
import { quote } from '../go/quote.ts';
import { compareStrings } from '../go/utf8.ts';
import { DEFAULT_PROFILE } from '../helm/profile.ts';
import { report } from '../helm/report.ts';
import { isNotFound } from '../host/files.ts';
import { type Constraint, parseConstraint } from '../semver/constraint.ts';
import { compareVersions, readVersion } from '../semver/version.ts';
import type { ChartVersion } from './index/chart-version.ts';
import { indexPath } from './index/index-cache.ts';
import type { IndexFile } from './index/index-file.ts';
import type { Remotes } from './remotes.ts';
import { loadRepositories, type RepositoryEntry } from './repositories.ts';

export interface SearchOptions {
  /** What to look for, case aside; '' finds everything. */
  readonly words: string;
  /** In place of looking for the words: where a line matches, -1 if it does not. */
  readonly matcher?: ((line: string) => number) | undefined;
  /** A range of versions; '' is any release. */
  readonly version?: string | undefined;
  /** Prereleases, too; a range of versions overrules it. */
  readonly devel?: boolean | undefined;
  /** Every version that fits, not only the newest. */
  readonly versions?: boolean | undefined;
}

export interface SearchResult {
  /** `repository/chart`. */
  readonly name: string;
  readonly chart: ChartVersion;
}

interface Hit extends SearchResult {
  /** In how early a field the words were found: name, repository and name, description, keywords. */
  readonly score: number;
}

const SEPARATOR = '\v';
const WORST = 25;

/** Searches every configured repository; warns of indexes that cannot be read. Best hits first. */
export function searchIndexes(options: SearchOptions, remotes: Remotes): SearchResult[] {
  const constraint = rangeOf(options);
  const hits = configured(remotes).flatMap(({ name }) => {
    const index = readIndex(name, remotes);
    return index ? hitsIn(name, index, options) : [];
  });
  return fitting(hits.sort(better), constraint(), options.versions ?? false);
}

/** The range is read last, as by Helm: a bad one shows after warnings. */
function rangeOf({ version, devel }: SearchOptions): () => Constraint {
  return () => {
    return wrapping('an invalid version/constraint format', () => parseConstraint(version || (devel ? '>0.0.0-0' : '>0.0.0')));
  };
}

function configured({ files, repositoryConfig }: Remotes): readonly RepositoryEntry[] {
  const none = new ChartwrightError('usage', 'no repositories configured');
  try {
    const { repositories } = loadRepositories(files, repositoryConfig);
    if (repositories.length > 0) return repositories;
  } catch (error) {
    // Helm takes a file that it cannot read for one without repositories, too.
    throw isNotFound(error) ? none : new ChartwrightError('usage', none.message, { cause: error });
  }
  throw none;
}

function readIndex(name: string, { repositoryCache, indexes, log, profile = DEFAULT_PROFILE }: Remotes): IndexFile | undefined {
  try {
    return indexes.load(indexPath(repositoryCache, name));
  } catch (error) {
    const fault = errorText(error);
    const attributes: [string, string][] = [
      ['repo', name],
      ['error', fault],
    ];
    const plain = `WARNING: Repo ${quote(name)} is corrupt or missing. Try 'helm repo update'.\nWARNING: ${fault}`;
    report(log, profile, { level: 'warn', message: 'repo is corrupt or missing', attributes }, plain);
    return undefined;
  }
}

function hitsIn(repository: string, index: IndexFile, { words, matcher }: SearchOptions): Hit[] {
  const lower = words.toLowerCase();
  const find = matcher ?? ((line: string) => line.toLowerCase().indexOf(lower));
  const hits: Hit[] = [];
  for (const [name, versions] of index.entries) {
    const shown = joinPath(repository, name);
    const distinct = new Map(versions.map((chart) => [chart.metadata.version, chart]));
    for (const chart of distinct.values()) {
      const score = words === '' && !matcher ? 0 : scoreOf(lineOf(repository, chart), find);
      if (score < WORST) hits.push({ name: shown, chart, score });
    }
  }
  return hits;
}

function lineOf(repository: string, { metadata }: ChartVersion): string {
  return [metadata.name, `${repository}/${metadata.name}`, metadata.description, metadata.keywords.join(' ')].join(SEPARATOR);
}

function scoreOf(line: string, find: (line: string) => number): number {
  const at = find(line);
  return at < 0 ? WORST : line.slice(0, at).split(SEPARATOR).length - 1;
}

function better(a: Hit, b: Hit): number {
  if (a.score !== b.score) return a.score - b.score;
  if (a.name !== b.name) return compareStrings(a.name, b.name);
  const [x, y] = [readVersion(a.chart.metadata.version), readVersion(b.chart.metadata.version)];
  return x && y ? compareVersions(y, x) : 0;
}

function fitting(hits: readonly Hit[], constraint: Constraint, every: boolean): SearchResult[] {
  const found = new Set<string>();
  return hits.filter(({ name, chart }) => {
    const version = readVersion(chart.metadata.version);
    if ((!every && found.has(name)) || !version || !constraint.check(version)) return false;
    found.add(name);
    return true;
  });
}

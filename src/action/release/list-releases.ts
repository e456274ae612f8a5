/** `list`: which releases there are, filtered and sorted as Helm does it. */
import { compileRegexp } from '../../go/regexp.ts';
import { compareStrings } from '../../go/utf8.ts';
import type { Release, ReleaseStatus } from '../../release/record/release.ts';
import type { ReleaseHead } from '../../storage/release-head.ts';
import { parseLabelSelector } from './label-selector.ts';
import { checkReachable, type ReleaseSession } from './session.ts';

export interface ListOptions {
  /** Statuses to show; empty: all. */
  readonly statuses: readonly ReleaseStatus[];
  /** A regular expression for names; empty for none. */
  readonly filter: string;
  /** A label selector; empty for none. */
  readonly selector: string;
  readonly byDate: boolean;
  readonly reverse: boolean;
  /** 0 is no limit. */
  readonly limit: number;
  readonly offset: number;
}

const ALL: readonly ReleaseStatus[] = [
  'deployed',
  'uninstalled',
  'uninstalling',
  'pending-install',
  'pending-rollback',
  'pending-upgrade',
  'superseded',
  'failed',
];

/** The latest revision of each release; all superseded ones if only these are asked for. */
export async function listReleases(session: ReleaseSession, options: ListOptions): Promise<Release[]> {
  await checkReachable(session);
  return selected(await session.storage.driver.list(nameFilter(options)), options);
}

/** As `listReleases`, with only the fields that lists show. */
export async function listHeads(session: ReleaseSession, options: ListOptions): Promise<ReleaseHead[]> {
  await checkReachable(session);
  const { driver } = session.storage;
  const keep = nameFilter(options);
  return selected(await (driver.heads ? driver.heads(keep) : driver.list(keep)), options);
}

function nameFilter({ filter }: ListOptions): (release: ReleaseHead) => boolean {
  if (filter === '') return () => true;
  const pattern = compileRegexp(filter);
  return ({ name }) => pattern.test(name);
}

function selected<T extends ReleaseHead>(found: readonly T[], options: ListOptions): T[] {
  if (found.length === 0) return [];
  const statuses = options.statuses.length === 0 ? ALL : options.statuses;
  const onlySuperseded = statuses.length === 1 && statuses[0] === 'superseded';
  const latest = onlySuperseded ? found : latestOf(found);
  const matches = parseLabelSelector(options.selector);
  const shown = latest.filter(({ info, labels }) => statuses.includes(info.status) && matches(labels));
  const sorted = sortReleases(shown, options);
  if (options.offset >= sorted.length) return [];
  const limit = options.limit > 0 ? Math.min(options.limit, found.length) : found.length;
  return sorted.slice(options.offset, options.offset + limit);
}

function latestOf<T extends ReleaseHead>(releases: readonly T[]): T[] {
  const latest = new Map<string, T>();
  for (const release of releases) {
    const key = `${release.namespace}/${release.name}`;
    const known = latest.get(key);
    if (!known || known.version <= release.version) latest.set(key, release);
  }
  return [...latest.values()];
}

function sortReleases<T extends ReleaseHead>(releases: readonly T[], { byDate, reverse }: ListOptions): T[] {
  const time = ({ info }: T) => (info.lastDeployed === '' ? Number.NEGATIVE_INFINITY : Date.parse(info.lastDeployed));
  const byTime = (a: T, b: T) => time(a) - time(b) || compareStrings(a.info.lastDeployed, b.info.lastDeployed);
  const byName = (a: T, b: T) => compareStrings(a.name, b.name) || compareStrings(a.namespace, b.namespace);
  const sorted = [...releases].sort(byDate ? byTime : byName);
  return reverse ? sorted.reverse() : sorted;
}

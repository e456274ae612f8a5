/** `list`: which releases there are, filtered and sorted as Helm does it. */
import { compileRegexp } from '../../go/regexp.ts';
import { compareStrings } from '../../go/utf8.ts';
import type { Release, ReleaseStatus } from '../../release/record/release.ts';
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

/** The latest revision of each release; all superseded ones where only these are asked for. */
export async function listReleases(session: ReleaseSession, options: ListOptions): Promise<Release[]> {
  await checkReachable(session);
  const filter = options.filter === '' ? undefined : compileRegexp(options.filter);
  const found = await session.storage.driver.list((release) => !filter || filter.test(release.name));
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

function latestOf(releases: readonly Release[]): Release[] {
  const latest = new Map<string, Release>();
  for (const release of releases) {
    const key = `${release.namespace}/${release.name}`;
    const known = latest.get(key);
    if (!known || known.version <= release.version) latest.set(key, release);
  }
  return [...latest.values()];
}

function sortReleases(releases: readonly Release[], { byDate, reverse }: ListOptions): Release[] {
  const time = ({ info }: Release) => (info.lastDeployed === '' ? Number.NEGATIVE_INFINITY : Date.parse(info.lastDeployed));
  const byTime = (a: Release, b: Release) => time(a) - time(b) || compareStrings(a.info.lastDeployed, b.info.lastDeployed);
  const byName = (a: Release, b: Release) => compareStrings(a.name, b.name) || compareStrings(a.namespace, b.namespace);
  const sorted = [...releases].sort(byDate ? byTime : byName);
  return reverse ? sorted.reverse() : sorted;
}

/** The order of versions in an index: newest first. */
import { compareVersions, readVersion, type Version } from '../../semver/version.ts';
import type { ChartVersion } from './chart-version.ts';
import type { IndexFile } from './index-file.ts';

/** The versions, newest first; what is not a version comes last. */
export function sortVersions(versions: readonly ChartVersion[]): ChartVersion[] {
  const keyed = versions.map((chart) => ({ chart, version: readVersion(chart.metadata.version) }));
  return keyed.sort(newerFirst).map(({ chart }) => chart);
}

/** The index with every chart's versions sorted. */
export function sortEntries(index: IndexFile): IndexFile {
  return { ...index, entries: new Map(Array.from(index.entries, ([name, versions]) => [name, sortVersions(versions)])) };
}

function newerFirst(a: { version: Version | undefined }, b: { version: Version | undefined }): number {
  if (!a.version || !b.version) return Number(!a.version) - Number(!b.version);
  return compareVersions(b.version, a.version);
}

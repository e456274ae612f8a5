/** Adds one index's charts to another. */
import type { ChartVersion } from './chart-version.ts';
import { hasVersion } from './find-version.ts';
import type { IndexFile } from './index-file.ts';

/** `index` with what only `other` has, behind what it has itself: unsorted. */
export function mergeIndex(index: IndexFile, other: IndexFile): IndexFile {
  const entries = new Map<string, readonly ChartVersion[]>(index.entries);
  const merged = { ...index, entries };
  for (const versions of other.entries.values()) {
    for (const chart of versions) {
      const { name, version } = chart.metadata;
      if (!hasVersion(merged, name, version)) entries.set(name, [...(entries.get(name) ?? []), chart]);
    }
  }
  return merged;
}

/** A repository's index: which charts it has, in which versions. */

import type { Dict } from '../../go/value.ts';
import type { Clock } from '../../host/clock.ts';
import { nanoTimestamp } from '../timestamp.ts';
import type { ChartVersion } from './chart-version.ts';

export interface IndexFile {
  readonly apiVersion: string;
  /** RFC 3339, '' where absent. */
  readonly generated: string;
  /** By name; newest version first once loaded or sorted. */
  readonly entries: ReadonlyMap<string, readonly ChartVersion[]>;
  readonly publicKeys: readonly string[];
  readonly annotations: Dict;
  /** What ChartMuseum adds; passed on. */
  readonly serverInfo: Dict;
}

/** An index without charts, of now. */
export function emptyIndex(clock: Clock): IndexFile {
  const generated = nanoTimestamp(clock);
  return { apiVersion: 'v1', generated, entries: new Map(), publicKeys: [], annotations: new Map(), serverInfo: new Map() };
}

/** The library's door for charts: from a path, an archive's bytes or files in memory. */

import type { Log } from '../../base/log.ts';
import type { Chart } from '../../chart/chart.ts';
import { loadChartArchive, loadChartFiles, loadChart as loadFrom } from '../../chart/load.ts';
import { encodeUtf8 } from '../../go/utf8.ts';
import { DEFAULT_PROFILE, PROFILES, type Profile } from '../../helm/profile.ts';
import type { FileSystem } from '../../host/files.ts';

export interface LoadOptions {
  /** Where paths lead (default: the disk, in Node). */
  readonly files?: FileSystem;
  readonly helmVersion?: Profile['name'];
  readonly log?: Log;
}

/**
 * Loads a chart: from a folder or archive by path, from an archive's bytes, or from a map of its files
 * (`{ 'Chart.yaml': '…', 'templates/a.yaml': '…' }`). The chart can be rendered any number of times.
 * Throws ChartwrightErrors of code `io` and `chart` in Helm's words.
 */
export async function loadChart(
  source: string | Uint8Array | Readonly<Record<string, string | Uint8Array>>,
  options: LoadOptions = {},
): Promise<Chart> {
  const profile = options.helmVersion ? PROFILES[options.helmVersion] : DEFAULT_PROFILE;
  const loading = { profile, ...(options.log && { log: options.log }) };
  if (source instanceof Uint8Array) return loadChartArchive(source, loading);
  if (typeof source === 'string') return loadFrom(options.files ?? (await import('../../host/node/disk.ts')).disk, source, loading);
  const files = Object.entries(source).map(([name, data]) => ({ name, data: typeof data === 'string' ? encodeUtf8(data) : data }));
  return loadChartFiles(files, loading);
}

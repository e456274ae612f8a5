/** `loadChart`: a chart from a path, an archive's bytes or files in memory. */
import { ChartwrightError } from '../base/errors.ts';
import { type Log, silent } from '../base/log.ts';
import type { Chart } from '../chart/chart.ts';
import { loadChartArchive, loadChartFiles, loadChart as loadFrom } from '../chart/load.ts';
import { encodeUtf8 } from '../go/utf8.ts';
import type { HelmVersion } from '../helm/profile.ts';
import type { FileSystem } from '../host/files.ts';
import { checkOptions, type OptionNames, profileOf } from './check-options.ts';

/** A path, the bytes of an archive, or a chart's files by their names: `{ 'Chart.yaml': '…', 'templates/a.yaml': '…' }`. */
export type ChartInput = string | Uint8Array | Readonly<Record<string, string | Uint8Array>>;

export interface LoadOptions {
  /** Where paths lead (default: the disk, if there is one). */
  readonly files?: FileSystem | undefined;
  /** Which Helm's rules and words: `4.3` (default) or `3.22`. */
  readonly helmVersion?: HelmVersion | undefined;
  /** Gets warnings and remarks as they happen. */
  readonly log?: Log | undefined;
}

const NAMES: OptionNames<LoadOptions> = { files: true, helmVersion: true, log: true };

/** Opens the disk; absent if there is none. */
export type OpenDisk = (() => Promise<FileSystem>) | undefined;

/** `loadChart` of a place with this disk. */
export async function loadChartWith(disk: OpenDisk, source: ChartInput, options: LoadOptions = {}): Promise<Chart> {
  checkOptions('loadChart', options, NAMES);
  const loading = { profile: profileOf('loadChart', options.helmVersion), log: options.log ?? silent };
  if (source instanceof Uint8Array) return loadChartArchive(source, loading);
  if (typeof source === 'string') return loadFrom(await filesOf('loadChart', disk, options.files), source, loading);
  const files = Object.entries(source).map(([name, data]) => ({ name, data: typeof data === 'string' ? encodeUtf8(data) : data }));
  return loadChartFiles(files, loading);
}

/** The files that paths lead to; throws a `usage` error if there are none. */
export async function filesOf(caller: string, disk: OpenDisk, files: FileSystem | undefined): Promise<FileSystem> {
  if (files) return files;
  if (disk) return disk();
  throw new ChartwrightError('usage', `${caller}: this platform has no disk: pass the chart's bytes or files, or the option files`);
}

/** `loadChart`: a chart from a path, an archive's bytes or files in memory. */
import { ChartwrightError } from '../base/errors.ts';
import { FUNCTION, isRecord, type Kind, kind, record } from '../base/kinds.ts';
import { type Log, silent } from '../base/log.ts';
import type { Chart } from '../chart/chart.ts';
import { loadChartArchive, loadChartFiles, loadChart as loadFrom } from '../chart/load.ts';
import { encodeUtf8 } from '../go/utf8.ts';
import { HELM_VERSION, type HelmVersion, profileOf } from '../helm/profile.ts';
import { FILE_SYSTEM, FILES_BY_NAME, type FileSystem } from '../host/files.ts';

/** A path, the bytes of an archive, or a chart's files by their names: `{ 'Chart.yaml': '…', 'templates/a.yaml': '…' }`. */
export type ChartInput = string | Uint8Array | Readonly<Record<string, string | Uint8Array>>;

const ANY_INPUT = kind(
  'a path, bytes or an object of files',
  (value) => typeof value === 'string' || value instanceof Uint8Array || isRecord(value),
);

export const CHART_INPUT: Kind<ChartInput> = (caller, path, value) => {
  ANY_INPUT(caller, path, value);
  if (isRecord(value)) FILES_BY_NAME(caller, path, value);
};

export interface LoadOptions {
  /** Where paths lead (default: the disk, if there is one). */
  readonly files?: FileSystem | undefined;
  /** Which Helm's rules and words: `4.3` (default) or `3.22`. */
  readonly helmVersion?: HelmVersion | undefined;
  /** Gets warnings and remarks as they happen. */
  readonly log?: Log | undefined;
}

const LOAD_OPTIONS: Kind<LoadOptions> = record<LoadOptions>({ files: FILE_SYSTEM, helmVersion: HELM_VERSION, log: FUNCTION });

/** Opens the disk; absent if there is none. */
export type OpenDisk = (() => Promise<FileSystem>) | undefined;

/** `loadChart` of a place with this disk. */
export async function loadChartWith(disk: OpenDisk, source: ChartInput, options: LoadOptions = {}): Promise<Chart> {
  CHART_INPUT('loadChart', 'source', source);
  LOAD_OPTIONS('loadChart', 'options', options);
  const loading = { profile: profileOf(options.helmVersion), log: options.log ?? silent };
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

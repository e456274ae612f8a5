/** A chart as a package: the archive that `package` writes and registries hold. */
import { concat } from '../base/concat.ts';
import { ChartwrightError } from '../base/errors.ts';
import { gzip } from '../codec/flate/gzip.ts';
import { type TarFile, type TarStream, tarStream } from '../codec/tar/tar-writer.ts';
import { joinPath } from '../go/path.ts';
import { encodeUtf8 } from '../go/utf8.ts';
import { DEFAULT_PROFILE, type Profile } from '../helm/profile.ts';
import type { Chart, ChartFile } from './chart.ts';
import { printChartfile, printLock } from './print-metadata.ts';

export interface PackOptions {
  /** Milliseconds since the epoch: for files whose own time is not known. */
  readonly now: number;
  /** Milliseconds since the epoch: one time for everything, so that the same chart gives the same bytes (SOURCE_DATE_EPOCH). */
  readonly stamp?: number | undefined;
  readonly profile?: Profile | undefined;
}

/** Marks a gzip file as Helm's: an extra field and the comment `Helm`. */
const EXTRA = 'aHR0cHM6Ly95b3V0dS5iZS96OVV6MWljandyTQo=';
/** Names the field and gives its length. */
const FRAME = 'rr\x28\x00';
/** What stood in its place before. */
const FORMER_FRAME = '+';
const COMMENT = 'Helm\0';

/** The name of a chart's package: `web-1.0.0.tgz`. */
export function packageName({ metadata }: Chart): string {
  return `${metadata.name}-${metadata.version}.tgz`;
}

/** The chart and its subcharts as a package. Throws if values.schema.json is not valid JSON. */
export function packChart(chart: Chart, options: PackOptions): Uint8Array {
  const { framesGzipExtra } = options.profile ?? DEFAULT_PROFILE;
  return helmGzip(tarStream(archiveFiles(chart, '', options)), (framesGzipExtra ? FRAME : FORMER_FRAME) + EXTRA);
}

/** The files of a package in Helm's order, each below the chart's name. */
function archiveFiles(chart: Chart, prefix: string, options: PackOptions): TarFile[] {
  const { now, stamp, profile = DEFAULT_PROFILE } = options;
  const { metadata, schema, raw } = chart;
  const base = joinPath(prefix, metadata.name);
  const at = (name: string, data: Uint8Array, modified: number | undefined): TarFile => ({
    name: joinPath(base, name),
    data,
    modified: stamp ?? (profile.keepsFileTimes ? modified : undefined) ?? now,
  });
  const timeOf = (name: string): number | undefined => raw.find((file) => file.name === name)?.modified;
  const same = (file: ChartFile): TarFile => at(file.name, file.data, file.modified);
  const lock = metadata.apiVersion === 'v2' ? chart.lock : undefined;
  if (schema && !isJson(schema)) {
    const invalid = profile.capitalizesFaults ? 'Invalid' : 'invalid';
    throw new ChartwrightError('chart', `${invalid} JSON in values.schema.json`);
  }
  return [
    at('Chart.yaml', encodeUtf8(printChartfile(metadata)), timeOf('Chart.yaml')),
    ...(lock ? [at('Chart.lock', encodeUtf8(printLock(stamped(lock, stamp))), Date.parse(lock.generated) || undefined)] : []),
    ...raw.filter((file) => file.name === 'values.yaml').map(same),
    ...(schema ? [at('values.schema.json', schema, timeOf('values.schema.json'))] : []),
    ...chart.templates.map(same),
    ...chart.files.map(same),
    ...chart.dependencies.flatMap((each) => archiveFiles(each, joinPath(base, 'charts'), options)),
  ];
}

function stamped(lock: NonNullable<Chart['lock']>, stamp: number | undefined): typeof lock {
  return stamp === undefined ? lock : { ...lock, generated: new Date(stamp).toISOString().replace(/\.\d+/, '') };
}

function isJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
    return true;
  } catch {
    return false;
  }
}

function helmGzip({ bytes, ends }: TarStream, extra: string): Uint8Array {
  const plain = gzip(bytes, { ends }).subarray(10);
  // Magic, deflate, flags for an extra field and a comment, no time, no level, unknown system.
  const header = Uint8Array.of(0x1f, 0x8b, 8, 0x14, 0, 0, 0, 0, 0, 0xff, extra.length, 0);
  return concat(header, encodeUtf8(extra + COMMENT), plain);
}

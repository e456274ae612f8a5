/** Packed charts: gzip and tar into files, with Helm's checks of names and sizes. */
import { ChartwrightError } from '../base/errors.ts';
import { gunzipPrefix } from '../codec/flate/gzip.ts';
import { isFolder, TarReader } from '../codec/tar/tar.ts';
import type { TarHeader } from '../codec/tar/tar-block.ts';
import { cleanPath } from '../go/path.ts';
import { quote } from '../go/strconv.ts';
import { DEFAULT_PROFILE, type Profile } from '../helm/profile.ts';
import { stripBom } from './byte-order-mark.ts';
import type { ChartFile } from './chart.ts';

/** Bytes that all files of a chart may have together. */
export const LARGEST_CHART = 100 * 1024 * 1024;
/** What headers and padding may add to that before an archive counts as too large. */
const TAR_OVERHEAD = 16 * 1024 * 1024;

/**
 * The files in a packed chart, without the name of its folder. Throws Helm's words for names that
 * lead outside, sizes past the limit, damage (`gzip: invalid header`, `unexpected EOF`) and an empty archive.
 */
export function readArchive(bytes: Uint8Array, options: { readonly profile?: Profile | undefined } = {}): ChartFile[] {
  const profile = options.profile ?? DEFAULT_PROFILE;
  const most = LARGEST_CHART + TAR_OVERHEAD;
  const { data, error } = gunzipPrefix(bytes, most);
  const end = error ?? (data.length > most ? tooLarge(profile) : undefined);
  if (data.length === 0 && error) throw error;
  const tar = new TarReader(data, end);
  const files: ChartFile[] = [];
  let room = LARGEST_CHART;
  for (let header = tar.next(); header; header = tar.next()) {
    if (isFolder(header) || header.type === 'x' || header.type === 'g') continue;
    const name = innerName(header);
    checkSize(header, room, profile);
    const content = tar.read();
    room -= content.length;
    if (content.length < header.size || room <= 0) throw tooLarge(profile);
    files.push({ name, data: stripBom(content), modified: header.modified });
  }
  if (files.length === 0) throw new ChartwrightError('chart', 'no files in chart archive');
  return files;
}

function checkSize({ name, size }: TarHeader, room: number, profile: Profile): void {
  if (size > room) throw tooLarge(profile);
  if (size <= profile.largestFile) return;
  throw new ChartwrightError('chart', `decompressed chart file ${quote(name)} is larger than the maximum file size ${profile.largestFile}`);
}

function tooLarge(profile: Profile): ChartwrightError {
  const what = profile.limitsFolders ? 'maximum size' : 'maximum file size';
  return new ChartwrightError('chart', `decompressed chart is larger than the ${what} ${LARGEST_CHART}`);
}

/** The path without its first folder, slashes as separators; Windows writes backslashes. */
function innerName({ name }: TarHeader): string {
  const separator = name.includes('\\') ? '\\' : '/';
  const [first, ...rest] = name.split(separator);
  const inner = rest.join('/');
  if (inner.startsWith('/')) throw illegal('chart illegally contains absolute paths');
  const clean = cleanPath(inner);
  if (clean === '.') throw illegal(`chart illegally contains content outside the base directory: ${quote(name)}`);
  if (clean.startsWith('..')) throw illegal('chart illegally references parent directory');
  if (/^[a-zA-Z]:\//.test(clean)) throw illegal('chart contains illegally named files');
  if (first === 'Chart.yaml') throw illegal('chart yaml not in base directory');
  return clean;
}

function illegal(reason: string): ChartwrightError {
  return new ChartwrightError('chart', reason);
}

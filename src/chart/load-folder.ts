/** A chart from a folder: everything that .helmignore lets through. */
import { ChartwrightError, wrapError } from '../base/errors.ts';
import { baseName } from '../go/path.ts';
import { quote } from '../go/strconv.ts';
import { decodeUtf8 } from '../go/utf8.ts';
import { DEFAULT_PROFILE } from '../helm/profile.ts';
import { exists, type FileInfo, type FileSystem, isNotFound } from '../host/files.ts';
import { ifPresent } from '../host/if-present.ts';
import { LARGEST_CHART } from './archive.ts';
import { stripBom } from './byte-order-mark.ts';
import type { Chart, ChartFile } from './chart.ts';
import { type IgnoreRules, parseIgnoreRules } from './ignore.ts';
import { type LoadOptions, loadChartFiles } from './load-files.ts';
import { walkFolder } from './walk.ts';

/**
 * Loads the chart in a folder; `path` should be absolute, since messages show it. Links are
 * followed, with a line to the log for each. Throws what `loadChartFiles` throws, file errors, and
 * Helm's words for irregular files and for too much data.
 */
export function loadChartFolder(files: FileSystem, path: string, options: LoadOptions = {}): Chart {
  return loadChartFiles(readFolder(files, path, options), options);
}

/** The files of a chart's folder, in the order of the walk. */
export function readFolder(files: FileSystem, path: string, options: LoadOptions): ChartFile[] {
  const { profile = DEFAULT_PROFILE, log } = options;
  const root = path.endsWith('/') ? path : path + '/';
  const ignores = ignoreRules(files, root, options);
  const found: ChartFile[] = [];
  let room = profile.limitsFolders ? LARGEST_CHART : Number.POSITIVE_INFINITY;
  walkFolder(
    files,
    root,
    (place, info) => {
      const name = place.slice(root.length);
      if (ignores(name, info.kind === 'directory')) return false;
      if (info.kind === 'directory') return true;
      if (info.kind !== 'file') {
        throw new ChartwrightError('chart', `cannot load irregular file ${place} as it has file mode type bits set`);
      }
      if (profile.largestFile < Number.POSITIVE_INFINITY && (ifPresent(() => info.size) ?? 0) > profile.largestFile) {
        const reason = `larger than the maximum file size ${profile.largestFile}`;
        throw new ChartwrightError('chart', `chart file ${quote(baseName(place))} is ${reason}`);
      }
      const data = readWithin(files, place, name, room);
      if (!data) return false;
      room -= data.length;
      found.push(new FolderFile(name, stripBom(data), info));
      return false;
    },
    { profile, log },
  );
  return found;
}

/** A file whose time is only looked up if somebody asks. */
class FolderFile implements ChartFile {
  readonly name: string;
  readonly data: Uint8Array;
  readonly #info: FileInfo;

  constructor(name: string, data: Uint8Array, info: FileInfo) {
    this.name = name;
    this.data = data;
    this.#info = info;
  }

  get modified(): number {
    return this.#info.modified;
  }
}

/** Reads a file that must not have more than `room` bytes; undefined if it is gone by now, as another program's drafts are. */
function readWithin(files: FileSystem, place: string, name: string, room: number): Uint8Array | undefined {
  try {
    const data = files.read(place, room);
    if (data.length <= room) return data;
    throw new ChartwrightError('chart', `chart exceeds maximum decompressed size of ${LARGEST_CHART} bytes`);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw wrapError(`error reading ${name}`, error);
  }
}

function ignoreRules(files: FileSystem, root: string, options: LoadOptions): IgnoreRules {
  const path = root + '.helmignore';
  return parseIgnoreRules(exists(files, path) ? decodeUtf8(files.read(path)) : '', options);
}

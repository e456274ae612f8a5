/**
 * The packages of a folder as they are now: looked over again before each answer, read again only if they changed.
 * Separate from the server because it knows nothing of HTTP.
 */
import { attempt, ChartwrightError } from '../../base/errors.ts';
import type { Chart } from '../../chart/chart.ts';
import { loadChartArchive } from '../../chart/load-archive.ts';
import { joinPath } from '../../go/path.ts';
import { type Clock, fixedClock } from '../../host/clock.ts';
import type { FileInfo, FileSystem } from '../../host/files.ts';
import type { ChartVersion } from '../../remotes/index/chart-version.ts';
import { emptyIndex } from '../../remotes/index/index-file.ts';
import { indexPackage, type Package, packagesIn } from '../../remotes/index/index-folder.ts';
import { printIndex } from '../../remotes/index/print-index.ts';
import { sortEntries } from '../../remotes/index/sort-versions.ts';

/** What a folder holds at one moment. */
export interface FolderContents {
  /** index.yaml. */
  readonly index: string;
  /** When the packages were last seen to have changed, in milliseconds since the epoch. */
  readonly changed: number;
  /** Charts by name, newest version first. */
  readonly charts: ReadonlyMap<string, readonly ChartVersion[]>;
  /** The same by the paths of their packages below the folder. */
  readonly packages: ReadonlyMap<string, ChartVersion>;
}

/** A package and what it looked like when it was read. */
interface Known {
  readonly stamp: string;
  /** Undefined for what is not a chart. */
  readonly chart: ChartVersion | undefined;
}

/** Scanning a large folder takes at most this share (1/n) of the time. */
const SHARE = 20;
/** Milliseconds of scanning that do not matter. */
const UNNOTICED = 20;

export class PackageFolder {
  readonly folder: string;
  readonly #files: FileSystem;
  readonly #url: string;
  readonly #clock: Clock;
  #known = new Map<string, Known>();
  #contents: FolderContents | undefined;
  #rest = 0;

  /** Throws an `io` error if the folder is missing or not a folder. `url` is before the packages' names in the index. */
  constructor(files: FileSystem, folder: string, url: string, clock: Clock) {
    const { kind } = files.stat(folder);
    this.folder = files.real(folder);
    if (kind !== 'directory') throw new ChartwrightError('io', `${folder} is not a directory`);
    this.#files = files;
    this.#url = url;
    this.#clock = clock;
  }

  /** What the folder holds now. */
  contents(): FolderContents {
    const start = this.#now();
    if (this.#contents && start < this.#rest) return this.#contents;
    const different = this.#lookOver();
    if (different || !this.#contents) this.#contents = this.#readContents();
    const end = this.#now();
    const effort = different ? 0 : end - start;
    this.#rest = effort > UNNOTICED ? end + effort * SHARE : 0;
    return this.#contents;
  }

  /** The chart in a package; undefined if it cannot be read any more. */
  open(path: string): Chart | undefined {
    return attempt(() => loadChartArchive(this.#files.read(joinPath(this.folder, path))));
  }

  /** The file of a path in the folder; undefined if there is none, or where links lead out of the folder. */
  file(path: string): { readonly path: string; readonly info: FileInfo } | undefined {
    return attempt(() => {
      const real = this.#files.real(joinPath(this.folder, path));
      const info = this.#files.stat(real);
      return info.kind === 'file' && real.startsWith(this.folder === '/' ? '/' : `${this.folder}/`) ? { path: real, info } : undefined;
    });
  }

  /** Reads what is new or changed; returns whether anything is different. */
  #lookOver(): boolean {
    const seen = new Map<string, Known>();
    let different = false;
    for (const each of packagesIn(this.#files, this.folder)) {
      const path = each.below === '' ? each.file : `${each.below}/${each.file}`;
      const file = this.file(path);
      if (!file) continue;
      const stamp = stampOf(file.info);
      const known = this.#known.get(path);
      if (known?.stamp === stamp) seen.set(path, known);
      else {
        seen.set(path, { stamp, chart: this.#read(each, file.info) });
        different = true;
      }
    }
    different ||= seen.size !== this.#known.size;
    this.#known = seen;
    return different;
  }

  /** An index entry that was made when the package was. */
  #read(each: Package, { modified }: FileInfo): ChartVersion | undefined {
    const clock = fixedClock(BigInt(Math.round(modified * 1000)) * 1000n, this.#clock.zone);
    return indexPackage(this.#files, this.folder, each, this.#url, clock);
  }

  /** Milliseconds since the epoch. */
  #now(): number {
    return Number(this.#clock.now() / 1000n) / 1000;
  }

  #readContents(): FolderContents {
    const entries = new Map<string, ChartVersion[]>();
    const packages = new Map<string, ChartVersion>();
    for (const [path, { chart }] of this.#known) {
      if (!chart) continue;
      packages.set(path, chart);
      const { name } = chart.metadata;
      entries.set(name, [...(entries.get(name) ?? []), chart]);
    }
    const index = sortEntries({ ...emptyIndex(this.#clock), entries });
    return { index: printIndex(index), changed: Math.floor(this.#now()), charts: index.entries, packages };
  }
}

/** Changes when a file does. */
export function stampOf({ size, modified, id = '' }: FileInfo): string {
  return [size.toString(36), Math.round(modified * 1000).toString(36), id.replace(/[^\w]/g, '.')].join('-');
}

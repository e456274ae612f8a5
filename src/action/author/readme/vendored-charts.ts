/** The charts of dependencies from repositories, as `dependency build` leaves them in charts/: folders and archives. */
import { attempt } from '../../../base/errors.ts';
import { readArchive } from '../../../chart/archive.ts';
import { joinPath } from '../../../go/path.ts';
import { exists, type FileSystem } from '../../../host/files.ts';
import { memoryFileSystem } from '../../../host/memory/files.ts';
import { absolute } from '../../chart/open-chart.ts';
import { type ChartInfo, type ReadmeDependency, readChartInfo } from './chart-info.ts';
import type { DependencyCharts } from './dependency-values.ts';
import { findCharts } from './find-charts.ts';

const PARSING = { valuesFile: 'values.yaml' };

export class VendoredCharts implements DependencyCharts {
  readonly #charts: Map<string, ChartInfo>;
  readonly #files: FileSystem;
  readonly #cwd: string;

  constructor(charts: ReadonlyMap<string, ChartInfo>, { files, cwd }: { readonly files: FileSystem; readonly cwd: string }) {
    this.#charts = new Map(charts);
    this.#files = files;
    this.#cwd = cwd;
  }

  get(folder: string): ChartInfo | undefined {
    return this.#charts.get(folder);
  }

  remote(info: ChartInfo, { name, version }: ReadmeDependency): ChartInfo | undefined {
    const charts = joinPath(info.folder, 'charts');
    const folder = joinPath(charts, name);
    if (this.#charts.has(folder)) return this.#charts.get(folder);
    const place = absolute(this.#cwd, charts);
    if (!exists(this.#files, place)) return undefined;
    const archives = this.#files.list(place).filter((file) => file.name.startsWith(`${name}-`) && file.name.endsWith('.tgz'));
    // Of several, one of just that version comes first, then the last one.
    const exact = archives.filter((file) => file.name === `${name}-${version}.tgz`);
    return [...archives, ...exact]
      .toReversed()
      .map((file) => this.#unpack(joinPath(charts, file.name)))
      .find((chart) => chart?.metadata.name === name);
  }

  /** The chart of an archive; its subcharts are known from then on, too. */
  #unpack(archive: string): ChartInfo | undefined {
    const known = this.#charts.get(archive);
    if (known) return known;
    const packed = attempt(() => readArchive(this.#files.read(absolute(this.#cwd, archive)))) ?? [];
    const files = memoryFileSystem(Object.fromEntries(packed.map(({ name, data }) => [`/${name}`, data])));
    for (const found of attempt(() => findCharts(files, '/', () => false)) ?? []) {
      const info = attempt(() => readChartInfo(files, joinPath('/', found), joinPath(archive, found), PARSING));
      if (info) this.#charts.set(joinPath(archive, found), info);
    }
    return this.#charts.get(archive);
  }
}

/** Files into a chart: what each file is, by its name, and charts/ into subcharts. */
import { ChartwrightError, detailsOf, inSource, type SourcePosition, wrapError, wrapping } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import { extension } from '../go/path.ts';
import { compareStrings } from '../go/utf8.ts';
import { type Dict, nilled } from '../go/value.ts';
import { DEFAULT_PROFILE, type Profile } from '../helm/profile.ts';
import { readArchive } from './archive.ts';
import { type Chart, type ChartFile, fileText } from './chart.ts';
import type { Lock, Metadata } from './metadata.ts';
import { type DecodeOptions, parseLock, parseMetadata, type RawMetadata } from './parse-metadata.ts';
import { validateMetadata } from './validate-metadata.ts';
import { parseValues } from './values-file.ts';

export interface LoadOptions {
  readonly profile?: Profile | undefined;
  readonly log?: Log | undefined;
}

/** The version of Chart.yaml's own format. */
export type ChartApi = 'v2' | 'v3';

/**
 * A chart from files in memory; names are paths below the chart's folder. Throws errors of code `chart` and `yaml` with
 * Helm's messages: `Chart.yaml file is missing`, `cannot load values.yaml: …`, `validation: …`, `error unpacking subchart
 * …`.
 */
export function loadChartFiles(files: Iterable<ChartFile>, options: LoadOptions = {}): Chart {
  return assembleChart([...files], 'v2', options);
}

/** As `loadChartFiles`, for either format: v3 has no requirements.yaml. */
export function assembleChart(files: readonly ChartFile[], api: ChartApi, options: LoadOptions, place?: string): Chart {
  const parts = new Parts(api, options);
  for (const file of files) if (file.name === 'Chart.yaml') parts.takeMetadata(file, 'Chart.yaml');
  for (const file of files) parts.take(file);
  const metadata = parts.metadata();
  const dependencies = subcharts(metadata, parts.charts, api, options);
  const chart: Chart = {
    metadata,
    lock: parts.lock,
    values: parts.values ?? nilled(new Map()),
    schema: parts.schema,
    raw: files,
    templates: parts.templates,
    files: parts.files,
    dependencies,
    ...(place && { place }),
  };
  for (const each of dependencies) adopt(each, chart);
  return chart;
}

/** A chart knows its parent from when it becomes part of one. */
function adopt(child: Chart, parent: Chart): void {
  (child as { parent?: Chart }).parent = parent;
}

/** What has been found so far. */
class Parts {
  lock: Lock | undefined;
  values: Dict | undefined;
  schema: Uint8Array | undefined;
  readonly templates: ChartFile[] = [];
  readonly files: ChartFile[] = [];
  /** The files below charts/, by what comes before the next slash. */
  readonly charts = new Map<string, ChartFile[]>();
  private raw: RawMetadata | undefined;
  private readonly api: ChartApi;
  private readonly options: LoadOptions;
  private readonly decoding: DecodeOptions;

  constructor(api: ChartApi, options: LoadOptions) {
    this.api = api;
    this.options = options;
    const profile = options.profile ?? DEFAULT_PROFILE;
    this.decoding = api === 'v3' ? { profile, goPackage: 'v3' } : { profile };
  }

  metadata(): Metadata {
    if (!this.raw) throw new ChartwrightError('chart', 'Chart.yaml file is missing');
    return validateMetadata(this.raw);
  }

  take(file: ChartFile): void {
    const { name } = file;
    if (name === 'Chart.yaml') return;
    if (name === 'Chart.lock') this.takeLock(file);
    else if (name === 'values.yaml') {
      this.values = naming(file, () => parseValues(fileText(file), this.decoding.profile));
    } else if (name === 'values.schema.json') this.schema = file.data;
    else if (name.startsWith('templates/')) this.templates.push(file);
    else if (name.startsWith('charts/')) this.takeChart(file);
    else if (this.api === 'v2' && (name === 'requirements.yaml' || name === 'requirements.lock')) this.takeRequirements(file);
    else this.files.push(file);
  }

  takeMetadata(file: ChartFile, name: string): void {
    const raw = naming({ name, data: file.data }, () => parseMetadata(fileText(file), this.decoding, this.raw));
    // Charts older than Helm 3 had no apiVersion.
    const apiVersion = name === 'Chart.yaml' && raw.apiVersion === '' ? (this.api === 'v2' ? 'v1' : 'v3') : raw.apiVersion;
    this.raw = { ...raw, apiVersion };
  }

  private takeLock(file: ChartFile): void {
    this.lock = naming(file, () => parseLock(fileText(file), this.decoding));
  }

  /** v1 charts name their dependencies here; for others Helm warns, and reads it all the same. */
  private takeRequirements(file: ChartFile): void {
    const isLock = file.name.endsWith('.lock');
    if (isLock) this.takeLock(file);
    if (this.raw?.apiVersion !== 'v1') this.warnRequirements(isLock);
    if (!isLock) this.takeMetadata(file, file.name);
    if (this.raw?.apiVersion === 'v1') this.files.push(file);
  }

  private warnRequirements(isLock: boolean): void {
    const what = isLock ? 'Dependency locking is handled in Chart.lock' : 'Dependencies are handled in Chart.yaml';
    const advice = isLock ? 'migrating to Chart.lock' : 'migrating dependencies to Chart.yaml';
    const place = !this.decoding.profile.namesLogPlaces ? '' : isLock ? 'load.go:138: ' : 'load.go:120: ';
    const message = `${place}Warning: ${what} since apiVersion "v2". We recommend ${advice}.`;
    this.options.log?.({ level: 'info', message, attributes: [] });
  }

  private takeChart(file: ChartFile): void {
    if (extension(file.name) === '.prov') {
      this.files.push(file);
      return;
    }
    const inner = renamed(file, file.name.slice('charts/'.length));
    const chart = inner.name.split('/', 1)[0] as string;
    const found = this.charts.get(chart);
    if (found) found.push(inner);
    else this.charts.set(chart, [inner]);
  }
}

/** The charts below charts/, by name: Helm takes them in no order. */
function subcharts(metadata: Metadata, charts: ReadonlyMap<string, ChartFile[]>, api: ChartApi, options: LoadOptions): Chart[] {
  const names = [...charts.keys()].filter((name) => !/^[_.]/.test(name)).sort(compareStrings);
  return names.map((name) => {
    const files = charts.get(name) as ChartFile[];
    const first = files[0] as ChartFile;
    if (extension(name) === '.tgz' && first.name !== name) {
      const message = `error unpacking subchart tar in ${metadata.name}: expected ${name}, got ${first.name}`;
      throw new ChartwrightError('chart', message);
    }
    try {
      const inner = extension(name) === '.tgz' ? readArchive(first.data, options) : belowFolder(files);
      return assembleChart(inner, api, options, `charts/${name}`);
    } catch (error) {
      const { code, message } = wrapError(`error unpacking subchart ${name} in ${metadata.name}`, error);
      throw new ChartwrightError(code, message, { ...detailsOf(error), position: within(`charts/${name}`, error) });
    }
  });
}

/** The position of an error in a subchart, in the parent's terms. */
function within(folder: string, error: unknown): SourcePosition {
  const position = error instanceof ChartwrightError ? error.position : undefined;
  return position ? { ...position, file: `${folder}/${position.file}` } : { file: folder };
}

/** The files of a folder under their names inside it; a file that is not a folder leaves nothing. */
function belowFolder(files: readonly ChartFile[]): ChartFile[] {
  return files.filter((file) => file.name.includes('/')).map((file) => renamed(file, file.name.slice(file.name.indexOf('/') + 1)));
}

/** The file under another name; its time is still only looked up when asked for. */
function renamed(file: ChartFile, name: string): ChartFile {
  return {
    name,
    data: file.data,
    get modified() {
      return file.modified;
    },
  };
}

function naming<T>(file: ChartFile, work: () => T): T {
  return wrapping(`cannot load ${file.name}`, () => inSource({ file: file.name, text: fileText(file) }, work));
}

/** The chart of a record: its own files and values, subcharts left out. */
import type { Chart, ChartFile } from '../../chart/chart.ts';
import { dependencyStruct, metadataStruct } from '../../chart/print-metadata.ts';
import { struct } from '../../codec/struct/struct.ts';
import { encodeBase64 } from '../../go/base64.ts';
import { formatTime, GoTime, type Location } from '../../go/time.ts';
import { type Dict, GoObject, JSON_STRUCT, type Value } from '../../go/value.ts';
import type { Profile } from '../../helm/profile.ts';
import { fromJson, type Plain, recordText } from './json.ts';

export interface ChartRecord {
  readonly name: string;
  readonly version: string;
  readonly appVersion: string;
  readonly annotations: Readonly<Record<string, string>>;
  /** As Chart.yaml declares them, in JSON's names. */
  readonly dependencies: readonly Plain[];
  /** The defaults of the chart. */
  readonly values: Dict;
  /** The chart itself with its subcharts, where it has just been rendered. */
  readonly source?: Chart;
  /** As the record has it, fields in Helm's order. */
  readonly json: () => GoObject;
}

const NEVER = '0001-01-01T00:00:00Z';
export const RFC3339_NANO = '2006-01-02T15:04:05.999999999Z07:00';

/** What is recorded of a chart. `zone` is the one of its files' times. */
export function chartRecord(chart: Chart, zone: Location, profile: Profile): ChartRecord {
  const { metadata, values, lock, schema } = chart;
  const time = (file: ChartFile | undefined) =>
    file?.modified === undefined ? NEVER : formatTime(new GoTime(BigInt(Math.round(file.modified * 1e6)), zone), RFC3339_NANO);
  const raw = (name: string) => chart.raw.find((file) => file.name === name);
  const times = profile.recordsFileTimes;
  const files = (list: readonly ChartFile[]) =>
    list.length === 0
      ? null
      : list.map((file) =>
          struct({ name: file.name, data: encodeBase64(file.data), ...(times && file.modified !== undefined && { modtime: time(file) }) }),
        );
  const locked = lock && {
    generated: lock.generated || NEVER,
    digest: lock.digest,
    dependencies: lock.dependencies.length === 0 ? null : lock.dependencies.map(dependencyStruct),
  };
  const chartfile = raw('Chart.yaml');
  return {
    source: chart,
    name: metadata.name,
    version: metadata.version,
    appVersion: metadata.appVersion,
    annotations: Object.fromEntries(metadata.annotations) as Record<string, string>,
    dependencies: metadata.dependencies.map((each) => recordText(dependencyStruct(each))),
    values,
    json: () =>
      struct({
        metadata: metadataStruct(metadata),
        lock: locked ? struct(locked) : null,
        templates: files(chart.templates),
        values,
        schema: schema ? encodeBase64(schema) : null,
        ...(times && { schemamodtime: schema ? time(raw('values.schema.json')) : NEVER }),
        files: files(chart.files),
        ...(times && chartfile?.modified !== undefined && { modtime: time(chartfile) }),
      }),
  };
}

const METADATA =
  'name home sources version description keywords maintainers icon apiVersion condition tags appVersion deprecated annotations kubeVersion dependencies type'.split(
    ' ',
  );
const MAINTAINER = ['name', 'email', 'url'];
const DEPENDENCY = ['name', 'version', 'repository', 'condition', 'tags', 'enabled', 'import-values', 'alias'];
const FILE = ['name', 'data', 'modtime'];

type Fields = { readonly [key: string]: Plain };

/** The chart in a decoded record. */
export function storedChart(raw: Fields): ChartRecord {
  const metadata = (raw.metadata ?? {}) as Fields;
  const text = (name: string) => (typeof metadata[name] === 'string' ? (metadata[name] as string) : '');
  let values: Dict | undefined;
  const defaults = () => {
    values ??= (fromJson(raw.values ?? {}) as Dict | null) ?? new Map();
    return values;
  };
  return {
    name: text('name'),
    version: text('version'),
    appVersion: text('appVersion'),
    annotations: (metadata.annotations ?? {}) as Record<string, string>,
    dependencies: (metadata.dependencies ?? []) as Plain[],
    get values() {
      return defaults();
    },
    json: () =>
      struct({
        metadata: raw.metadata ? storedMetadata(metadata) : null,
        lock: raw.lock ? storedLock(raw.lock as Fields) : null,
        templates: each(raw.templates, FILE),
        values: raw.values ? defaults() : null,
        schema: fromJson(raw.schema ?? null),
        ...(raw.schemamodtime !== undefined && { schemamodtime: fromJson(raw.schemamodtime) }),
        files: each(raw.files, FILE),
        ...(raw.modtime !== undefined && { modtime: fromJson(raw.modtime) }),
      }),
  };
}

function storedMetadata(raw: Fields): GoObject {
  return ordered(raw, METADATA, {
    maintainers: (value) => each(value, MAINTAINER),
    dependencies: (value) => each(value, DEPENDENCY),
  });
}

function storedLock(raw: Fields): GoObject {
  return ordered(raw, ['generated', 'digest', 'dependencies'], { dependencies: (value) => each(value, DEPENDENCY) });
}

/** A dependency of a record, fields in Helm's order. */
export function storedDependency(raw: Plain): GoObject {
  return ordered(raw as Fields, DEPENDENCY);
}

function each(list: Plain | undefined, names: readonly string[]): Value {
  return Array.isArray(list) ? list.map((item) => (item === null ? null : ordered(item as Fields, names))) : null;
}

/** The named fields that are there, in this order. */
function ordered(raw: Fields, names: readonly string[], special: Readonly<Record<string, (value: Plain) => Value>> = {}): GoObject {
  const fields = new Map<string, Value>();
  for (const name of names) {
    const value = raw[name];
    if (value !== undefined) fields.set(name, (special[name] ?? fromJson)(value));
  }
  return new GoObject(JSON_STRUCT, fields);
}

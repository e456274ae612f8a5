/** The chart of a release under Go's field names and methods, as templates see it (Helm v4.3.1, pkg/chart/v2). */
import { decodeBase64 } from '../../go/base64.ts';
import { NO_ERROR } from '../../go/error-value.ts';
import { parseTime, UTC } from '../../go/time.ts';
import {
  type Dict,
  GoObject,
  type GoType,
  isDict,
  type List,
  NIL_POINTER,
  nilled,
  STRING_MAP,
  strings,
  typed,
  type Value,
} from '../../go/value.ts';
import type { Profile } from '../../helm/profile.ts';
import type { ChartRecord } from '../../release/record/chart-record.ts';

/** A field: Go's name, that of the record, and what makes its value. */
type Field = readonly [go: string, json: string, make: (value: Value) => Value];
type Methods = Readonly<Record<string, (self: GoObject) => Value>>;

interface Struct {
  readonly type: GoType;
  readonly fields: readonly Field[];
}

const text = (value: Value): Value => value ?? '';
const flag = (value: Value): Value => value ?? false;
const list = (value: Value): Value => value ?? nilled([]);
const texts = (value: Value): Value => (value === null ? nilled(strings([])) : strings(value as string[]));
const textMap = (value: Value): Value => typed(isDict(value) ? new Map(value) : nilled(new Map()), STRING_MAP);
const time = (value: Value): Value => parseTime('2006-01-02T15:04:05Z07:00', (value as string) || '0001-01-01T00:00:00Z', UTC);
const bytes = (value: Value): Value => (typeof value === 'string' ? decodeBase64(value) : nilled(new Uint8Array()));
const map = (value: Value): Value => value ?? nilled(new Map() as Dict);

function struct(name: string, fields: readonly Field[], methods: Methods = {}): Struct {
  const called = new Map(Object.entries(methods).map(([key, call]) => [key, { params: '', call }]));
  return { type: { name: `*${name}`, kind: 'ptr', elem: { name, kind: 'struct', methods: called }, methods: called }, fields };
}

/** A pointer to the struct; a nil one if the record has nothing. */
const one =
  ({ type, fields }: Struct) =>
  (value: Value): Value => {
    if (!(value instanceof GoObject)) return new GoObject(type, undefined, NIL_POINTER);
    return new GoObject(type, new Map(fields.map(([go, json, make]) => [go, make(value.fields.get(json) ?? null)])));
  };

const many = (of: Struct) => {
  const type: GoType = { name: `[]${of.type.name}`, kind: 'slice', elem: of.type };
  return (value: Value): Value => (value === null ? nilled(typed([], type)) : typed((value as List).map(one(of)), type));
};

const field = (self: GoObject, name: string): Value => self.fields.get(name) ?? null;
const metadata = (self: GoObject, name: string): Value => (field(self, 'Metadata') as GoObject).fields.get(name) ?? '';
const nameOf = (self: GoObject): Value => metadata(self, 'Name');

/** The files of `crds/` that hold manifests. */
function definitions(self: GoObject): GoObject[] {
  const files = (field(self, 'Files') ?? []) as GoObject[];
  return files.filter((file) => /^crds\/.*\.(ya?ml|json)$/i.test(String(field(file, 'Name'))));
}

function definition(type: GoType, self: GoObject, file: GoObject): GoObject {
  const name = field(file, 'Name') as string;
  return new GoObject(
    type,
    new Map<string, Value>([
      ['Name', name],
      ['Filename', `${String(nameOf(self))}/${name}`],
      ['File', file],
    ]),
  );
}

const validates: Methods = { Validate: () => NO_ERROR };

const maintainerType = (own: string): Struct =>
  struct(
    `${own}.Maintainer`,
    [
      ['Name', 'name', text],
      ['Email', 'email', text],
      ['URL', 'url', text],
    ],
    validates,
  );

const dependencyType = (own: string): Struct =>
  struct(
    `${own}.Dependency`,
    [
      ['Name', 'name', text],
      ['Version', 'version', text],
      ['Repository', 'repository', text],
      ['Condition', 'condition', text],
      ['Tags', 'tags', texts],
      ['Enabled', 'enabled', flag],
      ['ImportValues', 'import-values', list],
      ['Alias', 'alias', text],
    ],
    validates,
  );

const metadataType = (own: string): Struct =>
  struct(
    `${own}.Metadata`,
    [
      ['Name', 'name', text],
      ['Home', 'home', text],
      ['Sources', 'sources', texts],
      ['Version', 'version', text],
      ['Description', 'description', text],
      ['Keywords', 'keywords', texts],
      ['Maintainers', 'maintainers', many(maintainerType(own))],
      ['Icon', 'icon', text],
      ['APIVersion', 'apiVersion', text],
      ['Condition', 'condition', text],
      ['Tags', 'tags', text],
      ['AppVersion', 'appVersion', text],
      ['Deprecated', 'deprecated', flag],
      ['Annotations', 'annotations', textMap],
      ['KubeVersion', 'kubeVersion', text],
      ['Dependencies', 'dependencies', many(dependencyType(own))],
      ['Type', 'type', text],
    ],
    validates,
  );

const lockType = (own: string): Struct =>
  struct(`${own}.Lock`, [
    ['Generated', 'generated', time],
    ['Digest', 'digest', text],
    ['Dependencies', 'dependencies', many(dependencyType(own))],
  ]);

const fileType = (common: string, times: boolean): Struct =>
  struct(`${common}.File`, [['Name', 'name', text], ['Data', 'data', bytes], ...(times ? [['ModTime', 'modtime', time] as const] : [])]);

/** The struct of charts. Subcharts are not recorded: every chart of a record is a root without dependencies. */
function chartType({ chartPackage: own, valuesPackage, recordsFileTimes: times }: Profile): Struct {
  const file = fileType(valuesPackage === 'common' ? valuesPackage : own, times);
  const noCharts = (): Value => nilled(typed([], { name: `[]*${own}.Chart`, kind: 'slice', elem: chart.type }));
  const chart: Struct = struct(
    `${own}.Chart`,
    [
      ['Raw', 'raw', many(file)],
      ['Metadata', 'metadata', one(metadataType(own))],
      ['Lock', 'lock', one(lockType(own))],
      ['Templates', 'templates', many(file)],
      ['Values', 'values', map],
      ['Schema', 'schema', bytes],
      ...(times ? [['SchemaModTime', 'schemamodtime', time] as const] : []),
      ['Files', 'files', many(file)],
      ...(times ? [['ModTime', 'modtime', time] as const] : []),
      ['parent', 'parent', () => new GoObject(chart.type, undefined, NIL_POINTER)],
      ['dependencies', 'dependencies', noCharts],
    ],
    chartMethods(own, file, noCharts),
  );
  return chart;
}

function chartMethods(own: string, file: Struct, noCharts: () => Value): Methods {
  const crd: GoType = { name: `${own}.crd`, kind: 'struct' };
  const slice = (items: GoObject[], elem: GoType): Value => typed(items, { name: `[]${elem.name}`, kind: 'slice', elem });
  return {
    Name: nameOf,
    AppVersion: (self) => metadata(self, 'AppVersion'),
    ChartPath: nameOf,
    ChartFullPath: nameOf,
    IsRoot: () => true,
    Root: (self) => self,
    Parent: (self) => field(self, 'parent'),
    Dependencies: noCharts,
    Validate: () => NO_ERROR,
    CRDs: (self) => slice(definitions(self), file.type),
    CRDObjects: (self) => {
      const found = definitions(self).map((each) => definition(crd, self, each));
      return slice(found, crd);
    },
  };
}

/** A pointer to the chart; a nil one for records that have none. */
export function chartStruct(chart: ChartRecord | undefined, profile: Profile): Value {
  return one(chartType(profile))(chart?.json() ?? null);
}

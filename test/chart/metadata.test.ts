/** Chart.yaml, Chart.lock, requirements and values as Helm 4.3.1's loader reads them: metadata and lock as JSON, or values, or its error. */
import { expect, test } from 'vitest';
import { loadChartFiles } from '../../src/chart/load.ts';
import { parseMetadata } from '../../src/chart/parse-metadata.ts';
import { metadataStruct } from '../../src/chart/print-metadata.ts';
import { printJson } from '../../src/codec/json/print.ts';
import { encodeUtf8 } from '../../src/go/utf8.ts';
import { PROFILES } from '../../src/helm/profile.ts';

const ROWS: [files: Record<string, string>, answer: string][] = [
  [{ 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1\n' }, '{"name":"a","version":"1","apiVersion":"v2"}'],
  [
    { 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.10\nappVersion: 20240101\n' },
    '{"name":"a","version":"1.1","apiVersion":"v2","appVersion":"20240101"}',
  ],
  [
    {
      'Chart.yaml':
        'apiVersion: v2\nname: a\nversion: 1.0.0\nappVersion: 1e3\ndescription: 1.123456789\nhome: 123456789.0\nicon: 0x1F\nkubeVersion: yes\n',
    },
    '{"name":"a","home":"1.2345679e+08","version":"1.0.0","description":"1.1234568","icon":"31","apiVersion":"v2","appVersion":"1000","kubeVersion":"true"}',
  ],
  [
    { 'Chart.yaml': 'apiVersion: v2\nname: [a]\nversion: 1.0.0\n' },
    'Error: cannot load Chart.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go struct field Metadata.name of type string',
  ],
  [
    { 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\nmaintainers: [{name: {a: 1}}]\n' },
    'Error: cannot load Chart.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal object into Go struct field Maintainer.maintainers.name of type string',
  ],
  [
    { 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\nmaintainers: [5]\n' },
    'Error: cannot load Chart.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal number into Go struct field Metadata.maintainers of type v2.Maintainer',
  ],
  [
    { 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\nmaintainers: foo\n' },
    'Error: cannot load Chart.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal string into Go struct field Metadata.maintainers of type []*v2.Maintainer',
  ],
  [
    { 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\nmaintainers: [null]\n' },
    'Error: validation: maintainers must not contain empty or null nodes',
  ],
  [
    { 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\ndependencies: [null]\n' },
    'Error: validation: dependencies must not contain empty or null nodes',
  ],
  [
    { 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\nsources: [null, 1, true, 1.5]\nkeywords: null\n' },
    '{"name":"a","sources":["","1","true","1.5"],"version":"1.0.0","apiVersion":"v2"}',
  ],
  [
    { 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\nannotations: {a: 1, b: true, c: null, d: 1.5, 3: x}\n' },
    '{"name":"a","version":"1.0.0","apiVersion":"v2","annotations":{"3":"x","a":"1","b":"true","c":"","d":"1.5"}}',
  ],
  [
    { 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\nannotations: {a: [1]}\n' },
    'Error: cannot load Chart.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go struct field Metadata.annotations of type string',
  ],
  [
    { 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\nannotations: [1]\n' },
    'Error: cannot load Chart.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go struct field Metadata.annotations of type map[string]string',
  ],
  [
    { 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\ndeprecated: 1\n' },
    'Error: cannot load Chart.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal number into Go struct field Metadata.deprecated of type bool',
  ],
  [
    { 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\ndeprecated: "true"\n' },
    'Error: cannot load Chart.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal string into Go struct field Metadata.deprecated of type bool',
  ],
  [{ 'Chart.yaml': 'apiVersion: v2\nName: b\nname: a\nNAME: c\nversion: 1.0.0\n' }, '{"name":"a","version":"1.0.0","apiVersion":"v2"}'],
  [
    {
      'Chart.yaml':
        'apiVersion: v2\nname: a\nversion: 1.0.0\ndependencies:\n- name: x\n  version: 1\n  import-values: [a, {child: 1, parent: 2.0}, 3]\n  alias: 5\n  tags: [1]\n',
    },
    '{"name":"a","version":"1.0.0","apiVersion":"v2","dependencies":[{"name":"x","version":"1","repository":"","tags":["1"],"import-values":["a",{"child":1,"parent":2},3],"alias":"5"}]}',
  ],
  [
    { 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\ndependencies:\n- name: x\n  alias: a.b\n' },
    'Error: validation: dependency "x" has disallowed characters in the alias',
  ],
  [
    { 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\ndependencies:\n- name: x\n- name: y\n  alias: x\n' },
    'Error: validation: more than one dependency with name or alias "x"',
  ],
  [
    {
      'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\ndependencies:\n- name: x\n  version: 1.0.0\n  alias: z\n',
      'requirements.yaml': 'dependencies:\n- name: w\n  repository: foo\n- name: y\n',
    },
    '{"name":"a","version":"1.0.0","apiVersion":"v2","dependencies":[{"name":"w","version":"1.0.0","repository":"foo","alias":"z"},{"name":"true","repository":""}]}',
  ],
  [
    {
      'Chart.yaml': 'apiVersion: v1\nname: a\nversion: 1.0.0\n',
      'requirements.yaml': 'dependencies:\n- name: w\n  repository: foo\nname: changed\n',
      'requirements.lock': 'dependencies:\n- name: w\ndigest: abc\ngenerated: "2020-01-01T00:00:00Z"\n',
    },
    '{"name":"changed","version":"1.0.0","apiVersion":"v1","dependencies":[{"name":"w","repository":"foo"}]} {"generated":"2020-01-01T00:00:00Z","digest":"abc","dependencies":[{"name":"w","repository":""}]}',
  ],
  [{ 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\n', 'Chart.lock': '' }, '{"name":"a","version":"1.0.0","apiVersion":"v2"}'],
  [
    { 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\n', 'Chart.lock': 'generated: foo\n' },
    'Error: cannot load Chart.lock: error unmarshaling JSON: while decoding JSON: parsing time "foo" as "2006-01-02T15:04:05Z07:00": cannot parse "foo" as "2006"',
  ],
  [
    { 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\n', 'Chart.lock': 'generated: 5\n' },
    'Error: cannot load Chart.lock: error unmarshaling JSON: while decoding JSON: Time.UnmarshalJSON: input is not a JSON string',
  ],
  [
    { 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\n', 'Chart.lock': 'generated: 2020-01-01\n' },
    'Error: cannot load Chart.lock: error unmarshaling JSON: while decoding JSON: parsing time "2020-01-01" as "2006-01-02T15:04:05Z07:00": cannot parse "" as "T"',
  ],
  [
    { 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\n', 'Chart.lock': 'digest: [1]\n' },
    'Error: cannot load Chart.lock: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go struct field Lock.digest of type string',
  ],
  [
    { 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\n', 'Chart.lock': 'generated: null\ndependencies: 3' },
    'Error: cannot load Chart.lock: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal number into Go struct field Lock.dependencies of type []*v2.Dependency',
  ],
  [
    { 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\n', 'Chart.lock': '- a' },
    'Error: cannot load Chart.lock: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go value of type v2.Lock',
  ],
  [
    { 'Chart.yaml': '- a' },
    'Error: cannot load Chart.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go value of type v2.Metadata',
  ],
  [{ 'Chart.yaml': '' }, 'Error: validation: chart.metadata.name is required'],
  [{ 'Chart.yaml': 'apiVersion: v2\nname: a\n' }, 'Error: validation: chart.metadata.version is required'],
  [{ 'Chart.yaml': 'apiVersion: v2\nname: a/b\nversion: 1.0.0\n' }, 'Error: validation: chart.metadata.name "a/b" is invalid'],
  [{ 'Chart.yaml': 'apiVersion: v2\nname: ..\nversion: 1.0.0\n' }, 'Error: validation: chart.metadata.name ".." is not allowed'],
  [{ 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: x\n' }, 'Error: validation: chart.metadata.version "x" is invalid'],
  [
    { 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\ntype: foo\n' },
    'Error: validation: chart.metadata.type must be application or library',
  ],
  [
    { 'Chart.yaml': 'apiVersion: v2\nname: "a\\tb\\u0007c\\u00a0d\\u200be"\nversion: 1.0.0\ndescription: "x\\ny"\n' },
    '{"name":"a bc de","version":"1.0.0","description":"x y","apiVersion":"v2"}',
  ],
  [
    { 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\nfoo: bar\nname2: {\n' },
    'Error: cannot load Chart.yaml: error converting YAML to JSON: yaml: line 5: did not find expected node content',
  ],
  [
    { 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\n', 'values.yaml': '- a\n' },
    'Error: cannot load values.yaml: cannot unmarshal yaml document: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go value of type map[string]interface {}',
  ],
  [
    { 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\n', 'values.yaml': 'a: {\n' },
    'Error: cannot load values.yaml: cannot unmarshal yaml document: error converting YAML to JSON: yaml: line 1: did not find expected node content',
  ],
  [
    {
      'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\n',
      'values.yaml': 'a: {b: 1, c: {d: 1}}\n---\na: {b: 2, c: null}\nz: 1\n---\n# x\n',
    },
    '{"a":{"b":2,"c":null},"z":1}',
  ],
  [{ 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\n', 'values.yaml': '' }, '{}'],
  [{ 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\nversion: 2.0.0\n' }, '{"name":"a","version":"2.0.0","apiVersion":"v2"}'],
  [{ 'values.yaml': '' }, 'Error: Chart.yaml file is missing'],
  [
    { 'Chart.yaml': 'foo\n' },
    'Error: cannot load Chart.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal string into Go value of type v2.Metadata',
  ],
  [{ 'Chart.yaml': 'apiVersion: 2\nname: a\nversion: 1.0.0\n' }, '{"name":"a","version":"1.0.0","apiVersion":"2"}'],
  [
    { 'Chart.yaml': 'name: a\nversion: 1.0.0\ndependencies: []\nkeywords: []\nannotations: {}\n' },
    '{"name":"a","version":"1.0.0","apiVersion":"v1"}',
  ],
];

function answer(texts: Record<string, string>): string {
  try {
    const chart = loadChartFiles(Object.entries(texts).map(([name, text]) => ({ name, data: encodeUtf8(text) })));
    if ('values.yaml' in texts) return printJson(chart.values);
    const { lock } = chart;
    const dependencies = lock?.dependencies.map(({ name, repository }) => `{"name":"${name}","repository":"${repository}"}`);
    const lockText = lock && ` {"generated":"${lock.generated}","digest":"${lock.digest}","dependencies":[${dependencies}]}`;
    return printJson(metadataStruct(chart.metadata)) + (lockText ?? '');
  } catch (error) {
    return `Error: ${(error as Error).message}`;
  }
}

test.each(ROWS)('%j', (files, expected) => {
  expect(answer(files)).toBe(expected);
});

test('Helm 3 names its own package in errors', () => {
  const file = { name: 'Chart.yaml', data: encodeUtf8('maintainers: x') };
  expect(() => loadChartFiles([file], { profile: PROFILES['3.22'] })).toThrow(
    'cannot load Chart.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal string into Go struct field Metadata.maintainers of type []*chart.Maintainer',
  );
});

test('read strictly, unknown and double fields are errors', () => {
  const strict = (text: string) => () => parseMetadata(text, { profile: PROFILES['4.3'], strict: true });
  expect(strict('name: a\nnam: b\n')).toThrow('error unmarshaling JSON: while decoding JSON: json: unknown field "nam"');
  expect(strict('name: a\nname: b\n')).toThrow(
    'error converting YAML to JSON: yaml: unmarshal errors:\n  line 2: key "name" already set in map',
  );
  expect(strict('name: a\nmaintainers: [{mail: x}]\n')).toThrow('json: unknown field "mail"');
});

test('values.yaml is read by the first document in Helm 3, and by all in Helm 4', () => {
  const files = [
    ['Chart.yaml', 'apiVersion: v2\nname: a\nversion: 1.0.0\n'],
    ['values.yaml', 'a: 1\n---\nb: 2\n'],
  ].map(([name, text]) => ({ name: name as string, data: encodeUtf8(text as string) }));
  const values = (['4.3', '3.22'] as const).map((version) => printJson(loadChartFiles(files, { profile: PROFILES[version] }).values));
  expect(values).toEqual(['{"a":1,"b":2}', '{"a":1}']);
});

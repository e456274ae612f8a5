/** Where values come from: every kind of origin, every outcome, paths and warnings. The values themselves are those of Helm 4.3.1 and 3.22.0. */
import { describe, expect, test } from 'vitest';
import { chartAndPaths, explainValues, explainValuesOf } from '../../src/action/explain/explain-values.ts';
import { silent } from '../../src/base/log.ts';
import type { ValuesExplanation } from '../../src/explain/explain-values.ts';
import { explanationData, explanationText, originText } from '../../src/explain/print-values.ts';
import { parsePath, pathText } from '../../src/explain/value-path.ts';
import { encodeUtf8 } from '../../src/go/utf8.ts';
import { PROFILES } from '../../src/helm/profile.ts';
import { memoryFileSystem } from '../../src/host/memory/files.ts';
import { loadChart } from '../../src/library/node.ts';
import { NO_LAYERS, type ValuesLayers } from '../../src/values/layers.ts';

const SUB = {
  'demo/charts/sub/Chart.yaml': 'apiVersion: v2\nname: sub\nversion: 0.1.0\n',
  'demo/charts/sub/values.yaml': 'a: 1\nexports:\n  data:\n    out: 2\nweb:\n  port: 80\nglobal:\n  zone: us\n',
};

interface Asked extends Partial<ValuesLayers> {
  readonly chart?: string;
  readonly values?: never;
  readonly set?: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  readonly paths?: readonly string[];
  readonly helm?: '4.3' | '3.22';
  readonly stdin?: string;
}

async function explain(
  defaults: string,
  { chart = '', files = {}, paths = [], helm = '4.3', stdin = '', set = [], ...layers }: Asked = {},
) {
  const all = { 'demo/Chart.yaml': `apiVersion: v2\nname: demo\nversion: 0.1.0\n${chart}`, 'demo/values.yaml': defaults, ...files };
  const deps = {
    files: memoryFileSystem(Object.fromEntries(Object.entries(all).map(([name, text]) => [`/${name}`, text]))),
    profile: PROFILES[helm],
    log: silent,
    cwd: '/',
    stdin: () => encodeUtf8(stdin),
  };
  return explainValuesOf(deps, { chart: 'demo', source: {} as never, values: { ...NO_LAYERS, values: set, ...layers }, paths });
}

/** `path: outcome origin value`, link by link. */
function lines({ values }: ValuesExplanation, path: string): string[] {
  const data = explanationData({ values, warnings: [] }).values.find((each) => each.path === path);
  return (data?.chain ?? []).map(({ outcome, origin, value }) => `${outcome} ${originText(origin)} ${JSON.stringify(value)}`);
}

const DEPENDENCY = 'dependencies:\n- name: sub\n  version: 0.1.0\n';

type Row = readonly [name: string, defaults: string, asked: Asked, path: string, chain: readonly string[]];

const ROWS: readonly Row[] = [
  ['a default', 'a:\n  b: 1\n', {}, 'a.b', ['wins demo/values.yaml:2:6 1']],
  [
    'files in order',
    'a: 1\n',
    { valueFiles: ['/one.yaml', '/two.yaml'], files: { 'one.yaml': 'a: 2\n', 'two.yaml': '\na: 3\n' } },
    'a',
    ['wins /two.yaml:2:4 3', 'overridden /one.yaml:1:4 2', 'overridden demo/values.yaml:1:4 1'],
  ],
  ['standard input', 'a: 1\n', { valueFiles: ['-'], stdin: 'a: 2\n' }, 'a', ['wins -:1:4 2', 'overridden demo/values.yaml:1:4 1']],
  [
    'a later document of one file',
    'a: 1\n',
    { valueFiles: ['/one.yaml'], files: { 'one.yaml': 'a: 2\n---\n# more\na: 3\n' } },
    'a',
    ['wins /one.yaml:4:4 3', 'overridden /one.yaml:1:4 2', 'overridden demo/values.yaml:1:4 1'],
  ],
  [
    'every kind of flag',
    'a: x\n',
    {
      set: ['a=1,b=2', 'a=2'],
      stringValues: ['a=3'],
      fileValues: ['a=/text'],
      literalValues: ['a=x,y'],
      jsonValues: ['a=[1]', '{"a": {"b": 1}}'],
      files: { text: 'hello' },
    },
    'a',
    [
      'wins --set-literal a=x,y "x,y"',
      'overridden --set-file a=/text "hello"',
      'overridden --set-string a=3 "3"',
      'type-changed --set a=2 2',
      'overridden --set a=1,b=2 1',
      'type-changed --set-json {"a": {"b": 1}} {"b":1}',
      'type-changed --set-json a=[1] [1]',
      'type-changed demo/values.yaml:1:4 "x"',
    ],
  ],
  ['another type', 'a: "1"\n', { set: ['a=1'] }, 'a', ['wins --set a=1 1', 'type-changed demo/values.yaml:1:4 "1"']],
  [
    'a null removes',
    'a: 1\n',
    { valueFiles: ['/one.yaml'], files: { 'one.yaml': 'a:\n' } },
    'a',
    ['wins /one.yaml:1:3 null', 'removed demo/values.yaml:1:4 1'],
  ],
  ['a null default of Helm 3', 'a: null\n', { helm: '3.22' }, 'a', ['wins demo/values.yaml:1:4 null']],
  ['an empty table', 'a: {}\n', {}, 'a', ['wins demo/values.yaml:1:1 {}']],
  ['a scalar over a table', 'a:\n  b: 1\n', { set: ['a=1'] }, 'a', ['wins --set a=1 1', 'type-changed demo/values.yaml:1:1 {"b":1}']],
  ['through an anchor', 'x: &x\n  b: 1\na:\n  <<: *x\n  c: 2\n', {}, 'a.b', ['wins demo/values.yaml:2:6 1']],
  ["a subchart's default", 'a: 1\n', { files: SUB, chart: DEPENDENCY }, 'sub.a', ['wins demo/charts/sub/values.yaml:1:4 1']],
  [
    'a parent over a subchart',
    'sub:\n  a: 5\n',
    { files: SUB, chart: DEPENDENCY, set: ['sub.a=6'] },
    'sub.a',
    ['wins --set sub.a=6 6', 'type-changed demo/values.yaml:2:6 5', 'overridden demo/charts/sub/values.yaml:1:4 1'],
  ],
  [
    'an alias',
    'two:\n  a: 5\n',
    { files: SUB, chart: `${DEPENDENCY}  alias: two\n` },
    'two.a',
    ['wins demo/values.yaml:2:6 5', 'overridden demo/charts/sub/values.yaml:1:4 1'],
  ],
  [
    'an import of exports',
    'a: 1\n',
    { files: SUB, chart: `${DEPENDENCY}  import-values:\n  - data\n` },
    'out',
    ['wins imported from sub, demo/charts/sub/values.yaml:4:10 2'],
  ],
  [
    'an import below another name',
    'imp:\n  port: 1\n',
    { files: SUB, chart: `${DEPENDENCY}  import-values:\n  - child: web\n    parent: imp\n` },
    'imp.port',
    ['wins demo/values.yaml:2:9 1', 'overridden imported from sub, demo/charts/sub/values.yaml:6:9 80'],
  ],
  [
    'a global that is handed down',
    'global:\n  zone: eu\n',
    { files: SUB, chart: DEPENDENCY, set: ['global.zone=de'] },
    'sub.global.zone',
    [
      'wins global of demo, --set global.zone=de "de"',
      'overridden global of demo, demo/values.yaml:2:9 "eu"',
      'overridden demo/charts/sub/values.yaml:8:9 "us"',
    ],
  ],
  [
    'globals that nobody names',
    'a: 1\n',
    { files: { ...SUB, 'demo/charts/sub/values.yaml': '' }, chart: DEPENDENCY },
    'sub.global',
    ['wins global of demo {}'],
  ],
  [
    'an element of a list',
    'a: []\n',
    { valueFiles: ['/one.yaml'], files: { 'one.yaml': 'a:\n- b: 1\n- b: 2\n' }, set: ['a[1].b=3'], paths: ['a[0].b', 'a[1].b'] },
    'a[1].b',
    ['wins --set a[1].b=3 3', 'type-changed /one.yaml:3:6 2'],
  ],
  [
    'an element that no flag sets',
    'a: []\n',
    { valueFiles: ['/one.yaml'], files: { 'one.yaml': 'a:\n- b: 1\n- b: 2\n' }, set: ['a[1].b=3'], paths: ['a[0].b'] },
    'a[0].b',
    ['wins /one.yaml:2:6 1'],
  ],
];

test.each(ROWS)('%s', async (_, defaults, asked, path, chain) => {
  expect(lines(await explain(defaults, asked), path)).toEqual(chain);
});

describe('paths', () => {
  test.each([
    ['a.b', ['a', 'b']],
    ['a[0][1].b', ['a', 0, 1, 'b']],
    ['a."x.y/z".c', ['a', 'x.y/z', 'c']],
    ['[0]', [0]],
  ])('%s', (text, steps) => {
    expect(parsePath(text)).toEqual(steps);
    expect(pathText(steps)).toBe(text);
  });

  test('a path that leads nowhere', async () => {
    await expect(explain('a: 1\n', { paths: ['a', 'b.c'] })).rejects.toMatchObject({ code: 'usage', message: 'there is no value at b.c' });
    expect(() => parsePath('a..b')).toThrow('"a..b" is not a path of a value');
    expect(() => parsePath('a."\\q"')).toThrow('"\\q" is not understood');
  });

  test('a table is all that is in it', async () => {
    const { values } = await explain('a: {b: 1, c: {d: 2}}\ne: 3\n', { paths: ['a'] });
    expect(values.map(({ path }) => path)).toEqual(['a.b', 'a.c.d']);
  });

  test('the chart is the first word that leads to one', () => {
    const files = memoryFileSystem({ '/web/Chart.yaml': '', '/x/web/Chart.yaml': '' });
    const read = (...words: string[]) => chartAndPaths(words, files, '/');
    expect(read('web')).toEqual({ chart: 'web', paths: [] });
    expect(read('web', 'a.b')).toEqual({ chart: 'web', paths: ['a.b'] });
    expect(read('web', './web')).toEqual({ name: 'web', chart: './web', paths: [] });
    expect(read('r', 'web', 'a')).toEqual({ name: 'r', chart: 'web', paths: ['a'] });
    expect(read('r', 'repo/web', 'a')).toEqual({ name: 'r', chart: 'repo/web', paths: ['a'] });
    expect(read('repo/web', 'a')).toEqual({ chart: 'repo/web', paths: ['a'] });
  });
});

test('what usually is a mistake', async () => {
  const { warnings } = await explain('size: 20161216\nhosts: [{name: a}]\nb: 1\n', {
    valueFiles: ['/one.yaml'],
    files: { 'one.yaml': 'b: 2\n', 'two.yaml': '' },
    jsonValues: ['{"hosts": [{"name": "b"}]}'],
    set: ['b=3'],
  });
  expect(warnings.map(({ kind, message }) => [kind, message])).toEqual([
    ['list-replaced', 'hosts replaces a list of 1: lists are not merged'],
    ['number-form', 'size is a number and prints as 2.0161216e+07: quote it if its digits matter'],
    ['layer-without-effect', 'none of these values takes effect'],
  ]);
});

test('as a library, with the layers of a program', async () => {
  const chart = await loadChart({ 'Chart.yaml': 'apiVersion: v2\nname: demo\nversion: 0.1.0\n', 'values.yaml': 'a: 1\n' });
  const explanation = explainValues(chart, { values: [{ a: 2 }, { a: 3n, b: { c: true } }] });
  expect(explanationText(explanation)).toBe(
    [
      'a: 3 (int64)',
      '  wins          layer 1 of the program  3',
      '  type changed  layer 0 of the program  2 (float64)',
      '  overridden    values.yaml:1:4         1 (float64)',
      'b.c: true (bool)',
      '  wins  layer 1 of the program  true',
      'warning: layer 0 of the program: none of these values takes effect',
      '',
    ].join('\n'),
  );
});

/** The data of a loaded chart. Answers of Helm 4.3.1, and of 3.22.0 if `.Chart` is a struct. */
import { describe, expect, test } from 'vitest';
import { chartFullPath, chartPath, crds, fileText, isRoot } from '../../src/chart/chart.ts';
import { checkDependencies } from '../../src/chart/check-dependencies.ts';
import { loadChartFiles } from '../../src/chart/load.ts';
import { chartMetadataAsMap } from '../../src/chart/metadata-object.ts';
import { printJson } from '../../src/codec/json/print.ts';
import { encodeUtf8 } from '../../src/go/utf8.ts';
import { PROFILES } from '../../src/helm/profile.ts';

function load(files: Record<string, string>) {
  return loadChartFiles(Object.entries(files).map(([name, text]) => ({ name, data: encodeUtf8(text) })));
}

const chartfile = (name: string, more = '') => `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n${more}`;

describe('.Chart', () => {
  const plain = load({ 'Chart.yaml': chartfile('a') });
  const rich = load({
    'Chart.yaml': chartfile(
      'a',
      'keywords: [k]\nannotations: {x: z}\nmaintainers: [{name: m}]\ndependencies: [{name: d, version: "1", tags: [t], import-values: [e]}]\n',
    ),
  });

  test('is a map with every field in Helm 4', () => {
    expect(printJson(chartMetadataAsMap(plain))).toBe(
      '{"APIVersion":"v2","Annotations":null,"AppVersion":"","Condition":"","Dependencies":[],"Deprecated":false,"Description":"","Home":"","Icon":"","IsRoot":true,"Keywords":[],"KubeVersion":"","Maintainers":[],"Name":"a","Sources":[],"Tags":"","Type":"","Version":"1.0.0"}',
    );
    expect(printJson(chartMetadataAsMap(rich))).toBe(
      '{"APIVersion":"v2","Annotations":{"x":"z"},"AppVersion":"","Condition":"","Dependencies":[{"Alias":"","Condition":"","Enabled":false,"ImportValues":["e"],"Name":"d","Repository":"","Tags":["t"],"Version":"1"}],"Deprecated":false,"Description":"","Home":"","Icon":"","IsRoot":true,"Keywords":["k"],"KubeVersion":"","Maintainers":[{"Email":"","Name":"m","URL":""}],"Name":"a","Sources":[],"Tags":"","Type":"","Version":"1.0.0"}',
    );
  });

  test('is a struct in Helm 3', () => {
    expect(printJson(chartMetadataAsMap(plain, PROFILES['3.22']))).toBe('{"name":"a","version":"1.0.0","apiVersion":"v2","IsRoot":true}');
    expect(printJson(chartMetadataAsMap(rich, PROFILES['3.22']))).toBe(
      '{"name":"a","version":"1.0.0","keywords":["k"],"maintainers":[{"name":"m"}],"apiVersion":"v2","annotations":{"x":"z"},"dependencies":[{"name":"d","version":"1","repository":"","tags":["t"],"import-values":["e"]}],"IsRoot":true}',
    );
  });

  test('is fresh each time', () => {
    const first = chartMetadataAsMap(rich);
    if (first instanceof Map) first.clear();
    expect(printJson(chartMetadataAsMap(rich))).toContain('"Name":"a"');
  });
});

const family = load({
  'Chart.yaml': chartfile('a', 'dependencies: [{name: sub}, {name: nope}, {name: none, alias: sub2}]\n'),
  'crds/b.yaml': 'b',
  'crds/a.JSON': 'a',
  'crds/c.txt': 'c',
  'charts/sub/Chart.yaml': chartfile('sub'),
  'charts/sub/crds/s.yml': 's',
  'charts/sub/charts/inner/Chart.yaml': chartfile('inner'),
  'charts/README.md.prov': 'x',
});
const sub = family.dependencies[0]!;

test('paths in the family', () => {
  const inner = sub.dependencies[0]!;
  expect([family, sub, inner].map(chartFullPath)).toEqual(['a', 'a/charts/sub', 'a/charts/sub/charts/inner']);
  expect([family, sub, inner].map(chartPath)).toEqual(['a', 'a.sub', 'a.sub.inner']);
  expect([family, sub, inner].map(isRoot)).toEqual([true, false, false]);
});

test('custom resource definitions, own ones first', () => {
  expect(crds(family).map(({ name, filename, file }) => [name, filename, fileText(file)])).toEqual([
    ['crds/b.yaml', 'a/crds/b.yaml', 'b'],
    ['crds/a.JSON', 'a/crds/a.JSON', 'a'],
    ['crds/s.yml', 'a/charts/sub/crds/s.yml', 's'],
  ]);
});

test('missing dependencies', () => {
  expect(() => checkDependencies(family)).toThrow('found in Chart.yaml, but missing in charts/ directory: nope, none');
  expect(() => checkDependencies(sub)).not.toThrow();
});

test.each([
  [{ 'charts/README.md': 'x' }, 'error unpacking subchart README.md in a: Chart.yaml file is missing'],
  [{ 'charts/s.tgz/x': 'x' }, 'error unpacking subchart tar in a: expected s.tgz, got s.tgz/x'],
  [{ 'charts/s-1.tgz': 'hello, hello' }, 'error unpacking subchart s-1.tgz in a: gzip: invalid header'],
  [{ 'charts/s-1.tgz': 'hello' }, 'error unpacking subchart s-1.tgz in a: unexpected EOF'],
  [{ 'charts/s/Chart.yaml': 'name: s' }, 'error unpacking subchart s in a: validation: chart.metadata.version is required'],
  [{ 'charts/_s/x': 'x', 'charts/.s/x': 'x', 'charts/.keep': '' }, ''],
])('charts/ with %j', (files, refusal) => {
  const loading = () => load({ 'Chart.yaml': chartfile('a'), ...(files as Record<string, string>) });
  if (refusal === '') expect(loading().dependencies).toEqual([]);
  else expect(loading).toThrow(refusal);
});

/** Packages: the archive inside has the bytes that Helm 4.3.1 writes with SOURCE_DATE_EPOCH=1700000000. */
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Chart } from '../../src/chart/chart.ts';
import { loadChartArchive } from '../../src/chart/load-archive.ts';
import { loadChartFiles } from '../../src/chart/load-files.ts';
import { printChartfile, printLock } from '../../src/chart/print-metadata.ts';
import { packageName, packChart } from '../../src/chart/save.ts';
import { PROFILES } from '../../src/helm/profile.ts';

const L = 'l'.repeat(60);
const FILES: Record<string, string> = {
  '.helmignore': 'docs/skip*\n',
  '.hidden': 'hid\n',
  'Chart.lock':
    'digest: sha256:0\ngenerated: "2024-05-06T07:08:09.120000000+02:00"\ndependencies:\n- name: sub\n  repository: ""\n  version: 0.1.0\n',
  'Chart.yaml': `apiVersion: v2
name: demo
version: 1.2.3+build.4
# comments go
description: "tricky: yes"
keywords: [a, 'true', "1.0"]
home: https://example.com/x
sources:
  - https://example.com/src
maintainers:
  - name: A
    email: a@example.com
annotations:
  z: "1"
  a/b: |
    two
    lines
type: application
deprecated: true
kubeVersion: ">=1.20.0-0"
dependencies:
  - name: sub
    version: 0.1.0
    repository: ""
    tags: [x]
    import-values: [data, {child: c, parent: p}]
    condition: sub.enabled
unknown: gone
`,
  'README.md': 'readme\n',
  'charts/sub/Chart.yaml': 'apiVersion: v1\nname: sub\nversion: 0.1.0\n',
  'charts/sub/charts/deep/Chart.yaml': 'apiVersion: v1\nname: deep\nversion: "1"\n',
  'charts/sub/requirements.yaml': 'dependencies:\n- name: deep\n  version: 1\n  repository: ""\n',
  // Names for the two fields of ustar, and names that need pax.
  [`docs/${'f'.repeat(120)}.txt`]: 'x\n',
  [`docs/${L}/${L}/${L}.txt`]: 'long\n',
  [`docs/${L}/${L}.md`]: 'mid\n',
  'docs/ümläut.txt': 'n\n',
  'templates/x.yaml': 'x: {{ .Values.a }}\n',
  'values.schema.json': '{"type":"object"}',
  'values.yaml': 'a: 1\n',
};

function chartOf(files: Readonly<Record<string, string>>): Chart {
  return loadChartFiles(Object.entries(files).map(([name, text]) => ({ name, data: new TextEncoder().encode(text), modified: 1 })));
}

const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');
const STAMP = { now: 0, stamp: 1700000000000 };

test('the archive is Helm’s, byte for byte, and so is its gzip header', () => {
  const chart = chartOf(FILES);
  const packed = packChart(chart, STAMP);
  expect(packageName(chart)).toBe('demo-1.2.3+build.4.tgz');
  expect(sha256(gunzipSync(packed))).toBe('5340050caa099fa0efe5132a84823548ef7e3ff25ef8fdd22d841567e81f95bf');
  const header =
    '1f8b08140000000000ff2c00727228006148523063484d364c79393562335630645335695a5339364f5656364d576c6a616e647954516f3d48656c6d00';
  expect(Buffer.from(packed.subarray(0, 61)).toString('hex')).toBe(header);
  expect(packChart(chartOf(FILES), STAMP)).toEqual(packed);
});

test('a package is read back as the chart it was', () => {
  const chart = chartOf(FILES);
  const again = loadChartArchive(packChart(chart, STAMP));
  expect(again.metadata).toEqual(chart.metadata);
  expect(again.files.map(({ name }) => name)).toEqual(chart.files.map(({ name }) => name));
  expect(again.dependencies[0]?.dependencies[0]?.metadata.name).toBe('deep');
});

test('without a stamp, files keep their times and metadata its own', () => {
  const tar = gunzipSync(packChart(chartOf({ 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\n' }), { now: 5_000_000 }));
  expect(tar.subarray(136, 147).toString()).toBe('00000000000');
  const unknown = chartOf({ 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\n' });
  const bare = { ...unknown, raw: unknown.raw.map(({ name, data }) => ({ name, data })) };
  expect(
    gunzipSync(packChart(bare, { now: 5_000_000 }))
      .subarray(136, 147)
      .toString(),
  ).toBe('00000011610');
});

test('a schema that is not valid JSON is refused', () => {
  const chart = chartOf({ 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\n', 'values.schema.json': '{nope' });
  expect(() => packChart(chart, STAMP)).toThrow('invalid JSON in values.schema.json');
});

test('a v1 chart’s dependencies stay out of Chart.yaml, its lock out of the package', () => {
  const chart = chartOf({
    'Chart.yaml': 'apiVersion: v1\nname: a\nversion: 1.0.0\n',
    'requirements.yaml': 'dependencies:\n- name: b\n  version: 1.0.0\n  repository: ""\n',
    'requirements.lock': 'digest: x\n',
  });
  expect(chart.metadata.dependencies).toHaveLength(1);
  expect(printChartfile(chart.metadata)).toBe('apiVersion: v1\nname: a\nversion: 1.0.0\n');
  expect(gunzipSync(packChart(chart, STAMP)).toString('latin1')).not.toContain('Chart.lock');
});

test.each([
  ['', '"0001-01-01T00:00:00Z"'],
  ['2024-05-06T07:08:09.120000000+02:00', '"2024-05-06T07:08:09.12+02:00"'],
  ['2024-05-06T07:08:09.000+00:00', '"2024-05-06T07:08:09Z"'],
])('the time %j is written back as %s', (generated, printed) => {
  expect(printLock({ generated, digest: 'd', dependencies: [] })).toBe(`dependencies: []\ndigest: d\ngenerated: ${printed}\n`);
});

test('Helm 3.22 dates files with the time of packaging, and writes its mark without a frame', () => {
  const chart = loadChartFiles([
    { name: 'Chart.yaml', data: Buffer.from('apiVersion: v2\nname: a\nversion: 1.0.0\n'), modified: 1_000_000 },
  ]);
  const packed = packChart(chart, { now: 5_000_000, profile: PROFILES['3.22'] });
  expect(Buffer.from(packed.subarray(0, 58)).toString('latin1')).toBe(
    '\x1f\x8b\x08\x14\0\0\0\0\0\xff\x29\0+aHR0cHM6Ly95b3V0dS5iZS96OVV6MWljandyTQo=Helm\0',
  );
  const time = gunzipSync(packed).subarray(136, 147).toString();
  expect(Number.parseInt(time, 8)).toBe(5000);
});

/** Charts in folders on a disk: links, odd files, limits. Words of Helm 4.3.1 and 3.22.0. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LogEntry } from '../../src/base/log.ts';
import type { Chart } from '../../src/chart/chart.ts';
import { loadChart, loadChartV2 } from '../../src/chart/load.ts';
import { decodeUtf8, encodeUtf8 } from '../../src/go/utf8.ts';
import { PROFILES, type Profile } from '../../src/helm/profile.ts';
import { disk } from '../../src/host/node/disk.ts';

let root = '';
let said: LogEntry[] = [];
const log = (entry: LogEntry) => void said.push(entry);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'chart-'));
  said = [];
  write('demo/Chart.yaml', 'apiVersion: v2\nname: demo\nversion: 1.0.0\n');
});
afterEach(() => rmSync(root, { recursive: true }));

function write(name: string, data: string | Uint8Array): void {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), data);
}

function load(version: Profile['name'] = '4.3', read = loadChart): Chart | string {
  try {
    return read(disk, join(root, 'demo'), { profile: PROFILES[version], log });
  } catch (error) {
    return (error as Error).message.replaceAll(root, '');
  }
}

test('links to files and folders are followed, and reported', () => {
  write('elsewhere/one.yaml', 'a: 1');
  symlinkSync('../elsewhere', join(root, 'demo/templates'));
  symlinkSync('../elsewhere/one.yaml', join(root, 'demo/values.yaml'));
  const chart = load() as Chart;
  expect(chart.templates.map((file) => file.name)).toEqual(['templates/one.yaml']);
  expect([...chart.values]).toEqual([['a', 1]]);
  const message = 'found symbolic link in path. Contents of linked file included and used';
  expect(said).toEqual([
    {
      level: 'info',
      message,
      attributes: [
        ['path', join(root, 'demo/templates')],
        ['resolved', join(root, 'elsewhere')],
      ],
    },
    {
      level: 'info',
      message,
      attributes: [
        ['path', join(root, 'demo/values.yaml')],
        ['resolved', join(root, 'elsewhere/one.yaml')],
      ],
    },
  ]);
  said = [];
  load('3.22');
  expect(said[0]?.message.replaceAll(root, '')).toBe(
    'walk.go:75: found symbolic link in path: /demo/templates resolves to /elsewhere. Contents of linked file included and used',
  );
});

test('links that lead nowhere, to each other, or back to where they are', () => {
  symlinkSync('nowhere', join(root, 'demo/link'));
  expect(load()).toBe('error evaluating symlink /demo/link: lstat /demo/nowhere: no such file or directory');
  rmSync(join(root, 'demo/link'));
  symlinkSync('two', join(root, 'demo/one'));
  symlinkSync('one', join(root, 'demo/two'));
  expect(load()).toBe('error evaluating symlink /demo/one: EvalSymlinks: too many links');
  rmSync(join(root, 'demo/one'));
  rmSync(join(root, 'demo/two'));
  symlinkSync('.', join(root, 'demo/self'));
  expect(load()).toMatch(/^open \/demo(\/self)+: too many levels of symbolic links$/);
});

test('what is neither file nor folder is refused', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(join(root, 'demo/socket'), resolve));
  try {
    expect(load()).toBe('cannot load irregular file /demo/socket as it has file mode type bits set');
  } finally {
    server.close();
  }
});

test('what is no chart', () => {
  rmSync(join(root, 'demo/Chart.yaml'));
  expect(load()).toBe('unable to detect chart at /demo/Chart.yaml: open /demo/Chart.yaml: no such file or directory');
  expect(load('4.3', loadChartV2)).toBe('Chart.yaml file is missing');
  expect(load('3.22')).toBe('Chart.yaml file is missing');
  rmSync(join(root, 'demo'), { recursive: true });
  expect(load()).toBe('stat /demo: no such file or directory');
  write('demo', 'hello');
  expect(load()).toBe("file '/demo' does not appear to be a gzipped archive; got 'application/octet-stream'");
});

test('one large file is too much for Helm 3 only', () => {
  write('demo/big', new Uint8Array(5 * 1024 * 1024 + 1));
  expect(load('3.22')).toBe('chart file "big" is larger than the maximum file size 5242880');
  expect((load() as Chart).files.map((file) => file.name)).toEqual(['big']);
});

test('byte order marks are dropped, times are known', () => {
  write('demo/README.md', '\ufeffhello');
  const [readme] = (load() as Chart).files;
  expect(new TextDecoder().decode(readme?.data)).toBe('hello');
  expect(Math.abs((readme?.modified ?? 0) - Date.now())).toBeLessThan(60_000);
});

test('formats of Chart.yaml', () => {
  const format = (apiVersion: string) => {
    write('demo/Chart.yaml', `apiVersion: ${apiVersion}\nname: demo\nversion: 1.0.0\n`);
    const loaded = load();
    return typeof loaded === 'string' ? loaded : loaded.metadata.apiVersion;
  };
  expect(['v1', 'v2', 'v3', '""', 'v9', '[]'].map(format)).toEqual([
    'v1',
    'v2',
    'v3',
    'v1',
    'unsupported chart version',
    'cannot load Chart.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go struct field chartBase.apiVersion of type string',
  ]);
});

test('a file that is gone once it is to be read was never there', () => {
  write('demo/templates/a.yaml', 'a: 1');
  const haunted: typeof disk = {
    ...disk,
    list: (path) => [...disk.list(path), { name: '.Chart.lock.1.tmp', kind: 'file', size: 0, modified: 0, mode: 0o644 }],
  };
  const chart = loadChart(haunted, join(root, 'demo'));
  expect(chart.raw.map(({ name }) => name)).toEqual(['Chart.yaml', 'templates/a.yaml']);
});

test('names that are no UTF-8 are read and written as the bytes that they are', () => {
  const bytes = (name: string): Buffer => Buffer.concat([Buffer.from(`${root}/`), Buffer.from(name, 'latin1')]);
  mkdirSync(bytes('demo/templates'));
  mkdirSync(bytes('demo/templates/d\xe9'));
  writeFileSync(bytes('demo/templates/d\xe9/caf\xe9.yaml'), 'a: 1');
  const chart = load() as Chart;
  const [file] = chart.templates.map(({ name, data }) => [Buffer.from(encodeUtf8(name)).toString('latin1'), decodeUtf8(data)]);
  expect(file).toEqual(['templates/d\xe9/caf\xe9.yaml', 'a: 1']);
  const name = `${root}/out/${chart.templates[0]?.name}`;
  disk.write(name, 'b: 1', { folderMode: 0o755 });
  expect([readFileSync(bytes('out/templates/d\xe9/caf\xe9.yaml'), 'utf8'), decodeUtf8(disk.read(name))]).toEqual(['b: 1', 'b: 1']);
  expect(disk.real(name)).toBe(name);
});

test('a link that leads nowhere is reported by its first step that is missing', () => {
  symlinkSync('nowhere/x/y', join(root, 'demo/broken'));
  expect(load()).toBe('error evaluating symlink /demo/broken: lstat /demo/nowhere: no such file or directory');
});

test('what another program takes away during the walk is no part of the chart', () => {
  for (const [version, gone] of [
    ['4.3', 'tmpcharts-1'],
    ['3.22', 'tmpcharts-1'],
    ['4.3', 'values.yaml'],
    ['3.22', 'values.yaml'],
  ] as const) {
    write('demo/tmpcharts-1/a-1.0.0.tgz', 'a');
    write('demo/values.yaml', 'a: 1');
    const takes: typeof disk = {
      ...disk,
      list: (path) => (path.endsWith('demo/') ? disk.list(path).map((entry) => taken(entry, gone)) : disk.list(path)),
    };
    const chart = loadChart(takes, join(root, 'demo'), { profile: PROFILES[version], log });
    expect([version, gone, chart.raw.map(({ name }) => name)]).toEqual([
      version,
      gone,
      expect.not.arrayContaining([expect.stringContaining(gone)]),
    ]);
  }
});

/** The entry, its file or folder gone before anybody looks at it. */
function taken<T extends { name: string }>(entry: T, gone: string): T {
  if (entry.name === gone) rmSync(join(root, 'demo', gone), { recursive: true });
  return entry;
}

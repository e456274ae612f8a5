/** The built package as its users import it: what README and docs/library.md promise. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ChartwrightError, fixedClock, loadChart, memoryFileSystem, RenderError, render } from 'chartwright';
import { expect, test } from 'vitest';
import { play } from './support/play.ts';
import { PROGRAM } from './support/program.ts';

const HELLO = resolve(import.meta.dirname, '../charts/hello');
const SHOP = resolve(import.meta.dirname, '../charts/shop');
const tiny = { 'Chart.yaml': 'apiVersion: v2\nname: tiny\nversion: 0.1.0\n' };

test('the manifest is the text that `template` prints', async () => {
  for (const [name, path] of [
    ['hello', HELLO],
    ['shop', SHOP],
  ] as const) {
    const { manifest } = render(await loadChart(path), { release: { name: 'release-name' } });
    expect(manifest).toBe((await play(PROGRAM, { name, line: `template release-name charts/${name}` })).stdout);
  }
});

test('results are objects', async () => {
  const { manifests, hooks, notes, crds, warnings } = render(await loadChart(SHOP), { release: { name: 'web', namespace: 'prod' } });
  expect(manifests.map(({ kind, name }) => `${kind}/${name}`)).toContain('Deployment/web-shop');
  expect(hooks.map(({ kind, events, weight }) => [kind, events, weight])).toEqual([
    ['Pod', ['test'], 0],
    ['Job', ['pre-install', 'pre-upgrade'], -5],
  ]);
  expect(notes).toBe('The shop web runs registry.example.com/shop:7.0.\n');
  expect(crds.map(({ filename }) => filename)).toEqual(['shop/crds/orders.yaml']);
  expect(warnings).toEqual([]);
});

test('layers of values: later ones win, null removes, numbers keep their kinds', async () => {
  const chart = await loadChart({
    ...tiny,
    'values.yaml': 'a: 1\nb: 2\n',
    'templates/a.yaml': 'all: {{ toJson .Values }}\nkinds: {{ typeOf .Values.c }} {{ typeOf .Values.d }}\n',
  });
  const { manifests } = render(chart, {
    values: [
      { a: 5, c: 7 },
      { b: null, d: 8n },
    ],
  });
  expect(manifests[0]?.content).toBe('all: {"a":5,"c":7,"d":8}\nkinds: float64 int64\n');
});

test('a chart renders again and again, side by side, whatever its templates do to their values', async () => {
  const chart = await loadChart({
    ...tiny,
    'values.yaml': 'n: 1\nmap: {a: 1}\n',
    'templates/a.yaml': '{{ $_ := set .Values.map "b" .Values.n }}x: {{ toJson .Values.map | quote }}\n',
  });
  const one = () => render(chart).manifest;
  const other = () => render(chart, { values: { n: 2 } }).manifest;
  const [first, second] = [one(), other()];
  expect([one(), other(), one()]).toEqual([first, second, first]);
});

test('archives, memory and folders give the same chart', async () => {
  const file = (name: string) => readFileSync(resolve(HELLO, name), 'utf8');
  const names = ['Chart.yaml', 'values.yaml', 'templates/_names.tpl', 'templates/greeting.yaml', 'templates/NOTES.txt'];
  const files = Object.fromEntries(names.map((name) => [name, file(name)]));
  const inMemory = render(await loadChart(files)).manifest;
  const onDisk = memoryFileSystem(Object.fromEntries(names.map((name) => [`charts/hello/${name}`, file(name)])));
  expect(render(await loadChart('charts/hello', { files: onDisk })).manifest).toBe(inMemory);
  expect(render(await loadChart(HELLO)).manifest).toBe(inMemory);
});

test('lookup, hosts, clock and chance are what was handed in', async () => {
  const chart = await loadChart({
    ...tiny,
    'templates/a.yaml': 'a: {{ (lookup "v1" "Secret" "ns" "s").data }} {{ now | unixEpoch }} {{ randAlpha 4 }}\n',
  });
  const options = {
    lookup: (...key: string[]) => new Map([['data', key.join('/')]]),
    clock: fixedClock(1_700_000_000_000_000_000n),
    random: { bytes: (count: number) => new Uint8Array(count) },
  };
  const [first, second] = [render(chart, options).manifest, render(chart, options).manifest];
  expect(first).toBe(second);
  expect(first).toContain('a: v1/Secret/ns/s 1700000000 ');
});

test('refusals carry a code, a position and what had been rendered', async () => {
  const chart = await loadChart({ ...tiny, 'templates/a.yaml': 'a: 1\nb: {{ .Values.x.y }}\n' });
  const error = (work: () => unknown) => {
    try {
      work();
    } catch (thrown) {
      return thrown;
    }
    throw new Error('nothing was thrown');
  };
  const thrown = error(() => render(chart));
  expect(thrown).toBeInstanceOf(RenderError);
  expect(thrown).toMatchObject({ code: 'template/nil-pointer', position: { file: 'tiny/templates/a.yaml', line: 2 } });
  expect(error(() => render(chart, { release: { name: 'Bad_Name' } }))).toBeInstanceOf(ChartwrightError);
  await expect(loadChart({ 'values.yaml': 'a: 1\n' })).rejects.toMatchObject({ code: 'chart', message: 'Chart.yaml file is missing' });
});

/** Packed charts, sound, damaged and hostile: the words of Helm 4.3.1, and of 3.22.0 if they differ. */
import { describe, expect, test } from 'vitest';
import { readArchive } from '../../src/chart/archive.ts';
import { loadChart, loadChartArchive, loadChartV2 } from '../../src/chart/load.ts';
import { gzip } from '../../src/codec/flate/gzip.ts';
import { encodeUtf8 } from '../../src/go/utf8.ts';
import { PROFILES } from '../../src/helm/profile.ts';
import { memoryFileSystem } from '../../src/host/memory/files.ts';
import { concat, packed, type TarEntry, tar } from '../support/tar.ts';

function names(bytes: Uint8Array, version: '4.3' | '3.22' = '4.3'): string {
  try {
    return readArchive(bytes, { profile: PROFILES[version] })
      .map((file) => file.name)
      .join(' ');
  } catch (error) {
    return `Error: ${(error as Error).message}`;
  }
}

const pax = (record: string) => `${record.length + 4} ${record}\n`;

const ENTRIES: [entries: TarEntry[], answer: string][] = [
  [[{ name: 'a/templates/x.yaml', data: 'x' }], 'Chart.yaml templates/x.yaml'],
  [[{ name: 'a/b//c/./d', data: 'x' }], 'Chart.yaml b/c/d'],
  [[{ name: 'a\\templates\\x.yaml' }], 'Chart.yaml templates/x.yaml'],
  [
    [
      { name: 'a/dir/', type: '5' },
      { name: 'a/dir2/', type: '\0' },
    ],
    'Chart.yaml',
  ],
  [
    [
      { name: 'a/link', type: '2' },
      { name: 'a/pipe', type: '6' },
    ],
    'Chart.yaml link pipe',
  ],
  [[{ name: 'a//etc/passwd' }], 'Error: chart illegally contains absolute paths'],
  [[{ name: 'a/../../x' }], 'Error: chart illegally references parent directory'],
  [[{ name: 'a/x/../../y' }], 'Error: chart illegally references parent directory'],
  [[{ name: 'a/..x' }], 'Error: chart illegally references parent directory'],
  [[{ name: 'x' }], 'Error: chart illegally contains content outside the base directory: "x"'],
  [[{ name: 'Chart.yaml' }], 'Error: chart illegally contains content outside the base directory: "Chart.yaml"'],
  [[{ name: 'Chart.yaml/x' }], 'Error: chart yaml not in base directory'],
  [[{ name: 'a/c:/foo' }], 'Error: chart contains illegally named files'],
  [[{ name: 'a\\c:\\foo' }], 'Error: chart contains illegally named files'],
  [[{ name: 'L', type: 'L', data: `a/${'n'.repeat(150)}\0` }, { name: 'a/short' }], `Chart.yaml ${'n'.repeat(150)}`],
  [[{ name: 'x', type: 'x', data: pax('path=a/pax') }, { name: 'a/plain' }], 'Chart.yaml pax'],
  [[{ name: 'g', type: 'g', data: pax('comment=x') }, { name: 'a/plain' }], 'Chart.yaml plain'],
  [[{ name: 'x', type: 'x', data: '5 a' }, { name: 'a/plain' }], 'Error: archive/tar: invalid tar header'],
  [[{ name: 'a/big', size: 2 ** 30 }], 'Error: decompressed chart is larger than the maximum size 104857600'],
  [[{ name: 'a/short', data: 'x', size: 4000 }], 'Error: unexpected EOF'],
];

test.each(ENTRIES)('%j', (entries, answer) => {
  expect(names(packed(entries))).toBe(answer);
});

describe('damage', () => {
  const whole = tar([
    { name: 'a/Chart.yaml', data: 'name: a' },
    { name: 'a/x', data: 'x'.repeat(600) },
  ]);
  const zipped = gzip(whole);
  const broken = Uint8Array.from(zipped);
  broken[20] = (broken[20] as number) ^ 0xff;
  test.each([
    ['no gzip', encodeUtf8('hello, hello'), 'Error: gzip: invalid header'],
    ['nothing', new Uint8Array(0), 'Error: EOF'],
    ['cut off in the header', zipped.subarray(0, 5), 'Error: unexpected EOF'],
    ['cut off in the data', zipped.subarray(0, zipped.length - 30), 'Error: unexpected EOF'],
    ['cut off behind the end of the archive', zipped.subarray(0, zipped.length - 8), 'Chart.yaml x'],
    ['a wrong checksum behind the end', Uint8Array.from(zipped, (byte, i) => (i === zipped.length - 5 ? byte ^ 1 : byte)), 'Chart.yaml x'],
    ['rubbish behind the end', concat([zipped, encodeUtf8('rubbish')]), 'Chart.yaml x'],
    ['two members', concat([gzip(whole.subarray(0, 700)), gzip(whole.subarray(700))]), 'Chart.yaml x'],
    ['no end of the archive', gzip(whole.subarray(0, -1024)), 'Chart.yaml x'],
    ['no archive inside', gzip(encodeUtf8('hello')), 'Error: unexpected EOF'],
    ['an empty archive', gzip(tar([])), 'Error: no files in chart archive'],
    ['a header that does not add up', gzip(whole.with(3, 0x41)), 'Error: archive/tar: invalid tar header'],
  ])('%s', (_, bytes, answer) => {
    expect(names(bytes)).toBe(answer);
  });

  test('flate has the place', () => {
    expect(names(broken)).toMatch(/^Error: (flate: corrupt input before offset \d+|unexpected EOF|archive\/tar: invalid tar header)$/);
  });
});

describe('size', () => {
  const zeros = new Uint8Array(6 * 1024 * 1024);
  test('Helm 3 limits each file', () => {
    const bytes = packedLarge([zeros]);
    expect(names(bytes)).toBe('Chart.yaml f0');
    expect(names(bytes, '3.22')).toBe('Error: decompressed chart file "a/f0" is larger than the maximum file size 5242880');
  });

  test('a small archive cannot take all memory', () => {
    const bomb = packedLarge(new Array(40).fill(zeros));
    expect(bomb.length).toBeLessThan(2_000_000);
    expect(names(bomb)).toBe('Error: decompressed chart is larger than the maximum size 104857600');
  });

  function packedLarge(contents: Uint8Array[]): Uint8Array {
    const files = contents.map((_, i) => tar([{ name: `a/f${i}`, size: zeros.length }]).subarray(0, 512));
    const chart = tar([{ name: 'a/Chart.yaml', data: 'name: a' }]).subarray(0, 1024);
    return gzip(Buffer.concat([chart, ...files.flatMap((head, i) => [head, contents[i] as Uint8Array]), new Uint8Array(1024)]), {
      level: 1,
    });
  }
});

describe('by path', () => {
  const loaded = (files: Record<string, string | Uint8Array>, name: string, load = loadChart) => {
    try {
      return load(memoryFileSystem(files), name).metadata.name;
    } catch (error) {
      return `Error: ${(error as Error).message}`;
    }
  };
  test.each([
    ['a.tgz', packed([]), 'a', 'a'],
    [
      'a.tgz',
      packed([{ name: 'x' }]),
      'Error: unable to load chart archive',
      'Error: chart illegally contains content outside the base directory: "x"',
    ],
    ['values.yaml', encodeUtf8('a: 1'), "Error: file 'values.yaml' seems to be a YAML file, but expected a gzipped archive", undefined],
    [
      'x',
      encodeUtf8('text '.repeat(200)),
      "Error: file 'x' does not appear to be a gzipped archive; got 'text/plain; charset=utf-8'",
      undefined,
    ],
    ['x', encodeUtf8('<html>'), "Error: file 'x' does not appear to be a gzipped archive; got 'text/html; charset=utf-8'", undefined],
    ['x', encodeUtf8('PK\x03\x04'), "Error: file 'x' does not appear to be a gzipped archive; got 'application/zip'", undefined],
    ['x', new Uint8Array([0x1f, 0x8b, 8]), 'Error: unable to load chart archive', 'Error: unexpected EOF'],
    [
      'x',
      gzip(tar([{ name: 'a/values.yaml', data: 'a: 1' }])),
      'Error: unable to detect chart version, no Chart.yaml found',
      'Error: Chart.yaml file is missing',
    ],
  ])('%s', (name, bytes, asTemplate, asShow) => {
    expect(loaded({ [name]: bytes }, name)).toBe(asTemplate);
    expect(loaded({ [name]: bytes }, name, loadChartV2)).toBe(asShow ?? asTemplate);
  });

  test('a packed subchart that is none is reported as the archive itself', () => {
    const bytes = packed([{ name: 'a/charts/s.tgz', data: 'hello, hello' }]);
    const words = 'error unpacking subchart s.tgz in a: gzip: invalid header';
    expect(loaded({ 'a.tgz': bytes }, 'a.tgz')).toBe(`Error: file 'a.tgz' does not appear to be a valid chart file (details: ${words})`);
  });
});

test('subcharts are unpacked to any depth', () => {
  const inner = gzip(tar([{ name: 'c/Chart.yaml', data: 'apiVersion: v2\nname: c\nversion: 1.0.0\n' }]));
  const middle = gzip(
    tar([
      { name: 'b/Chart.yaml', data: 'apiVersion: v2\nname: b\nversion: 1.0.0\n' },
      { name: 'b/charts/c-1.0.0.tgz', data: inner },
    ]),
  );
  const chart = loadChartArchive(packed([{ name: 'a/charts/b-1.0.0.tgz', data: middle }]));
  expect(chart.dependencies[0]?.dependencies[0]?.metadata.name).toBe('c');
  expect(chart.raw[0]?.modified).toBe(1700000000000);
});

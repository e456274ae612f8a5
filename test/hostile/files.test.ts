/** Files that never end, and names that no disk takes: words of Go's, and no more read than there is need. */
import { describe, expect, test } from 'vitest';
import { errorText } from '../../src/base/errors.ts';
import { loadChart, loadChartV2 } from '../../src/chart/load.ts';
import { disk } from '../../src/host/node/disk.ts';

function said(work: () => unknown): string {
  try {
    work();
    return '';
  } catch (error) {
    return errorText(error);
  }
}

describe('a device without end', () => {
  test.each([
    ['template', () => loadChart(disk, '/dev/zero')],
    ['show', () => loadChartV2(disk, '/dev/zero')],
  ])('as the chart of %s', (_name, load) => {
    expect(said(load)).toBe("file '/dev/zero' does not appear to be a gzipped archive; got 'application/octet-stream'");
  });

  test('as a file of values: our own limit', () => {
    expect(said(() => disk.read('/dev/zero'))).toBe('open /dev/zero: file too large');
  });
});

describe.each([
  ['a NUL in a name', 'a\0b', 'invalid argument'],
  ['a name that is too long', 'x'.repeat(300), 'file name too long'],
  ['a path that is too long', 'x/'.repeat(3000), 'file name too long'],
])('%s', (_name, path, why) => {
  test.each<[string, () => unknown]>([
    ['stat', () => disk.stat(path)],
    ['lstat', () => disk.lstat(path)],
    ['open', () => disk.read(path)],
    ['open', () => disk.list(path)],
    ['open', () => disk.append(path, new Uint8Array())],
    ['mkdir', () => disk.makeFolder(path)],
    ['readlink', () => disk.readLink(path)],
  ])('%s', (operation, work) => {
    expect(said(work)).toBe(`${operation} ${path}: ${why}`);
  });

  test('written', () => {
    expect(said(() => disk.write(path, 'x'))).toContain(why);
    expect(said(() => disk.removeAll(path))).not.toMatch(/ENAMETOOLONG|ERR_/);
    expect(said(() => disk.real(path))).not.toMatch(/ENAMETOOLONG|ERR_/);
  });
});

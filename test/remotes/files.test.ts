/** What is written to disk: whole or not at all, and never outside of where it belongs. */
import fs, {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ChartwrightError, errorText } from '../../src/base/errors.ts';
import { loadChartFiles } from '../../src/chart/load-files.ts';
import { packChart } from '../../src/chart/save.ts';
import { fixedClock } from '../../src/host/clock.ts';
import type { WriteOptions } from '../../src/host/files.ts';
import { disk } from '../../src/host/node/disk.ts';
import { expandChart } from '../../src/remotes/expand-chart.ts';
import { openRemotes } from '../../src/remotes/open-remotes.ts';
import { pushChart } from '../../src/remotes/push-chart.ts';
import { saveChart } from '../../src/remotes/save-chart.ts';
import { fakeRegistry } from '../support/fake-registry.ts';
import { MACHINE } from '../support/machine.ts';
import { packed } from '../support/tar.ts';

/** Runs `work` on a disk without room. */
function onFullDisk<T>(work: () => T): T {
  const full = vi.spyOn(fs, 'writeSync').mockImplementation(() => {
    throw Object.assign(new Error(), { code: 'ENOSPC', syscall: 'write' });
  });
  syncBuiltinESMExports();
  try {
    return work();
  } finally {
    full.mockRestore();
    syncBuiltinESMExports();
  }
}

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'files-'));
});
afterEach(() => rmSync(home, { recursive: true }));

const at = (name: string): string => join(home, name);
function write(name: string, data: string | Uint8Array): void {
  mkdirSync(dirname(at(name)), { recursive: true });
  writeFileSync(at(name), data);
}
const text = (name: string): string => readFileSync(at(name), 'utf8');
const mode = (name: string): number => statSync(at(name)).mode & 0o777;
function fault(work: () => unknown): string {
  try {
    work();
    return '';
  } catch (error) {
    expect(error).toBeInstanceOf(ChartwrightError);
    return errorText(error).replaceAll(home, '.');
  }
}
const chartOf = (metadata: string) => loadChartFiles([{ name: 'Chart.yaml', data: new TextEncoder().encode(metadata) }]);
const LIB = chartOf('apiVersion: v2\nname: lib\nversion: 0.1.0+a\n');
const STAMP = { now: 0, stamp: 0 };

describe('files', () => {
  const put = (name: string, options?: WriteOptions): string => fault(() => disk.write(at(name), 'new', options));

  test('new ones and those that stand already', () => {
    expect([put('a'), text('a'), mode('a')]).toEqual(['', 'new', 0o644]);
    write('secret', 'old');
    chmodSync(at('secret'), 0o644);
    expect([put('secret', { mode: 0o600 }), text('secret'), mode('secret')]).toEqual(['', 'new', 0o600]);
    expect([put('x/y/z'), put('x/y/z', { folderMode: 0o700 }), mode('x/y')]).toEqual([
      'open ./x/y/z: no such file or directory',
      '',
      0o700,
    ]);
    expect(readdirSync(home).sort()).toEqual(['a', 'secret', 'x']);
  });

  test('links are followed', () => {
    write('target', 'old');
    fs.symlinkSync(at('target'), at('link'));
    expect([put('link'), text('target'), fs.lstatSync(at('link')).isSymbolicLink()]).toEqual(['', 'new', true]);
  });

  test('a full disk and a folder in the way change nothing', () => {
    write('a', 'old');
    mkdirSync(at('folder'));
    expect(onFullDisk(() => put('a'))).toBe('write ./a: no space left on device');
    expect(put('folder')).toMatch(/^rename \.\/folder: /);
    expect([text('a'), readdirSync(home).sort()]).toEqual(['old', ['a', 'folder']]);
  });

  test('folders', () => {
    write('file', '');
    expect(fault(() => disk.makeFolder(at('a/b')))).toBe('');
    expect(fault(() => disk.makeFolder(at('a/b')))).toBe('');
    expect(fault(() => disk.makeFolder(at('file')))).toBe('mkdir ./file: not a directory');
    expect(fault(() => disk.makeFolder(at('file/b')))).toBe('mkdir ./file/b: not a directory');
  });
});

describe('packages', () => {
  test('are saved by name and version', () => {
    expect(saveChart(disk, LIB, at('out/deep'), STAMP)).toBe(at('out/deep/lib-0.1.0+a.tgz'));
    expect(readFileSync(at('out/deep/lib-0.1.0+a.tgz')).equals(packChart(LIB, STAMP))).toBe(true);
    write('file', '');
    expect(fault(() => saveChart(disk, LIB, at('file'), STAMP))).toBe('is not a directory: ./file');
  });

  test('are unpacked', () => {
    const folder = expandChart(disk, packChart(LIB, STAMP), at('out'));
    expect([folder, readdirSync(folder)]).toEqual([at('out/lib'), ['Chart.yaml']]);
  });

  const metadata = (name: string): string => `apiVersion: v2\nname: ${name}\nversion: 0.1.0\n`;
  test.each([
    ['""', 'chart name not specified'],
    ['..', 'chart name ".." is not allowed'],
    ['.', 'chart name "." is not allowed'],
    ['../x', 'chart name "../x" must not contain path separators'],
    ['/x', 'chart name "/x" must not contain path separators'],
  ])('of the name %s are not unpacked', (name, wanted) => {
    const archive = packed([{ name: 'a/Chart.yaml', data: metadata(name) }]);
    expect(fault(() => expandChart(disk, archive, at('out')))).toBe(wanted);
    expect(readdirSync(home)).toEqual([]);
  });

  describe('are not unpacked through links', () => {
    const archive = packed([
      { name: 'a/Chart.yaml', data: metadata('lib') },
      { name: 'a/templates/a.yaml', data: 'a: 1' },
      { name: 'a/values.yaml', data: 'b: 1' },
    ]);
    test.each([
      ['a folder', 'out/lib/templates', '../../elsewhere'],
      ['a file', 'out/lib/values.yaml', '../../elsewhere/x'],
      ['a file that leads nowhere', 'out/lib/values.yaml', 'nothing/here'],
      ['the chart itself', 'out/lib', '../elsewhere'],
      ['a link to where it is', 'out/lib/templates', '.'],
    ])('%s', (_name, link, target) => {
      mkdirSync(at('elsewhere'));
      mkdirSync(dirname(at(link)), { recursive: true });
      symlinkSync(target, at(link));
      const wanted = `./${link} is a symbolic link: nothing is written through links below ./out`;
      expect(fault(() => expandChart(disk, archive, at('out')))).toBe(wanted);
      expect(readdirSync(at('elsewhere'))).toEqual([]);
      expect(readdirSync(dirname(at(link)))).toEqual([basename(link)]);
    });
  });

  test('join what their folder holds already', () => {
    write('out/lib/kept', 'k');
    write('out/lib/Chart.yaml', 'old');
    expandChart(disk, packChart(LIB, STAMP), at('out'));
    expect(readdirSync(at('out/lib')).sort()).toEqual(['Chart.yaml', 'kept']);
    expect(text('out/lib/Chart.yaml')).not.toBe('old');
    expect(readdirSync(at('out'))).toEqual(['lib']);
  });

  test('with a file where a folder is needed leave nothing', () => {
    const archive = packed([
      { name: 'a/Chart.yaml', data: metadata('lib') },
      { name: 'a/b', data: '' },
      { name: 'a/b/c', data: '' },
    ]);
    expect(fault(() => expandChart(disk, archive, at('out')))).toBe('mkdir ./out/lib/b: not a directory');
    expect(readdirSync(home)).toEqual([]);
  });
});

test('pushing from disk', async () => {
  const registry = await fakeRegistry();
  const remotes = openRemotes({
    files: disk,
    ...MACHINE,
    repositoryConfig: '',
    repositoryCache: '',
    contentCache: '',
    registryConfig: at('registry.json'),
    env: {},
    plainHttp: true,
    clock: fixedClock(0n),
    say: () => {},
  });
  const path = saveChart(disk, LIB, home, STAMP);
  utimesSync(path, 1_700_000_000, 1_700_000_000);
  const push = (file: string, remote: string): Promise<string> =>
    pushChart(file, remote, remotes)
      .then(({ reference }) => reference, errorText)
      .then((said) => said.replaceAll(home, '.'));
  for (const [file, remote, wanted] of [
    [path, `oci://${registry.host}/c`, `${registry.host}/c/lib:0.1.0_a`],
    [path, registry.host, `invalid chart URL format: ${registry.host}`],
    [path, 'c/d', 'scheme prefix missing from remote (e.g. "oci://")'],
    [path, 'http://x/y', 'scheme "http" not supported'],
    [at('nothere.tgz'), 'oci://x', './nothere.tgz: no such file'],
    [home, 'oci://x', 'cannot push directory, must provide chart archive (.tgz)'],
  ] as const)
    expect(await push(file, remote)).toBe(wanted);
  const manifest = JSON.parse(registry.manifests.get('c/lib:0.1.0_a')?.data.toString() ?? '');
  expect([manifest.layers.length, manifest.annotations['org.opencontainers.image.created']]).toEqual([1, '2023-11-14T22:13:20Z']);
  // The provenance file beside it goes along.
  write('lib-0.1.0+a.tgz.prov', 'signed');
  await push(path, `oci://${registry.host}/c`);
  expect(JSON.parse(registry.manifests.get('c/lib:0.1.0_a')?.data.toString() ?? '').layers.length).toBe(2);
  await registry.close();
});

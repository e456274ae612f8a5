/** What is written below a folder stays below it: on the disk and in memory. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { errorText } from '../../src/base/errors.ts';
import { decodeUtf8 } from '../../src/go/utf8.ts';
import { inside } from '../../src/host/confined-folder.ts';
import type { Files } from '../../src/host/files.ts';
import { memoryFiles } from '../../src/host/memory/files.ts';
import { disk } from '../../src/host/node/disk.ts';

const home = mkdtempSync(join(tmpdir(), 'inside-'));
afterAll(() => rmSync(home, { recursive: true }));
mkdirSync(join(home, 'elsewhere'));
mkdirSync(join(home, 'root/real'), { recursive: true });
const LINKS = [
  ['../elsewhere', 'out'],
  ['real', 'within'],
  ['../elsewhere/new', 'file'],
  ['nowhere', 'broken'],
] as const;
for (const [target, name] of LINKS) symlinkSync(target, join(home, 'root', name));
const memory = memoryFiles();
for (const folder of ['/elsewhere', '/root/real']) memory.makeFolder(folder);
for (const [target, name] of LINKS) memory.link(target, `/root/${name}`);

describe.each([
  ['the disk', disk, home],
  ['memory', memory, ''],
] as [string, Files, string][])('%s', (_name, files, base) => {
  const root = inside(files, `${base}/root`);
  const said = (work: () => unknown): string => {
    try {
      return String(work() ?? '');
    } catch (error) {
      return errorText(error).replaceAll(base || '\0', '');
    }
  };
  const linked = (name: string) => `/root/${name} is a symbolic link: nothing is written through links below /root`;

  test.each([
    ['out/a', linked('out')],
    ['out', linked('out')],
    ['within/a', linked('within')],
    ['real/../out/a', 'real/../out/a leads out of /root'],
    ['../a', '../a leads out of /root'],
    ['/a', '/a leads out of /root'],
    ['', ' leads out of /root'],
    ['.', '. leads out of /root'],
    ['file', linked('file')],
    ['broken', linked('broken')],
  ])('%s is refused', (name, wanted) => {
    const data = new Uint8Array([97]);
    expect(said(() => root.write(name, data))).toBe(wanted);
    expect(said(() => root.append(name, data))).toBe(wanted);
    expect(said(() => root.makeFolder(name))).toBe(wanted);
    expect(said(() => root.remove(name))).toBe(wanted);
    expect(said(() => root.exists(name))).toBe(wanted);
    expect(files.list(`${base}/elsewhere`)).toEqual([]);
  });

  test('everything else is written', () => {
    root.write('real/deep/a', new Uint8Array([97]));
    root.append('real/deep/a', new Uint8Array([98]));
    expect(decodeUtf8(files.read(`${base}/root/real/deep/a`))).toBe('ab');
    root.remove('real/deep/a');
    expect([root.exists('real/deep/a'), root.exists('real/deep')]).toEqual([false, true]);
  });
});

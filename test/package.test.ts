/** What the npm package holds: small, complete, and with the licences of what it includes. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const MOST_BYTES = 8_000_000;
const BLOCK = 4096;
/** Packages that a library loads only if they are installed. */
const OPTIONAL = ['pg-native'];

interface Packed {
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

let packed: Packed;
beforeAll(() => {
  const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: ROOT, encoding: 'utf8' });
  [packed] = JSON.parse(stdout);
});

/** The packages that these modules and what they import load. */
async function packagesOf(...entries: readonly string[]): Promise<string[]> {
  const entryPoints = entries.map((entry) => join(ROOT, entry));
  const options = { bundle: true, write: false, outdir: 'out', format: 'esm', platform: 'node', packages: 'external' } as const;
  const { metafile } = await build({ ...options, entryPoints, metafile: true, logLevel: 'error' });
  const paths = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
  const names = paths.filter((path) => !isBuiltin(path)).map((path) => /^(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] as string);
  return [...new Set(names)].sort();
}

describe('the npm package', () => {
  test('leads stacks to lines of src', () => {
    const program = "import { loadChart } from './dist/index.js'; loadChart('/nowhere').catch((error) => console.log(error));";
    const { stdout } = spawnSync(process.execPath, ['--enable-source-maps', '--input-type=module', '-e', program], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect(stdout).toMatch(/^ChartwrightError: stat \/nowhere: no such file or directory\n {4}at .*\/src\/host\/.*\.ts:\d+:\d+\)\n/);
    expect(stdout).toMatch(/at loadChart \(.*\/src\/chart\/load\.ts:\d+:\d+\)/);
    expect(stdout).toContain("code: 'io'");
  });

  test('takes less than 8 MB, each file in blocks of 4 KiB', () => {
    const sizes = packed.files.map(({ size }) => Math.ceil(size / BLOCK) * BLOCK);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_BYTES);
  });

  test('includes what it loads: it has no dependencies', async () => {
    const loaded = await packagesOf('dist/index.js', 'dist/browser.js', 'dist/cli.cjs');
    expect(loaded.filter((name) => !OPTIONAL.includes(name))).toEqual([]);
    expect(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).dependencies ?? {}).toEqual({});
  });

  test('has everything to start, and nothing that only this machine needs', () => {
    const paths = packed.files.map(({ path }) => path);
    const wanted = [
      'bin/chartwright.js',
      'bin/start.js',
      'dist/cli.cjs',
      'dist/index.js',
      'dist/THIRD_PARTY_NOTICES',
      'dist/openpgp/LICENSE',
    ];
    expect(paths).toEqual(expect.arrayContaining(wanted));
    expect(paths.filter((path) => /\.cache$|^dist\/chartwright|^bin\/.*\.ts$|^(src|test|tools)\//.test(path))).toEqual([]);
  });
});

test('THIRD_PARTY_NOTICES names every library that src loads, with its licence', async () => {
  const notices = readFileSync(join(ROOT, 'dist/THIRD_PARTY_NOTICES'), 'utf8')
    .split(/\n-{80}\n\n/)
    .slice(1);
  const named = notices.map((notice) => /^(\S+) \S+ \(/.exec(notice)?.[1]);
  expect(named).toEqual(expect.arrayContaining(await packagesOf('src/index.ts', 'src/browser.ts', 'src/cli/run.ts')));
  for (const notice of notices)
    expect(notice).toMatch(
      /Permission is hereby granted|Blue Oak Model License|Apache License|GNU LESSER|Redistribution and use|Permission to use/,
    );
});

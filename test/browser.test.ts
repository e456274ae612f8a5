/** The library for browsers as it is shipped: in a browser, through bundlers, and what it may be made of. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build as esbuild } from 'esbuild';
import { type Browser, chromium } from 'playwright-core';
import { build as vite } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import webpack from 'webpack';
import { loadChart } from '../src/library/node.ts';
import { render } from '../src/library/render.ts';
import { CHROMIUM } from './support/chromium.ts';

const ROOT = resolve(import.meta.dirname, '..');
const DIST = join(ROOT, 'dist');
const HELLO = join(ROOT, 'charts/hello');
const MINUTE = 60_000;

/** A page's program, and what it leaves in `window.answer`. */
const PROGRAM = `
  const { loadChart, render, lint, diagnosticLine, fixedClock } = lib;
  const chart = await loadChart(files);
  const { manifest } = render(chart, { release: { name: 'web' } });
  const keys = await loadChart({
    'Chart.yaml': 'apiVersion: v2\\nname: keys\\nversion: 0.1.0\\n',
    'templates/a.yaml': 'a: {{ genPrivateKey "ed25519" | len }} {{ sha256sum "x" | trunc 8 }} {{ now | unixEpoch }}\\n',
  });
  const lines = (await lint({ 'Chart.yaml': 'apiVersion: v2\\nname: web\\n' })).map(diagnosticLine);
  return { manifest, keys: render(keys, { clock: fixedClock('2026-01-01T00:00:00Z') }).manifest, line: lines[0] };
`;

function helloFiles(): Record<string, string> {
  const names = readdirSync(HELLO, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(HELLO, name), 'utf8')]));
}

async function expected() {
  return {
    manifest: render(await loadChart(HELLO), { release: { name: 'web' } }).manifest,
    keys: '---\n# Source: keys/templates/a.yaml\na: 119 2d711642 1767225600\n',
    line: '[ERROR] Chart.yaml: version is required',
  };
}

describe('the shipped file', () => {
  test('needs no module of Node, and is small', () => {
    const files = readdirSync(DIST).filter((name) => /^browser.*\.js$/.test(name));
    expect(files).toEqual(expect.arrayContaining(['browser-lint.js', 'browser-crypto.js', 'browser.js']));
    for (const name of files) expect(readFileSync(join(DIST, name), 'utf8')).not.toMatch(/["'`]node:|\brequire\(|\bprocess\./);
    const alwaysLoaded = files.filter((name) => !/-(lint|crypto)\.js$/.test(name));
    const sizes = alwaysLoaded.map((name) => readFileSync(join(DIST, name)).length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(444_000);
  });
});

describe.skipIf(!CHROMIUM)(CHROMIUM ? 'in Chromium' : 'in Chromium (skipped: no chromium on this machine)', () => {
  let browser: Browser;
  const files = new Map<string, string>();
  const server = createServer((request, response) => {
    const name = (request.url ?? '/').slice(1);
    const text = name === '' ? '<!doctype html><link rel="icon" href="data:,"><title>test</title>' : files.get(name);
    response.setHeader('content-type', name === '' ? 'text/html' : 'text/javascript');
    if (text === undefined) response.statusCode = 404;
    response.end(text ?? '');
  });
  beforeAll(async () => {
    for (const name of readdirSync(DIST)) if (/^browser.*\.js$/.test(name)) files.set(name, readFileSync(join(DIST, name), 'utf8'));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    browser = await chromium.launch({ executablePath: CHROMIUM as string, args: ['--no-sandbox'] });
  }, MINUTE);
  afterAll(async () => {
    await browser?.close();
    server.close();
  });

  test(
    'the shipped file renders to the same bytes',
    async () => {
      const page = await browser.newPage();
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', (error) => said.push(String(error)));
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      const program = `(async () => { const files = ${JSON.stringify(helloFiles())}; const lib = await import('/browser.js'); ${PROGRAM} })()`;
      expect(await page.evaluate(program)).toEqual(await expected());
      expect(said).toEqual([]);
    },
    MINUTE,
  );
});

describe('bundlers take it without a warning', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'chartwright-bundlers-'));
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(ROOT, join(folder, 'node_modules/chartwright'));
    writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
    const program = `import * as lib from 'chartwright';\nexport async function run(files) { ${PROGRAM} }\n`;
    writeFileSync(join(folder, 'main.js'), program);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Runs a bundle here: it needs no browser to show that it is whole. */
  async function runs(path: string): Promise<void> {
    const { run } = await import(path);
    expect(await run(helloFiles())).toEqual(await expected());
  }

  test(
    'esbuild',
    async () => {
      const outfile = join(folder, 'esbuild/main.mjs');
      const common = { bundle: true, format: 'esm', platform: 'browser', logLevel: 'silent', absWorkingDir: folder } as const;
      const { warnings } = await esbuild({ ...common, entryPoints: ['main.js'], outfile });
      expect(warnings).toEqual([]);
      await runs(outfile);
    },
    MINUTE,
  );

  test(
    'webpack',
    async () => {
      const stats = await new Promise<webpack.Stats | undefined>((done, fail) => {
        const output = {
          path: join(folder, 'webpack'),
          filename: 'main.mjs',
          library: { type: 'module' },
          module: true,
          publicPath: '',
        } as const;
        // Its hints report every file above 244 KiB.
        const how = { mode: 'production', target: 'web', performance: { hints: false }, optimization: { minimize: false } } as const;
        webpack({ ...how, context: folder, entry: './main.js', output, experiments: { outputModule: true } }, (error, result) =>
          error ? fail(error) : done(result),
        );
      });
      expect(stats?.toJson({ all: false, errors: true, warnings: true })).toMatchObject({ errors: [], warnings: [] });
    },
    MINUTE,
  );

  test(
    'Vite',
    async () => {
      const said: string[] = [];
      const hear = (message: string) => void said.push(message);
      const customLogger = {
        ...{ info() {}, clearScreen() {} },
        warn: hear,
        warnOnce: hear,
        error: hear,
        hasWarned: false,
        hasErrorLogged: () => false,
      };
      const lib = { entry: 'main.js', formats: ['es' as const], fileName: 'main' };
      await vite({ root: folder, configFile: false, customLogger, build: { lib, outDir: 'vite', minify: false } });
      expect(said).toEqual([]);
      await runs(join(folder, 'vite/main.js'));
    },
    MINUTE,
  );
});

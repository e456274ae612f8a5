/** The library's functions for authors: what they give, where they write, what they refuse; over a repository and a registry on loopback. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { indexRepository, packageChart, pullChart, pushChart, showChart, updateDependencies } from '../../src/library/author.ts';
import { fakeRegistry } from '../support/fake-registry.ts';
import { fileServer } from '../support/file-server.ts';

let cwd: string;
let env: Record<string, string>;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'chartwright-author-'));
  env = { HOME: join(cwd, 'home') };
  for (const [name, files] of Object.entries({ web: 'dependencies:\n  - {name: db, version: ^1, repository: URL}\n', db: '' })) {
    mkdirSync(join(cwd, name, 'templates'), { recursive: true });
    writeFileSync(join(cwd, name, 'Chart.yaml'), `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n${files}`);
    writeFileSync(join(cwd, name, 'values.yaml'), 'port: 80\n');
  }
});
afterEach(() => rmSync(cwd, { recursive: true }));

test('a chart from its folder to a repository and back into another chart', async () => {
  const host = { cwd, env };
  mkdirSync(join(cwd, 'dist'));
  const archive = await packageChart('db', { ...host, destination: 'dist', version: '1.2.0', date: new Date('2026-01-01') });
  expect(archive).toBe(join(cwd, 'dist/db-1.2.0.tgz'));
  const bytes = readFileSync(archive);
  await packageChart('db', { ...host, destination: 'dist', version: '1.2.0', date: new Date('2026-01-01') });
  expect(readFileSync(archive).equals(bytes)).toBe(true);

  await indexRepository('dist', host);
  const server = await fileServer({ 'index.yaml': readFileSync(join(cwd, 'dist/index.yaml')), 'db-1.2.0.tgz': bytes });
  writeFileSync(join(cwd, 'web/Chart.yaml'), readFileSync(join(cwd, 'web/Chart.yaml'), 'utf8').replace('URL', server.url));
  await updateDependencies('web', host);
  expect(existsSync(join(cwd, 'web/charts/db-1.2.0.tgz'))).toBe(true);
  expect(readFileSync(join(cwd, 'web/Chart.lock'), 'utf8')).toContain('version: 1.2.0');

  mkdirSync(join(cwd, 'pulled'));
  expect(await pullChart('db', { ...host, repo: server.url, version: '^1', destination: 'pulled' })).toBe(join(cwd, 'pulled/db-1.2.0.tgz'));
  expect(await pullChart('db', { ...host, repo: server.url, destination: 'pulled', untar: true })).toBe(join(cwd, 'pulled/db'));
  expect(readFileSync(join(cwd, 'pulled/db/Chart.yaml'), 'utf8')).toContain('version: 1.2.0');
  expect(await showChart('db', 'values', { ...host, repo: server.url })).toBe('port: 80\n\n');
  expect(await showChart('./db', 'values', { ...host, jsonpath: '{.port}' })).toBe('80');
  await server.close();
});

test('a package in a registry', async () => {
  const registry = await fakeRegistry();
  const archive = await packageChart('db', { cwd, env });
  const pushed = await pushChart(archive, `oci://${registry.host}/charts`, { cwd, env, plainHttp: true });
  expect(pushed.reference).toBe(`${registry.host}/charts/db:1.0.0`);
  expect(pushed.digest).toMatch(/^sha256:/);
  expect(await showChart(`oci://${registry.host}/charts/db`, 'values', { cwd, env, plainHttp: true })).toBe('port: 80\n\n');
  await registry.close();
});

test('unknown options are refused', async () => {
  await expect(packageChart('db', { destnation: 'x' } as never)).rejects.toThrow(
    'packageChart: unknown option "destnation" (did you mean destination?)',
  );
  await expect(pullChart('db', { helmVersion: '3.9' } as never)).rejects.toThrow('pullChart: options.helmVersion must be 4.3 or 3.22');
});

/** Releases as a library: typed results, events, cancelling, stores of one's own; what is secret stays so. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadChart } from '../../src/index.ts';
import { Releases } from '../../src/releases.ts';
import { memoryStore } from '../../src/storage/memory.ts';
import { type ApiServer, startApiServer } from '../support/api-server/server.ts';
import { inProcess } from '../support/program.ts';
import { CHART } from './rows.ts';

let server: ApiServer;
let folder: string;
let releases: Releases;
const files = Object.fromEntries(Object.entries(CHART).map(([name, text]) => [name.replace('web/', ''), text]));

beforeEach(async () => {
  server = await startApiServer();
  folder = mkdtempSync(join(tmpdir(), 'library-'));
  writeFileSync(join(folder, 'kubeconfig'), server.kubeconfig);
  releases = new Releases({ kubeconfig: join(folder, 'kubeconfig'), namespace: 'default', env: {} });
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  return server.close();
});

test('a release lives', async () => {
  const chart = await loadChart(files);
  const steps: string[] = [];
  const first = await releases.install('one', chart, { values: { colour: 'blue', size: 3 }, onEvent: ({ step }) => steps.push(step) });
  expect(first).toMatchObject({ revision: 1, status: 'deployed', values: { colour: 'blue', size: 3 }, notes: 'one is blue\n' });
  expect(steps).toEqual(['render', 'record', 'apply', 'wait', 'done']);
  expect((await releases.upgrade('one', chart, { reuseValues: true, values: { size: 4 } })).values).toEqual({ colour: 'blue', size: 4 });
  expect(await releases.rollback('one', 1)).toMatchObject({ revision: 3, description: 'Rollback to 1' });
  expect((await releases.history('one')).map(({ revision, status }) => [revision, status])).toEqual([
    [1, 'superseded'],
    [2, 'superseded'],
    [3, 'deployed'],
  ]);
  expect((await releases.list()).map(({ name }) => name)).toEqual(['one']);
  expect((await releases.uninstall('one'))?.release.status).toBe('uninstalled');
  await expect(releases.get('one')).rejects.toThrow('release: not found');
  expect(
    server.objects('v1', 'configmaps', 'default').filter(({ metadata }) => String((metadata as { name: string }).name).startsWith('one')),
  ).toEqual([]);
});

test('what is cancelled is recorded as failed', async () => {
  const chart = await loadChart(files);
  await expect(releases.install('one', chart, { signal: AbortSignal.abort() })).rejects.toThrow('context canceled');
  expect(await releases.get('one')).toMatchObject({ status: 'failed', description: 'Release "one" failed: context canceled' });
});

test('what is cancelled and to be rolled back is gone', async () => {
  const abort = new AbortController();
  const onEvent = ({ step }: { step: string }) => step === 'wait' && abort.abort();
  const chart = await loadChart(files);
  const installing = releases.install('one', chart, { signal: abort.signal, onEvent, rollbackOnFailure: true });
  await expect(installing).rejects.toThrow('release one failed, and has been uninstalled due to rollback-on-failure being set');
  await expect(releases.get('one')).rejects.toThrow('release: not found');
});

test('records may be kept elsewhere', async () => {
  const own = new Releases({ kubeconfig: join(folder, 'kubeconfig'), namespace: 'default', records: memoryStore(), env: {} });
  await own.install('one', await loadChart(files));
  expect((await own.list()).map(({ name }) => name)).toEqual(['one']);
  expect(server.objects('v1', 'secrets', 'default')).toEqual([]);
});

test('a request whose fate is unknown is not repeated', async () => {
  server.fail({ method: 'PATCH', path: /configmaps/, fault: 'cut-after' });
  await expect(releases.install('one', await loadChart(files))).rejects.toThrow(/Patch "http.*": EOF$/);
  expect(server.requests.filter((line) => line.startsWith('PATCH'))).toHaveLength(1);
  expect((await releases.get('one')).status).toBe('failed');
});

test('a request is repeated if the server asks for a later one', async () => {
  server.fail({ method: 'GET', path: /version/, fault: { status: 429, retryAfter: 0 } });
  await releases.install('one', await loadChart(files));
  expect(server.requests.filter((line) => line === 'GET /version').length).toBeGreaterThan(2);
});

test('a redirect is not followed: credentials stay where they belong', async () => {
  const other = await startApiServer();
  server.fail({ method: 'GET', path: /version/, always: true, fault: { status: 307, reason: 'Redirect' } });
  await expect(releases.list()).rejects.toThrow('kubernetes cluster unreachable');
  expect(other.requests).toEqual([]);
  await other.close();
});

test('tokens are not printed, not with --debug either', async () => {
  const env = { HOME: folder, KUBECONFIG: join(folder, 'kubeconfig') };
  const { mkdirSync } = await import('node:fs');
  mkdirSync(join(folder, 'work'));
  const { stdout, stderr } = await inProcess(['list', '--debug', '--kube-token', 'another-token'], { home: folder, env, stdin: '' });
  expect(stdout + stderr).not.toMatch(/another-token|secret-token/);
});

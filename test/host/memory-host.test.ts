/** Code that uses the host's ports works on a host without a machine. */
import { expect, test } from 'vitest';
import { serveCharts } from '../../src/action/serve/chart-server.ts';
import { loadChartFiles } from '../../src/chart/load-files.ts';
import { packChart } from '../../src/chart/save.ts';
import { decodeUtf8, encodeUtf8 } from '../../src/go/utf8.ts';
import { memoryFiles } from '../../src/host/memory/files.ts';
import { memoryHost } from '../../src/host/memory/host.ts';
import { memoryNetwork } from '../../src/host/memory/network.ts';
import { memoryProcesses } from '../../src/host/memory/processes.ts';
import { GitRepository } from '../../src/plugin/git.ts';
import { schemaFetcher } from '../../src/remotes/fetch-schema.ts';
import { httpGetter } from '../../src/remotes/getter.ts';
import { helperStore } from '../../src/remotes/oci/credential-helper.ts';

test('a getter fetches from a server that is a function, with its user agent', async () => {
  const asked: string[] = [];
  const network = memoryNetwork({
    'https://charts.example': ({ method, target, headers }) => {
      asked.push(`${method} ${target} ${headers['user-agent']}`);
      return target === '/a.tgz' ? { status: 200, headers: {}, body: encodeUtf8('a') } : { status: 404, headers: {} };
    },
  });
  const getter = httpGetter(memoryHost({ network }));
  expect(decodeUtf8(await getter.get('https://charts.example/a.tgz', {}))).toBe('a');
  await expect(getter.get('https://charts.example/b.tgz', {})).rejects.toThrow('failed to fetch https://charts.example/b.tgz : 404');
  await expect(getter.get('https://nowhere.example/', {})).rejects.toThrow(
    'Get "https://nowhere.example/": dial tcp: lookup nowhere.example: no such host',
  );
  expect(asked).toEqual(['GET /a.tgz Helm/4.3.1', 'GET /b.tgz Helm/4.3.1']);
});

test('a schema is kept for when its server has gone', async () => {
  const files = memoryFiles();
  const fetched = (network: ReturnType<typeof memoryNetwork>) =>
    schemaFetcher({ ...memoryHost({ files, network }), contentCache: '/cache', offline: false })('http://a/s.json', () => {});
  await fetched(memoryNetwork({ 'http://a': () => ({ status: 200, headers: {}, body: encodeUtf8('{}') }) }));
  expect(decodeUtf8(await fetched(memoryNetwork()))).toBe('{}');
});

test('a repository is served and read without a socket', async () => {
  const chart = await loadChartFiles([{ name: 'Chart.yaml', data: encodeUtf8('apiVersion: v2\nname: web\nversion: 0.1.0\n') }]);
  const host = memoryHost({ files: memoryFiles({ '/repo/web-0.1.0.tgz': packChart(chart, { now: 0 }) }) });
  const server = await serveCharts({ ...host, folder: '/repo', address: '127.0.0.1:0', url: '', log: () => {} });
  const index = await httpGetter(host).get(`${server.url}/index.yaml`, {});
  expect(decodeUtf8(index)).toContain('- web-0.1.0.tgz');
  await server.close();
  await expect(httpGetter(host).get(server.url, {})).rejects.toThrow('no such host');
});

test('programs are functions', async () => {
  const processes = memoryProcesses({
    '/bin/docker-credential-pass': ({ args: [action] }, { input }) =>
      action === 'get' ? `{"Username": "me", "Secret": ${JSON.stringify(decodeUtf8(input as Uint8Array))}}` : { exitCode: 1 },
  });
  const host = memoryHost({ processes, env: { PATH: '/bin' } });
  const store = helperStore('pass', host);
  expect(await store.get('registry.example')).toMatchObject({ username: 'me', password: 'registry.example' });
  await expect(store.remove('registry.example')).rejects.toThrow('exit status 1');
  expect(() => GitRepository.at('/clone', 'https://git.example/x', host)).toThrow('git is not installed');
});

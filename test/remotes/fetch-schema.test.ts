/** Schemas by URL: through a proxy, from the content cache, within limits. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LogEntry } from '../../src/base/log.ts';
import { disk } from '../../src/host/node/disk.ts';
import { type SchemaDeps, schemaFetcher } from '../../src/remotes/fetch-schema.ts';
import { type FileServer, fileServer } from '../support/file-server.ts';
import { MACHINE } from '../support/machine.ts';

let server: FileServer;
let contentCache: string;
beforeEach(async () => {
  server = await fileServer({ 'a.json': '{"type": "object"}', 'login.json': '<html>' });
  contentCache = mkdtempSync(join(tmpdir(), 'chartwright-schemas-'));
});
afterEach(async () => {
  await server.close();
  rmSync(contentCache, { recursive: true });
});

async function fetched(url: string, deps: Partial<SchemaDeps> = {}) {
  const log: LogEntry[] = [];
  const fetch = schemaFetcher({ files: disk, ...MACHINE, contentCache, env: {}, offline: false, ...deps });
  const text = await fetch(url, (entry) => log.push(entry)).then(
    (data) => Buffer.from(data).toString(),
    (error: Error) => error.message,
  );
  return { text, warnings: log.map(({ message }) => message) };
}

test('a proxy is used where the environment names one', async () => {
  const proxy = await fileServer({}, (request, response) => {
    response.end(`{"title": "${request.url} by ${request.headers.host}"}`);
    return true;
  });
  const url = 'http://schemas.example.com/a.json';
  const env = { HTTP_PROXY: proxy.url };
  expect((await fetched(url, { env })).text).toBe('{"title": "http://schemas.example.com/a.json by schemas.example.com"}');
  await proxy.close();
  expect(await fetched(url, { env })).toEqual({
    text: '{"title": "http://schemas.example.com/a.json by schemas.example.com"}',
    warnings: ['schema is taken from the content cache'],
  });
});

test('what was fetched is there without a network', async () => {
  const url = `${server.url}/a.json`;
  expect((await fetched(url, { offline: true })).text).toBe(`${url} is not in the content cache, and the network is not used (--offline)`);
  expect(server.log).toEqual([]);
  await fetched(url);
  expect(await fetched(url, { offline: true })).toEqual({ text: '{"type": "object"}', warnings: [] });
  expect(server.log).toEqual(['GET /a.json']);
});

test('a server that answers is believed, whatever is kept', async () => {
  await fetched(`${server.url}/a.json`);
  server.files.set('a.json', '{"type": "array"}');
  expect((await fetched(`${server.url}/a.json`)).text).toBe('{"type": "array"}');
  server.files.delete('a.json');
  expect((await fetched(`${server.url}/a.json`)).text).toBe(`HTTP request to ${server.url}/a.json returned status 404 (Not Found)`);
});

test('only JSON is kept', async () => {
  expect((await fetched(`${server.url}/login.json`)).text).toBe('<html>');
  expect(readdirSync(contentCache)).toEqual([]);
});

test('an answer without end is refused', async () => {
  const endless = await fileServer({}, (_, response) => {
    const piece = Buffer.alloc(1 << 20, ' ');
    const more = () => {
      while (!response.destroyed && response.write(piece));
      response.once('drain', more);
    };
    more();
    return true;
  });
  expect((await fetched(`${endless.url}/a.json`)).text).toBe('the response is longer than 33554432 bytes');
  await endless.close();
});

/** What tests may do to their API server: break requests, write as a controller, end watches. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ApiServer, startApiServer } from '../server.ts';

let server: ApiServer;
beforeEach(async () => {
  server = await startApiServer();
});
afterEach(() => server.close());

const path = '/api/v1/namespaces/default/configmaps';
const get = (where = path) => fetch(`${server.url}${where}`);
const post = (name: string) => fetch(`${server.url}${path}`, { method: 'POST', body: JSON.stringify({ metadata: { name } }) });

describe('faults', () => {
  test('the request that a rule names is refused, and no other', async () => {
    server.fail({ method: 'GET', path: /configmaps/, nth: 2, fault: { status: 429, reason: 'TooManyRequests', retryAfter: 1 } });
    expect((await get()).status).toBe(200);
    const refused = await get();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    expect(await refused.json()).toMatchObject({ message: 'made to fail with 429', reason: 'TooManyRequests' });
    expect((await get()).status).toBe(200);
  });

  test('a line is cut before or after the server has acted', async () => {
    server.fail({ method: 'POST', path: /configmaps/, nth: 1, fault: 'cut' });
    server.fail({ method: 'POST', path: /configmaps/, nth: 2, fault: 'cut-after' });
    await expect(post('before')).rejects.toThrow();
    await expect(post('after')).rejects.toThrow();
    expect(server.objects('v1', 'configmaps').map((object) => (object.metadata as { name: string }).name)).toEqual(['after']);
  });

  test('a request may never be answered', async () => {
    server.fail({ method: 'GET', path: /version/, fault: 'stall' });
    const abort = new AbortController();
    const reply = fetch(`${server.url}/version`, { signal: abort.signal });
    expect((await get()).status).toBe(200);
    abort.abort();
    await expect(reply).rejects.toThrow();
  });

  test('an answer may be no JSON, again and again', async () => {
    server.fail({ method: 'GET', path: /version/, always: true, fault: { body: '<html>' } });
    for (let time = 0; time < 2; time++) expect(await (await get('/version')).text()).toBe('<html>');
  });
});

describe('controllers', () => {
  test('write statuses, and watches get events', async () => {
    await post('x');
    const reader = (await get(`${path}?watch=true&allowWatchBookmarks=true`)).body?.getReader();
    const read = async () => new TextDecoder().decode((await reader?.read())?.value);
    let text = await read();
    while (!text.includes('BOOKMARK')) text += await read();
    server.put({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x', namespace: 'default' }, data: { k: 'v' } });
    expect(JSON.parse(await read())).toMatchObject({ type: 'MODIFIED', object: { data: { k: 'v' } } });
    server.endWatches();
    expect((await reader?.read())?.done).toBe(true);
  });

  test('a watch from a version that is forgotten gets an error', async () => {
    await post('x');
    server.compact();
    expect(JSON.parse(await (await get(`${path}?watch=true&resourceVersion=1`)).text())).toMatchObject({
      type: 'ERROR',
      object: { code: 410, reason: 'Expired' },
    });
  });

  test('pods have logs', async () => {
    server.put({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p', namespace: 'default' } });
    server.logs.set('default/p/c', 'hello\n');
    expect(await (await get('/api/v1/namespaces/default/pods/p/log?container=c')).text()).toBe('hello\n');
  });
});

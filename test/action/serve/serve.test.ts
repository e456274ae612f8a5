/** A chart repository over HTTP: requests of browsers and Helm, and malformed ones. */
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ChartServer, serveCharts } from '../../../src/action/serve/chart-server.ts';
import { errorText } from '../../../src/base/errors.ts';
import { gzip } from '../../../src/codec/flate/gzip.ts';
import { type Clock, systemClock } from '../../../src/host/clock.ts';
import { disk } from '../../../src/host/node/disk.ts';
import { nodeNetwork } from '../../../src/host/node/network/network.ts';
import { parseIndex } from '../../../src/remotes/index/load-index.ts';
import { compiledPages } from '../../../tools/pages.ts';
import { tar } from '../../support/tar.ts';

let folder = '';
let server: ChartServer;

const chart = (name: string, version: string, files: Readonly<Record<string, string>> = {}) =>
  gzip(
    tar([
      {
        name: `${name}/Chart.yaml`,
        data: `apiVersion: v2\nname: ${name}\nversion: ${version}\ndescription: A <b>chart</b>\nhome: javascript:alert(1)\n`,
      },
      ...Object.entries(files).map(([file, data]) => ({ name: `${name}/${file}`, data })),
    ]),
  );

/** A clock that is a millisecond later each time that it is read: however busy the machine is, no scan takes long. */
function ticking(): Clock {
  let now = systemClock.now();
  return { now: () => (now += 1_000_000n), zone: 'UTC' };
}

const serve = (options: { address?: string; url?: string; folder?: string } = {}) =>
  serveCharts({
    files: disk,
    network: nodeNetwork,
    folder,
    address: '127.0.0.1:0',
    url: '',
    clock: ticking(),
    log: () => {},
    ...options,
  });

beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'serve-')));
  mkdirSync(join(folder, 'sub'));
  writeFileSync(
    join(folder, 'web-0.1.0.tgz'),
    chart('web', '0.1.0', { 'README.md': '# Web\n\n<script>alert(1)</script>\n', 'values.yaml': 'a: "<b>"\n' }),
  );
  writeFileSync(join(folder, 'web-0.1.0.tgz.prov'), 'signed');
  writeFileSync(join(folder, 'sub/web-0.2.0+b.1.tgz'), chart('web', '0.2.0+b.1'));
  server = await serve();
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** The path goes out as it is: no client in between makes it look better. */
function ask(path: string, { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {}): Promise<Answer> {
  return new Promise((done, fail) => {
    const { hostname, port } = new URL(server.url);
    const asked = request({ hostname, port, path, method, headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () =>
        done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts).toString() }),
      );
    });
    asked.on('error', fail);
    asked.end();
  });
}

const versions = async () => {
  const index = parseIndex(Buffer.from((await ask('/index.yaml')).body), 'index.yaml');
  return Object.fromEntries(
    [...index.entries].map(([name, all]) => [name, all.map(({ metadata, urls }) => `${metadata.version} ${urls}`)]),
  );
};

describe('the index', () => {
  test('has what is in the folder and right below it', async () => {
    expect(await versions()).toEqual({ web: ['0.2.0+b.1 sub/web-0.2.0+b.1.tgz', '0.1.0 web-0.1.0.tgz'] });
  });

  test('follows files as they come, change and go', async () => {
    const before = await ask('/index.yaml');
    expect((await ask('/index.yaml')).headers.etag).toBe(before.headers.etag);
    writeFileSync(join(folder, 'api-1.0.0.tgz'), chart('api', '1.0.0').subarray(0, 50));
    expect(Object.keys(await versions())).toEqual(['web']);
    writeFileSync(join(folder, 'api-1.0.0.tgz'), chart('api', '1.0.0'));
    expect(Object.keys(await versions())).toEqual(['api', 'web']);
    writeFileSync(join(folder, 'api-1.0.0.tgz'), chart('api', '1.0.1'));
    expect((await versions()).api).toEqual(['1.0.1 api-1.0.0.tgz']);
    unlinkSync(join(folder, 'api-1.0.0.tgz'));
    rmSync(join(folder, 'sub'), { recursive: true });
    expect(await versions()).toEqual({ web: ['0.1.0 web-0.1.0.tgz'] });
    expect((await ask('/index.yaml')).headers.etag).not.toBe(before.headers.etag);
  });

  test('dates entries by their files, so that a new start changes nothing', async () => {
    utimesSync(join(folder, 'web-0.1.0.tgz'), 0, 1_700_000_000);
    expect((await ask('/index.yaml')).body).toContain('created: "2023-11-14T22:13:20Z"');
  });

  test('stands on a URL of its own', async () => {
    const other = await serve({ url: 'https://charts.example/x' });
    const body = await (await fetch(`${other.url}/index.yaml`)).text();
    await other.close();
    expect(body).toContain('- https://charts.example/x/sub/web-0.2.0+b.1.tgz\n');
  });
});

describe('files', () => {
  test.each([
    ['/web-0.1.0.tgz', 'application/gzip'],
    ['/web-0.1.0.tgz.prov', 'text/plain; charset=utf-8'],
    ['/sub/web-0.2.0+b.1.tgz', 'application/gzip'],
    ['/sub/web-0.2.0%2Bb.1.tgz?x=y', 'application/gzip'],
    ['/index.yaml', 'text/yaml; charset=utf-8'],
  ])('%s', async (path, type) => {
    const { status, headers, body } = await ask(path);
    expect([status, headers['content-type'], headers['x-content-type-options']]).toEqual([200, type, 'nosniff']);
    const head = await ask(path, { method: 'HEAD' });
    expect([head.status, head.headers['content-length'], head.body]).toEqual([200, headers['content-length'], '']);
    expect(Number(headers['content-length'])).toBeGreaterThanOrEqual(body.length > 0 ? 1 : 0);
    const same = { 'If-None-Match': `"x", W/${headers.etag}` };
    expect((await ask(path, { headers: same })).status).toBe(304);
    expect((await ask(path, { headers: { 'If-None-Match': '"x"', 'If-Modified-Since': String(headers['last-modified']) } })).status).toBe(
      200,
    );
    expect((await ask(path, { headers: { 'If-Modified-Since': String(headers['last-modified']) } })).status).toBe(304);
    expect((await ask(path, { headers: { 'If-Modified-Since': 'Thu, 01 Jan 1970 00:00:00 GMT' } })).status).toBe(200);
  });

  test.each([
    '/nosuch.tgz',
    '/../etc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..%2f..%2fetc%2fpasswd',
    '/sub/../web-0.1.0.tgz',
    '/.//web-0.1.0.tgz',
    '//web-0.1.0.tgz',
    '/web-0.1.0.tgz%00',
    '/sub%5c..%5cweb-0.1.0.tgz',
    '/%ff',
    '/sub',
    '/sub/',
    '/secret.txt',
    '/junk-1.0.0.tgz',
    '/out-1.0.0.tgz',
    '/sub/web-0.2.0+b.1.tgz.prov',
    '/charts',
    '/charts/nosuch',
    '/charts/web/9.9.9',
    '/charts/web/0.1.0/x',
    '/charts/__proto__',
    'http://elsewhere/index.yaml',
    '*',
  ])('nothing at %s', async (path) => {
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    writeFileSync(join(folder, 'junk-1.0.0.tgz'), 'secret');
    const outside = mkdtempSync(join(tmpdir(), 'outside-'));
    writeFileSync(join(outside, 'out-1.0.0.tgz'), chart('out', '1.0.0'));
    symlinkSync(join(outside, 'out-1.0.0.tgz'), join(folder, 'out-1.0.0.tgz'));
    symlinkSync('/etc/passwd', join(folder, 'sub/web-0.2.0+b.1.tgz.prov'));
    const { status, body } = await ask(path);
    rmSync(outside, { recursive: true });
    expect([status, body]).toEqual([404, 'not found\n']);
  });

  test('links within the folder are followed', async () => {
    symlinkSync('web-0.1.0.tgz', join(folder, 'a-0.1.0.tgz'));
    linkSync(join(folder, 'web-0.1.0.tgz'), join(folder, 'b-0.1.0.tgz'));
    expect([(await ask('/a-0.1.0.tgz')).status, (await ask('/b-0.1.0.tgz')).status]).toEqual([200, 200]);
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s is not taken', async (method) => {
    const { status, headers } = await ask('/', { method });
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  });
});

describe('pages', () => {
  test('the list', async () => {
    const { body, headers } = await ask('/');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(body).toMatch(/<a href="\/charts\/web">.*<h2>web<\/h2>.*<p class="quiet">0\.2\.0\+b\.1 · and 1 older<\/p>/);
    expect(body).toContain('A &lt;b&gt;chart&lt;/b&gt;');
    expect(body).toContain(`<code>helm repo add local ${server.url}</code>`);
    expect((await ask('/index.html')).body).toBe(body);
  });

  test('a search', async () => {
    expect((await ask('/?q=WEB+chart')).body).toContain('<h2>web</h2>');
    const { body } = await ask('/?q=%3Cb%3Ex');
    expect(body).not.toContain('<h2>web</h2>');
    expect(body).toContain('No chart has “&lt;b&gt;x”');
  });

  test('the address is that of the request, if it can be one', async () => {
    const said = async (host: string) => /repo add local ([^<]*)</.exec((await ask('/', { headers: { host } })).body)?.[1];
    expect(await said('charts.example.com:8000')).toBe('http://charts.example.com:8000');
    expect(await said('"><script>')).toBe(`http://localhost:${new URL(server.url).port}`);
  });

  test('a chart', async () => {
    const { body } = await ask('/charts/web/0.1.0');
    expect(body).toContain('<h1>Web</h1>\n<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>');
    expect(body).toContain('<span class="key">a</span>: <span class="string">&quot;&lt;b&gt;&quot;</span>');
    expect(body).toContain('<a href="/charts/web/0.2.0%2Bb.1">0.2.0+b.1</a>');
    expect(body).toContain('<dd>javascript:alert(1)</dd>');
    expect(body).toContain('<code>helm install my-web local/web --version 0.1.0</code>');
    expect((await ask('/charts/web')).body).toContain('<h1>web <span class="version">0.2.0+b.1</span></h1>');
    expect((await ask('/charts/web/0.2.0%2Bb.1')).body).toContain('<a href="/sub/web-0.2.0%2Bb.1.tgz"');
  });

  test('templates, and what the default values come to', async () => {
    writeFileSync(
      join(folder, 'a-1.0.0.tgz'),
      chart('a', '1.0.0', { 'values.yaml': 'x: 1\n', 'templates/a.yaml': 'kind: A\nx: {{ .Values.x }}\n' }),
    );
    writeFileSync(join(folder, 'b-1.0.0.tgz'), chart('b', '1.0.0', { 'templates/b.yaml': '{{ fail "<no>" }}' }));
    const { body } = await ask('/charts/a');
    expect(body).toContain('<summary>templates/a.yaml</summary><pre class="code">kind: A\nx: {{ .Values.x }}\n</pre>');
    expect(body).toContain('1 object rendered');
    expect(body).toContain('<span class="key">x</span>: <span class="atom">1</span>');
    expect((await ask('/charts/b')).body).toMatch(/does not render with its default values:<\/p><pre class="code">[^<]*&lt;no&gt;/);
  });

  test('a browser gets a page for addresses without content', async () => {
    const { status, body, headers } = await ask('/<b>', { headers: { accept: 'text/html,*/*' } });
    expect([status, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(body).toContain('<code>/&lt;b&gt;</code>');
  });

  test('the compiled pages are those of the folder pages', () => {
    for (const { file, text } of compiledPages()) expect(text).toBe(readFileSync(file, 'utf8'));
  });

  test('an empty folder', async () => {
    rmSync(join(folder, 'sub'), { recursive: true });
    rmSync(join(folder, 'web-0.1.0.tgz'));
    expect((await ask('/')).body).toContain('There are no charts in');
  });
});

describe('starting and stopping', () => {
  test.each([
    [{ folder: '/no/such/folder' }, 'stat /no/such/folder: no such file or directory'],
    [{ folder: '/etc/passwd' }, '/etc/passwd is not a directory'],
    [{ address: '8879' }, 'listen tcp: address 8879: missing port in address'],
    [{ address: '::1:8879' }, 'listen tcp: address ::1:8879: too many colons in address'],
    [{ address: '127.0.0.1:http' }, 'listen tcp: address 127.0.0.1:http: invalid port'],
    [{ address: '127.0.0.1:65536' }, 'listen tcp: address 127.0.0.1:65536: invalid port'],
  ])('refused: %j', async (options, message) => {
    expect(await serve(options).then(() => 'no refusal', errorText)).toBe(message);
  });

  test('a port that is taken', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const address = `127.0.0.1:${(other.address() as AddressInfo).port}`;
    expect(await serve({ address }).then(() => 'no refusal', errorText)).toBe(`listen tcp ${address}: bind: address already in use`);
    other.close();
  });

  test('a folder that goes away is an empty repository', async () => {
    rmSync(folder, { recursive: true });
    expect(await versions()).toEqual({});
  });

  test('an idle connection does not hold it up', async () => {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => {});
    await new Promise((done) => socket.once('connect', done));
    socket.write('GET /index.yaml HTTP/1.1\r\nHost: x\r\n\r\n');
    await new Promise((done) => socket.once('data', done));
    const start = performance.now();
    await server.close();
    expect(performance.now() - start).toBeLessThan(2000);
    socket.destroy();
  });
});

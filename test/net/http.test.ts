/** The getter for http and https: messages of Helm 4.3.1 if servers misbehave, and where credentials are sent. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { errorText } from '../../src/base/errors.ts';
import { formatUrl } from '../../src/go/url/format.ts';
import { parseUrl } from '../../src/go/url/parse.ts';
import { disk } from '../../src/host/node/disk.ts';
import { proxyFor } from '../../src/net/proxy.ts';
import { type GetOptions, httpGetter } from '../../src/remotes/getter.ts';
import { fileServer } from '../support/file-server.ts';
import { MACHINE } from '../support/machine.ts';
import { nastyServer, says } from '../support/nasty-server.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function get(url: string, options: GetOptions = {}, env: Record<string, string> = {}): Promise<string> {
  try {
    return Buffer.from(
      await httpGetter({ files: disk, env, ...MACHINE }).get(url, { repositoryUrl: url, timeout: 300, ...options }),
    ).toString();
  } catch (error) {
    return errorText(error);
  }
}

const ok = (length: number): string => `HTTP/1.1 200 OK\r\nContent-Length: ${length}\r\n\r\n`;
const moved = (to: string): string => `HTTP/1.1 302 Found\r\nLocation: ${to}\r\nContent-Length: 0\r\n\r\n`;
const broken = (why: string): string => `Get "URL": net/http: HTTP/1.x transport connection broken: ${why}`;

describe('answers out of order', () => {
  const rows: [string, (socket: Socket) => void, string][] = [
    ['a closed connection', (socket) => socket.end(), 'Get "URL": EOF'],
    ['nonsense', says('nonsense\r\n\r\n'), broken('malformed HTTP response "nonsense"')],
    ['words', says('nonsense without newline'), broken('malformed HTTP status code "without"')],
    ['an odd version', says('HTTP/9.x 200 OK\r\n\r\n'), broken('malformed HTTP version "HTTP/9.x"')],
    ['an odd status', says('HTTP/1.1 abc OK\r\n\r\n'), broken('malformed HTTP status code "abc"')],
    ['a short status', says('HTTP/1.1 20 OK\r\n\r\n'), broken('malformed HTTP status code "20"')],
    [
      'a header without colon',
      says('HTTP/1.1 200 OK\r\nno colon here\r\n\r\n'),
      broken('malformed MIME header: missing colon: "no colon here"'),
    ],
    ['an odd length', says('HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n'), broken('bad Content-Length "x"')],
    ['a short body', says(`${ok(100)}abc`), 'unexpected EOF'],
    ['a cut chunk', says('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab'), 'unexpected EOF'],
    ['a wrong chunk', says('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n'), 'invalid byte in chunk length'],
    ['no answer', () => {}, 'Get "URL": context deadline exceeded (Client.Timeout exceeded while awaiting headers)'],
    [
      'half an answer',
      says(`${ok(100)}abc`, false),
      'context deadline exceeded (Client.Timeout or context cancellation while reading body)',
    ],
    ['a redirect in circles', says(moved('/again')), 'Get "/again": stopped after 10 redirects'],
    ['a redirect to nowhere', says('HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n'), 'failed to fetch URL : 302 Found'],
    [
      'a redirect to nonsense',
      says(moved('http://a:b/')),
      'Get "URL": failed to parse Location header "http://a:b/": parse "http://a:b/": invalid port ":b" after host',
    ],
    ['a redirect to ftp', says(moved('ftp://x/')), 'Get "ftp://x/": unsupported protocol scheme "ftp"'],
    ['304', says('HTTP/1.1 304 Not Modified\r\n\r\n'), 'failed to fetch URL : 304 Not Modified'],
    ['401', says('HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n'), 'failed to fetch URL : 401 Unauthorized'],
    ['404', says('HTTP/1.0 404 Gone Fishing\r\n\r\n'), 'failed to fetch URL : 404 Gone Fishing'],
    ['500', says('HTTP/1.1 500 Oh Dear\r\nContent-Length: 0\r\n\r\n'), 'failed to fetch URL : 500 Oh Dear'],
    ['a provisional answer first', says(`HTTP/1.1 100 Continue\r\n\r\n${ok(2)}hi`), 'hi'],
    ['headers of two megabytes', says(`HTTP/1.1 200 OK\r\nX: ${'a'.repeat(2_000_000)}\r\nContent-Length: 2\r\n\r\nhi`), 'hi'],
    ['gzip that nobody asked for', says(`HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc`), 'abc'],
  ];
  test.each(rows)('%s', async (_name, answer, wanted) => {
    const server = await nastyServer(answer);
    closing.push(server.close);
    const url = `http://127.0.0.1:${server.port}/index.yaml`;
    expect((await get(url)).replaceAll(url, 'URL')).toBe(wanted);
  });

  test('a kept connection that the server has closed meanwhile is opened again', async () => {
    let count = 0;
    const server = await nastyServer((socket) => {
      const mine = ++count;
      socket.on('data', () => (mine === 1 && socket.bytesWritten > 0 ? socket.destroy() : socket.write(`${ok(1)}${mine}`)));
    });
    closing.push(server.close);
    const getter = httpGetter({ files: disk, env: {}, ...MACHINE });
    const fetch = async () => Buffer.from(await getter.get(`http://127.0.0.1:${server.port}/`, {})).toString();
    expect([await fetch(), await fetch()]).toEqual(['1', '2']);
  });
});

describe('addresses', () => {
  test.each([
    ['http://127.0.0.1:1/x', 'Get "http://127.0.0.1:1/x": dial tcp 127.0.0.1:1: connect: connection refused'],
    ['http://u:p@127.0.0.1:1/x', 'Get "http://u:***@127.0.0.1:1/x": dial tcp 127.0.0.1:1: connect: connection refused'],
    ['http://127.0.0.1:99999/x', 'Get "http://127.0.0.1:99999/x": dial tcp: address 99999: invalid port'],
    ['http:///x', 'Get "http:///x": http: no Host in request URL'],
  ])('%s', async (url, wanted) => {
    expect(await get(url)).toBe(wanted);
  });
});

describe('credentials', () => {
  const auth = { username: 'me', password: 'secret' };
  test.each([
    ['go to the repository’s own host', { ...auth }, true],
    ['need a password, too', { username: 'me', password: '' }, false],
    ['stay away from other hosts', { ...auth, repositoryUrl: 'http://127.0.0.1:1/' }, false],
    ['go anywhere when told to', { ...auth, repositoryUrl: 'http://127.0.0.1:1/', passCredentials: true }, true],
  ])('%s', async (_name, options, authorized) => {
    const server = await fileServer({ x: 'hi' });
    closing.push(server.close);
    expect(await get(`${server.url}/x`, options)).toBe('hi');
    expect(server.log).toEqual([`GET /x${authorized ? ' authorized' : ''}`]);
  });

  test('do not follow a redirect to another host, but to another port of the same', async () => {
    const target = await fileServer({ x: 'hi' });
    const server = await fileServer({}, (request, response) => {
      const host = request.url === '/other' ? target.url.replace('127.0.0.1', 'localhost') : target.url;
      response.writeHead(302, { Location: `${host}/x` }).end();
      return true;
    });
    closing.push(server.close, target.close);
    expect(await get(`${server.url}/same`, auth)).toBe('hi');
    expect(await get(`${server.url}/other`, auth)).toMatch(/^hi$|connection refused/);
    expect(target.log[0]).toBe('GET /x authorized');
    expect(target.log.slice(1)).not.toContain('GET /x authorized');
  });

  test('that were left behind do not come back', async () => {
    const server = await fileServer({ x: 'hi' }, (request, response) => {
      if (request.url === '/x') return false;
      const host = request.url === '/away' ? server.url.replace('127.0.0.1', 'localhost') : server.url;
      response.writeHead(302, { Location: `${host}${request.url === '/away' ? '/back' : '/x'}` }).end();
      return true;
    });
    closing.push(server.close);
    await get(`${server.url}/away`, auth);
    expect(server.log).toEqual(['GET /away authorized', 'GET /back', 'GET /x']);
  });
});

test('the request is Helm’s, and progress is reported', async () => {
  const seen: unknown[] = [];
  const server = await fileServer({ x: 'hello' }, (request) => {
    seen.push(request.headers['user-agent'], request.headers.accept, request.headers['accept-encoding']);
    return false;
  });
  closing.push(server.close);
  const progress: unknown[] = [];
  await get(`${server.url}/x`, { accept: 'application/gzip', onProgress: (...step) => progress.push(step) });
  expect(seen).toEqual(['Helm/4.3.1', 'application/gzip', undefined]);
  expect(progress.at(-1)).toEqual([`${server.url}/x`, 5, 5]);
});

describe('TLS', () => {
  const fixtures = resolve(import.meta.dirname, '../fixtures/repo');
  const file = (name: string): string => join(fixtures, name);
  let folder = '';
  let port = 0;
  let stop: () => unknown = () => {};
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tls-'));
    writeFileSync(join(folder, 'junk'), 'junk');
    const server = createTlsServer({ key: readFileSync(file('tls-key.pem')), cert: readFileSync(file('tls-cert.pem')) }, (_q, r) =>
      r.end('hi'),
    );
    await new Promise<void>((done) => server.listen(0, done));
    port = (server.address() as AddressInfo).port;
    stop = () => server.close();
  });
  afterAll(() => {
    stop();
    rmSync(folder, { recursive: true });
  });

  const CREATE = "can't create TLS config for client: ";
  const PAIR = `${CREATE}unable to load cert from key pair: tls: `;
  const VERIFY = 'Get "URL": tls: failed to verify certificate: x509: ';
  const rows: [string, string, GetOptions, string][] = [
    ['localhost', 'an unknown authority', {}, `${VERIFY}certificate signed by unknown authority`],
    [
      '127.0.0.1',
      'an address that is not in it',
      {},
      `${VERIFY}cannot validate certificate for 127.0.0.1 because it doesn't contain any IP SANs`,
    ],
    ['127.0.0.1', 'no questions asked', { insecureSkipTlsVerify: true }, 'hi'],
    ['localhost', 'its own authority', { caFile: file('tls-cert.pem') }, 'hi'],
    ['localhost', 'another authority', { caFile: file('tls-other.pem') }, `${VERIFY}certificate signed by unknown authority`],
    [
      'localhost',
      'no such file',
      { caFile: '/nothere' },
      `${CREATE}can't read CA file: "/nothere": open /nothere: no such file or directory`,
    ],
    ['localhost', 'a file that is none', { caFile: 'JUNK' }, `${CREATE}failed to append certificates from pem block`],
    [
      'localhost',
      'half a pair',
      { certFile: file('tls-cert.pem'), caFile: file('tls-cert.pem') },
      `${CREATE}unable to read key file: "": open : no such file or directory`,
    ],
    [
      'localhost',
      'a pair that is none',
      { certFile: file('tls-other.pem'), keyFile: file('tls-key.pem') },
      `${PAIR}private key does not match public key`,
    ],
    [
      'localhost',
      'a certificate that is none',
      { certFile: 'JUNK', keyFile: file('tls-key.pem') },
      `${PAIR}failed to find any PEM data in certificate input`,
    ],
    [
      'localhost',
      'a key that is none',
      { certFile: file('tls-cert.pem'), keyFile: 'JUNK' },
      `${PAIR}failed to find any PEM data in key input`,
    ],
    [
      'localhost',
      'a certificate for a key',
      { certFile: file('tls-cert.pem'), keyFile: file('tls-cert.pem') },
      `${PAIR}found a certificate rather than a key in the PEM for the private key`,
    ],
  ];
  test.each(rows)('%s: %s', async (host, _name, options, wanted) => {
    const url = `https://${host}:${port}/x`;
    const inFolder = Object.fromEntries(
      Object.entries(options).map(([key, value]) => [key, value === 'JUNK' ? join(folder, 'junk') : value]),
    );
    expect((await get(url, { timeout: 5000, ...inFolder })).replaceAll(url, 'URL')).toBe(wanted);
  });

  test('an address in the certificate, and a certificate requested from the client', async () => {
    const [key, cert] = [readFileSync(file('tls-key.pem')), readFileSync(file('tls-address.pem'))];
    const server = createTlsServer({ key, cert, ca: cert, requestCert: true, rejectUnauthorized: true }, (_q, r) => r.end('hi'));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    closing.push(() => server.close());
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/x`;
    const caFile = file('tls-address.pem');
    expect(await get(url, { caFile })).toBe(`Get "${url}": remote error: tls: certificate required`);
    expect(await get(url, { caFile, certFile: caFile, keyFile: file('tls-key.pem') })).toBe('hi');
  });

  test('a plain server is distinguished from a secure one', async () => {
    const server = await nastyServer(says('HTTP/1.1 404 Not Found\r\n\r\n'));
    closing.push(server.close);
    const url = `https://127.0.0.1:${server.port}/x`;
    expect(await get(url)).toBe(`Get "${url}": http: server gave HTTP response to HTTPS client`);
  });
});

describe('proxies', () => {
  const env = { HTTP_PROXY: 'http://p:1', HTTPS_PROXY: 'q:2', NO_PROXY: 'a.b,.c.d,10.0.0.0/8,h:81,*.e.f, 1.2.3.4 ' };
  test.each([
    ['http://x/', 'http://p:1'],
    ['https://x/', 'http://q:2'],
    ['http://localhost/', '-'],
    ['http://127.0.0.9/', '-'],
    ['http://a.b/', '-'],
    ['http://z.a.b/', '-'],
    ['http://za.b/', 'http://p:1'],
    ['http://c.d/', 'http://p:1'],
    ['http://z.c.d/', '-'],
    ['http://z.e.f/', '-'],
    ['http://10.9.8.7/', '-'],
    ['http://11.9.8.7/', 'http://p:1'],
    ['http://1.2.3.4/', '-'],
    ['http://h:81/', '-'],
    ['http://h/', 'http://p:1'],
  ])('%s goes through %s', (url, wanted) => {
    const proxy = proxyFor(parseUrl(url), env);
    expect(proxy ? formatUrl(proxy) : '-').toBe(wanted);
  });

  test('receive whole URLs, and requests for tunnels', async () => {
    const proxy = await fileServer({}, (request, response) => {
      response.end(`asked for ${request.url}`);
      return true;
    });
    closing.push(proxy.close);
    expect(await get('http://nosuch.invalid/x?y', {}, { HTTP_PROXY: proxy.url })).toBe('asked for http://nosuch.invalid/x?y');
    const refusing = await nastyServer(says('HTTP/1.1 403 Forbidden\r\n\r\n'));
    closing.push(refusing.close);
    const tunnel = await get('https://nosuch.invalid/', {}, { HTTPS_PROXY: `127.0.0.1:${refusing.port}` });
    expect(tunnel).toBe('Get "https://nosuch.invalid/": Forbidden');
    const dead = await get('http://nosuch.invalid/', {}, { http_proxy: 'http://127.0.0.1:1' });
    expect(dead).toBe('Get "http://nosuch.invalid/": proxyconnect tcp: dial tcp 127.0.0.1:1: connect: connection refused');
  });
});

/** Hostile servers: each response ends within its limit and with Go's message. Expected results are Helm 4.3.1's unless marked. */
import type { Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { errorText } from '../../src/base/errors.ts';
import { disk } from '../../src/host/node/disk.ts';
import { httpGetter } from '../../src/remotes/getter.ts';
import { ANSWER_LIMITS } from '../../src/remotes/limits.ts';
import { MACHINE } from '../support/machine.ts';
import { flood, type NastyServer, nastyServer, says } from '../support/nasty-server.ts';

const LONG = 'net/http: HTTP/1.x transport connection broken: net/http: server response headers exceeded 10485760 bytes; aborted';
const broken = (why: string): string => `net/http: HTTP/1.x transport connection broken: ${why}`;
const OK = 'HTTP/1.1 200 OK\r\n';
const body = 'Content-Length: 2\r\n\r\nok';

let server: NastyServer;
afterEach(() => server.close());

const rows: [string, (socket: Socket) => void, string][] = [
  ['headers without end', flood(OK, `X-A: ${'a'.repeat(60_000)}\r\n`), LONG],
  ['many small headers', flood(OK, 'a: b\r\n'.repeat(10_000)), LONG],
  ['a header without end', flood(`${OK}X-A: `, 'a'.repeat(65_536)), LONG],
  ['a status without end', flood('HTTP/1.1 200 ', 'a'.repeat(65_536)), LONG],
  ['zeros', flood('', Buffer.alloc(65_536)), LONG],
  ['102 without end', flood('', 'HTTP/1.1 102 Processing\r\n\r\n'.repeat(1000)), LONG],
  ['103 without end', flood('', 'HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n'.repeat(1000)), LONG],
  ['some 102', says(`${'HTTP/1.1 102 Processing\r\n\r\n'.repeat(20)}${OK}${body}`), ''],
  ['trailers without end', flood(`${OK}Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n`, 'a: b\r\n'.repeat(1000)), 'trailer'],
  ['a chunk extension without end', flood(`${OK}Transfer-Encoding: chunked\r\n\r\n1;`, 'a'.repeat(65_536)), 'chunk'],
  ['an unknown encoding', says(`${OK}Transfer-Encoding: gzip\r\n\r\nok`), broken('unsupported transfer encoding: "gzip"')],
  [
    'two lengths',
    says(`${OK}Content-Length: 2\r\nContent-Length: 3\r\n\r\nokk`),
    broken('http: message cannot contain multiple Content-Length headers; got ["2" "3"]'),
  ],
  ['a length beyond all', says(`${OK}Content-Length: ${'9'.repeat(23)}\r\n\r\nok`), broken(`bad Content-Length "${'9'.repeat(23)}"`)],
  ['a NUL in a header', says(`${OK}A: b\0c\r\n${body}`), broken('malformed MIME header line: "A: b\\x00c"')],
];

const BARE: Readonly<Record<string, string>> = {
  trailer: 'http: suspiciously long trailer after chunked body',
  chunk: 'header line too long',
};

async function get(url: string): Promise<string> {
  try {
    await httpGetter({ files: disk, env: {}, ...MACHINE }).get(url, { timeout: 20_000 });
    return '';
  } catch (error) {
    return errorText(error);
  }
}

test.each(rows)('%s', async (_name, answer, wanted) => {
  server = await nastyServer(answer);
  const url = `http://127.0.0.1:${server.port}/x`;
  expect(await get(url)).toBe(wanted === '' ? '' : (BARE[wanted] ?? `Get "${url}": ${wanted}`));
});

test.each([
  ['without a length', ''],
  ['with a length', 'Content-Length: 100000000000\r\n'],
])('a body without end, %s: our own limit', async (_name, length) => {
  server = await nastyServer(flood(`${OK}${length}\r\n`, Buffer.alloc(1 << 20)));
  expect(await get(`http://127.0.0.1:${server.port}/x`)).toBe(`the response is longer than ${ANSWER_LIMITS.file} bytes`);
});

test('switching protocols', async () => {
  server = await nastyServer(says('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\nok'));
  const url = `http://127.0.0.1:${server.port}/x`;
  expect(await get(url)).toBe(`failed to fetch ${url} : 101 Switching Protocols`);
});

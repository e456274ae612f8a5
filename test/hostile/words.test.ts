/** Names that no disk and no URL can have, and responses without sense: the messages about them are readable. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../support/call-function.ts';
import { ENGINE_WORDS } from '../support/engine-words.ts';
import { play } from '../support/play.ts';
import { PROGRAM, type Program } from '../support/program.ts';
import { chart } from '../support/rows.ts';

const demo = chart({ 'templates/a.yaml': 'a: 1\n' });

/** Runs a command line whose words are given one by one, and fails if a message of the engine is printed. */
async function run(words: readonly string[]): Promise<void> {
  const program: Program = (_line, place) => PROGRAM(words, place);
  const { stdout, stderr } = await play(program, { name: '', line: '', files: demo });
  const said = words.filter((word) => word.length > 2).reduce((text, word) => text.replaceAll(word, ''), stdout + stderr);
  expect(said, JSON.stringify(words)).not.toMatch(ENGINE_WORDS);
}

const NAMES = [
  ...[
    'x'.repeat(300),
    'x/'.repeat(3000),
    '',
    '.',
    '..',
    '/',
    '//',
    '\\',
    '-',
    '--',
    '\ud800',
    'é',
    '%00',
    'a\nb',
    '🎉',
    '\u202e',
    '*',
    '[',
  ],
  ...[
    'http://',
    'http://[::1',
    'http://%zz',
    'http://a b',
    'http://127.0.0.1:99999/x',
    'http://a:x/',
    'https://',
    'file://',
    'ftp://x',
    'data:,x',
  ],
  ...[
    'oci://',
    'oci://a',
    'oci://a/b:c d',
    'oci://a/b@sha256:x',
    '/dev/null',
    '/proc/self/mem',
    '/proc',
    '{{',
    `http://127.0.0.1:1/${'a'.repeat(20000)}`,
  ],
];

const COMMANDS: readonly ((name: string) => string[])[] = [
  (name) => ['template', name],
  (name) => ['template', 'demo', '-f', name],
  (name) => ['template', 'demo', '--set-file', `a=${name}`],
  (name) => ['template', 'demo', '--output-dir', name],
  (name) => ['template', 'demo', '--post-renderer', name],
  (name) => ['show', 'all', name],
  (name) => ['lint', name],
  (name) => ['package', name],
  (name) => ['package', 'demo', '-d', name],
  (name) => ['pull', name],
  (name) => ['pull', 'https://127.0.0.1:1/x', '--ca-file', name],
  (name) => ['pull', 'oci://127.0.0.1:1/x', '--registry-config', name],
  (name) => ['push', name, 'oci://127.0.0.1:1/x'],
  (name) => ['push', '/dev/null', name],
  (name) => ['verify', name],
  (name) => ['dependency', 'list', name],
  (name) => ['dependency', 'update', name],
  (name) => ['repo', 'add', 'x', name],
  (name) => ['repo', 'list', '--repository-config', name],
  (name) => ['search', 'repo', 'x', '--repository-cache', name],
  (name) => ['registry', 'logout', name],
  (name) => ['plugin', 'install', name],
  (name) => ['list', '--kubeconfig', name],
  (name) => ['batch', name],
  (name) => ['explain', 'values', name],
];

describe('names', () => {
  // Each command takes a third of the names.
  test.each(COMMANDS.map((command, i) => [command('NAME').join(' '), command, i] as const))('%s', async (_words, command, i) => {
    for (const [k, name] of NAMES.entries()) if (k % 3 === i % 3) await run(command(name));
  });
});

const ANSWERS = [
  'apiVersion: v1\nentries:\n  a:\n  - name: a\n    version: 1.0.0\n    urls: [a.tgz]\n',
  '{"apiVersion":"v1","entries":{"a":[{"name":"a","version":"1.0.0","urls":["a.tgz"],"created":"2020-01-01T00:00:00Z"}]}}',
  '{"name":"a","tags":["1.0.0","2.0.0"]}',
  '{"errors":[{"code":"X","message":"m","detail":{"a":1}}]}',
  '{"schemaVersion":2,"config":{"mediaType":"a","digest":"sha256:0","size":2},"layers":[{"mediaType":"b","digest":"x","size":5}]}',
  'a: 1\nb: [1, 2]\n',
];
const PIECES = [
  ...[
    'null',
    '[]',
    '{}',
    '5',
    '"x"',
    '-1',
    '1e999',
    '\0',
    '[[',
    '{"a":',
    'true',
    '__proto__',
    '9'.repeat(400),
    '\n',
    ': ',
    '- ',
    '&a ',
    '*a',
  ],
  ...['!!binary ', '!!float ', 'http://[', 'oci://', '../..'],
];
const REQUESTS: readonly ((host: string) => string[])[] = [
  (host) => ['repo', 'add', 'a', `http://${host}`],
  (host) => ['pull', `http://${host}/a.tgz`],
  (host) => ['template', 'a', '--repo', `http://${host}`],
  (host) => ['template', 'demo', '-f', `http://${host}/values.yaml`],
  (host) => ['pull', `oci://${host}/a`, '--plain-http'],
  (host) => ['pull', `oci://${host}/a`, '--version', '1.0.0', '--prov', '--plain-http'],
  (host) => ['registry', 'login', host, '-u', 'a', '-p', 'b', '--plain-http'],
  (host) => ['search', 'hub', 'a', '--endpoint', `http://${host}`],
  (host) => ['plugin', 'install', `http://${host}/a-1.0.0.tgz`, '--verify=false'],
];
const TYPES = ['application/json', 'text/html', 'application/vnd.oci.image.manifest.v1+json', 'application/vnd.oci.image.index.v1+json'];
/** What is not tried again: 500 is. */
const STATUSES = [200, 200, 200, 400, 401, 404];

describe('answers', () => {
  const { bytes } = seededRandom(5);
  const below = (limit: number): number => new DataView(Uint8Array.from(bytes(4)).buffer).getUint32(0) % limit;
  const pick = <T>(of: readonly T[]): T => of[below(of.length)] as T;
  const mutated = (): string => {
    let text = pick(ANSWERS);
    for (let left = below(4); left > 0; left--) {
      const at = below(text.length + 1);
      text = text.slice(0, at) + pick(PIECES) + text.slice(at + below(12));
    }
    return text;
  };

  let answer = { status: 200, type: '', body: Buffer.alloc(0) };
  let server: Server;
  beforeAll(async () => {
    server = createServer(({ method }, response) => {
      response.writeHead(answer.status, { 'content-type': answer.type });
      response.end(method === 'HEAD' ? undefined : answer.body);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  });
  afterAll(() => server.close());

  test.each(REQUESTS.map((request) => [request('HOST').join(' '), request] as const))('%s', async (_words, request) => {
    for (let left = 15; left > 0; left--) {
      const body = Buffer.from(mutated());
      answer = { status: pick(STATUSES), type: pick(TYPES), body: below(8) === 0 ? gzipSync(body) : body };
      await run(request(`127.0.0.1:${(server.address() as AddressInfo).port}`));
    }
  });
});

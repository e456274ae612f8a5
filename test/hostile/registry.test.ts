/** Wrong responses of registries: Go's messages, and nothing is read or requested needlessly. Expected results are Helm 4.3.1's. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { errorText } from '../../src/base/errors.ts';
import { disk } from '../../src/host/node/disk.ts';
import { registryClient } from '../../src/remotes/oci/registry-client.ts';
import { seededRandom } from '../support/call-function.ts';
import { MACHINE } from '../support/machine.ts';

const digestOf = (data: string): string => `sha256:${createHash('sha256').update(data).digest('hex')}`;
const CONFIG = 'application/vnd.cncf.helm.config.v1+json';
const CHART = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip';
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const part = (mediaType: string, data: string, more: object = {}) => ({ mediaType, digest: digestOf(data), size: data.length, ...more });
const config = part(CONFIG, '{}');
const layer = (more: object = {}) => part(CHART, 'chart', more);
const good = { schemaVersion: 2, config, layers: [layer()] };

let answer: (request: IncomingMessage, response: ServerResponse) => void;
let server: Server;
let host = '';
let connections = 0;
let blobs = 0;

beforeEach(async () => {
  connections = 0;
  blobs = 0;
  server = createServer((request, response) => answer(request, response));
  server.on('connection', () => connections++);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise<void>((done) => void server.close(() => done()));
});

const client = () =>
  registryClient({
    files: disk,
    ...MACHINE,
    configFile: '/nowhere/config.json',
    env: { HOME: '/nowhere' },
    plainHttp: true,
    retry: { wait: async () => {} },
  });

async function said(work: Promise<unknown>): Promise<string> {
  return work.then(() => '', errorText).then((text) => text.replaceAll(host, 'HOST'));
}

/** Writes for as long as anybody reads. */
function flood(response: ServerResponse, data: string): void {
  const go = (): void => {
    while (!response.destroyed && response.write(data));
  };
  response.on('drain', go);
  go();
}

function serve(manifest: string, length = Buffer.byteLength(manifest)): void {
  answer = ({ method, url = '' }, response) => {
    if (url.includes('/blobs/')) {
      blobs++;
      if (url.endsWith(config.digest)) return void response.end('{}');
      if (url.endsWith(digestOf('chart'))) return void response.end('chart');
      if (url.endsWith('d'.repeat(64))) return flood(response, ' '.repeat(65_536));
      return void response.writeHead(404).end();
    }
    response.writeHead(200, { 'Content-Type': MANIFEST, 'Content-Length': length, 'Docker-Content-Digest': digestOf(manifest) });
    response.end(method === 'HEAD' ? undefined : manifest);
  };
}

const pull = () => said(client().pull(`${host}/x:1.0.0`));
const SOURCE = 'failed to perform "Successors" on source: ';
const cannot = (what: string, field: string, type: string): string =>
  `${SOURCE}json: cannot unmarshal ${what} into Go struct field ${field} of type ${type}`;

describe('manifests', () => {
  test.each<[string, unknown, string]>([
    ['layers that are a map', { ...good, layers: { a: 1 } }, cannot('object', 'Manifest.layers', '[]v1.Descriptor')],
    ['layers that are a text', { ...good, layers: 'x' }, cannot('string', 'Manifest.layers', '[]v1.Descriptor')],
    ['layers of numbers', { ...good, layers: [1, 2] }, cannot('number', 'Manifest.layers', 'v1.Descriptor')],
    ['a number for a config', { ...good, config: 5 }, cannot('number', 'Manifest.config', 'v1.Descriptor')],
    ['a list for a config', { ...good, config: [] }, cannot('array', 'Manifest.config', 'v1.Descriptor')],
    ['a list', [], `${SOURCE}json: cannot unmarshal array into Go value of type v1.Manifest`],
    ['a text', 'x', `${SOURCE}json: cannot unmarshal string into Go value of type v1.Manifest`],
    ['a size in quotes', { ...good, layers: [layer({ size: '5' })] }, cannot('string', 'Descriptor.layers.size', 'int64')],
    ['half a size', { ...good, layers: [layer({ size: 5.5 })] }, cannot('number 5.5', 'Descriptor.layers.size', 'int64')],
    ['a huge size', { ...good, layers: [layer({ size: 1e30 })] }, cannot('number 1e+30', 'Descriptor.layers.size', 'int64')],
    ['a digest of numbers', { ...good, layers: [layer({ digest: 7 })] }, cannot('number', 'Descriptor.layers.digest', 'digest.Digest')],
    ['a type of numbers', { ...good, layers: [layer({ mediaType: 7 })] }, cannot('number', 'Descriptor.layers.mediaType', 'string')],
    ['annotations that are a list', { ...good, annotations: [] }, cannot('array', 'Manifest.annotations', 'map[string]string')],
    ['annotations of numbers', { ...good, annotations: { a: 1 } }, cannot('number', 'Manifest.annotations', 'string')],
    ['a version in quotes', { ...good, schemaVersion: '2' }, cannot('string', 'Manifest.Versioned.schemaVersion', 'int')],
    ['a subject of numbers', { ...good, subject: 5 }, cannot('number', 'Manifest.subject', 'v1.Descriptor')],
    ['a platform of numbers', { ...good, layers: [layer({ platform: 3 })] }, cannot('number', 'Descriptor.layers.platform', 'v1.Platform')],
    ['URLs that are none', { ...good, layers: [layer({ urls: 'x' })] }, cannot('string', 'Descriptor.layers.urls', '[]string')],
    ['data that is none', { ...good, layers: [layer({ data: '***' })] }, `${SOURCE}illegal base64 data at input byte 0`],
  ])('%s', async (_name, manifest, wanted) => {
    serve(JSON.stringify(manifest));
    expect(await pull()).toBe(wanted);
  });

  test.each([
    ['', 'unexpected end of JSON input'],
    ['{"schemaVersion":2,', 'unexpected end of JSON input'],
    ['<html>', "invalid character '<' looking for beginning of value"],
    ['\ufeff{}', "invalid character 'ï' looking for beginning of value"],
    [`${JSON.stringify(good)} x`, "invalid character 'x' after top-level value"],
  ])('that are no JSON: %j', async (manifest, wanted) => {
    serve(manifest);
    expect(await pull()).toBe(SOURCE + wanted);
  });

  test('larger than 4 MiB, with and without their length', async () => {
    serve('{}', 1_500_000_000);
    const wanted = (size: number): string =>
      `${SOURCE}read failed: content size ${size} exceeds push size limit 4194304: size exceeds limit`;
    expect(await pull()).toBe(wanted(1_500_000_000));
    const large = JSON.stringify({ ...good, annotations: { a: 'x'.repeat(5 << 20) } });
    serve(large);
    expect(await pull()).toBe(wanted(large.length));
  });

  test('that name one layer 20,000 times fetch it once', async () => {
    serve(JSON.stringify({ ...good, layers: Array.from({ length: 20_000 }, () => layer()) }));
    expect(await pull()).toBe('');
    expect([blobs, connections <= 4]).toEqual([2, true]);
  });

  test('of 2,000 layers open few connections', async () => {
    const layers = Array.from({ length: 2000 }, (_, i) => part(CHART, `layer ${i}`));
    serve(JSON.stringify({ ...good, layers }));
    expect(await pull()).toMatch(/^failed to perform "Fetch" on source: sha256:\w{64}: not found$/);
    expect(connections).toBeLessThanOrEqual(4);
  });
});

describe('blobs', () => {
  test('that are too large by their own account are not fetched', async () => {
    serve(JSON.stringify({ ...good, layers: [layer({ digest: `sha256:${'e'.repeat(64)}`, size: 1_500_000_000 })] }));
    expect(await pull()).toMatch(/^failed to perform "Fetch" on source: /);
  });

  test('without end', async () => {
    serve(JSON.stringify({ ...good, layers: [layer({ digest: `sha256:${'d'.repeat(64)}`, size: 5 })] }));
    expect(await pull()).toBe('failed to perform "Push" on destination: trailing data');
  });
});

describe('lists of tags', () => {
  const tags = (text: string): Promise<string> => {
    answer = (_request, response) => void response.end(text);
    return said(client().tags(`${host}/x`));
  };
  const decoding = (why: string): string => `GET "http://HOST/v2/x/tags/list": failed to decode response: ${why}`;
  const STRUCT = 'struct { Tags []string "json:\\"tags\\"" }';

  test.each([
    ['{"tags":[1,2]}', decoding('json: cannot unmarshal number into Go struct field .tags of type string')],
    ['{"tags":["1.0.0",5]}', decoding('json: cannot unmarshal number into Go struct field .tags of type string')],
    ['{"tags":{}}', decoding('json: cannot unmarshal object into Go struct field .tags of type []string')],
    ['{"tags":"x"}', decoding('json: cannot unmarshal string into Go struct field .tags of type []string')],
    ['[]', decoding(`json: cannot unmarshal array into Go value of type ${STRUCT}`)],
    ['5', decoding(`json: cannot unmarshal number into Go value of type ${STRUCT}`)],
    ['', decoding('EOF')],
    ['{"tags":[', decoding('unexpected EOF')],
    ['<html>', decoding("invalid character '<' looking for beginning of value")],
    ['{"tags":null}', ''],
    ['null', ''],
    ['{"TAGS":["1.0.0"]} x', ''],
  ])('%j', async (text, wanted) => {
    expect(await tags(text)).toBe(wanted);
  });

  test('without end are read to 4 MiB', async () => {
    answer = (_request, response) => {
      response.write('{"tags":[');
      flood(response, '"1.0.0",'.repeat(8000));
    };
    expect(await said(client().tags(`${host}/x`))).toBe(decoding('unexpected EOF'));
  });

  test('with pages without end: our own limit', async () => {
    answer = (_request, response) => {
      response.setHeader('Link', '</v2/x/tags/list?last=x>; rel="next"');
      response.end('{"tags":["1.0.0"]}');
    };
    expect(await said(client().tags(`${host}/x`))).toMatch(/more than 1000 pages of tags$/);
  });
});

describe('refusals', () => {
  test.each([
    ['{"errors":[{"code":"NAME_UNKNOWN","message":"m","detail":{"a":1}}]}', 'name unknown: m: map[a:1]'],
    ['{"errors":[{"code":"A","message":"m","detail":12345678901234567890}]}', 'a: m: 1.2345678901234567e+19'],
    ['{"errors":[{"code":5}]}', 'Not Found'],
    ['{"errors":{}}', 'Not Found'],
    ['{"errors":[1]}', 'Not Found'],
    ['{"ERRORS":[{"CODE":"A","MESSAGE":"m"}]} x', 'a: m'],
    ['<html>', 'Not Found'],
  ])('%j', async (text, wanted) => {
    answer = (_request, response) => void response.writeHead(404).end(text);
    expect(await said(client().tags(`${host}/x`))).toBe(`GET "http://HOST/v2/x/tags/list": response status code 404: ${wanted}`);
  });

  test('without end are read to 8 KiB', async () => {
    answer = (_request, response) => {
      response.writeHead(404);
      flood(response, ' '.repeat(65_536));
    };
    expect(await said(client().tags(`${host}/x`))).toMatch(/response status code 404: Not Found$/);
  });
});

/** Messages of JavaScript, Node and Bun about what they cannot do. */
const ENGINE =
  /is not iterable|is not a function|undefined|\[object|JSON at position|Unexpected token|ERR_|EISDIR|ENAMETOOLONG|RangeError|TypeError/;

test('no message of the engine comes through, whatever the answer', async () => {
  const { bytes } = seededRandom(7);
  const pick = <T>(of: readonly T[]): T => of[(bytes(1)[0] as number) % of.length] as T;
  const words = [
    'layers',
    'config',
    'tags',
    'errors',
    'mediaType',
    'digest',
    'size',
    'annotations',
    'subject',
    'code',
    'message',
    'detail',
  ];
  const value = (depth: number): unknown => {
    const kind = pick(['text', 'number', 'list', 'map', 'null', 'bool']);
    if (kind === 'text') return pick(['', 'x', MANIFEST, CHART, config.digest, '\0', '\ud800', 'ü']);
    if (kind === 'number') return pick([0, -1, 1.5, 2, 1e30, 5]);
    if (kind === 'null') return null;
    if (kind === 'bool') return true;
    const count = depth > 3 ? 0 : pick([0, 1, 2, 3]);
    if (kind === 'list') return Array.from({ length: count }, () => value(depth + 1));
    return Object.fromEntries(Array.from({ length: count }, () => [pick(words), value(depth + 1)]));
  };
  for (let round = 0; round < 150; round++) {
    const text = JSON.stringify(Object.fromEntries(words.map((word) => [word, value(0)])));
    const cut = pick([text, text, text.slice(0, text.length / 2), `[${text}]`]);
    serve(cut);
    expect(await pull()).not.toMatch(ENGINE);
    answer = (_request, response) => void response.writeHead(pick([200, 401, 404, 500])).end(cut);
    expect(await said(client().tags(`${host}/x`))).not.toMatch(ENGINE);
  }
});

/** The client for registries; manifests, messages and requests as Helm 4.3.1 makes them. */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { errorText } from '../../src/base/errors.ts';
import { loadChartFiles } from '../../src/chart/load-files.ts';
import { packChart } from '../../src/chart/save.ts';
import { formatUrl } from '../../src/go/url/format.ts';
import { disk } from '../../src/host/node/disk.ts';
import { parseChallenge } from '../../src/remotes/oci/challenge.ts';
import { parseChartReference, parseReference } from '../../src/remotes/oci/reference.ts';
import { type RegistryClient, type RegistryOptions, registryClient } from '../../src/remotes/oci/registry-client.ts';
import { mergeScopes } from '../../src/remotes/oci/scope.ts';
import { type FakeRegistry, type FakeRegistryOptions, fakeRegistry } from '../support/fake-registry.ts';
import { MACHINE } from '../support/machine.ts';

let home = '';
let registry: FakeRegistry;
let said: string[] = [];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'oci-'));
  said = [];
});
afterEach(async () => {
  await registry?.close();
  rmSync(home, { recursive: true });
});

const client = (options: Partial<RegistryOptions> = {}): RegistryClient =>
  registryClient({
    files: disk,
    ...MACHINE,
    configFile: join(home, 'registry/config.json'),
    env: { HOME: home, PATH: join(home, 'bin') },
    plainHttp: true,
    say: (text) => said.push(text),
    retry: { wait: async () => {} },
    ...options,
  });

async function start(options: FakeRegistryOptions = {}): Promise<RegistryClient> {
  registry = await fakeRegistry(options);
  return client();
}

const METADATA = `apiVersion: v2
name: web
version: VERSION
description: A <chart> & more
home: https://example.com
sources: [https://example.com/src, x]
maintainers: [{name: A, email: a@x.y}, {name: B}]
annotations: {org.opencontainers.image.title: mine, org.opencontainers.image.url: theirs, z: "1"}
dependencies: [{name: d, version: 1.x, repository: "", tags: [t]}]
`;
const pack = (version = '1.0.0'): Uint8Array =>
  packChart(loadChartFiles([{ name: 'Chart.yaml', data: new TextEncoder().encode(METADATA.replace('VERSION', version)) }]), {
    now: 0,
    stamp: 0,
  });
const push = (to: RegistryClient, version = '1.0.0', provenance?: Uint8Array) =>
  to.push(pack(version), `${registry.host}/charts/web:${version}`, { created: '2024-01-02T03:04:05Z', provenance });
const failing = async (work: () => Promise<unknown>): Promise<string> => {
  try {
    return `no error: ${JSON.stringify(await work())}`;
  } catch (error) {
    return errorText(error)
      .replaceAll(registry?.host ?? '-', 'HOST')
      .replaceAll(home, '.');
  }
};

test('a pushed chart is the artifact that Helm makes', async () => {
  const { digest } = await push(await start());
  const manifest = JSON.parse(String(registry.manifests.get('charts/web:1.0.0')?.data));
  const config = String(registry.blobs.get(manifest.config.digest));
  expect(config).toBe(
    '{"name":"web","home":"https://example.com","sources":["https://example.com/src","x"],"version":"1.0.0","description":"A \\u003cchart\\u003e \\u0026 more","maintainers":[{"name":"A","email":"a@x.y"},{"name":"B"}],"apiVersion":"v2","annotations":{"org.opencontainers.image.title":"mine","org.opencontainers.image.url":"theirs","z":"1"},"dependencies":[{"name":"d","version":"1.x","repository":"","tags":["t"]}]}',
  );
  expect(manifest).toEqual({
    schemaVersion: 2,
    config: { mediaType: 'application/vnd.cncf.helm.config.v1+json', digest: expect.any(String), size: config.length },
    layers: [{ mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip', digest: expect.any(String), size: pack().length }],
    annotations: {
      'org.opencontainers.image.authors': 'A (a@x.y), B',
      'org.opencontainers.image.created': '2024-01-02T03:04:05Z',
      'org.opencontainers.image.description': 'A <chart> & more',
      'org.opencontainers.image.source': 'https://example.com/src',
      'org.opencontainers.image.title': 'web',
      'org.opencontainers.image.url': 'theirs',
      'org.opencontainers.image.version': '1.0.0',
      z: '1',
    },
  });
  expect(said.join('').replaceAll(registry.host, 'HOST')).toBe(`Pushed: HOST/charts/web:1.0.0\nDigest: ${digest}\n`);
  expect(registry.log[0]).toBe(`HEAD /v2/charts/web/manifests/${digest}`);
  expect(registry.log.at(-1)).toBe('PUT /v2/charts/web/manifests/1.0.0');
});

test('pushing again sends nothing but the manifest; plus signs become underscores', async () => {
  const to = await start();
  await push(to);
  registry.log.length = 0;
  await push(to);
  expect(registry.log.map((line) => line.split(' ')[0])).toEqual(['HEAD', 'PUT']);
  said.length = 0;
  await push(to, '1.1.0+b.5');
  expect(said.join('')).toMatch(
    /^Pushed: \S+web:1.1.0_b.5\nDigest: \S+\n\S+web:1.1.0_b.5 contains an underscore\.\n\nOCI artifact.*\na plus \(\+\) when pulling from a registry\.\n$/s,
  );
  expect(await to.tags(`${registry.host}/charts/web`)).toEqual(['1.1.0+b.5', '1.0.0']);
});

describe('pulling', () => {
  test('the package, its provenance, and neither', async () => {
    const from = await start();
    await push(from, '1.0.0', Buffer.from('signed'));
    await push(from, '2.0.0');
    said.length = 0;
    const reference = `${registry.host}/charts/web:1.0.0`;
    const both = await from.pull(reference, { provenance: true });
    expect(both.chart).toEqual(Buffer.from(pack()));
    expect(String(both.provenance)).toBe('signed');
    expect(said.join('').replaceAll(registry.host, 'HOST')).toBe(`Pulled: HOST/charts/web:1.0.0\nDigest: ${both.digest}\n`);
    expect((await from.pull(reference, { chart: false, provenance: true })).chart).toBe(undefined);
    const bare = `${registry.host}/charts/web:2.0.0`;
    const lacking = 'manifest does not contain a layer with mediatype application/vnd.cncf.helm.chart.provenance.v1.prov';
    expect(await failing(() => from.pull(bare, { chart: false, provenance: true }))).toBe(lacking);
    expect((await from.pull(bare, { provenance: 'optional' })).provenance).toBe(undefined);
    expect((await from.pull(`${registry.host}/charts/web@${both.digest}`)).digest).toBe(both.digest);
  });

  test.each([
    ['nothere:1.0.0', 'failed to perform "FetchReference" on source: HOST/charts/nothere:1.0.0: not found'],
    ['web', 'failed to perform "FetchReference" on source: invalid reference'],
    ['image:1', 'manifest does not contain minimum number of descriptors (2), descriptors found: 1'],
    ['forged:1', 'failed to perform "Push" on destination: mismatched digest'],
    ['lost:1', /^failed to perform "Fetch" on source: sha256:\w{64}: not found$/],
    ['junk:1', /^failed to perform "Successors" on source: /],
  ])('%s', async (name, wanted) => {
    const from = await start();
    await push(from);
    const web = registry.manifests.get('charts/web:1.0.0') as { type: string; data: Buffer };
    const manifest = JSON.parse(String(web.data));
    const put = (key: string, data: unknown): void =>
      void registry.manifests.set(key, { type: web.type, data: Buffer.from(typeof data === 'string' ? data : JSON.stringify(data)) });
    put('charts/image:1', {
      ...manifest,
      config: { ...manifest.config, mediaType: 'application/vnd.oci.image.config.v1+json' },
      layers: [],
    });
    const [layer] = manifest.layers;
    const other = `sha256:${'0'.repeat(64)}`;
    registry.blobs.set(other, Buffer.alloc(layer.size));
    put('charts/forged:1', { ...manifest, layers: [{ ...layer, digest: other }] });
    put('charts/lost:1', { ...manifest, layers: [{ ...layer, digest: `sha256:${'1'.repeat(64)}` }] });
    put('charts/junk:1', '{nope');
    const got = await failing(() => from.pull(`${registry.host}/charts/${name}`));
    if (typeof wanted === 'string') expect(got).toBe(wanted);
    else expect(got).toMatch(wanted);
  });

  test('requests to an overloaded registry are repeated, five times at most', async () => {
    let refusals = 3;
    const from = await start({
      before: (_request, response) => {
        if (refusals-- <= 0) return false;
        response.writeHead(503).end();
        return true;
      },
    });
    await push(from);
    refusals = 99;
    registry.log.length = 0;
    expect(await failing(() => from.tags(`${registry.host}/charts/web`))).toBe(
      'GET "http://HOST/v2/charts/web/tags/list": response status code 503: Service Unavailable',
    );
    expect(registry.log).toHaveLength(6);
  });
});

describe('locating', () => {
  test('by tag, range, digest, and what does not agree', async () => {
    const from = await start({ pageSize: 1 });
    const first = await push(from);
    await push(from, '1.1.0+b.5');
    const locate = (path: string, version = ''): Promise<string> =>
      failing(async () => {
        const { digest, url } = await from.locate(`oci://${registry.host}/charts/${path}`, version);
        throw new Error(`${digest || '-'} ${formatUrl(url)}`);
      });
    const at = (tag: string): string => `- oci://HOST/charts/web:${tag}`;
    expect(await locate('web')).toBe(at('1.1.0+b.5'));
    expect(await locate('web', '1.0.0')).toBe(at('1.0.0'));
    expect(await locate('web', '~1.0')).toBe(at('1.0.0'));
    expect(await locate('web:1.0.0')).toBe(at('1.0.0'));
    expect(await locate('web', '9.9.9')).toBe(at('9.9.9'));
    expect(await locate('web', '^9')).toBe('could not locate a version matching provided version string ^9');
    expect(await locate('web', 'x y')).toBe('improper constraint: "x y"');
    expect(await locate('web:1.0.0', '1.1.0')).toBe('chart reference and version mismatch: 1.1.0 is not 1.0.0');
    expect(await locate('nothere')).toBe(
      'GET "http://HOST/v2/charts/nothere/tags/list": response status code 404: name unknown: repository name not known to registry: map[name:charts/nothere]',
    );
    const pinned = `- oci://HOST/charts/web@${first.digest}`;
    expect(await locate(`web@${first.digest}`)).toBe(pinned);
    expect(await locate(`web@${first.digest}`, '1.0.0')).toBe(pinned.replace('-', first.digest));
    expect(await locate(`web:1.0.0@${first.digest}`)).toBe(pinned.replace('-', first.digest));
    expect(await locate(`web@${first.digest}`, '1.1.0+b.5')).toBe(pinned);
    expect(await locate(`web@sha256:${'0'.repeat(64)}`, '1.0.0')).toBe(
      `chart reference digest mismatch: ${first.digest} is not sha256:${'0'.repeat(64)}`,
    );
  });
});

describe('logging in', () => {
  const me = { username: 'me', password: 'secret' };
  const config = (): string => readFileSync(join(home, 'registry/config.json'), 'utf8').replaceAll(registry.host, 'HOST');

  test.each(['basic', 'bearer'] as const)('%s: credentials are tried, kept, used and forgotten', async (scheme) => {
    const to = await start({ auth: { scheme, ...me } });
    const denied = await failing(() => to.login(registry.host, 'me', 'wrong'));
    expect(denied).toBe(
      scheme === 'basic'
        ? 'authenticating to "HOST": GET "http://HOST/v2/": response status code 401: unauthorized: authentication required'
        : 'authenticating to "HOST": GET "http://HOST/v2/": GET "http://HOST/token?service=fake": response status code 401: unauthorized: wrong',
    );
    await to.login(registry.host, 'me', 'secret');
    expect(config()).toBe(`{\n\t"auths": {\n\t\t"HOST": {\n\t\t\t"auth": "${Buffer.from('me:secret').toString('base64')}"\n\t\t}\n\t}\n}`);
    expect(statSync(join(home, 'registry/config.json')).mode & 0o777).toBe(0o600);
    expect(statSync(join(home, 'registry')).mode & 0o777).toBe(0o700);
    registry.log.length = 0;
    await push(client());
    const tokens = registry.log.filter((line) => line.includes('/token'));
    expect(tokens).toEqual(scheme === 'bearer' ? ['GET /token?scope=repository%3Acharts%2Fweb%3Apull%2Cpush&service=fake [Basic]'] : []);
    await to.logout(registry.host);
    expect(config()).toBe('{\n\t"auths": {}\n}');
    await to.logout('nothere');
    said.splice(1, 1);
    expect(said.join('').replaceAll(registry.host, 'HOST')).toBe(
      'Login Succeeded\nRemoving login credentials for HOST\nRemoving login credentials for nothere\n',
    );
    expect(await failing(() => push(client()))).toMatch(scheme === 'basic' ? /basic credential not found$/ : /401: unauthorized: wrong$/);
  });

  test.each([
    [
      '127.0.0.1:1',
      /^authenticating to "127.0.0.1:1": Get "http:\/\/127.0.0.1:1\/v2\/": dial tcp 127.0.0.1:1: connect: connection refused$/,
    ],
    ['h/charts', /^invalid reference: invalid registry "h\/charts"$/],
    ['http://h', /^invalid reference: invalid registry "http:\/\/h"$/],
  ])('%s', async (host, wanted) => {
    const warnings: unknown[] = [];
    const to = client({ log: (entry) => warnings.push(entry.message) });
    expect(await failing(() => to.login(host, 'me', 'secret'))).toMatch(wanted);
    expect(warnings).toHaveLength(host.includes('/') ? 1 : 0);
  });

  test('what else is in the file stays', async () => {
    const to = await start();
    mkdirSync(join(home, 'registry'));
    writeFileSync(join(home, 'registry/config.json'), '{"x":{"z":1,"a":[]},"auths":{"b":{"auth":"bWU6cw==","zz":1}}}');
    await to.login(registry.host, 'me', 'secret');
    expect(JSON.parse(config())).toEqual({
      auths: { HOST: { auth: 'bWU6c2VjcmV0' }, b: { auth: 'bWU6cw==', zz: 1 } },
      x: { z: 1, a: [] },
    });
  });
});

describe('stored credentials', () => {
  const me = { username: 'me', password: 'secret' };
  const AUTH = Buffer.from('me:secret').toString('base64');
  const asked = 'GET "http://HOST/v2/charts/web/tags/list": failed to resolve credential: ';
  const helper = (script: string): void => {
    mkdirSync(join(home, 'bin'), { recursive: true });
    writeFileSync(join(home, 'bin/docker-credential-fake'), `#!/bin/sh\n${script}\n`);
    chmodSync(join(home, 'bin/docker-credential-fake'), 0o755);
  };
  const rows: [string, string, string | undefined, string][] = [
    ['Docker’s file', '{"auths":{"HOST":{"auth":"AUTH"}}}', undefined, 'in'],
    ['an old name of the host', '{"auths":{"https://HOST/v1/":{"auth":"AUTH"}}}', undefined, 'in'],
    ['plain fields', '{"auths":{"HOST":{"username":"me","password":"secret"}}}', undefined, 'in'],
    ['no file that can be read', 'nonsense', undefined, `${asked.replace('failed to resolve credential: ', '')}basic credential not found`],
    [
      'bad base64',
      '{"auths":{"HOST":{"auth":"!!"}}}',
      undefined,
      `${asked}failed to decode auth field: invalid config format: illegal base64 data at input byte 0`,
    ],
    [
      'no pair',
      '{"auths":{"HOST":{"auth":"bWU="}}}',
      undefined,
      `${asked}failed to decode auth field: invalid config format: auth 'me' does not conform the base64(username:password) format`,
    ],
    [
      'no such helper',
      '{"credsStore":"nothere"}',
      undefined,
      `${asked}exec: "docker-credential-nothere": executable file not found in $PATH`,
    ],
    [
      'a helper for the host',
      '{"credHelpers":{"HOST":"fake"}}',
      'read h; echo "{\\"Username\\":\\"me\\",\\"Secret\\":\\"secret\\"}"',
      'in',
    ],
    [
      'a helper that knows nothing',
      '{"credsStore":"fake"}',
      'echo credentials not found in native keychain; exit 1',
      `${asked.replace('failed to resolve credential: ', '')}basic credential not found`,
    ],
    ['a helper that is sorry', '{"credsStore":"fake"}', 'echo sorry; exit 1', `${asked}sorry`],
    [
      'a helper that answers with words',
      '{"credsStore":"fake"}',
      'echo oops',
      `${asked}invalid character 'o' looking for beginning of value`,
    ],
    ['a helper that answers with nothing', '{"credsStore":"fake"}', 'exit 0', `${asked}unexpected end of JSON input`],
    ['a helper that answers with half', '{"credsStore":"fake"}', "printf '{'", `${asked}unexpected end of JSON input`],
    [
      'a helper that answers with a list',
      '{"credsStore":"fake"}',
      'echo []',
      `${asked}json: cannot unmarshal array into Go value of type credentials.dockerCredentials`,
    ],
    [
      'a helper whose name is a number',
      '{"credsStore":"fake"}',
      'echo "{\\"Username\\":5}"',
      `${asked}json: cannot unmarshal number into Go struct field dockerCredentials.Username of type string`,
    ],
    ['a helper that fails in silence', '{"credsStore":"fake"}', 'exit 3', `${asked}exit status 3`],
  ];
  test.each(rows)('%s', async (_name, text, script, wanted) => {
    registry = await fakeRegistry({ auth: { scheme: 'basic', ...me } });
    await push(client(me));
    mkdirSync(join(home, '.docker'));
    writeFileSync(join(home, '.docker/config.json'), text.replaceAll('HOST', registry.host).replaceAll('AUTH', AUTH));
    if (script) helper(script);
    const path = process.env.PATH;
    process.env.PATH = `${join(home, 'bin')}:${path}`;
    const got = await failing(() => client().tags(`${registry.host}/charts/web`));
    process.env.PATH = path;
    expect(got).toBe(wanted === 'in' ? 'no error: ["1.0.0"]' : wanted);
  });
});

test.each([
  ['a', 'invalid reference: missing registry or repository'],
  ['h h/a', 'invalid reference: invalid registry "h h"'],
  ['h/A', 'invalid reference: invalid repository "A"'],
  ['h/a:b+c', 'invalid reference: invalid tag "b+c"'],
  ['h/a@sha256:00', 'invalid reference: invalid digest "sha256:00": invalid checksum digest length'],
  ['h/a@x', 'invalid reference: invalid digest "x": invalid checksum digest format'],
  ['h/a@md5:00', 'invalid reference: invalid digest "md5:00": unsupported digest algorithm'],
])('the reference %s is refused', (text, wanted) => {
  expect(() => parseReference(text)).toThrow(wanted);
});

test('references', () => {
  expect(parseReference('h:5000/a/b:1.0')).toEqual({ registry: 'h:5000', repository: 'a/b', reference: '1.0' });
  const digest = `sha256:${'a'.repeat(64)}`;
  expect(parseReference(`h/a:1@${digest}`)).toEqual({ registry: 'h', repository: 'a', reference: digest });
  expect(parseChartReference(`oci://h:1/a:1.0+b@${digest}`)).toEqual({ registry: 'h:1', repository: 'a', tag: '1.0_b', digest });
});

test('challenges and scopes', () => {
  const { scheme, parameters } = parseChallenge('Bearer realm="http://h/t" , service=x,scope="repository:a:pull,push",bad');
  expect([scheme, ...parameters]).toEqual(['bearer', ['realm', 'http://h/t'], ['service', 'x'], ['scope', 'repository:a:pull,push']]);
  expect(parseChallenge('BASIC realm="x"').scheme).toBe('basic');
  expect(parseChallenge('Negotiate').scheme).toBe('unknown');
  expect(mergeScopes(['repository:b:push,pull', 'repository:a:*,pull', 'repository:b:pull', 'x'])).toEqual([
    'repository:a:*',
    'repository:b:pull,push',
    'x',
  ]);
});

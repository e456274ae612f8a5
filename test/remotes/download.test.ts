/** Finding, fetching and keeping charts: errors of Helm 4.3.1, and the requests to servers. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { errorText } from '../../src/base/errors.ts';
import { loadChartFiles } from '../../src/chart/load-files.ts';
import { packChart } from '../../src/chart/save.ts';
import { fixedClock } from '../../src/host/clock.ts';
import { disk } from '../../src/host/node/disk.ts';
import type { ChartSource } from '../../src/remotes/chart-source.ts';
import { downloadChart, downloadToCache, type Verify } from '../../src/remotes/download-chart.ts';
import { fetchChart } from '../../src/remotes/fetch-chart.ts';
import { storeRepository } from '../../src/remotes/manage-repositories.ts';
import { openRemotes } from '../../src/remotes/open-remotes.ts';
import type { Remotes } from '../../src/remotes/remotes.ts';
import { repositoryEntry } from '../../src/remotes/repositories.ts';
import { type FakeRegistry, fakeRegistry } from '../support/fake-registry.ts';
import { type FileServer, fileServer } from '../support/file-server.ts';
import { MACHINE } from '../support/machine.ts';

const FIXTURES = resolve(import.meta.dirname, '../fixtures/repo');
const pack = (name: string, version: string): Uint8Array =>
  packChart(
    loadChartFiles([{ name: 'Chart.yaml', data: new TextEncoder().encode(`apiVersion: v2\nname: ${name}\nversion: ${version}\n`) }]),
    { now: 0, stamp: 0 },
  );
const digestOf = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

const PACKAGES = new Map([
  ['0.1.0', pack('lib', '0.1.0')],
  ['0.2.0', pack('lib', '0.2.0')],
  ['1.0.0-beta', pack('lib', '1.0.0-beta')],
]);
const OLD = PACKAGES.get('0.1.0') as Uint8Array;
const NEW = PACKAGES.get('0.2.0') as Uint8Array;

let home = '';
let server: FileServer;
let remotes: Remotes;
let said: string[] = [];

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'download-'));
  server = await fileServer();
  for (const [version, data] of PACKAGES) server.files.set(`lib-${version}.tgz`, data);
  remotes = newRun();
  await publish();
});
afterEach(async () => {
  await server.close();
  rmSync(home, { recursive: true });
});

function newRun(): Remotes {
  said = [];
  server.log.splice(0);
  return openRemotes({
    files: disk,
    ...MACHINE,
    repositoryConfig: join(home, 'repositories.yaml'),
    repositoryCache: join(home, 'cache'),
    contentCache: join(home, 'content'),
    registryConfig: join(home, 'registry.json'),
    env: {},
    plainHttp: true,
    clock: fixedClock(1_900_000_000_000_000_000n),
    say: (text) => said.push(text),
  });
}

/** Puts up an index and adds it as `local`; `change` has each entry's digest and URL. */
async function publish(
  change: (digest: string, url: string) => string = (digest, url) => `digest: ${digest}, urls: [${url}]`,
): Promise<void> {
  const entries = [...PACKAGES].map(([version, data]) => {
    return `  - {apiVersion: v2, name: lib, version: ${version}, ${change(digestOf(data), `lib-${version}.tgz`)}}\n`;
  });
  server.files.set('index.yaml', `apiVersion: v1\nentries:\n  lib:\n${entries.join('')}`);
  rmSync(join(home, 'repositories.yaml'), { force: true });
  await storeRepository(repositoryEntry('local', server.url), {}, remotes);
  remotes = newRun();
}

const full = (text: string): string => text.replaceAll('URL', server.url);
const hidden = (text: string): string => text.replaceAll(server.url, 'URL').replaceAll(home, '.');
async function told<T>(work: () => Promise<T>): Promise<T | string> {
  try {
    return await work();
  } catch (error) {
    return hidden(errorText(error));
  }
}

/** What `pull` prints, or the names of the files it wrote. */
async function pull(reference: string, version = '', verify: Verify = 'never', keyring = ''): Promise<string> {
  const folder = join(home, 'out');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  return told(async () => {
    await downloadChart(full(reference), version, folder, { verify, keyring }, remotes);
    return readdirSync(folder).sort().join(' ');
  });
}

const NOWHERE: ChartSource = {
  ...{ version: '', verify: false, keyring: '', repo: '', passCredentials: false, username: '', password: '' },
  ...{ certFile: '', keyFile: '', caFile: '', insecureSkipTlsVerify: false, plainHttp: false },
};

/** What `show` prints, or the version that it found. */
async function show(name: string, options: Partial<ChartSource> = {}): Promise<string> {
  return told(async () => {
    const repo = options.repo === undefined ? '' : full(options.repo);
    const data = readFileSync(await fetchChart(full(name), { ...NOWHERE, ...options, repo }, remotes));
    return [...PACKAGES].find(([, known]) => data.equals(known))?.[0] ?? data.toString();
  });
}

const REFUSED = 'dial tcp 127.0.0.1:1: connect: connection refused';
const NOT_FOUND = (chart: string, version: string): string =>
  `chart "${chart}" matching ${version} not found in local index. (try 'helm repo update'): `;

describe('pull', () => {
  test.each([
    ['URL/lib-0.1.0.tgz', '', 'lib-0.1.0.tgz'],
    ['URL/lib-0.1.0.tgz?a=b', '', 'lib-0.1.0.tgz'],
    ['URL/nothere-0.1.0.tgz', '', 'failed to fetch URL/nothere-0.1.0.tgz : 404 Not Found'],
    ['nothere/lib', '', 'repo nothere not found'],
    ['lib', '', 'non-absolute URLs should be in form of repo_name/path_to_chart, got: lib'],
    ['./lib', '', 'repo . not found'],
    ['http://127.0.0.1:1/x.tgz', '', `Get "http://127.0.0.1:1/x.tgz": ${REFUSED}`],
    ['ftp://127.0.0.1/x.tgz', '', 'scheme "ftp" not supported'],
    ['http://a b/x', '', 'invalid chart URL format: http://a b/x'],
    ['://x', '', 'invalid chart URL format: ://x'],
    ['local/lib', '', 'lib-0.2.0.tgz'],
    ['local/lib', '>0.0.0-0', 'lib-1.0.0-beta.tgz'],
    ['local/lib', '0.1', 'lib-0.1.0.tgz'],
    ['local/lib', '~0.1', 'lib-0.1.0.tgz'],
    ['local/lib', 'x.y', `${NOT_FOUND('lib', 'x.y')}improper constraint: "x.y"`],
    ['local/lib', '5.0.0', `${NOT_FOUND('lib', '5.0.0')}no chart version found for lib-5.0.0`],
    ['local/nothere', '', `${NOT_FOUND('nothere', '')}no chart name found`],
    ['local/', '', `${NOT_FOUND('', '')}no chart name found`],
  ])('%s %s', async (reference, version, wanted) => {
    expect(await pull(reference, version)).toBe(wanted);
  });

  test.each([
    [
      'digest: xyz, urls: [lib.tgz]',
      "encoding/hex: invalid byte: U+0078 'x'",
      "unable to decode digest: encoding/hex: invalid byte: U+0078 'x'",
    ],
    ['digest: abc, urls: [lib.tgz]', 'encoding/hex: odd length hex string', 'unable to decode digest: encoding/hex: odd length hex string'],
    ['digest: abcd, urls: [lib.tgz]', 'invalid digest length: 2', 'invalid digest length: 2'],
    ['urls: []', 'chart "local/lib" has no downloadable URLs', 'chart "local/lib" has no downloadable URLs'],
    ['urls: ["%zz"]', 'invalid chart URL format: local/lib', 'invalid chart URL format: local/lib'],
    ['urls: ["http://127.0.0.1:1/x"]', `Get "http://127.0.0.1:1/x": ${REFUSED}`, `Get "http://127.0.0.1:1/x": ${REFUSED}`],
    ['urls: ["sub/../lib-0.1.0.tgz"]', 'lib-0.1.0.tgz', '0.1.0'],
  ])('an entry of %s', async (entry, pulled, shown) => {
    await publish(() => entry);
    expect(await pull('local/lib')).toBe(pulled);
    expect(await show('local/lib')).toBe(shown);
  });

  test('no kept index, no URL, no protocol, no configuration', async () => {
    rmSync(join(home, 'cache/local-index.yaml'));
    const fault = "no cached repo found. (try 'helm repo update'): open ./cache/local-index.yaml: no such file or directory";
    expect(await pull('local/lib')).toBe(fault);
    // Every known repository is checked for the URL.
    expect(await pull('URL/lib-0.1.0.tgz')).toBe(fault);
    writeFileSync(join(home, 'repositories.yaml'), 'repositories:\n- name: local\n');
    expect(await pull('local/lib')).toBe('no URL found for repository local');
    writeFileSync(join(home, 'repositories.yaml'), 'repositories:\n- name: local\n  url: s3://x\n');
    expect(await pull('local/lib')).toBe('could not find protocol handler for: s3');
    rmSync(join(home, 'repositories.yaml'));
    expect(await pull('local/lib')).toBe('repo local not found');
  });

  test('provenance', async () => {
    expect(await pull('local/lib', '', 'later')).toBe('lib-0.2.0.tgz');
    expect(hidden(said.join(''))).toBe(
      'WARNING: Verification not found for local/lib: failed to fetch URL/lib-0.2.0.tgz.prov : 404 Not Found\n',
    );
    expect(await pull('local/lib', '', 'always')).toBe('failed to fetch provenance "URL/lib-0.2.0.tgz.prov"');
    server.files.set('lib-0.2.0.tgz.prov', 'junk');
    expect(await pull('local/lib', '', 'later')).toBe('lib-0.2.0.tgz lib-0.2.0.tgz.prov');
    expect(await pull('local/lib', '', 'always', join(home, 'nothere'))).toBe(
      'failed to load keyring: open ./nothere: no such file or directory',
    );
    server.files.set('demo-0.1.0.tgz', readFileSync(join(FIXTURES, 'demo-0.1.0.tgz')));
    server.files.set('demo-0.1.0.tgz.prov', readFileSync(join(FIXTURES, 'author.prov')));
    for (const verify of ['always', 'ifPossible'] as const)
      expect(await pull('URL/demo-0.1.0.tgz', '', verify, join(FIXTURES, 'public.gpg'))).toBe('demo-0.1.0.tgz demo-0.1.0.tgz.prov');
    const { verification } = await downloadToCache(
      full('URL/demo-0.1.0.tgz'),
      '',
      { verify: 'always', keyring: join(FIXTURES, 'public.gpg') },
      remotes,
    );
    expect(verification?.fileHash).toBe('sha256:ed26d9102306e6e601f153dc2e3769e70aab889edbcda3f107b83fef2e73b5db');
  });
});

describe('locate', () => {
  const notRepository = (url: string, reason: string): string =>
    `looks like "${url}" is not a valid chart repository or cannot be reached: ${reason}`;

  test.each([
    ['local/lib', {}, '0.2.0'],
    [' local/lib ', { version: ' 0.1.0 ' }, '0.1.0'],
    ['URL/lib-0.2.0.tgz', {}, '0.2.0'],
    ['URL/nothere.tgz', {}, 'failed to fetch URL/nothere.tgz : 404 Not Found'],
    ['lib/nothere', {}, 'repo lib not found'],
    ['nothere', {}, 'non-absolute URLs should be in form of repo_name/path_to_chart, got: nothere'],
    ['./nothere', {}, 'path "./nothere" not found'],
    ['/nothere', {}, 'path "/nothere" not found'],
    ['lib', { repo: 'URL' }, '0.2.0'],
    ['lib', { repo: 'URL', version: '0.1' }, '0.1.0'],
    ['lib', { repo: 'URL', version: '9' }, 'chart "lib" version "9" not found in URL repository'],
    ['nothere', { repo: 'URL' }, 'chart "nothere" not found in URL repository'],
    ['lib', { repo: 'http://127.0.0.1:1' }, notRepository('http://127.0.0.1:1', `Get "http://127.0.0.1:1/index.yaml": ${REFUSED}`)],
    ['lib', { repo: 'foo' }, 'could not find protocol handler for: '],
    ['lib', { repo: 'URL/x' }, notRepository('URL/x', 'failed to fetch URL/x/index.yaml : 404 Not Found')],
    ['oci://127.0.0.1:1/x/y', {}, `Get "http://127.0.0.1:1/v2/x/y/tags/list": ${REFUSED}`],
    ['oci://foo', {}, 'invalid reference: missing registry or repository'],
    ['oci://foo/Bar', {}, 'invalid reference: invalid repository "Bar"'],
    ['local/lib', { verify: true }, 'failed to fetch provenance "URL/lib-0.2.0.tgz.prov"'],
  ])('%s %j', async (name, options, wanted) => {
    expect(await show(name, options)).toBe(wanted);
  });

  test('what is on disk comes first', async () => {
    const path = join(home, 'lib.tgz');
    writeFileSync(path, OLD);
    expect(await fetchChart(path, NOWHERE, remotes)).toBe(path);
    expect(await show(path)).toBe('0.1.0');
    expect(await show(path, { verify: true, keyring: 'x' })).toBe(
      'could not load provenance file ./lib.tgz.prov: stat ./lib.tgz.prov: no such file or directory',
    );
    expect(server.log).toEqual([]);
  });

  test('a repository’s credentials stay with its host', async () => {
    const other = await fileServer({ 'lib.tgz': NEW });
    await publish(() => `urls: ["${other.url}/lib.tgz"]`);
    const login = { repo: server.url, username: 'u', password: 'p' };
    expect(await show('lib', login)).toBe('0.2.0');
    expect(server.log).toEqual(['GET /index.yaml authorized']);
    expect(other.log.splice(0)).toEqual(['GET /lib.tgz']);
    rmSync(join(home, 'content'), { recursive: true });
    expect(await show('lib', { ...login, passCredentials: true })).toBe('0.2.0');
    expect(other.log).toEqual(['GET /lib.tgz authorized']);
    await other.close();
  });
});

describe('the content cache', () => {
  const kept = (): string[] =>
    existsSync(join(home, 'content')) ? readdirSync(join(home, 'content'), { recursive: true }).map(String).sort() : [];
  const place = (digest: string): string => `${digest.slice(0, 2)}/${digest}.chart`;

  test('a package is fetched once', async () => {
    expect(await show('local/lib')).toBe('0.2.0');
    const digest = digestOf(NEW);
    expect(kept()).toEqual([digest.slice(0, 2), place(digest)]);
    expect(server.log.splice(0)).toEqual(['GET /lib-0.2.0.tgz']);
    expect(await show('local/lib')).toBe('0.2.0');
    expect(await pull('local/lib')).toBe('lib-0.2.0.tgz');
    expect(server.log).toEqual([]);
  });

  test('a URL has no digest: it is fetched each time, and stored by its own digest', async () => {
    for (let i = 0; i < 2; i++) expect(await show('URL/lib-0.1.0.tgz')).toBe('0.1.0');
    expect(server.log).toEqual(['GET /lib-0.1.0.tgz', 'GET /lib-0.1.0.tgz']);
    expect(kept()).toContain(place(digestOf(OLD)));
  });

  test('no repository keeps a chart in the name of another', async () => {
    await publish(() => `digest: ${digestOf(NEW)}, urls: [lib-0.1.0.tgz]`);
    expect(await show('local/lib')).toBe('0.1.0');
    expect(kept()).not.toContain(place(digestOf(NEW)));
    await publish();
    expect(await show('local/lib')).toBe('0.2.0');
  });

  test('damaged packages are fetched again', async () => {
    for (const damage of [OLD, NEW.subarray(0, 50), '']) {
      const path = join(home, 'content', place(digestOf(NEW)));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, damage);
      expect(await show('local/lib')).toBe('0.2.0');
      expect(readFileSync(path).equals(NEW)).toBe(true);
      writeFileSync(path, damage);
      expect(await pull('local/lib')).toBe('lib-0.2.0.tgz');
      expect(readFileSync(join(home, 'out/lib-0.2.0.tgz')).equals(NEW)).toBe(true);
    }
  });
});

describe('a registry', () => {
  let registry: FakeRegistry;
  beforeEach(async () => {
    registry = await fakeRegistry();
    for (const version of ['0.1.0', '0.2.0'])
      await remotes.registry.push(PACKAGES.get(version) as Uint8Array, `${registry.host}/c/lib:${version}`, { created: '' });
    remotes = newRun();
  });
  afterEach(() => registry.close());

  test('by range, tag and digest', async () => {
    const chart = `oci://${registry.host}/c/lib`;
    expect(await pull(chart)).toBe('lib-0.2.0.tgz');
    expect(await pull(chart, '<0.2')).toBe('lib-0.1.0.tgz');
    expect(await pull(`${chart}:0.1.0`)).toBe('lib-0.1.0.tgz');
    expect(await show(chart)).toBe('0.2.0');
    const digest = /Digest: (.*)\n/.exec(said.join(''))?.[1];
    expect(await pull(chart, '5.0.0')).toBe(`failed to perform "FetchReference" on source: ${registry.host}/c/lib:5.0.0: not found`);
    // Pinned by digest and version, it is kept under the manifest's digest and not pulled again.
    for (const count of [1, 0]) {
      said = [];
      remotes = newRun();
      registry.log.splice(0);
      expect(await show(`${chart}:0.2.0@${digest}`)).toBe('0.2.0');
      expect(registry.log.filter((line) => line.includes('/blobs/')).length > 0).toBe(count > 0);
    }
  });
});

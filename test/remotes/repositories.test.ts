/** repositories.yaml and what `repo add`, `remove`, `update` and `search repo` do with it; words of Helm 4.3.1. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { errorText } from '../../src/base/errors.ts';
import type { LogEntry } from '../../src/base/log.ts';
import { disk } from '../../src/host/node/disk.ts';
import { withLock } from '../../src/remotes/file-lock.ts';
import { dropRepositories, refreshRepositories, storeRepository } from '../../src/remotes/manage-repositories.ts';
import { openRemotes } from '../../src/remotes/open-remotes.ts';
import type { Remotes } from '../../src/remotes/remotes.ts';
import { changeRepositories, loadRepositories, printRepositories, repositoryEntry } from '../../src/remotes/repositories.ts';
import { searchIndexes } from '../../src/remotes/search.ts';
import { type FileServer, fileServer } from '../support/file-server.ts';
import { MACHINE } from '../support/machine.ts';

let home = '';
let server: FileServer;
let remotes: Remotes;
let said: string[] = [];
let logged: LogEntry[] = [];

const chart = (name: string, version: string, more = ''): string =>
  `  - {name: ${name}, version: ${version}, apiVersion: v2, urls: [${name}-${version}.tgz]${more}}\n`;
const INDEX = `apiVersion: v1\nentries:\n  lib:\n${chart('lib', '0.1.0')}${chart('lib', '0.2.0')}${chart('lib', '1.0.0-beta')}  zeta:\n${chart('zeta', '3.0.0', ', description: the lib of Zeta, keywords: [lib, other]')}`;

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'repos-'));
  server = await fileServer({ 'index.yaml': INDEX });
  said = [];
  logged = [];
  remotes = openRemotes({
    files: disk,
    ...MACHINE,
    repositoryConfig: join(home, 'config/repositories.yaml'),
    repositoryCache: join(home, 'cache'),
    contentCache: join(home, 'content'),
    registryConfig: join(home, 'registry.json'),
    env: {},
    say: (text) => said.push(text),
    log: (entry) => void (entry.level === 'debug' || logged.push(entry)),
  });
});
afterEach(async () => {
  await server.close();
  rmSync(home, { recursive: true });
});

const add = (name: string, url: string, more = {}, options = {}): Promise<void> =>
  storeRepository(repositoryEntry(name, url, more), options, remotes);
const failing = async (work: () => unknown): Promise<string> => {
  try {
    return `no error: ${await work()}`;
  } catch (error) {
    return errorText(error).replaceAll(home, '.').replaceAll(server.url, 'URL');
  }
};
const config = (): string => readFileSync(remotes.repositoryConfig, 'utf8').replaceAll(server.url, 'URL');

test('adding writes what Helm writes, for the owner only, and keeps the index', async () => {
  await add('a', server.url, { username: 'me', password: 'secret', passCredentials: true });
  expect(config()).toBe(`apiVersion: ""
generated: "0001-01-01T00:00:00Z"
repositories:
- caFile: ""
  certFile: ""
  insecure_skip_tls_verify: false
  keyFile: ""
  name: a
  pass_credentials_all: true
  password: secret
  url: URL
  username: me
`);
  expect(statSync(remotes.repositoryConfig).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(home, 'cache/a-index.yaml'), 'utf8')).toBe(INDEX);
  expect(readFileSync(join(home, 'cache/a-charts.txt'), 'utf8')).toBe('lib\nzeta\n');
  expect(server.log).toEqual(['GET /index.yaml authorized']);
  expect(said).toEqual(['"a" has been added to your repositories\n']);
  expect(readdirSync(join(home, 'config')).sort()).toEqual(['repositories.lock', 'repositories.yaml']);
});

describe('adding', () => {
  test('the same again, another one, another one by force', async () => {
    await add('a', server.url);
    await add('a', server.url);
    expect(await failing(() => add('a', `${server.url}/`))).toBe('repository name (a) already exists, please specify a different name');
    await add('a', `${server.url}/`, {}, { forceUpdate: true });
    expect(said.slice(1)).toEqual([
      '"a" already exists with the same configuration, skipping\n',
      '"a" has been added to your repositories\n',
    ]);
    expect(loadRepositories(disk, remotes.repositoryConfig).repositories).toHaveLength(1);
  });

  const unreachable = 'is not a valid chart repository or cannot be reached';
  test.each([
    ['a/b', 'http://127.0.0.1:1', "repository name (a/b) contains '/', please specify a different name without '/'"],
    ['a', 'foo', 'could not find protocol handler for: '],
    ['a', 'ftp://h/x', 'could not find protocol handler for: ftp'],
    ['a', 'http://a b', 'invalid chart URL format: http://a b'],
    [
      'a',
      'http://127.0.0.1:1',
      `looks like "http://127.0.0.1:1" ${unreachable}: Get "http://127.0.0.1:1/index.yaml": dial tcp 127.0.0.1:1: connect: connection refused`,
    ],
    [
      'a',
      'https://kubernetes-charts.storage.googleapis.com',
      'repo "https://kubernetes-charts.storage.googleapis.com" is no longer available; try "https://charts.helm.sh/stable" instead',
    ],
  ])('%s %s is refused', async (name, url, wanted) => {
    expect(await failing(() => add(name, url))).toBe(wanted);
    expect(existsSync(remotes.repositoryConfig)).toBe(false);
  });

  test.each([
    ['404', () => server.files.delete('index.yaml'), 'failed to fetch URL/index.yaml : 404 Not Found'],
    ['an empty index', () => server.files.set('index.yaml', ''), 'empty index.yaml file'],
    [
      'a cut index',
      () => server.files.set('index.yaml', 'apiVersion: v1\nentries: {a: ['),
      'error converting YAML to JSON: yaml: line 2: did not find expected node content',
    ],
  ])('%s leaves everything as it was', async (_name, spoil, wanted) => {
    await add('a', server.url);
    const before = config();
    spoil();
    expect(await failing(() => add('b', server.url))).toBe(`looks like "URL" ${unreachable}: ${wanted}`);
    expect(await failing(() => refreshRepositories([], {}, remotes))).toBe('failed to update the following repositories: [URL]');
    expect(config()).toBe(before);
    expect(readFileSync(join(home, 'cache/a-index.yaml'), 'utf8')).toBe(INDEX);
    expect(readdirSync(join(home, 'cache')).sort()).toEqual(['a-charts.txt', 'a-index.yaml']);
  });
});

test('updating some, all, and strangers', async () => {
  expect(await failing(() => refreshRepositories([], {}, remotes))).toBe('no repositories found. You must add one before updating');
  await add('b', server.url);
  await add('a', `${server.url}/`);
  said.length = 0;
  await refreshRepositories([], {}, remotes);
  await refreshRepositories(['b'], {}, remotes);
  const success = (name: string): string => `...Successfully got an update from the "${name}" chart repository\n`;
  const begin = 'Hang tight while we grab the latest from your chart repositories...\n';
  const end = 'Update Complete. ⎈Happy Helming!⎈\n';
  expect(said).toEqual([begin, success('a'), success('b'), end, begin, success('b'), end]);
  expect(await failing(() => refreshRepositories(['b', 'c'], {}, remotes))).toBe(
    "no repositories found matching 'c'.  Nothing will be updated",
  );
  server.files.clear();
  said.length = 0;
  await failing(() => refreshRepositories(['a'], {}, remotes));
  expect(said[1]?.replaceAll(server.url, 'URL')).toBe(
    '...Unable to get an update from the "a" chart repository (URL/):\n\tfailed to fetch URL/index.yaml : 404 Not Found\n',
  );
});

test('removing one by one, up to the first that is not there', async () => {
  expect(await failing(() => dropRepositories(['a'], remotes))).toBe('no repositories configured');
  await add('a', server.url);
  await add('b', server.url);
  expect(await failing(() => dropRepositories(['a', 'x', 'b'], remotes))).toBe('no repo named "x" found');
  expect(readdirSync(join(home, 'cache')).sort()).toEqual(['b-charts.txt', 'b-index.yaml']);
  await dropRepositories(['b'], remotes);
  expect(config()).toBe('apiVersion: ""\ngenerated: "0001-01-01T00:00:00Z"\nrepositories: []\n');
});

test('a file that is none', async () => {
  mkdirSync(join(home, 'config'));
  writeFileSync(remotes.repositoryConfig, 'repositories: x');
  const why =
    'error unmarshaling JSON: while decoding JSON: json: cannot unmarshal string into Go struct field File.repositories of type []*repo.Entry';
  expect(await failing(() => add('a', server.url))).toBe(why);
  expect(await failing(() => refreshRepositories([], {}, remotes))).toBe(`failed loading file: ./config/repositories.yaml: ${why}`);
  expect(await failing(() => dropRepositories(['a'], remotes))).toBe('no repositories configured');
  expect(await failing(() => loadRepositories(disk, '/nothere'))).toBe(
    "couldn't load repositories file (/nothere): open /nothere: no such file or directory",
  );
});

describe('two at once', () => {
  test('changes wait for each other, none is lost', async () => {
    const entry = (name: string) => repositoryEntry(name, 'http://h');
    const names = ['a', 'b', 'c', 'd', 'e'];
    await Promise.all(
      names.map((name) =>
        changeRepositories(disk, remotes.repositoryConfig, async (file) => {
          await setImmediate();
          return { ...file, repositories: [...file.repositories, entry(name)] };
        }),
      ),
    );
    expect(
      loadRepositories(disk, remotes.repositoryConfig)
        .repositories.map(({ name }) => name)
        .sort(),
    ).toEqual(names);
  });

  test.skipIf(spawnSync('flock', ['--version']).error)('another program’s lock is waited for, and it for ours', async () => {
    const path = join(home, 'x.lock');
    const other = spawn('flock', [path, 'sh', '-c', 'echo locked; read line']);
    await once(other.stdout, 'data');
    expect(await failing(() => withLock(disk, path, () => 'mine', { timeout: 50 }))).toBe('context deadline exceeded');
    other.stdin.end();
    expect(await withLock(disk, path, () => spawnSync('flock', ['-n', path, 'true']).status)).toBe(1);
    expect(spawnSync('flock', ['-n', path, 'true']).status).toBe(0);
  });
});

describe('searching', () => {
  const rows: [string, Parameters<typeof searchIndexes>[0], string][] = [
    ['everything', { words: '' }, 'r/lib 0.2.0, r/zeta 3.0.0'],
    ['a name before a description', { words: 'LIB' }, 'r/lib 0.2.0, r/zeta 3.0.0'],
    ['prereleases', { words: 'lib', devel: true }, 'r/lib 1.0.0-beta, r/zeta 3.0.0'],
    ['every version', { words: 'r/lib', versions: true }, 'r/lib 0.2.0, r/lib 0.1.0'],
    ['a keyword', { words: 'other' }, 'r/zeta 3.0.0'],
    ['words of a description', { words: 'of zeta' }, 'r/zeta 3.0.0'],
    ['a range', { words: '', version: '<0.2' }, 'r/lib 0.1.0'],
    ['by a matcher', { words: 'x', matcher: (line) => line.search(/Z/) }, 'r/zeta 3.0.0'],
    ['nothing', { words: 'nothing' }, ''],
  ];
  test.each(rows)('%s', async (_name, options, wanted) => {
    await add('r', server.url);
    expect(
      searchIndexes(options, remotes)
        .map(({ name, chart: found }) => `${name} ${found.metadata.version}`)
        .join(', '),
    ).toBe(wanted);
  });

  test('what cannot be searched', async () => {
    expect(await failing(() => searchIndexes({ words: '' }, remotes))).toBe('no repositories configured');
    await add('r', server.url);
    await add('s', server.url);
    expect(await failing(() => searchIndexes({ words: '', version: 'x y' }, remotes))).toBe(
      'an invalid version/constraint format: improper constraint: "x y"',
    );
    rmSync(join(home, 'cache/r-index.yaml'));
    expect(searchIndexes({ words: 'lib' }, remotes).map(({ name }) => name)).toEqual(['s/lib', 's/zeta']);
    expect(
      logged.map(({ message, attributes }) => `${message} ${attributes.map((pair) => pair.join('=')).join(' ')}`.replace(home, '.')),
    ).toEqual(['repo is corrupt or missing repo=r error=open ./cache/r-index.yaml: no such file or directory']);
  });
});

test('an index is read once a run', async () => {
  await add('r', server.url);
  const path = join(home, 'cache/r-index.yaml');
  expect(remotes.indexes.fresh(path)).toBeDefined();
  expect(remotes.indexes.load(path)).toBe(remotes.indexes.load(path));
  writeFileSync(path, `${INDEX}generated: "2024-01-01T00:00:00Z"\n`);
  expect(remotes.indexes.load(path).generated).toBe('2024-01-01T00:00:00Z');
});

test('printing keeps Go’s ways', () => {
  expect(printRepositories({ apiVersion: 'v1', generated: '2024-01-01T00:00:00.500Z', repositories: [] })).toBe(
    'apiVersion: v1\ngenerated: "2024-01-01T00:00:00.5Z"\nrepositories: []\n',
  );
});

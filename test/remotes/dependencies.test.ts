/** `dependency update`, `build` and `list`: lines, locks and errors of Helm 4.3.1. */

import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { errorText } from '../../src/base/errors.ts';
import { loadChartV2 } from '../../src/chart/load.ts';
import { loadChartFiles } from '../../src/chart/load-files.ts';
import { packChart } from '../../src/chart/save.ts';
import { fixedClock } from '../../src/host/clock.ts';
import { withTemporaryFolder } from '../../src/host/files.ts';
import { disk } from '../../src/host/node/disk.ts';
import { dependencyRows, strayCharts } from '../../src/remotes/dependencies/dependency-status.ts';
import { helm2LockDigest, lockDigest } from '../../src/remotes/dependencies/lock.ts';
import { fetchLocked, fetchResolved } from '../../src/remotes/dependencies/manager.ts';
import type { ManagerOptions } from '../../src/remotes/dependencies/manager-options.ts';
import { storeRepository } from '../../src/remotes/manage-repositories.ts';
import { openRemotes } from '../../src/remotes/open-remotes.ts';
import type { Remotes } from '../../src/remotes/remotes.ts';
import { repositoryEntry } from '../../src/remotes/repositories.ts';
import { fakeRegistry } from '../support/fake-registry.ts';
import { type FileServer, fileServer } from '../support/file-server.ts';
import { MACHINE } from '../support/machine.ts';

let home = '';
let server: FileServer;
let remotes: Remotes;
let said: string[] = [];

const metadata = (name: string, version: string, more = ''): string => `apiVersion: v2\nname: ${name}\nversion: ${version}\n${more}`;
const pack = (name: string, version: string): Uint8Array =>
  packChart(loadChartFiles([{ name: 'Chart.yaml', data: new TextEncoder().encode(metadata(name, version)) }]), { now: 0, stamp: 0 });
const PACKAGES: [string, string][] = [
  ['lib', '0.1.0'],
  ['lib', '0.2.0'],
  ['lib', '1.0.0-beta'],
  ['dep', '3.1.4'],
];

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'deps-'));
  const entries = ['dep', 'lib'].map((name) => {
    const own = PACKAGES.filter(([each]) => each === name).map(
      ([, version]) => `  - {name: ${name}, version: ${version}, urls: [${name}-${version}.tgz]}\n`,
    );
    return `  ${name}:\n${own.join('')}`;
  });
  server = await fileServer({ 'index.yaml': `apiVersion: v1\nentries:\n${entries.join('')}` });
  for (const [name, version] of PACKAGES) server.files.set(`${name}-${version}.tgz`, pack(name, version));
  remotes = newRun();
});
afterEach(async () => {
  await server.close();
  rmSync(home, { recursive: true });
});

function newRun(): Remotes {
  said = [];
  server?.log.splice(0);
  return openRemotes({
    files: disk,
    ...MACHINE,
    repositoryConfig: join(home, 'repositories.yaml'),
    repositoryCache: join(home, 'cache'),
    contentCache: join(home, 'content'),
    registryConfig: join(home, 'registry.json'),
    env: {},
    plainHttp: true,
    clock: fixedClock(1_700_000_000_000_000_000n),
    say: (text) => said.push(text),
  });
}

function write(name: string, data: string | Uint8Array): void {
  mkdirSync(dirname(join(home, name)), { recursive: true });
  writeFileSync(join(home, name), data);
}

/** A chart `app` with these dependencies, in YAML's flow style. */
function app(...dependencies: string[]): void {
  const list = dependencies.map((one) => `- ${one.replaceAll('URL', server.url)}\n`).join('');
  write('app/Chart.yaml', metadata('app', '1.0.0', `dependencies:\n${list}`));
}

const hidden = (text: string): string =>
  text
    .replaceAll(server.url, 'URL')
    .replaceAll(home, '.')
    .replace(/tmpcharts-\d+/g, 'TMP')
    .replace(/helm-manager-\w{64}/g, 'MADE-UP');
async function run(
  work: (options: ManagerOptions, remotes: Remotes) => Promise<void>,
  options: Partial<ManagerOptions> = {},
): Promise<string> {
  remotes = newRun();
  try {
    await work({ chartPath: join(home, 'app'), ...options }, remotes);
  } catch (error) {
    said.push(`Error: ${errorText(error)}`);
  }
  return hidden(said.join(''));
}
const update = (options: Partial<ManagerOptions> = {}): Promise<string> => run(fetchResolved, options);
const build = (options: Partial<ManagerOptions> = {}): Promise<string> => run(fetchLocked, options);
const charts = (): string[] => readdirSync(join(home, 'app/charts')).sort();
const lock = (name = 'Chart.lock'): string => hidden(readFileSync(join(home, 'app', name), 'utf8'));
const addLocal = (): Promise<void> => storeRepository(repositoryEntry('local', server.url), {}, remotes);

const UNMANAGED = 'Getting updates for unmanaged Helm repositories...\n...Successfully got an update from the "URL" chart repository\n';
const REFRESH =
  'Hang tight while we grab the latest from your chart repositories...\n...Successfully got an update from the "local" chart repository\nUpdate Complete. ⎈Happy Helming!⎈\n';
const DELETE = 'Deleting outdated charts\n';

describe('update', () => {
  test('from a repository that nobody added', async () => {
    app('{name: lib, version: ^0.1.0, repository: "URL"}', '{name: dep, version: 3.x, repository: "URL", alias: d}');
    expect(await update()).toBe(`${UNMANAGED}Saving 2 charts\nDownloading lib from repo URL\nDownloading dep from repo URL\n${DELETE}`);
    expect(charts()).toEqual(['dep-3.1.4.tgz', 'lib-0.1.0.tgz']);
    expect(lock().replace(/digest: .*/, 'digest: D')).toBe(
      'dependencies:\n- name: lib\n  repository: URL\n  version: 0.1.0\n- name: dep\n  repository: URL\n  version: 3.1.4\ndigest: D\ngenerated: "2023-11-14T22:13:20Z"\n',
    );
    // One index, read once, and each package once.
    expect(server.log.sort()).toEqual(['GET /dep-3.1.4.tgz', 'GET /index.yaml', 'GET /lib-0.1.0.tgz']);
    expect(readdirSync(join(home, 'app'))).not.toContain(expect.stringContaining('tmpcharts'));
    expect(await build()).toBe('Error: no repository definition for URL, URL');
  });

  test('by aliases; one package for two names; the lock is written when it changes', async () => {
    await addLocal();
    app('{name: lib, version: 0.1.0, repository: "@local"}', '{name: lib, alias: x, version: 0.1.0, repository: "alias:local"}');
    expect(await update()).toBe(
      `${REFRESH}Saving 2 charts\nDownloading lib from repo URL\nAlready downloaded lib from repo URL\n${DELETE}`,
    );
    const before = lock();
    remotes = newRun();
    expect(await update({ skipRefresh: true })).toBe(
      `Saving 2 charts\nDownloading lib from repo URL\nAlready downloaded lib from repo URL\n${DELETE}`,
    );
    expect(lock()).toBe(before);
    expect(await build()).toBe(`${REFRESH}Saving 2 charts\nDownloading lib from repo URL\nAlready downloaded lib from repo URL\n${DELETE}`);
  });

  test('from folders, packed again', async () => {
    write('lib/Chart.yaml', metadata('lib', '0.5.0'));
    app('{name: lib, version: ">=0.1.0", repository: file://../lib}');
    expect(await update({ debug: true })).toBe(
      `Repository from local path: file://../lib\nSaving 1 charts\nArchiving lib from repo file://../lib\n${DELETE}`,
    );
    expect(charts()).toEqual(['lib-0.5.0.tgz']);
    expect(lock()).toContain('version: 0.5.0');
    app('{name: lib, version: ">=5", repository: file://../lib}');
    const advice = 'Make sure a matching chart version exists in the repo, or change the version constraint in Chart.yaml';
    expect(await update()).toBe(
      `Error: can't get a valid version for 1 subchart(s): "lib" (repository "file://../lib", version ">=5"). ${advice}`,
    );
    app('{name: lib, version: ">=5", repository: file://../nothere}');
    expect(await update()).toBe('Error: directory ./nothere not found');
  });

  test('what lies in charts/ already', async () => {
    write('app/charts/lib/Chart.yaml', metadata('lib', '0.5.0'));
    app('{name: lib, version: ^0.5.0}');
    const line = 'Dependency lib did not declare a repository. Assuming it exists in the charts directory\n';
    expect(await update()).toBe(`Saving 1 charts\n${line}${DELETE}`);
    expect(charts()).toEqual(['lib']);
    app('{name: lib, version: ">5"}');
    const fault = 'dependency lib at version 0.5.0 does not satisfy the constraint >5';
    expect(await update()).toBe(`Saving 1 charts\n${line}Save error occurred:  ${fault}\nError: ${fault}`);
    app('{name: other, version: ">5"}');
    expect(await update()).toBe('Error: directory ./app/charts/other not found');
  });

  test('from a registry', async () => {
    const registry = await fakeRegistry();
    for (const version of ['0.1.0', '0.2.0+b'])
      await remotes.registry.push(pack('lib', version), `${registry.host}/c/lib:${version}`, { created: '' });
    app(`{name: lib, version: ^0, repository: oci://${registry.host}/c}`);
    const text = (await update()).replaceAll(registry.host, 'HOST').replace(/sha256:\w+/, 'D');
    expect(text.replace(/\nOCI artifact.*registry\.\n/s, '')).toBe(
      `Saving 1 charts\nDownloading lib from repo oci://HOST/c\nPulled: HOST/c/lib:0.2.0_b\nDigest: D\nHOST/c/lib:0.2.0_b contains an underscore.\n${DELETE}`,
    );
    expect(charts()).toEqual(['lib-0.2.0+b.tgz']);
    app(`{name: lib, version: 9.0.0, repository: oci://${registry.host}/c}`);
    const fault = 'could not download oci://HOST/c/lib: failed to perform "FetchReference" on source: HOST/c/lib:9.0.0: not found';
    expect((await update()).replaceAll(registry.host, 'HOST')).toBe(
      `Saving 1 charts\nDownloading lib from repo oci://HOST/c\nSave error occurred:  ${fault}\nError: ${fault}`,
    );
    await registry.close();
  });

  test('other packages go, other files stay', async () => {
    await addLocal();
    app('{name: lib, version: 0.1.0, repository: "@local"}');
    write('app/charts/lib-0.2.0.tgz', pack('lib', '0.2.0'));
    write('app/charts/_junk.txt', 'junk');
    mkdirSync(join(home, 'app/charts/folder'));
    expect(await update()).toContain(
      "Could not verify ./app/charts/_junk.txt for deletion: file './app/charts/_junk.txt' does not appear to be a gzipped archive; got 'application/octet-stream' (Skipping)\n",
    );
    expect(charts()).toEqual(['_junk.txt', 'folder', 'lib-0.1.0.tgz']);
  });

  const HINT = expect.stringContaining(
    'Note that repositories must be URLs or aliases. For example, to refer to the "example"\nrepository',
  );
  const rows: [string, string[], string | typeof HINT][] = [
    ['a name that is none', ['{name: lib, version: 1, repository: stable}'], HINT],
    [
      'unknown aliases',
      ['{name: lib, version: 1, repository: "@nope"}', '{name: dep, version: 1, repository: "@no"}'],
      "Error: no repository definition for @nope, @no. Please add them via 'helm repo add'",
    ],
    [
      'a range that is none',
      ['{name: lib, version: nonsense, repository: "URL"}'],
      `${UNMANAGED}Error: dependency "lib" has an invalid version/constraint format: improper constraint: "nonsense"`,
    ],
    ['an unknown chart', ['{name: nope, version: 1.x, repository: "URL"}'], `${UNMANAGED}Error: nope chart not found in repo URL`],
    [
      'an unknown scheme',
      ['{name: lib, version: 1, repository: s3://bucket}'],
      'Getting updates for unmanaged Helm repositories...\nError: could not find protocol handler for: s3',
    ],
    [
      'a dead server',
      ['{name: lib, version: 1, repository: "http://127.0.0.1:1"}'],
      `Getting updates for unmanaged Helm repositories...
...Unable to get an update from the "http://127.0.0.1:1" chart repository:
	Get "http://127.0.0.1:1/index.yaml": dial tcp 127.0.0.1:1: connect: connection refused
Error: no cached repository for MADE-UP found. (try 'helm repo update'): open ./cache/MADE-UP-index.yaml: no such file or directory`,
    ],
  ];
  test.each(rows)('%s', async (_name, dependencies, wanted) => {
    app(...dependencies);
    expect(await update()).toEqual(wanted);
    expect(existsSync(join(home, 'app/Chart.lock'))).toBe(false);
  });

  test('nothing to do, and nowhere to do it', async () => {
    write('app/Chart.yaml', metadata('app', '1.0.0'));
    expect(await update()).toBe('');
    write('app/Chart.yaml', metadata('app', '1.0.0', 'dependencies: []\n'));
    expect(await update()).toBe(`Saving 0 charts\n${DELETE}`);
    expect(await update({ chartPath: 'nothere' })).toBe('Error: could not find nothere: stat nothere: no such file or directory');
    expect(await update({ chartPath: join(home, 'app/Chart.yaml') })).toBe('Error: only unpacked charts can be updated');
    await addLocal();
    app('{name: lib, version: 0.1.0, repository: "@local"}');
    rmSync(join(home, 'app/charts'), { recursive: true });
    write('app/charts', '');
    expect(await update({ skipRefresh: true })).toBe('Error: "./app/charts" is not a directory');
    rmSync(join(home, 'app/charts'));
    rmSync(join(home, 'app/Chart.lock'), { force: true });
    write('x.lock', 'digest: x\n');
    symlinkSync('../x.lock', join(home, 'app/Chart.lock'));
    expect(await update({ skipRefresh: true })).toContain('Error: the Chart.lock file is a symlink to "../x.lock"');
  });
});

describe('an interrupted run loses nothing', () => {
  beforeEach(async () => {
    await addLocal();
    app('{name: lib, version: 0.x, repository: "@local"}', '{name: dep, version: 3.x, repository: "@local"}');
    await update();
  });
  const state = (): unknown => [
    lock(),
    readdirSync(join(home, 'app')).sort(),
    charts(),
    charts().map((name) => readFileSync(join(home, 'app/charts', name))),
  ];

  test.each([
    [
      'a package that is gone',
      () => server.files.delete('dep-3.1.4.tgz'),
      'could not download URL/dep-3.1.4.tgz: failed to fetch URL/dep-3.1.4.tgz : 404 Not Found',
    ],
    ['an index that is none', () => server.files.set('index.yaml', 'junk: ['), undefined],
  ])('%s', async (_name, spoil, fault) => {
    const before = state();
    server.files.set('lib-0.2.0.tgz', pack('lib', '0.2.0'));
    spoil();
    const text = await update();
    if (fault) expect(text).toContain(`Downloading dep from repo URL\nSave error occurred:  ${fault}\nError: ${fault}`);
    expect(state()).toEqual(before);
  });

  test('a cut package is not moved; the one before it goes, as with Helm', async () => {
    server.files.set('lib-0.2.0.tgz', pack('lib', '0.2.0').subarray(0, 150));
    expect(await update()).toContain(
      'Could not verify ./app/TMP/lib-0.2.0.tgz for moving: unexpected EOF (Skipping)Deleting outdated charts\n',
    );
    expect(charts()).toEqual(['dep-3.1.4.tgz', 'lib-0.2.0.tgz']);
  });

  test('at a signal, the folder for downloads is removed first', async () => {
    const killed: unknown[] = [];
    const kill = vi.spyOn(process, 'kill').mockImplementation((...how) => {
      killed.push(how);
      return true;
    });
    let folder = '';
    let end = (): void => {};
    const work = withTemporaryFolder(disk, join(home, 'app/tmpcharts-'), (made) => {
      folder = made;
      return new Promise<void>((done) => {
        end = done;
      });
    });
    writeFileSync(join(folder, 'half.tgz'), 'half');
    process.emit('SIGINT', 'SIGINT');
    expect(existsSync(folder)).toBe(false);
    expect(killed).toEqual([[process.pid, 'SIGINT']]);
    kill.mockRestore();
    end();
    await work;
  });
});

describe('build', () => {
  test('takes the versions of the lock', async () => {
    await addLocal();
    app('{name: lib, version: 0.x, repository: "@local"}');
    await update();
    server.files.set(
      'index.yaml',
      `${server.files.get('index.yaml')}`.replace(
        '{name: lib, version: 0.2.0',
        '{name: lib, version: 0.3.0, urls: [x]}\n  - {name: lib, version: 0.2.0',
      ),
    );
    rmSync(join(home, 'app/charts'), { recursive: true });
    expect(await build()).toBe(`${REFRESH}Saving 1 charts\nDownloading lib from repo URL\n${DELETE}`);
    expect(charts()).toEqual(['lib-0.2.0.tgz']);
  });

  test('refuses a lock that does not fit', async () => {
    await addLocal();
    app('{name: lib, version: 0.x, repository: "@local"}');
    await update();
    app('{name: lib, version: 1.x, repository: "@local"}');
    expect(await build()).toBe(
      "Error: the lock file (Chart.lock) is out of sync with the dependencies file (Chart.yaml). Please update the dependencies with 'helm dependency update'",
    );
  });

  test('reads Helm 2’s digest in requirements.lock', async () => {
    await addLocal();
    write('app/Chart.yaml', 'apiVersion: v1\nname: app\nversion: 1.0.0\n');
    write('app/requirements.yaml', 'dependencies:\n- {name: lib, version: 0.x, repository: "@local"}\n');
    expect(await update()).toContain('Saving 1 charts\n');
    expect(existsSync(join(home, 'app/Chart.lock'))).toBe(false);
    expect(await build()).toContain('Saving 1 charts\n');
    const path = join(home, 'app/requirements.lock');
    const digest = helm2LockDigest(loadChartV2(disk, join(home, 'app')).metadata.dependencies);
    const written = readFileSync(path, 'utf8');
    writeFileSync(path, written.replace(/digest: .*/, `digest: ${digest}`));
    expect(await build()).toContain('Saving 1 charts\n');
    writeFileSync(path, written.replace(/digest: .*/, 'digest: sha256:0'));
    expect(await build()).toBe(
      'Error: the lock file (requirements.lock) is out of sync with the dependencies file (requirements.yaml). Please update the dependencies',
    );
  });
});

test('digests are Helm’s', () => {
  const files = {
    'Chart.yaml': metadata(
      'app',
      '1.0.0',
      `dependencies:
- name: lib
  version: 0.x
  repository: http://127.0.0.1:21111
  condition: a.b,c<&>d
  tags: [x, "é\\n"]
  import-values:
  - data
  - {child: 1.5, parent: [true, null, 1e30, 12345678901, 0.0000001]}
  alias: z
- name: two
  version: ">=0.1.0"
  enabled: true
  repository: file://../two
`,
    ),
    'Chart.lock':
      'dependencies:\n- {name: lib, repository: "http://127.0.0.1:21111", version: 0.1.0}\n- {name: two, repository: file://../two, version: 0.1.0}\n',
  };
  const chart = loadChartFiles(Object.entries(files).map(([name, text]) => ({ name, data: new TextEncoder().encode(text) })));
  expect(lockDigest(chart.metadata.dependencies, chart.lock?.dependencies ?? [])).toBe(
    'sha256:a1c7883383ec0ba56b9449edd0d40f63e39d878401b794b36bf12bc9a4d3163d',
  );
});

test('list shows the status of each dependency', async () => {
  app(
    ...['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(
      (name) => `{name: ${name}, version: ${name === 'h' ? '"x y"' : '^1.0.0'}, repository: "URL", alias: z${name}}`,
    ),
  );
  write('app/charts/a-1.2.0.tgz', pack('a', '1.2.0'));
  write('app/charts/b-2.0.0.tgz', pack('b', '2.0.0'));
  write('app/charts/c-1.0.0.tgz', 'junk');
  write('app/charts/d-1.0.0.tgz', pack('other', '1.0.0'));
  write('app/charts/e-1.0.0.tgz', pack('e', '1.0.0'));
  write('app/charts/e-1.1.0.tgz', pack('e', '1.1.0'));
  write('app/charts/h-1.0.0.tgz', pack('h', '1.0.0'));
  cpSync(join(home, 'app/charts/a-1.2.0.tgz'), join(home, 'app/charts/a-more.tgz'));
  write('folder/g/Chart.yaml', metadata('g', '1.0.0'));
  const chart = loadChartV2(disk, join(home, 'app/charts/a-1.2.0.tgz'));
  const g = loadChartV2(disk, join(home, 'folder/g'));
  const declared = loadChartFiles([{ name: 'Chart.yaml', data: readFileSync(join(home, 'app/Chart.yaml')) }]);
  const parent = { ...declared, dependencies: [chart, g] };
  const rows = dependencyRows(disk, join(home, 'app'), parent).map(({ name, status }) => `${name}: ${status}`);
  expect(rows).toEqual([
    'a: ok',
    'b: wrong version',
    'c: corrupt',
    'd: misnamed',
    'e: too many matches',
    'f: missing',
    'g: unpacked',
    'h: invalid version',
  ]);
  expect(strayCharts(disk, join(home, 'app'), parent).map(hidden)).toEqual([
    'WARNING: "./app/charts/c-1.0.0.tgz" is not a chart.',
    'WARNING: "./app/charts/d-1.0.0.tgz" is not in Chart.yaml.',
  ]);
});

/** Installing plugins: signed, damaged and hostile archives, registries, repositories; keys by GnuPG, words by Helm 4.3.1. */
import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { installPlugin } from '../../../src/action/plugin/install-plugin.ts';
import { listPlugins } from '../../../src/action/plugin/list-plugins.ts';
import { packagePlugin } from '../../../src/action/plugin/package-plugin.ts';
import type { PluginDeps } from '../../../src/action/plugin/plugin-deps.ts';
import { uninstallPlugins } from '../../../src/action/plugin/uninstall-plugins.ts';
import { updatePlugins } from '../../../src/action/plugin/update-plugins.ts';
import { verifyPlugin } from '../../../src/action/plugin/verify-plugin.ts';
import { errorText } from '../../../src/base/errors.ts';
import { gzip } from '../../../src/codec/flate/gzip.ts';
import { DEFAULT_PROFILE } from '../../../src/helm/profile.ts';
import { fixedClock } from '../../../src/host/clock.ts';
import { disk } from '../../../src/host/node/disk.ts';
import { seededRandom } from '../../support/call-function.ts';
import { fakeRegistry } from '../../support/fake-registry.ts';
import { fileServer } from '../../support/file-server.ts';
import { MACHINE } from '../../support/machine.ts';
import { type TarEntry, tar } from '../../support/tar.ts';

const FIXTURES = resolve(import.meta.dirname, '../../fixtures/repo');
const keyring = (name: string) => join(FIXTURES, name);

let home = '';
let said = '';
let deps: PluginDeps;

beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'plugins-')));
  said = '';
  deps = {
    files: disk,
    ...MACHINE,
    env: { PATH: process.env.PATH, HOME: home },
    cwd: home,
    streams: { stdin: 0, stdout: 1, stderr: 2 },
    clock: fixedClock(BigInt(Date.parse('2030-01-01T00:00:00Z')) * 1_000_000n),
    log: () => {},
    profile: DEFAULT_PROFILE,
    say: (text) => {
      said += text;
    },
    pluginsDirectory: join(home, 'data/plugins'),
    dataHome: join(home, 'data'),
    cacheHome: join(home, 'cache'),
    registryConfig: join(home, 'registry.json'),
  };
});
afterEach(() => rmSync(home, { recursive: true }));

function lay(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, data] of Object.entries(files)) {
    mkdirSync(dirname(join(home, name)), { recursive: true });
    writeFileSync(join(home, name), data);
  }
}

const PLUGIN = 'name: sum\nversion: 1.2.3\ncommand: "true"\n';
/** Bytes that do not get smaller. */
const NOISE = seededRandom(7).bytes(9000);
const archive = (...entries: TarEntry[]) => gzip(tar([{ name: 'sum/plugin.yaml', data: PLUGIN }, ...entries]));

const install = (source: string, options: { verify?: boolean; keyring?: string; version?: string } = {}) =>
  installPlugin(deps, source, { version: '', verify: false, keyring: keyring('public.gpg'), plainHttp: true, ...options });
const refusal = async (work: Promise<unknown>) => work.then(() => 'no refusal', errorText).then((text) => text.replaceAll(home, '<home>'));
const left = () => (existsSync(join(home, 'data/plugins')) ? readdirSync(join(home, 'data/plugins')) : []);
const status = () => listPlugins(deps, '').map(({ name, version, provenance }) => `${name} ${version} ${provenance}`);

async function pack(key: string): Promise<string> {
  lay({ 'src/sum/plugin.yaml': PLUGIN });
  const options = {
    sign: key !== '',
    keyring: keyring('secret.gpg'),
    key,
    destination: join(home, 'out'),
    passphrase: () => async () => '',
  };
  await packagePlugin(deps, join(home, 'src/sum'), options);
  return join(home, 'out/sum-1.2.3.tgz');
}

describe('signatures', () => {
  test('a plugin is packed, signed, verified, installed and listed', async () => {
    const path = await pack('author');
    expect(readFileSync(`${path}.prov`, 'utf8')).toContain('Name: sum\nRuntime: subprocess\n');
    expect((await verifyPlugin(deps, path, keyring('public.gpg'))).signedBy).toEqual(['Chart Author <author@example.com>']);
    await install(path, { verify: true });
    expect(said).toMatch(
      /^Successfully signed.*\nSuccessfully packaged.*\nVerifying plugin signature\.\.\.\nSigned by: Chart Author .*\n.*\n.*\nInstalled plugin: sum\n$/,
    );
    expect(status()).toEqual(['sum 1.2.3 signed']);
    writeFileSync(join(home, 'data/plugins/sum-1.2.3.tgz'), 'other');
    expect(status()).toEqual(['sum 1.2.3 mismatched provenance']);
    writeFileSync(join(home, 'data/plugins/sum-1.2.3.tgz.prov'), 'nonsense');
    expect(status()).toEqual(['sum 1.2.3 invalid provenance']);
    await uninstallPlugins(deps, ['sum']);
    expect(left()).toEqual([]);
  });

  test.each([
    ['by nobody known', async () => readFileSync(keyring('gone.prov')), 'openpgp: signature made by unknown entity'],
    [
      'of another file',
      async () => readFileSync(keyring('author.prov')),
      'provenance does not contain a SHA for a file named "sum-1.2.3.tgz"',
    ],
    ['that is none', async () => new Uint8Array([1, 2, 3]), 'signature block not found'],
  ])('a signature %s is refused, and nothing installed', async (_, provenance, message) => {
    const path = await pack('');
    writeFileSync(`${path}.prov`, await provenance());
    expect(await refusal(install(path, { verify: true }))).toBe(`plugin verification failed: ${message}`);
    expect(left()).toEqual([]);
  });

  test('without one, a flag is needed', async () => {
    const path = await pack('');
    expect(await refusal(install(path, { verify: true }))).toBe('plugin verification failed: no provenance file (.prov) found');
    await install(path);
    expect(status()).toEqual(['sum 1.2.3 unsigned']);
  });

  test('an archive leaves itself out', async () => {
    lay({ 'sum/plugin.yaml': PLUGIN });
    const options = { sign: false, keyring: '', key: '', destination: join(home, 'sum'), passphrase: () => async () => '' };
    for (const _ of [1, 2]) await packagePlugin(deps, join(home, 'sum'), options);
    await install(join(home, 'sum/sum-1.2.3.tgz'));
    expect(readdirSync(join(home, 'data/plugins/sum'))).toEqual(['plugin.yaml']);
  });
});

describe('archives', () => {
  const rows: [string, Uint8Array | string, string][] = [
    ['links', archive({ name: 'sum/link', type: '2' }), 'failed to extract archive: unknown type: 110010 in sum/link'],
    ['paths that go up', archive({ name: 'sum/../../x', data: 'x' }), "failed to extract archive: path contains '..', which is illegal"],
    ['absolute paths', archive({ name: '/tmp/x', data: 'x' }), 'failed to extract archive: path is absolute, which is illegal'],
    [
      'backslashes that go up',
      archive({ name: 'sum\\..\\x', data: 'x' }),
      "failed to extract archive: path contains '..', which is illegal",
    ],
    ['drives', archive({ name: 'c:/x', data: 'x' }), "failed to extract archive: path contains ':', which is illegal"],
    ['a cut', archive({ name: 'sum/data', data: NOISE }).subarray(0, -3000), 'failed to extract archive: unexpected EOF'],
    ['text', 'hello, world', 'failed to extract plugin metadata from tarball: gzip: invalid header'],
    ['nothing', '', 'failed to extract plugin metadata from tarball: EOF'],
    ['no plugin', gzip(tar([{ name: 'a', data: '' }])), 'failed to extract plugin metadata from tarball: plugin.yaml not found in tarball'],
  ];
  test.each(rows)('%s are refused, and leave nothing', async (_, data, message) => {
    lay({ 'sum-1.2.3.tgz': data });
    expect(await refusal(install(join(home, 'sum-1.2.3.tgz')))).toBe(message);
    expect(left()).toEqual([]);
    expect(existsSync(join(home, 'x'))).toBe(false);
  });

  test('what is installed is not touched by a second', async () => {
    lay({ 'sum-1.2.3.tgz': archive({ name: 'sum/data', data: 'one' }), 'sum-2.0.0.tgz': archive({ name: 'sum/data', data: 'two' }) });
    await install(join(home, 'sum-1.2.3.tgz'));
    expect(await refusal(install(join(home, 'sum-2.0.0.tgz')))).toBe('plugin already exists');
    expect(readFileSync(join(home, 'data/plugins/sum/data'), 'utf8')).toBe('one');
  });

  test('from a web server, which sees one request for each file', async () => {
    const path = await pack('author');
    const server = await fileServer({ 'p/sum-1.2.3.tgz': readFileSync(path), 'p/sum-1.2.3.tgz.prov': readFileSync(`${path}.prov`) });
    try {
      await install(`${server.url}/p/sum-1.2.3.tgz`, { verify: true });
      expect(server.log).toEqual(['GET /p/sum-1.2.3.tgz', 'GET /p/sum-1.2.3.tgz.prov']);
      expect(status()).toEqual(['sum 1.2.3 signed']);
      expect(await refusal(install(`${server.url}/p/nosuch-1.0.0.tgz`, { verify: true }))).toMatch(
        /^failed to get verification data: failed to download plugin: failed to fetch .* : 404 Not Found$/,
      );
    } finally {
      await server.close();
    }
  });
});

test('from a registry', async () => {
  const registry = await fakeRegistry();
  const data = Buffer.from(archive());
  const digest = `sha256:${Buffer.from(await crypto.subtle.digest('SHA-256', data)).toString('hex')}`;
  const type = 'application/vnd.helm.plugin.v1+json';
  const layer = { mediaType: 'application/vnd.oci.image.layer.v1.tar', digest, size: data.length };
  const manifest = (artifactType: string, title: string) => ({
    type: 'application/vnd.oci.image.manifest.v1+json',
    data: Buffer.from(
      JSON.stringify({ schemaVersion: 2, artifactType, layers: [{ ...layer, annotations: { 'org.opencontainers.image.title': title } }] }),
    ),
  });
  registry.blobs.set(digest, data);
  registry.manifests.set('a/sum:1.2.3', manifest(type, 'sum-1.2.3.tgz'));
  registry.manifests.set('a/sum:chart', manifest('application/vnd.cncf.helm.config.v1+json', 'sum-1.2.3.tgz'));
  registry.manifests.set('a/sum:other', manifest(type, 'other-1.2.3.tgz'));
  try {
    const from = (tag: string) => install(`oci://${registry.host}/a/sum:${tag}`);
    await from('1.2.3');
    expect(status()).toEqual(['sum 1.2.3 unsigned']);
    await uninstallPlugins(deps, ['sum']);
    expect(await refusal(from('chart'))).toContain(
      'expected artifact type application/vnd.helm.plugin.v1+json, got application/vnd.cncf.helm.config.v1+json',
    );
    expect(await refusal(from('other'))).toContain('required layer matching pattern sum-VERSION.tgz not found in manifest');
  } finally {
    await registry.close();
  }
});

describe('folders', () => {
  test('are linked, and run where they are', async () => {
    lay({ 'dev/sum/plugin.yaml': PLUGIN });
    await install('dev/sum', { verify: true });
    expect(lstatSync(join(home, 'data/plugins/sum')).isSymbolicLink()).toBe(true);
    expect(status()).toEqual(['sum 1.2.3 local dev']);
    expect(await refusal(updatePlugins(deps, ['sum', 'nosuch']))).toBe(
      'failed to update plugin sum, got error (cannot get information about plugin source)\nplugin: nosuch not found',
    );
    await uninstallPlugins(deps, ['sum']);
    expect(readFileSync(join(home, 'dev/sum/plugin.yaml'), 'utf8')).toBe(PLUGIN);
  });
});

describe.skipIf(!hasGit())('repositories', () => {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', '-c', 'init.defaultBranch=main', ...args], {
      cwd: join(home, 'sum'),
      env: deps.env,
      stdio: 'pipe',
    });
  const commit = (version: string) => {
    writeFileSync(join(home, 'sum/plugin.yaml'), PLUGIN.replace('1.2.3', version));
    git('add', '.');
    git('commit', '-qm', version);
    git('tag', `v${version}`);
  };
  const versions = () => listPlugins(deps, '').map(({ version }) => version);

  test('versions are found, and plugins follow them', async () => {
    mkdirSync(join(home, 'sum'));
    git('init', '-q');
    commit('0.1.0');
    commit('0.2.0');
    const source = `file://${home}/sum`;
    expect(await refusal(install(source, { verify: true }))).toBe(
      'plugin source does not support verification. Use --verify=false to skip verification',
    );
    await install(source, { version: '~0.1' });
    expect(versions()).toEqual(['0.1.0']);
    await uninstallPlugins(deps, ['sum']);
    expect(await refusal(install(source, { version: '^9' }))).toBe(`requested version "^9" does not exist for plugin "file://<home>/sum"`);
    rmSync(join(home, 'cache'), { recursive: true });
    await install(source);
    commit('0.3.0');
    await updatePlugins(deps, ['sum']);
    expect(versions()).toEqual(['0.3.0']);
    writeFileSync(join(home, 'data/plugins/sum/plugin.yaml'), `${PLUGIN}# mine\n`);
    expect(await refusal(updatePlugins(deps, ['sum']))).toBe('failed to update plugin sum, got error (plugin repo was modified)');
  });

  test.each(['https://127.0.0.1:1/x', `file:///nosuch`, 'git@x'])('%s is none', async (source) => {
    expect(await refusal(install(source))).toBe(
      `cannot get information about plugin source "${source}" (if it's a local directory, does it exist?), last error was: Cannot detect VCS`,
    );
  });
});

function hasGit(): boolean {
  try {
    execFileSync('git', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

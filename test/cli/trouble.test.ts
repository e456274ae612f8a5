/**
 * What may go wrong on the way to remotes: Ctrl-C, a kill, two programs at once, servers that stall, archives and indexes
 * that are hostile. Each time: a clear error, the state of before, and no half-written file.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type OddServer, oddServer } from '../support/odd-server.ts';
import { COMMAND, PROGRAM } from '../support/program.ts';
import { environment } from '../support/session.ts';
import { packed } from '../support/tar.ts';

let home = '';
let work = '';
let server: OddServer;

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'chartwright-trouble-'));
  work = join(home, 'work');
  mkdirSync(work);
  server = await oddServer(work);
});

afterEach(async () => {
  await server.close();
  rmSync(home, { recursive: true, force: true });
});

interface Ended {
  readonly exit: number | NodeJS.Signals;
  readonly stdout: string;
  readonly stderr: string;
}

interface Running {
  readonly child: ChildProcess;
  readonly end: Promise<Ended>;
}

function start(line: string, before: readonly string[] = []): Running {
  const [command = '', ...args] = [...before, ...COMMAND, ...words(line)];
  const child = spawn(command, args, { cwd: work, env: environment(home), stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (data) => (stdout += data));
  child.stderr.on('data', (data) => (stderr += data));
  const end = new Promise<Ended>((done) =>
    child.on('close', (code, signal) => done({ exit: code ?? (signal as NodeJS.Signals), stdout, stderr })),
  );
  return { child, end };
}

/** Runs a line in process, unless another program is under test. */
const run = (line: string): Promise<Ended> => PROGRAM(words(line), { home, env: environment(home), stdin: '' });

/** Runs a line as a process of its own, which others may run beside. */
const runBeside = (line: string): Promise<Ended> => start(line).end;

const words = (line: string): string[] => line.replaceAll('URL', server.url).trim().split(' ');

/** Runs a line and stops it once the server has got a request for a path. */
async function interrupted(line: string, path: string, signal: NodeJS.Signals): Promise<Ended> {
  const { child, end } = start(line);
  await server.asked(path);
  child.kill(signal);
  return end;
}

function put(name: string, data: string | Uint8Array): void {
  mkdirSync(dirname(join(work, name)), { recursive: true });
  writeFileSync(join(work, name), data);
}

/** Every file below home with its contents, except the program's output. */
function everything(): Record<string, string> {
  const files = readdirSync(home, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !/^\.std(in|out|err)$/.test(entry.name),
  );
  return Object.fromEntries(
    files.map((entry) => [join(entry.parentPath, entry.name), readFileSync(join(entry.parentPath, entry.name), 'latin1')]),
  );
}

const CHART = packed([{ name: 'a/values.yaml', data: 'x: 1\n'.repeat(40) }]);
const index = (url: string): string => `apiVersion: v1\nentries:\n  a: [{apiVersion: v2, name: a, version: 1.0.0, urls: ['${url}']}]\n`;
const CONFIG = (): string => join(home, 'config/helm/repositories.yaml');

/** A chart `app` that has `a` 0.9.0 in charts/ and wants 1.0.0, from a repository that is known. */
async function setUp(): Promise<void> {
  put('a-1.0.0.tgz', CHART);
  put('index.yaml', index('slow/a-1.0.0.tgz'));
  put('app/Chart.yaml', "apiVersion: v2\nname: app\nversion: 0.1.0\ndependencies:\n- {name: a, version: 1.0.0, repository: '@r'}\n");
  put('app/charts/a-0.9.0.tgz', CHART);
  put('app/Chart.lock', 'dependencies: []\ndigest: sha256:00\ngenerated: "2020-01-01T00:00:00Z"\n');
  expect((await run('repo add r URL')).stdout).toBe('"r" has been added to your repositories\n');
  server.log.length = 0;
}

describe.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)('stopped by %s', (signal) => {
  test.each([
    ['a dependency update', 'dependency update app --skip-refresh', 'a-1.0.0.tgz'],
    ['a pull', 'pull r/a', 'a-1.0.0.tgz'],
    ['a pull that unpacks', 'pull r/a --untar', 'a-1.0.0.tgz'],
    ['a show', 'show chart r/a', 'a-1.0.0.tgz'],
    ['a repository added', 'repo add s URL/slow', 'index.yaml'],
    ['a repository replaced', 'repo add r URL/slow --force-update', 'index.yaml'],
  ])('%s leaves everything as it was', async (_, line, path) => {
    await setUp();
    const before = everything();
    const { exit } = await interrupted(line, path, signal);
    expect(exit).toBe(signal);
    const after = everything();
    // A lock file stays, as Helm's does; a folder of downloads does only if the program could not even clean up.
    for (const name of Object.keys(after)) if (!(name in before)) expect(name).toMatch(/\/repositories\.lock$/);
    expect({ ...after, ...before }).toEqual(after);
    if (signal !== 'SIGKILL') expect(readdirSync(join(work, 'app')).sort()).toEqual(['Chart.lock', 'Chart.yaml', 'charts']);
  });
});

describe('two programs at once', () => {
  test('on one repositories.yaml lose nothing', async () => {
    put('index.yaml', index('a-1.0.0.tgz'));
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    await Promise.all(names.map((name) => runBeside(`repo add ${name} URL`)));
    const { stdout } = await run('repo list -o json');
    expect((JSON.parse(stdout) as { name: string }[]).map(({ name }) => name).sort()).toEqual(names);
    await Promise.all(['a', 'b', 'c'].map((name) => runBeside(`repo remove ${name}`)));
    expect(JSON.parse((await run('repo list -o json')).stdout)).toHaveLength(3);
  });

  test('on one chart end with a chart that is whole', async () => {
    await setUp();
    put('index.yaml', index('a-1.0.0.tgz'));
    await run('repo update');
    const ends = await Promise.all([1, 2, 3].map(() => runBeside('dependency update app --skip-refresh')));
    expect(ends.map(({ exit }) => exit)).toEqual([0, 0, 0]);
    expect(readFileSync(join(work, 'app/charts/a-1.0.0.tgz'))).toEqual(Buffer.from(CHART));
    expect((await run('dependency list app')).stdout).toContain('ok');
  });
});

describe('servers', () => {
  test('that stall are given up', async () => {
    put('index.yaml', index('a-1.0.0.tgz'));
    await run('repo add r URL');
    const before = everything();
    const silent = await run('repo add s URL/stall --timeout 300ms');
    expect([silent.exit, silent.stderr]).toEqual([1, expect.stringContaining('(Client.Timeout exceeded while awaiting headers)')]);
    const slow = await run('repo add s URL/slow --timeout 600ms');
    expect([slow.exit, slow.stderr]).toEqual([1, expect.stringContaining('(Client.Timeout or context cancellation while reading body)')]);
    expect(everything()).toEqual(before);
  });

  test('with a new index that is none leave the old one in place', async () => {
    put('index.yaml', index('a-1.0.0.tgz'));
    await run('repo add r URL');
    const path = join(home, 'cache/helm/repository/r-index.yaml');
    for (const broken of ['', 'a: [', '<html>', index('a.tgz').slice(0, 30), 'entries: {}', '\0\0\0']) {
      put('index.yaml', broken);
      const { exit, stderr } = await run('repo update');
      expect([exit, stderr]).toEqual([1, `Error: failed to update the following repositories: [${server.url}]\n`]);
      expect(readFileSync(path, 'utf8')).toBe(index('a-1.0.0.tgz'));
    }
  });
});

describe('hostile', () => {
  const many = (count: number): string =>
    Array.from({ length: count }, (_, i) => `&a${i} [${i === 0 ? 'x' : `*a${i - 1},`.repeat(9)}]`).join(',');
  test.each<[string, string, RegExp]>([
    ['aliases that grow without end', `apiVersion: v1\nx: [${many(12)}]\nentries: {}\n`, /not a valid chart repository/],
    ['nesting without end', `apiVersion: v1\nentries: ${'['.repeat(100_000)}`, /not a valid chart repository/],
    ['a name that leads elsewhere', 'apiVersion: v1\nentries:\n  ../../x: [{apiVersion: v2, name: ../../x, version: 1.0.0}]\n', /./],
    [
      'a __proto__ among the charts',
      'apiVersion: v1\nentries:\n  __proto__: [{apiVersion: v2, name: __proto__, version: 1.0.0, urls: [x]}]\n',
      /has been added/,
    ],
  ])('index: %s', async (_, text, said) => {
    put('index.yaml', text);
    const { stdout, stderr } = await run('repo add r URL');
    expect(stdout + stderr).toMatch(said);
    expect(stdout + stderr).not.toMatch(/internal error/);
    expect(existsSync(join(home, 'x'))).toBe(false);
    expect((await run('search repo')).stderr).not.toMatch(/internal error/);
  });

  test.each<[string, Uint8Array]>([
    ['truncated', CHART.subarray(0, CHART.length - 60)],
    ['with a path that leads out', packed([{ name: 'a/../../evil', data: 'x' }])],
    ['with a file larger than is allowed', packed([{ name: 'a/big', data: 'x', size: 6 << 20 }])],
    ['that is no archive', Buffer.from('junk')],
    ['that is empty', new Uint8Array()],
  ])('archive %s', async (_, data) => {
    put('a-1.0.0.tgz', data);
    const shown = await run('show chart URL/a-1.0.0.tgz');
    expect([shown.exit, shown.stdout]).toEqual([1, '']);
    expect(shown.stderr).toMatch(/^Error: (?!internal)/);
    const pulled = await run('pull URL/a-1.0.0.tgz --untar --untardir un');
    expect(pulled.exit).toBe(1);
    expect(pulled.stderr).toMatch(/^Error: (?!internal)/);
    expect(readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('evil'))).toEqual([]);
    expect(readdirSync(join(work, 'un'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())).toEqual([]);
  });
});

/** A disk that takes no more than 32 KiB a file stands for a full one. */
describe.skipIf(process.platform === 'win32')('a disk without room', () => {
  const cramped = (line: string): Promise<Ended> => start(line, ['bash', '-c', 'ulimit -f 32; exec "$@"', 'bash']).end;
  const noise = Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * 7919 * (i % 251)) % 256));
  const left = () => readdirSync(work, { recursive: true, encoding: 'utf8' }).filter((name) => /tgz|tmp|draft/.test(name));

  test('leaves no half of a package', async () => {
    put('big/Chart.yaml', 'apiVersion: v2\nname: big\nversion: 0.1.0\n');
    put('big/blob.bin', noise);
    const { exit, stderr } = await cramped('package big');
    expect([exit, stderr]).toEqual([1, expect.stringMatching(/^Error: failed to save: .*file too large/)]);
    expect(left()).toEqual([]);
  });

  test('leaves no half of a download, and the dependencies as they were', async () => {
    put(
      'a-1.0.0.tgz',
      packed([
        { name: 'a/Chart.yaml', data: 'apiVersion: v2\nname: a\nversion: 1.0.0\n' },
        { name: 'a/blob.bin', data: noise.toString('latin1') },
      ]),
    );
    put('index.yaml', index('a-1.0.0.tgz'));
    const before = left();
    const pulled = await cramped('pull URL/a-1.0.0.tgz -d .. ');
    expect([pulled.exit, pulled.stderr]).toEqual([1, expect.stringMatching(/file too large/)]);
    put(
      'app/Chart.yaml',
      `apiVersion: v2\nname: app\nversion: 0.1.0\ndependencies:\n- {name: a, version: 1.0.0, repository: '${server.url}'}\n`,
    );
    const updated = await cramped('dependency update app');
    expect([updated.exit, updated.stderr]).toEqual([1, expect.stringMatching(/file too large/)]);
    expect(left()).toEqual(before);
    expect(readdirSync(home).filter((name) => name.endsWith('.tgz'))).toEqual([]);
  });

  test('leaves a repository that it could not fetch unknown', async () => {
    put('index.yaml', `${index('a-1.0.0.tgz')}# ${'x'.repeat(100_000)}\n`);
    const { exit, stderr } = await cramped('repo add r URL');
    expect([exit, stderr]).toEqual([1, expect.stringMatching(/file too large/)]);
    expect(existsSync(CONFIG()) ? readFileSync(CONFIG(), 'utf8') : '').not.toMatch(/name: r/);
  });
});

test('a download that fails ends the program, whatever the others do', async () => {
  put('index.yaml', `${index('nosuch.tgz')}  b: [{apiVersion: v2, name: b, version: 1.0.0, urls: [stall/b.tgz]}]\n`);
  const wanted = ['a', 'b'].map((name) => `- {name: ${name}, version: 1.0.0, repository: '${server.url}'}\n`);
  put('app/Chart.yaml', `apiVersion: v2\nname: app\nversion: 0.1.0\ndependencies:\n${wanted.join('')}`);
  const { exit, stderr } = await runBeside('dependency update app');
  expect([exit, stderr]).toEqual([1, expect.stringMatching(/^Error: could not download .*404 Not Found\n$/)]);
  expect(readdirSync(join(work, 'app')).sort()).toEqual(['Chart.yaml', 'charts']);
});

test('a repositories.yaml that cannot be written stays as it is', async () => {
  put('index.yaml', index('a-1.0.0.tgz'));
  await run('repo add r URL');
  const before = readFileSync(CONFIG(), 'utf8');
  rmSync(join(home, 'cache'), { recursive: true });
  writeFileSync(join(home, 'cache'), 'a file where a folder should be');
  const { exit, stderr } = await run('repo add s URL');
  expect([exit, stderr]).toEqual([1, expect.stringMatching(/not a directory/)]);
  expect(readFileSync(CONFIG(), 'utf8')).toBe(before);
});

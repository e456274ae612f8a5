/** Batches over charts in memory, with helping threads that are tasks of this one. */
import { describe, expect, test } from 'vitest';
import { type Assignment, runUnits } from '../../../src/action/batch/assignment.ts';
import { type BatchListener, type BatchOptions, batch } from '../../../src/action/batch/batch.ts';
import type { Outcome } from '../../../src/action/batch/render-job.ts';
import type { PoolTask } from '../../../src/action/batch/thread-pool.ts';
import { readArchive } from '../../../src/chart/archive.ts';
import { gzip } from '../../../src/codec/flate/gzip.ts';
import { decodeUtf8 } from '../../../src/go/utf8.ts';
import { fixedClock } from '../../../src/host/clock.ts';
import type { Files } from '../../../src/host/files.ts';
import { type FileSystem, pathError } from '../../../src/host/files.ts';
import { withFaults } from '../../../src/host/memory/faults.ts';
import { memoryFileSystem, memoryFiles } from '../../../src/host/memory/files.ts';
import type { StartThread } from '../../../src/host/threads.ts';
import { seededRandom } from '../../support/call-function.ts';

const CHART = (name: string, text: string) => ({
  [`work/${name}/Chart.yaml`]: `apiVersion: v2\nname: ${name}\nversion: 0.1.0\n`,
  [`work/${name}/templates/a.yaml`]: text,
});
const files = memoryFileSystem({
  ...CHART('one', 'a: {{ .Release.Name }}-{{ .Values.v }}\n'),
  ...CHART('two', 'b: {{ .Release.Namespace }}\n'),
  ...CHART('bad', '{{ fail "no" }}\n'),
  'work/v.yaml': 'v: file\n',
});

/** Every job takes ten seconds, so that threads seem worth while. */
function slowWork(): () => number {
  let now = 0;
  return () => (now += 10_000);
}

/** Files to be written that remember; `full` makes every write fail. */
function memoryWriter(full = false): Files {
  const noRoom = (path: string) => pathError('write', path, 'no space left on device');
  return withFaults(memoryFiles(), (operation, path) => (full && ['write', 'add'].includes(operation) ? noRoom(path) : undefined));
}

/** Everything that was written, by path without the leading slash. */
function filesIn(files: Files, folder = ''): Map<string, string | Uint8Array> {
  const below = (name: string) => (folder === '' ? name : `${folder}/${name}`);
  return new Map(
    files.list(folder).flatMap(({ name, kind }): [string, string | Uint8Array][] => {
      if (kind === 'directory') return [...filesIn(files, below(name))];
      const data = files.read(below(name));
      return [[below(name), /\.tar|\.tgz/.test(name) ? data : decodeUtf8(data)]];
    }),
  );
}

/** Threads as tasks of this one; `falls` ends one with an error when it is about to hand in that job. */
function tasks(writer: Files, falls?: number): StartThread {
  return (data, onMessage) => {
    const { assignment, workerIndex } = data as PoolTask;
    const deps = { files, writer, clock: fixedClock(0n), random: seededRandom(1) };
    const post = (outcome: Outcome) => {
      if (outcome.job === falls) throw new Error('out of memory');
      onMessage(outcome);
    };
    const work = (given: Assignment) => runUnits(given, workerIndex, deps, post).then(() => undefined);
    return { ended: work(assignment).catch((error: Error) => error), stop: async () => {} };
  };
}

interface Played {
  readonly out: string;
  readonly said: string[];
  readonly written: Map<string, string | Uint8Array>;
  readonly result: unknown;
}

async function play(
  jobs: readonly object[],
  options: Partial<BatchOptions> & { full?: boolean; falls?: number; disk?: FileSystem; broken?: boolean } = {},
): Promise<Played> {
  const said: string[] = [];
  let out = '';
  const writer = memoryWriter(options.full);
  const listener: BatchListener = {
    out(text) {
      if (options.broken) throw pathError('write', '/dev/stdout', 'no space left on device');
      out += text;
    },
    failed: (job, where, message) => void said.push(`${where} ${job.name}: ${message}`),
    log: (job, entry) => void (entry.level !== 'debug' && said.push(`${job.name}: ${entry.message}`)),
  };
  const all: BatchOptions = {
    text: JSON.stringify(jobs),
    file: 'j.json',
    base: '.',
    cwd: '/work',
    threads: 1,
    failFast: false,
    namespace: 'default',
    keyring: '',
    helmVersion: '4.3',
    ...options,
  };
  const deps = {
    files: options.disk ?? files,
    writer,
    clock: fixedClock(0n),
    random: seededRandom(1),
    work: slowWork(),
    startThread: tasks(writer, options.falls),
  };
  const result = await batch(deps, all, listener).catch((error: Error) => error.message);
  return { out, said, written: filesIn(writer), result };
}

const doc = (chart: string, text: string) => `---\n# Source: ${chart}/templates/a.yaml\n${text}\n`;
const one = (name: string, v = '') => doc('one', `a: ${name}-${v}`);
const many = Array.from({ length: 40 }, (_, i) => ({ name: `n${i}`, chart: i % 3 ? './one' : './two' }));
const manyText = many.map(({ name, chart }) => `# Job: ${name}\n${chart === './one' ? one(name) : doc('two', 'b: default')}`).join('');

describe('a batch', () => {
  test('as one stream, in the order of the file', async () => {
    const { out, result } = await play([
      { name: 'a', chart: './one', values: ['/work/v.yaml', { w: 1 }] },
      { name: 'b', chart: './two', namespace: 'prod' },
      { name: 'c', chart: './one', set: 'v=set' },
    ]);
    expect(out).toBe(`# Job: a\n${one('a', 'file')}# Job: b\n${doc('two', 'b: prod')}# Job: c\n${one('c', 'set')}`);
    expect(result).toEqual({ total: 3, done: 3, failed: 0 });
  });

  test.each([1, 2, 5])('on %i threads, the same', async (threads) => {
    expect((await play(many, { threads })).out).toBe(manyText);
  });

  test('defaults are not changed by jobs', async () => {
    const text = JSON.stringify({
      defaults: { chart: './one', values: { v: { w: 1 } } },
      jobs: [{ name: 'a', set: 'v.x=2' }, { name: 'b' }],
    });
    expect((await play([], { text })).out).toBe(`# Job: a\n${one('a', 'map[w:1 x:2]')}# Job: b\n${one('b', 'map[w:1]')}`);
  });

  test('what fails does not stop the rest', async () => {
    const { out, said, result } = await play([
      { name: 'a', chart: './bad' },
      { name: 'b', chart: './none' },
      { name: 'c', chart: './one' },
    ]);
    expect(out).toBe(`# Job: c\n${one('c')}`);
    expect(said.map((line) => line.split('\n').at(0))).toEqual([
      'j.json:1 a: execution error at (bad/templates/a.yaml:1:3): no',
      'j.json:1 b: path "/work/none" not found',
    ]);
    expect(result).toEqual({ total: 3, done: 3, failed: 2 });
  });

  test('unless it shall', async () => {
    const { out, result } = await play(
      [
        { name: 'a', chart: './bad' },
        { name: 'b', chart: './one' },
      ],
      { failFast: true },
    );
    expect(out).toBe('');
    expect(result).toMatchObject({ total: 2, done: 1, failed: 1, missing: { job: { name: 'b' }, where: 'j.json:1' } });
  });

  test('stopped before it began', async () => {
    const { out, result } = await play(many, { threads: 2, signal: AbortSignal.abort() });
    expect([out, result]).toMatchObject(['', { total: 40, done: 0, missing: { job: { name: 'n0' } } }]);
  });

  test('a thread that falls takes one job with it', async () => {
    const { out, said, result } = await play(many, { threads: 3, falls: 20 });
    expect(said).toEqual(['j.json:1 n20: its thread failed: out of memory']);
    expect(out).toBe(manyText.replace(`# Job: n20\n${one('n20')}`, ''));
    expect(result).toEqual({ total: 40, done: 40, failed: 1 });
  });

  test('shares are all jobs, each once', async () => {
    const shares = await Promise.all([0, 1, 2].map((index) => play(many, { shard: { index, count: 3 } })));
    const jobs = shares.flatMap(({ out }) => [...out.matchAll(/^# Job: (.*)$/gm)].map(([, name]) => name));
    expect(jobs.sort()).toEqual(many.map(({ name }) => name).sort());
  });

  test('a stream that can take no more ends it', async () => {
    expect((await play(many, { broken: true })).result).toBe('write /dev/stdout: no space left on device');
  });
});

describe('a batch into files', () => {
  test.each([1, 3])('of a folder, on %i threads', async (threads) => {
    const { written, out } = await play(many, { outputDir: 'out/', threads });
    expect(out).toBe('');
    expect([...written].sort()).toEqual(
      many.map(({ name, chart }) => [`out/${name}.yaml`, chart === './one' ? one(name) : doc('two', 'b: default')]).sort(),
    );
  });

  test('of an archive, in the order of the file', async () => {
    const jobs = [
      { name: 'b', chart: './one' },
      { name: 'a', chart: './two' },
    ];
    const { written } = await play(jobs, { archive: 'x.tgz', outputName: 'all/{name}' });
    const packed = readArchive(written.get('x.tgz') as Uint8Array).map(({ name, data }) => [name, decodeUtf8(data)]);
    expect(packed).toEqual([
      ['b', one('b')],
      ['a', doc('two', 'b: default')],
    ]);
    const plain = (await play(jobs, { archive: 'x.tar', outputName: 'all/{name}' })).written.get('x.tar') as Uint8Array;
    expect([decodeUtf8(plain).slice(0, 5), plain.length]).toEqual(['all/b', 6 * 512]);
  });

  test.each([
    ['letters that are no ASCII', 'größe/日本.yaml'],
    ['a name that fills both fields', `${'folder/'.repeat(20)}${'n'.repeat(90)}.yaml`],
    ['a name that is longer', `all/${'n'.repeat(240)}.yaml`],
  ])('of an archive: %s', async (_, output) => {
    const { written } = await play([{ name: 'a', chart: './one', output: `all/${output}` }], { archive: 'x.tar' });
    expect(readArchive(gzip(written.get('x.tar') as Uint8Array)).map(({ name }) => name)).toEqual([output]);
  });

  test('refused before anything runs, where two would write one', async () => {
    const { result, written } = await play(
      [
        { name: 'a', chart: './one' },
        { name: 'a', chart: './two' },
      ],
      { outputDir: 'out' },
    );
    expect([result, written.size]).toEqual(['j.json:1: job "a": would write a.yaml, as job "a" (j.json:1) does', 0]);
  });

  test('on a full disk', async () => {
    const { said, result } = await play([{ name: 'a', chart: './one' }], { outputDir: 'out', full: true });
    expect(said).toEqual(['j.json:1 a: write out/a.yaml: no space left on device']);
    expect(result).toMatchObject({ failed: 1 });
    expect((await play([{ name: 'a', chart: './one' }], { archive: 'x.tgz', full: true })).result).toBe(
      'write x.tgz: no space left on device',
    );
  });
});

/** `batch` and `template --watch` as whole processes: what they print and leave, against `template` itself. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { watch } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readJobFile } from '../../src/action/batch/read-job-file.ts';
import type { Outcome } from '../../src/action/batch/render-job.ts';
import { SharedSchedule } from '../../src/action/batch/shared-schedule.ts';
import { settingsFromEnvironment } from '../../src/cli/settings.ts';
import type { ThreadData } from '../../src/cli/thread-data.ts';
import { startThread } from '../../src/host/node/threads.ts';
import { play } from '../support/play.ts';
import { COMMAND, PROGRAM } from '../support/program.ts';
import { chart, type Row } from '../support/rows.ts';

const CHARTS = resolve(import.meta.dirname, '../../charts');

const JOBS = `
defaults: {namespace: prod}
jobs:
  - {name: hello, chart: charts/hello, values: [v.yaml, {times: 3}]}
  - {name: shop-eu, release: shop, chart: ./charts/shop, set: [replicas=3], setString: "env.N=1", includeCrds: true, skipTests: true}
  - {name: shop-us, release: shop, chart: ./charts/shop, namespace: us, kubeVersion: "1.33.1", apiVersions: x/v1, noHooks: true}
  - {name: three, chart: charts/shop, helmVersion: "3.22", showOnly: [templates/service.yaml]}
`;
const LINES: Record<string, string> = {
  hello: 'template hello charts/hello -n prod -f v.yaml --set times=3',
  'shop-eu': 'template shop charts/shop -n prod --set replicas=3 --set-string env.N=1 --include-crds --skip-tests',
  'shop-us': 'template shop charts/shop -n us --kube-version 1.33.1 -a x/v1 --no-hooks',
  three: 'template three charts/shop -n prod --helm-version 3.22 -s templates/service.yaml',
};
const FILES = { 'jobs.yaml': JOBS, 'v.yaml': 'name: file\n' };
async function texts(): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const [name, line] of Object.entries(LINES)) all[name] = (await play(PROGRAM, { name, line, files: FILES })).stdout;
  return all;
}

describe('the same bytes as template', () => {
  let expected: Record<string, string> = {};
  beforeAll(async () => {
    expected = await texts();
  });
  const said = '4 of 4 jobs rendered\n';

  test('in one stream', async () => {
    const stdout = Object.entries(expected).map(([name, text]) => `# Job: ${name}\n${text}`);
    expect(await play(PROGRAM, { name: '', line: 'batch jobs.yaml', files: FILES })).toEqual({
      exit: 0,
      stdout: stdout.join(''),
      stderr: said,
    });
  });

  test('in files', async () => {
    const leaves = Object.keys(expected).map((name) => `out/${name}.yaml`);
    const row = { name: '', line: 'batch jobs.yaml --output-dir out -j 2', files: FILES, leaves };
    const left = Object.fromEntries(Object.entries(expected).map(([name, text]) => [`out/${name}.yaml`, text]));
    expect(await play(PROGRAM, row)).toEqual({ exit: 0, stdout: '', stderr: said, left });
  });

  test('from another folder', async () => {
    const files = { 'jobs/jobs.yaml': JOBS.replaceAll('charts/', '../charts/'), 'jobs/v.yaml': 'name: file\n' };
    const { left } = await play(PROGRAM, { name: '', line: 'batch jobs/jobs.yaml --output-dir out', files, leaves: ['out/hello.yaml'] });
    expect(left).toEqual({
      'out/hello.yaml': expected.hello,
    });
  });
});

const ok = '{"name": "a", "chart": "charts/hello"}\n';
const answers: [row: Row, answer: { exit: number; stderr: string; stdout?: unknown }][] = [
  [
    { name: 'standard input', line: 'batch -', stdin: ok.repeat(2) },
    { exit: 0, stderr: '2 of 2 jobs rendered\n' },
  ],
  [
    { name: 'no jobs', line: 'batch -', stdin: '[]' },
    { exit: 0, stderr: '0 of 0 jobs rendered\n', stdout: '' },
  ],
  [
    { name: 'a missing chart', line: 'batch j.jsonl', files: { 'j.jsonl': `${ok}{"name": "b", "chart": "./nope"}\n${ok}` } },
    { exit: 1, stderr: 'Error: j.jsonl:2: job "b": path "<home>/work/nope" not found\n2 of 3 jobs rendered, 1 failed\n' },
  ],
  [
    {
      name: 'a template that fails',
      line: 'batch j.jsonl',
      files: { ...chart({ 'templates/a.yaml': '{{ fail "no" }}' }), 'j.jsonl': '{"chart": "demo"}\n' },
    },
    {
      exit: 1,
      stderr: 'Error: j.jsonl:1: job "demo": execution error at (demo/templates/a.yaml:1:3): no\n0 of 1 job rendered, 1 failed\n',
    },
  ],
  [
    { name: 'fail fast', line: 'batch - --fail-fast -j1', stdin: `{"name": "b", "chart": "./nope"}\n${ok}` },
    {
      exit: 1,
      stderr:
        'Error: standard input:1: job "b": path "<home>/work/nope" not found\nError: stopped before standard input:2: job "a"\n0 of 2 jobs rendered, 1 failed\n',
      stdout: '',
    },
  ],
  [
    {
      name: 'a warning',
      line: 'batch -',
      files: chart({ 'Chart.yaml': 'apiVersion: v2\nname: demo\nversion: 0.1.0\ndeprecated: true\n' }),
      stdin: '- {name: d, chart: demo}',
    },
    { exit: 0, stderr: 'level=WARN msg="this chart is deprecated" job=d\n1 of 1 job rendered\n' },
  ],
  [
    { name: 'an unknown key', line: 'batch j.yaml', files: { 'j.yaml': 'jobs:\n  - name: a\n    chrt: x\n' } },
    {
      exit: 2,
      stderr: 'Error: j.yaml:3:5: job "a": unknown key "chrt" (did you mean chart?)\nj.yaml:2:5: job "a": it names no chart\n',
      stdout: '',
    },
  ],
  [
    { name: 'no file', line: 'batch j.yaml' },
    { exit: 2, stderr: 'Error: open j.yaml: no such file or directory\n', stdout: '' },
  ],
  [
    { name: 'two that write one file', line: 'batch - --output-dir out', stdin: ok.repeat(2) },
    { exit: 1, stderr: 'Error: standard input:2: job "a": would write a.yaml, as job "a" (standard input:1) does\n', stdout: '' },
  ],
  [
    { name: 'two places to write to', line: 'batch - --output-dir out --archive x.tgz', stdin: ok },
    {
      exit: 1,
      stderr:
        'Error: if any flags in the group [archive output-dir] are set none of the others can be; [archive output-dir] were all set\n',
      stdout: '',
    },
  ],
  [
    { name: 'an archive of no kind', line: 'batch - --archive x.zip', stdin: ok },
    { exit: 1, stderr: 'Error: the name of the archive x.zip must end in .tgz, .tar.gz or .tar\n', stdout: '' },
  ],
  [
    {
      name: "a pod's share",
      line: 'batch - --shards 2',
      stdin: 'defaults: {chart: charts/hello}\njobs: [{name: web}, {name: shop}, {name: db}]\n',
      env: { JOB_COMPLETION_INDEX: '1' },
    },
    { exit: 0, stderr: '1 of 1 job rendered\n', stdout: expect.stringMatching(/^# Job: web\n/) },
  ],
];

describe('answers', () => {
  test.each(answers.map(([row, answer]) => [row.name, row, answer] as const))('%s', async (_name, row, answer) => {
    expect(await play(PROGRAM, row)).toMatchObject(answer);
  });
});

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'chartwright-batch-'));
  cpSync(CHARTS, join(home, 'charts'), { recursive: true });
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

interface Running {
  readonly said: { out: string; err: string };
  readonly ended: Promise<number | null>;
  /** Resolves once this has been printed. */
  readonly says: (pattern: RegExp) => Promise<void>;
  readonly interrupt: () => void;
}

function running(args: string[], stdout: 'pipe' | number = 'pipe'): Running {
  const [command = '', ...first] = COMMAND;
  const child = spawn(command, [...first, ...args], {
    cwd: home,
    env: { PATH: process.env.PATH, HOME: home },
    stdio: ['ignore', stdout, 'pipe'],
  });
  const said = { out: '', err: '' };
  const waiting = new Set<() => void>();
  const hear = (where: 'out' | 'err') => (data: Buffer) => {
    said[where] += data;
    for (const look of waiting) look();
  };
  child.stdout?.on('data', hear('out'));
  child.stderr?.on('data', hear('err'));
  return {
    said,
    ended: new Promise((end) => child.on('close', end)),
    says: (pattern) =>
      new Promise((resolve) => {
        const look = () => {
          if (!pattern.test(said.out + said.err)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    interrupt: () => child.kill('SIGINT'),
  };
}

/** A chart that takes its time. */
const SLOW = '{{ range until 20000 }}{{ $_ := printf "%d" . }}{{ end }}kind: A\nname: {{ .Release.Name }}\n';

describe('as a process', () => {
  test('Ctrl-C leaves whole results', async () => {
    cpSync(join(CHARTS, 'hello'), join(home, 'demo'), { recursive: true });
    writeFileSync(join(home, 'demo/templates/slow.yaml'), SLOW);
    writeFileSync(join(home, 'j.jsonl'), Array.from({ length: 2000 }, (_, i) => `{"name": "n${i}", "chart": "demo"}\n`).join(''));
    mkdirSync(join(home, 'out'));
    const written = watch(join(home, 'out'))[Symbol.asyncIterator]();
    const first = written.next();
    const batch = running(['batch', 'j.jsonl', '--output-dir', 'out']);
    await first;
    await written.return?.();
    batch.interrupt();
    expect(await batch.ended).toBe(1);
    expect(batch.said.err).toMatch(/^Error: interrupted before j\.jsonl:\d+: job "n\d+" and \d+ more\n\d+ of 2000 jobs rendered\n$/);
    const left = readdirSync(join(home, 'out'));
    expect(left.filter((name) => !/^n\d+\.yaml$/.test(name))).toEqual([]);
    for (const name of left) expect(readFileSync(join(home, 'out', name), 'utf8')).toMatch(new RegExp(`\nname: ${name.slice(0, -5)}\n$`));
  });

  test.skipIf(!existsSync('/dev/full'))('a full disk is told', async () => {
    writeFileSync(join(home, 'j.jsonl'), ok);
    const batch = running(['batch', 'j.jsonl'], openSync('/dev/full', 'w'));
    expect([await batch.ended, batch.said.err]).toEqual([1, 'Error: write /dev/stdout: no space left on device\n']);
  });

  test('template --watch', async () => {
    const watch = running(['template', 'web', 'charts/hello', '--watch']);
    await watch.says(/1 document \(\d+ ms\), watching\n/);
    writeFileSync(join(home, 'charts/hello/values.yaml'), 'name: watch\ntimes: 2\n');
    await watch.says(/changed {2}ConfigMap\/web-hello \+1 -1\n1 changed, 0 unchanged \(\d+ ms\)\n/);
    writeFileSync(join(home, 'charts/hello/templates/bad.yaml'), '{{ nope }}');
    await watch.says(/Error: .*function "nope" not defined\nstill watching/);
    watch.interrupt();
    expect(await watch.ended).toBe(0);
    expect(watch.said.out.split('\n').slice(0, 2)).toEqual(['---', '# Source: hello/templates/greeting.yaml']);
  });
});

test.skipIf(!COMMAND[1]?.endsWith('js'))('the program as a thread of its own', async () => {
  const { jobs } = readJobFile('- {name: a, chart: hello}\n- {name: b, chart: nope}\n- {name: c, chart: hello}\n', 'j.yaml');
  const units = [[0, 2], [1]];
  const schedule = new SharedSchedule(units.length, 2);
  const { keyring: _, ...settings } = settingsFromEnvironment({ env: {} } as never);
  const assignment = { jobs, units, schedule: schedule.memory, workerCount: 2, base: CHARTS, cwd: '/', helmVersion: '4.3' } as const;
  const outcomes: Outcome[] = [];
  const thread = startThread(
    COMMAND[1] as string,
    { task: { assignment, workerIndex: 1 }, settings, offline: false } satisfies ThreadData,
    (message) => {
      outcomes.push(message as Outcome);
    },
  );
  expect(await thread.ended).toBeUndefined();
  expect(outcomes.map(({ job, text, error }) => [job, text?.split('\n')[1] ?? error?.message])).toEqual([
    [0, '# Source: hello/templates/greeting.yaml'],
    [2, '# Source: hello/templates/greeting.yaml'],
    [1, 'non-absolute URLs should be in form of repo_name/path_to_chart, got: nope'],
  ]);
  expect([schedule.jobAt(0), schedule.jobAt(1), schedule.take()]).toEqual([undefined, 1, undefined]);
});

/** Job files: the jobs that they define, and the messages about those that cannot be used. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Job } from '../../../src/action/batch/job.ts';
import { readJob, readJobFile } from '../../../src/action/batch/read-job-file.ts';

/** The fields of a job that are set. */
function said(job: Job): Record<string, unknown> {
  const entries = Object.entries(job).filter(
    ([, value]) => value !== '' && value !== false && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(entries);
}

const DEFAULTS = 'defaults: {namespace: prod, set: [a=1], values: all.yaml, includeCrds: true}\n';

const files: [name: string, file: string, text: string, jobs: Record<string, unknown>[]][] = [
  [
    'a list',
    'j.yaml',
    '- {name: a, chart: x}\n- {chart: z}\n',
    [
      { name: 'a', release: 'a', chart: 'x' },
      { name: 'z', release: 'release-name', chart: 'z' },
    ],
  ],
  ['a map', 'j.yaml', 'jobs:\n- {name: a, chart: x}\n', [{ name: 'a', release: 'a', chart: 'x' }]],
  ['no jobs', 'j.yaml', 'jobs: []\n', []],
  [
    'release and name',
    'j.yaml',
    '- {name: web-prod, release: web, chart: ./web/}\n- {release: web, chart: a/b-1.tgz}\n',
    [
      { name: 'web-prod', release: 'web', chart: './web/' },
      { name: 'web', release: 'web', chart: 'a/b-1.tgz' },
    ],
  ],
  [
    'defaults below, lists after theirs',
    'j.yaml',
    `${DEFAULTS}jobs:\n- {name: a, chart: x, set: b=2, values: [{v: 1}], includeCrds: false}\n`,
    [{ name: 'a', release: 'a', chart: 'x', namespace: 'prod', set: ['a=1', 'b=2'], values: ['all.yaml', new Map([['v', 1]])] }],
  ],
  [
    'names as flags have them',
    'j.yaml',
    '- {name: a, chart: x, kube-version: "1.30", set-string: [a=b], is-upgrade: true}\n',
    [{ name: 'a', release: 'a', chart: 'x', kubeVersion: '1.30', setString: ['a=b'], isUpgrade: true }],
  ],
  [
    'anchors and merge keys',
    'j.yaml',
    'jobs:\n- &a {name: a, chart: x}\n- {<<: *a, name: b}\n',
    [
      { name: 'a', release: 'a', chart: 'x' },
      { name: 'b', release: 'b', chart: 'x' },
    ],
  ],
  [
    'JSON',
    'j.json',
    '{"jobs": [{"name": "a", "chart": "x", "helmVersion": "3.22"}]}',
    [{ name: 'a', release: 'a', chart: 'x', helmVersion: '3.22' }],
  ],
  [
    'JSON lines, defaults for those after them',
    'j.jsonl',
    '{"name":"a","chart":"x"}\n\n{"defaults":{"chart":"y"}}\n{"name":"b"}\n',
    [
      { name: 'a', release: 'a', chart: 'x' },
      { name: 'b', release: 'b', chart: 'y' },
    ],
  ],
  [
    'JSON lines without the name',
    '-',
    '{"name":"a","chart":"x"}\n{"name":"b","chart":"x"}\n',
    [
      { name: 'a', release: 'a', chart: 'x' },
      { name: 'b', release: 'b', chart: 'x' },
    ],
  ],
  ['nothing said by null', 'j.yaml', '- {name: a, chart: x, namespace: null}\n', [{ name: 'a', release: 'a', chart: 'x' }]],
];

const complaints: [name: string, file: string, text: string, lines: string[]][] = [
  [
    'unknown key',
    'j.yaml',
    'jobs:\n  - name: web\n    chart: x\n    valeus: y\n',
    ['j.yaml:4:5: job "web": unknown key "valeus" (did you mean values?)'],
  ],
  ['unknown key far from any', 'j.yaml', '- {chart: x, colour: y}\n', ['j.yaml:1:14: job 1: unknown key "colour"']],
  ['key of a prototype', 'j.yaml', '- {chart: x, __proto__: y}\n', ['j.yaml:1:14: job 1: unknown key "__proto__"']],
  [
    'a number for text',
    'j.yaml',
    '- name: web\n  chart: x\n  kubeVersion: 1.30\n',
    ['j.yaml:3:16: job "web": kubeVersion must be text, not a number (put it in quotes)'],
  ],
  [
    'wrong within a list',
    'j.yaml',
    '- {name: web, chart: x, set: [a=1, {b: 2}], values: [x, 1]}\n',
    [
      'j.yaml:1:36: job "web": set must be text, not a map',
      'j.yaml:1:57: job "web": values must be a path or a map, not a number (put it in quotes)',
    ],
  ],
  [
    'text for a switch',
    'j.yaml',
    '- {name: web, chart: x, includeCrds: "yes"}\n',
    ['j.yaml:1:38: job "web": includeCrds must be true or false, not text'],
  ],
  ['no chart', 'j.yaml', 'jobs:\n  - name: web\n  - release: two\n    chart: x\n', ['j.yaml:2:5: job "web": it names no chart']],
  [
    'no job',
    'j.yaml',
    '- web\n- []\n',
    ['j.yaml:1:3: job 1: a job must be a map, not text', 'j.yaml:2:3: job 2: a job must be a map, not a list'],
  ],
  ['twice', 'j.yaml', '- {chart: x, setString: a=b, set-string: c=d}\n', ['j.yaml:1:30: job 1: setString is given twice']],
  ['standard input', 'j.yaml', '- {chart: x, values: "-"}\n', ["j.yaml:1:22: job 1: values can't come from standard input"]],
  ['a name of two lines', 'j.yaml', '- {chart: x, name: "a\\nb"}\n', ['j.yaml:1:20: job "a\\nb": name must be one line of text']],
  ['an unknown Helm', 'j.yaml', '- {chart: x, helmVersion: "2.0"}\n', ['j.yaml:1:27: job 1: helmVersion must be 3.22 or 4.3']],
  [
    'defaults',
    'j.yaml',
    'defaults:\n  name: x\n  sett: y\njobs: []\n',
    ['j.yaml:3:3: unknown key "sett" (did you mean set?)', 'j.yaml:2:3: name belongs to a job, not to defaults'],
  ],
  [
    'unknown at the top',
    'j.yaml',
    'job: []\n',
    ['j.yaml:1:1: unknown key "job" (did you mean jobs?) beside jobs and defaults', 'j.yaml:1:1: jobs must be a list'],
  ],
  ['jobs that are no list', 'j.yaml', 'jobs:\n  web: {chart: x}\n', ['j.yaml:2:3: jobs must be a list, not a map']],
  ['neither', 'j.yaml', 'hello\n', ['j.yaml:1:1: a job file is a list of jobs, or a map with jobs and defaults']],
  ['empty', 'j.yaml', '', ['j.yaml: a job file is a list of jobs, or a map with jobs and defaults']],
  ['broken YAML', 'j.yaml', 'jobs:\n  - a: b\n c: d\n', ['j.yaml:3:2: did not find expected key']],
  ['several documents', 'j.yaml', '- {chart: x}\n---\n- {chart: z}\n', ['j.yaml: a job file is one document; write jobs as a list']],
  [
    'broken JSON lines',
    'j.jsonl',
    '{"chart":"x"}\n{"chart":"y",}\n',
    ["j.jsonl:2:14: invalid character '}' looking for beginning of object key string"],
  ],
  [
    'wrong in JSON lines',
    'j.jsonl',
    '{"chart":"x"}\n\n{"name":"b","chart":1}\n',
    ['j.jsonl:3:21: job "b": chart must be text, not a number (put it in quotes)'],
  ],
];

describe('job files', () => {
  test.each(files)('%s', (_name, file, text, jobs) => {
    expect(readJobFile(text, file).jobs.map(said)).toEqual(jobs);
  });

  test.each(complaints)('refused: %s', (_name, file, text, lines) => {
    expect(() => readJobFile(text, file)).toThrow(expect.objectContaining({ message: lines.join('\n') }));
  });

  test('where jobs stand', () => {
    const yaml = readJobFile('defaults: {chart: x}\njobs:\n\n- name: a\n- name: b\n  set: c=d\n- {name: c}\n', 'dir/j.yaml');
    expect([0, 1, 2].map(yaml.where)).toEqual(['dir/j.yaml:4', 'dir/j.yaml:5', 'dir/j.yaml:7']);
    const lines = readJobFile('{"defaults":{"chart":"x"}}\n{"name":"a"}\n\n{"name":"b"}\n', 'j.jsonl');
    expect([0, 1].map(lines.where)).toEqual(['j.jsonl:2', 'j.jsonl:4']);
  });

  test('the one in the docs', () => {
    const docs = readFileSync(resolve(import.meta.dirname, '../../../docs/batch.md'), 'utf8');
    const example = /```yaml\n([\s\S]*?)```/.exec(docs)?.[1] ?? '';
    expect(readJobFile(example, 'jobs.yaml').jobs.map(({ name, release, namespace }) => [name, release, namespace])).toEqual([
      ['web', 'web', 'prod'],
      ['shop-eu', 'shop', 'eu'],
    ]);
  });

  test('a job that a program made', () => {
    expect(said(readJob(new Map([['chart', 'x']])))).toEqual({ name: 'x', release: 'release-name', chart: 'x' });
    expect(() => readJob(new Map([['chrat', 'x']]))).toThrow('a job: unknown key "chrat" (did you mean chart?)\na job: it names no chart');
  });
});

/** The library's batches, over charts in memory. */
import { expect, test } from 'vitest';
import { type BatchJob, memoryFileSystem, renderBatch } from '../../../src/index.ts';

const files = memoryFileSystem({
  'fleet/web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 0.1.0\ndeprecated: true\n',
  'fleet/web/templates/a.yaml': 'a: {{ .Release.Name }} {{ .Release.Namespace }} {{ .Values.v | toJson }}\n',
  'fleet/v.yaml': 'v: {x: 1}\n',
});
const text = (line: string) => `---\n# Source: web/templates/a.yaml\n${line}\n`;

const jobs: [name: string, job: BatchJob, answer: object][] = [
  ['the least', { chart: './web' }, { name: 'web', manifest: text('a: release-name default null') }],
  ['named', { chart: 'web', name: 'a', namespace: 'n' }, { name: 'a', manifest: text('a: a n null') }],
  [
    'layers of values',
    { chart: './web', release: 'r', values: ['v.yaml', { v: { y: [1, null, 'z'] } }], set: 'v.z=2' },
    { name: 'r', manifest: text('a: r default {"x":1,"y":[1,null,"z"],"z":2}') },
  ],
  ['one layer', { chart: '/fleet/web', values: { v: 2n } as never }, { name: 'web', manifest: text('a: release-name default 2') }],
  ['no chart', { chart: './none' }, { error: expect.objectContaining({ message: 'path "./none" not found' }) }],
  [
    'wrong',
    { chart: './web', sett: 'a=b' } as BatchJob,
    { error: expect.objectContaining({ message: 'a job: unknown key "sett" (did you mean set?)' }) },
  ],
];

test.each(jobs)('%s', async (_name, job, answer) => {
  const results = [];
  for await (const result of renderBatch([job], { files, cwd: '/fleet' })) results.push(result);
  expect(results).toMatchObject([answer]);
});

test('one after the other, each with the messages about its chart', async () => {
  async function* stream() {
    for (const [, job] of jobs) yield job;
  }
  const said: string[][] = [];
  for await (const { name, log } of renderBatch(stream(), { files, cwd: '/fleet' })) {
    said.push([name, ...log.filter(({ level }) => level === 'warn').map(({ message }) => message)]);
  }
  const warning = 'this chart is deprecated';
  expect(said).toEqual([['web', warning], ['a', warning], ['r', warning], ['web', warning], ['./none'], ['./web']]);
});

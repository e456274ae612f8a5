/** `readme` in bitnami's dialect, held against what readme-generator-for-helm 2.7.2 wrote for test/fixtures/readme-bitnami. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memoryFiles } from '../../src/host/memory/files.ts';
import { makeReadme } from '../../src/index.ts';
import { PROGRAM } from '../support/program.ts';

type Answer = { readonly readme: string } | { readonly errors: readonly string[] };
const answers: Record<string, Answer> = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../golden/readme-bitnami.json'), 'utf8'),
).answers;

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'chartwright-readme-bitnami-'));
  mkdirSync(join(home, 'work'));
  cpSync(resolve(import.meta.dirname, '../fixtures/readme-bitnami'), join(home, 'work'), { recursive: true });
});
afterAll(() => rmSync(home, { recursive: true }));

const run = (...args: string[]) => PROGRAM(['readme', ...args], { home, env: {}, stdin: '' });

/** Charts whose comments are wrong, and what is said of them. */
const REFUSED: Readonly<Record<string, string>> = {
  broken: [
    'broken/values.yaml:5: no @param for a.c[0].d',
    'broken/values.yaml:6: no @param for a.c[0].e',
    'broken/values.yaml:11: no @param for f',
    'broken/values.yaml:12: no @param for numbers[0]',
    'broken/values.yaml:12: no @param for numbers[1]',
    'broken/values.yaml:8: @param for a.x, which is not in the values',
    'broken/values.yaml:13: @param for items[0], which is not in the values',
  ].join('\n'),
  unknown: 'unknown/values.yaml:2: unknown modifier list of a',
};

describe('readme (readme-generator-for-helm 2.7.2)', () => {
  const made = Object.entries(answers).flatMap(([chart, answer]) => ('readme' in answer ? [{ chart, readme: answer.readme }] : []));

  test.each(made)('tables of $chart', async ({ chart, readme }) => {
    expect(await makeReadme(join(home, 'work', chart), { dialect: 'bitnami' })).toBe(readme);
    expect(await run('--check', chart)).toMatchObject({ exit: 1, stdout: expect.stringContaining(`${chart}/README.md:`) });
    expect(await run(chart)).toEqual({ exit: 0, stdout: '', stderr: '' });
    expect(readFileSync(join(home, 'work', chart, 'README.md'), 'utf8')).toBe(readme);
  });

  test.each(Object.keys(REFUSED))('mistakes in %s', async (chart) => {
    const before = readFileSync(join(home, 'work', chart, 'README.md'), 'utf8');
    const { exit, stdout, stderr } = await run(chart);
    expect([exit, stdout, stderr]).toEqual([1, '', `${REFUSED[chart]}\nError: 1 of 1 READMEs cannot be made\n`]);
    expect(stderr.split('\n').length - 2).toBe((answers[chart] as { errors: string[] }).errors.length);
    expect(readFileSync(join(home, 'work', chart, 'README.md'), 'utf8')).toBe(before);
  });
});

test('a README with two headings for parameters is refused, where readme-generator-for-helm deletes one of them', async () => {
  expect(await run('heads')).toMatchObject({
    exit: 1,
    stderr: expect.stringContaining('heads/README.md:8: the README must have one heading "## Parameters", not 2\n'),
  });
});

test('the dialect is that of the comments without a flag', async () => {
  const [values, template] = [join(home, 'work/notable/values.yaml'), join(home, 'work/notable/README.md.gotmpl')];
  const text = readFileSync(values, 'utf8');
  const isHelmDocs = async (...args: string[]) => (await run('--dry-run', ...args, 'notable')).stdout.includes('| a | int | `1` |');
  expect(await isHelmDocs()).toBe(false);
  expect(await isHelmDocs('--dialect', 'helm-docs')).toBe(true);
  writeFileSync(values, text.replace('a: 1', '# -- A\na: 1'));
  expect(await isHelmDocs()).toBe(true);
  expect(await isHelmDocs('--dialect', 'bitnami')).toBe(false);
  writeFileSync(values, text);
  writeFileSync(template, '{{ template "chart.valuesTable" . }}');
  expect(await isHelmDocs()).toBe(true);
  rmSync(template);
  expect(await isHelmDocs('--output-file', 'OTHER.md')).toBe(true);
  expect(await run('--dialect', 'other', 'notable')).toMatchObject({
    exit: 1,
    stderr: 'Error: invalid dialect other: must be helm-docs or bitnami\n',
  });
});

describe('other formats', () => {
  const readText = (path: string) => readFileSync(join(home, 'work', path), 'utf8');

  test('a page of HTML beside the README, which stays', async () => {
    const before = readText('last/README.md');
    expect(await run('--format', 'html', 'last')).toEqual({ exit: 0, stdout: '', stderr: '' });
    expect(readText('last/README.html')).toContain('<td><code>a</code></td>');
    expect(readText('last/README.html')).toContain('<title>last</title>');
    expect(readText('last/README.md')).toBe(before);
    expect(await run('--format', 'html', '--check', 'last')).toMatchObject({ exit: 0 });
  });

  test('data as JSON, from the command and the library', async () => {
    const { stdout } = await run('--format', 'json', '--dry-run', 'last');
    const data = await makeReadme(join(home, 'work/last'), { format: 'json' });
    expect(JSON.parse(stdout)).toEqual(data);
    expect(data).toMatchObject({ name: 'last', version: '1.0.0', dependencies: [], maintainers: [] });
    expect(data.values).toEqual([{ key: 'a', type: 'number', default: '`1`', description: 'A', section: 'S' }]);
  });

  test("data of helm-docs' comments", async () => {
    const files = memoryFiles({
      '/web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
      '/web/values.yaml': '# -- A port\n# @section -- Net\nport: 80\n# -- <b>bold</b>\nname: x\n',
    });
    const { values } = await makeReadme('web', { files, cwd: '/', env: {}, order: 'file', format: 'json' });
    expect(values).toEqual([
      { key: 'port', type: 'int', default: '`80`', description: 'A port', section: 'Net' },
      { key: 'name', type: 'string', default: '`"x"`', description: '<b>bold</b>', section: '' },
    ]);
    const page = await makeReadme('web', { files, cwd: '/', env: {}, format: 'html' });
    expect(page).toContain('<h1>web</h1>');
    expect(page).toContain('&lt;b&gt;bold&lt;/b&gt;');
  });

  test('a format that there is not', async () => {
    const { exit, stderr } = await run('--format', 'pdf', 'last');
    expect([exit, stderr]).toEqual([1, 'Error: invalid format pdf: must be markdown, html or json\n']);
  });
});

/** READMEs of the charts in test/fixtures/readme, held against what helm-docs 1.14.2 wrote for them. */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ReadmeOptions, ReadmeOutcome } from '../../../src/action/author/readme/readme-options.ts';
import { makeReadmes } from '../../../src/action/author/readme/write-readmes.ts';
import type { LogEntry } from '../../../src/base/log.ts';
import { loadChartFiles } from '../../../src/chart/load.ts';
import { packChart } from '../../../src/chart/save.ts';
import { fixedClock } from '../../../src/host/clock.ts';
import { memoryFiles } from '../../../src/host/memory/files.ts';
import { disk } from '../../../src/host/node/disk.ts';
import { systemRandom } from '../../../src/host/random.ts';
import { type MakeReadmeOptions, makeReadme } from '../../../src/index.ts';

const FIXTURES = resolve(import.meta.dirname, '../../fixtures/readme');

const DEFAULTS: ReadmeOptions = {
  root: '.',
  charts: [],
  outputFile: 'README.md',
  valuesFile: 'values.yaml',
  ignoreFile: '.helmdocsignore',
  templateFiles: ['README.md.gotmpl'],
  badgeStyle: 'flat-square',
  order: 'alphanum',
  onlyDescribed: false,
  dependencyValues: false,
  footerVersion: '',
  skipFooter: false,
};

/** helm-docs' flags, and ours. */
const ROWS: readonly { readonly flags: string; readonly options: Partial<ReadmeOptions> }[] = [
  { flags: '', options: {} },
  { flags: '-s file', options: { order: 'file' } },
  { flags: '-u', options: { dependencyValues: true } },
  { flags: '--ignore-non-descriptions -b plastic', options: { onlyDescribed: true, badgeStyle: 'plastic' } },
  { flags: '-g places', options: { charts: ['places'] } },
  { flags: '-x -y a,b,d -z e.*', options: { strict: { exempt: ['a', 'b', 'd'], patterns: ['e.*'] } } },
  {
    flags: '-t ./templated/README.md.gotmpl,none.gotmpl -g places',
    options: { charts: ['places'], templateFiles: ['./templated/README.md.gotmpl', 'none.gotmpl'] },
  },
];

const golden: Record<string, Record<string, string>> = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../golden/readme.json'), 'utf8'),
).answers;

function make(options: Partial<ReadmeOptions>, log: LogEntry[] = []): Promise<ReadmeOutcome[]> {
  const env = { clock: fixedClock(0n), random: systemRandom };
  // The ignore file of the fixtures counts, not one of the repository around them.
  const files = { ...disk, exists: (path: string) => !path.endsWith('/.git') && disk.exists?.(path) === true };
  const deps = {
    files,
    writer: { write: () => {} },
    cwd: FIXTURES,
    log: (entry: LogEntry) => void log.push(entry),
    env,
    environment: () => '',
  };
  return makeReadmes(deps, { ...DEFAULTS, ...options });
}

const texts = (outcomes: readonly ReadmeOutcome[]) =>
  Object.fromEntries(outcomes.flatMap((one) => ('text' in one ? [[one.chart, one.text]] : [])));

describe('readme (helm-docs 1.14.2)', () => {
  test.each(ROWS)('flags $flags', async ({ flags, options }) => {
    expect(texts(await make(options))).toEqual(golden[flags]);
  });

  test('a chart that fails is reported with its reason, the others have their READMEs', async () => {
    const errors = (await make({})).flatMap((one) => ('error' in one ? [`${one.chart}: ${one.error}`] : []));
    expect(errors).toEqual([
      'list-of-values: the values must be a table, not a list',
      'odd-tag: invalid node type 8 received',
      'unknown-function: template: unknown-function:1: function "nofunc" not defined',
    ]);
  });

  test('the footer names the requested version', async () => {
    const [one] = await make({ charts: ['places'], footerVersion: '1.14.2' });
    expect(one).toMatchObject({ text: expect.stringContaining('using [helm-docs v1.14.2](https://') });
  });

  test('dependencies that cannot be documented are warned of', async () => {
    const log: LogEntry[] = [];
    await make({ charts: ['every-kind'], dependencyValues: true }, log);
    expect(log.map(({ message, attributes }) => [message, ...attributes.map(([, value]) => value)])).toEqual([
      ['remote dependency: its values are not documented', 'every-kind', 'zz'],
    ]);
  });
});

test('lines of values, for templates (helm-docs 1.14.2)', async () => {
  const files = memoryFiles({
    '/web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
    '/web/values.yaml': '# -- x\na: 1\nb:\n  c:\n    # -- d\n    d: [1]\n  e: {}\nf:\n',
    '/web/README.md.gotmpl': '{{ range .Values }}{{ .Key }} {{ .LineNumber }}\n{{ end }}',
  });
  const text = await makeReadme('web', { files, cwd: '/', env: {} });
  expect(text).toBe('a 2\nb.c.d 6\nb.e 7\nf 8\n');
});

test('defaults of a notation type, and YAML that go-yaml 3.0.1 prints (helm-docs 1.14.2)', async () => {
  const files = memoryFiles({
    '/web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
    '/web/values.yaml': `
# -- an int
# @notationType -- words
a: 1
# -- a list
# @notationType -- words
b: [1, {c: 1.5}, true]
# -- YAML
# @notationType -- yaml
d:
  # @ignored
  e: 1
  f: "\\n two"
  g: [{h: 1}]
`,
    '/web/README.md.gotmpl': `{{ range .Values }}{{ .Key }}: {{ .Default }}
{{ end }}{{ toYaml (list "\\none" " two\\n" "\\n\\nthree") }}{{ if .Deprecated }}{{ fail "no" }}{{ end }}
`,
  });
  const text = await makeReadme('web', { files, cwd: '/', env: {} });
  expect(text).toBe(`a: %!s(int=1)
b:
d: f: "\\n two"
g: [{h: 1}]

- |4-
  one
- |4
   two
- |4-

  three
`);
});

/** What helm-docs 1.14.2 puts where rows and dependencies are equal; the last space stays. */
const PLACES = `a6 a12 a9 a3 a0 a4 a8 a5 a1 a2 a10 a11 a7 a13\n${[
  'copies.c2.é@1:13 copies.c4.é@1:13 copies.c0.é@1:13 copies.c12.é@1:13 copies.c1.é@1:13 copies.c11.é@1:13 copies.c13.é@1:13',
  'copies.c3.é@1:13 copies.c7.é@1:13 copies.c10.é@1:13 shared.é@1:13 copies.c9.é@1:13 copies.c5.é@1:13 copies.c8.é@1:13',
  'copies.c6.é@1:13 copies.c2.alpha@1:19 copies.c6.alpha@1:19 copies.c7.alpha@1:19 copies.c5.alpha@1:19 copies.c8.alpha@1:19 copies.c4.alpha@1:19',
  'copies.c9.alpha@1:19 copies.c3.alpha@1:19 copies.c10.alpha@1:19 copies.c1.alpha@1:19 copies.c11.alpha@1:19 copies.c0.alpha@1:19 copies.c12.alpha@1:19',
  'shared.alpha@1:19 copies.c13.alpha@1:19',
].join(' ')} `;

test('places that equal rows and dependencies take, for templates (helm-docs 1.14.2)', async () => {
  const dependency = (i: number) =>
    `  - {name: ${i % 3 ? 'redis' : 'db'}, alias: a${i}, version: 1.0.0, repository: 'https://example.com'}`;
  const copy = (i: number) => `  c${i}: *s`;
  const fourteen = (line: (i: number) => string) => Array.from({ length: 14 }, (_, i) => line(i)).join('\n');
  const files = memoryFiles({
    '/web/Chart.yaml': `apiVersion: v2\nname: web\nversion: 1.0.0\ndependencies:\n${fourteen(dependency)}\n`,
    '/web/values.yaml': `shared: &s {é: 1, alpha: 2}\ncopies:\n${fourteen(copy)}\n`,
    '/web/README.md.gotmpl':
      '{{ range .Dependencies }}{{ .Alias }} {{ end }}\n{{ range .Values }}{{ .Key }}@{{ .LineNumber }}:{{ .Column }} {{ end }}',
  });
  expect(await makeReadme('web', { files, cwd: '/', env: {}, order: 'file' })).toBe(PLACES);
});

describe('beyond helm-docs', () => {
  const rows = async (files: Record<string, string | Uint8Array>, options: MakeReadmeOptions) => {
    const data = await makeReadme('web', { files: memoryFiles(files), cwd: '/', env: {}, ...options, format: 'json' });
    return data.values.map(({ key, type, default: shown, description }) => `${key} ${type} ${shown} ${description}`.trim());
  };

  test('keys that a comment names and no value has', async () => {
    const files = {
      '/web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
      '/web/values.yaml': `# Note this -- prose names no key

# image.tag -- (semver) The version
# @default -- that of the chart

# a.b -- There
a:
  b: 1
# list[0]."x.y" -- Gone
c: 2
`,
    };
    expect(await rows(files, {})).toEqual(['a.b int `1` There', 'c int `2`']);
    expect(await rows(files, { absentKeys: true })).toEqual([
      'a.b int `1` There',
      'c int `2`',
      'image.tag semver that of the chart The version',
      'list[0]."x.y" string `nil` Gone',
    ]);
  });

  test('values of dependencies from repositories, as they lie in charts/', async () => {
    const chart = (name: string, rest = '') => `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n${rest}`;
    const remote = (name: string) => `- {name: ${name}, version: 1.x.x, repository: https://charts.example.com}\n`;
    const encoder = new TextEncoder();
    const packed = loadChartFiles([
      { name: 'Chart.yaml', data: encoder.encode(chart('db', `dependencies:\n${remote('leaf')}`)) },
      { name: 'values.yaml', data: encoder.encode('# -- Megabytes\nsize: 1\n') },
      { name: 'charts/leaf/Chart.yaml', data: encoder.encode(chart('leaf')) },
      { name: 'charts/leaf/values.yaml', data: encoder.encode('l: 1\n') },
    ]);
    const files = {
      '/web/Chart.yaml': chart('web', `dependencies:\n${remote('db')}${remote('missing')}${remote('unpacked')}`),
      '/web/values.yaml': 'own: 1\n',
      '/web/charts/db-1.0.0.tgz': packChart(packed, { now: 0 }),
      '/web/charts/db-old-0.1.0.tgz': encoder.encode('damaged'),
      '/web/charts/unpacked/Chart.yaml': chart('unpacked'),
      '/web/charts/unpacked/values.yaml': 'u: 1\n',
    };
    const messages: string[] = [];
    const log = ({ attributes }: LogEntry) => void messages.push(attributes.map(([, value]) => value).join(': '));
    expect(await rows(files, { dependencyValues: 'vendored', log })).toEqual([
      'own int `1`',
      'db.size int `1` Megabytes',
      'db.leaf.l int `1`',
      'unpacked.u int `1`',
    ]);
    expect(messages).toEqual(['/web: missing']);
    expect(await rows(files, { dependencyValues: true })).toEqual(['own int `1`']);
  });

  test('the README of the requested chart, independently of its subcharts', async () => {
    const files = memoryFiles({
      '/web/charts/bad/Chart.yaml': '{',
      '/web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
      '/web/values.yaml': 'own: 1\n',
    });
    expect(await makeReadme('web', { files, cwd: '/', env: {} })).toContain('# web\n');
  });
});

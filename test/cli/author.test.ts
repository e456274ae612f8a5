/** `schema`, `types` and `readme` through the command line: where mistakes and differences are, what is written, exit codes. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PROGRAM } from '../support/program.ts';
import { words } from '../support/rows.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'chartwright-author-'));
});
afterEach(() => rmSync(home, { recursive: true }));

const META = 'apiVersion: v2\nname: web\nversion: 1.0.0\n';

function lay(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries({ 'web/Chart.yaml': META, ...files })) {
    mkdirSync(dirname(join(home, 'work', name)), { recursive: true });
    writeFileSync(join(home, 'work', name), text);
  }
}

const run = (line: string, env: Readonly<Record<string, string>> = {}) => PROGRAM(words(line), { home, env, stdin: '' });
const read = (name: string) => readFileSync(join(home, 'work', name), 'utf8');

describe('schema', () => {
  test('every mistake in annotations has its place; the other charts are written', async () => {
    lay({
      'web/values.yaml': 'a: 1 # @schema minimun:0\n# @schema\n# type: [strng]\n# @schema\nb: x\n',
      'api/Chart.yaml': META.replace('web', 'api'),
      'api/values.yaml': '# @schema\n# minimun: 1\n# @schema\na: 1\n',
    });
    expect(await run('schema web api')).toEqual({
      exit: 1,
      stdout: '',
      stderr: [
        'web/values.yaml:1:16: unknown annotation "minimun" (did you mean minimum?)',
        'web/values.yaml:3:3: type: must be string, integer, number, boolean, object, array, null or a list of these, not "strng" (did you mean string?)',
        'api/values.yaml:2:3: warning: unknown annotation "minimun" (did you mean minimum?)',
        'Error: 1 of 2 charts have no schema\n',
      ].join('\n'),
    });
    expect(JSON.parse(read('api/values.schema.json')).properties.a).toEqual({ type: 'integer', default: 1 });
  });

  const CHECKS: readonly (readonly [what: string, change: (schema: string) => string, values: string, line: string])[] = [
    [
      'another value',
      (schema) => schema,
      'a: {b: 2}\n',
      '11:22: /properties/a/properties/b/default is 1, should be 2 (web/values.yaml:1:8)',
    ],
    ['one more', (schema) => schema, 'a: {b: 1}\nc: x\n', '5:17: /properties/c is missing (web/values.yaml:2:4)'],
    ['one less', (schema) => schema, 'a: {}\n', '8:21: /properties/a/properties should not be there (web/values.yaml:1:1)'],
    [
      'tabs',
      (schema) => schema.replaceAll('  ', '\t'),
      'a: {b: 2}\n',
      '11:17: /properties/a/properties/b/default is 1, should be 2 (web/values.yaml:1:8)',
    ],
  ];

  test.each(CHECKS)('--check: %s', async (_, change, values, line) => {
    lay({ 'web/values.yaml': 'a: {b: 1}\n' });
    await run('schema web');
    lay({ 'web/values.yaml': values, 'web/values.schema.json': change(read('web/values.schema.json')) });
    expect(await run('schema --check web')).toEqual({
      exit: 1,
      stdout: expect.stringMatching(/^web\/values\.schema\.json:/),
      stderr: 'Error: 1 of 1 schemas are out of date\n',
    });
    expect((await run('schema --check web')).stdout).toBe(`web/values.schema.json:${line}\n`);
  });

  test('--check: no output, and no file', async () => {
    lay({ 'web/values.yaml': 'a: 1\n' });
    expect(await run('schema --check web')).toMatchObject({ exit: 1, stdout: 'web/values.schema.json: missing\n' });
    await run('schema web');
    expect(await run('schema --check web')).toEqual({ exit: 0, stdout: '', stderr: '' });
  });

  test('files that cannot be read or written; the others are', async () => {
    lay({
      'web/values.yaml': 'a: 1\n',
      'web/values.schema.json/x': '',
      'api/Chart.yaml': META.replace('web', 'api'),
      'api/values.yaml': 'a: 1\n',
      'api/values.schema.json': '{\n  "a": 1,\n}',
      'job/Chart.yaml': META.replace('web', 'job'),
      'job/values.yaml': 'a: 1\nb: [\n',
      'last/Chart.yaml': META.replace('web', 'last'),
      'last/values.yaml': '# -- (int) How many\na:\n',
    });
    const { exit, stderr } = await run('schema web api job last');
    expect(exit).toBe(1);
    expect(stderr.split('\n')).toEqual([
      expect.stringMatching(/^web: .*directory/),
      "api/values.schema.json:3:1: not valid JSON: invalid character '}' looking for beginning of object key string; --fresh replaces it",
      expect.stringMatching(/^job\/values\.yaml:2:5: cannot load values\.yaml: /),
      'Error: 3 of 4 charts have no schema',
      '',
    ]);
    expect(JSON.parse(read('last/values.schema.json')).properties.a).toEqual({ description: 'How many', type: ['integer', 'null'] });
  });

  test.each([
    ['schema --draft 5 web', 'invalid draft "5": must be one of 7, 2019-09, 2020-12'],
    ['schema --indent -1 web', 'invalid indent -1: must be 0 or greater'],
    ['schema --since main web', '--since needs --changed'],
    ['readme --since main web', '--since needs --changed'],
    ['readme --vendored-dependencies web', '--vendored-dependencies needs --document-dependency-values'],
    ['readme --check -g nope', 'no such chart: nope'],
    ['readme --check web/templates', 'no chart is below web/templates'],
    ['schema -o ../x.json web', 'invalid output file ../x.json: must be below the folder of the chart'],
    ['schema -o /x.json web', 'invalid output file /x.json: must be below the folder of the chart'],
    ['types -o a/../../x.ts web', 'invalid output file a/../../x.ts: must be below the folder of the chart'],
    ['types --name class web', 'invalid name of a type: "class"'],
    ...['schema', 'types', 'readme', 'unittest', 'check', 'lint', 'template'].map((verb) => [
      `${verb} --changed web`,
      '--changed takes no charts',
    ]),
  ])('refused: %s', async (line, message) => {
    lay({ 'web/values.yaml': 'a: 1\n', 'web/templates/NOTES.txt': '' });
    expect(await run(line!)).toMatchObject({ exit: 1, stderr: expect.stringContaining(`Error: ${message}\n`) });
  });

  const UNUSABLE: readonly (readonly [files: Readonly<Record<string, string>>, line: string])[] = [
    [{ 'values.yaml': 'b: 1\na: [] # @schema itemRef:#/x\n' }, 'values.yaml:2:1: $ref: #/x leads nowhere'],
    ...(
      [
        ['3', 'Helm refuses this schema: /definitions/port: got number, want boolean or object'],
        [
          '{"type":"foo"}',
          "Helm refuses this schema: /definitions/port/type: value must be one of 'array', 'boolean', 'integer', 'null', 'number', 'object', 'string'",
        ],
        ['{"$ref":"port.json"}', '$ref: #/definitions/port leads back to itself'],
      ] as const
    ).map(
      ([port, line]) =>
        [{ 'values.yaml': 'a: 3 # @schema $ref: schemas/port.json\n', 'schemas/port.json': port }, `values.yaml:1:4: ${line}`] as const,
    ),
    [{ 'values.schema.json': '{\n  "$ref": "#/x"}' }, 'values.schema.json:2:11: $ref: #/x leads nowhere'],
    [{ 'values.schema.json': '{"required":\n"a"}' }, 'values.schema.json:2:1: Helm refuses this schema: /required: got string, want array'],
    [
      { 'values.schema.json': '{"properties":{"a":{"$comment": "x", "pattern":3}}}' },
      'values.schema.json:1:48: Helm refuses this schema: /properties/a/pattern: got number, want string',
    ],
    [
      { 'values.schema.json': '{"$schema":"foo"}' },
      'values.schema.json:1:12: Helm refuses this schema: failing loading "foo": no schema is at foo',
    ],
  ];

  test.each(UNUSABLE)('a schema that Helm refuses is not written: %j', async (files, line) => {
    lay(Object.fromEntries(Object.entries({ 'values.yaml': 'a: 1\n', ...files }).map(([name, text]) => [`web/${name}`, text])));
    expect(await run('schema web')).toEqual({ exit: 1, stdout: '', stderr: `web/${line}\nError: 1 of 1 charts have no schema\n` });
    expect((await run('schema --check web')).stderr).toBe(`web/${line}\nError: 1 of 1 schemas cannot be made\n`);
  });

  test('examples and tests that cannot be read are left out', async () => {
    lay({ 'web/values.yaml': 'a: 1\n', 'web/ci/x-values.yaml': 'b: 1\na: [', 'web/tests/x_test.yaml': 'suite: [' });
    const { exit, stderr } = await run('schema web');
    expect([exit, stderr.split('\n')]).toEqual([
      0,
      [
        expect.stringMatching(/^web\/ci\/x-values\.yaml:\d+:\d+: warning: left out: did not find expected node content$/),
        expect.stringMatching(/^web\/tests\/x_test\.yaml:\d+:\d+: warning: left out: /),
        '',
      ],
    ]);
  });

  test('settings that nothing needs are checked', async () => {
    lay({ 'web/values.yaml': 'a: 1\n', 'web/.schema.yaml': 'k8sSchemaURL: "{{ nope"\n' });
    expect(await run('schema web')).toMatchObject({ exit: 1, stderr: expect.stringContaining('function "nope" not defined') });
    rmSync(join(home, 'work/web/.schema.yaml'));
    expect(await run('schema --bundle --bundle-root nowhere web')).toMatchObject({
      exit: 1,
      stderr: expect.stringContaining('--bundle-root: no such folder: nowhere'),
    });
  });

  test('drafts by year', async () => {
    lay({ 'web/values.yaml': 'a: 1\n' });
    expect((await run('schema -d --draft 2020 web')).stdout).toContain('2020-12/schema');
  });

  test('a server is not there', async () => {
    lay({ 'web/values.yaml': 'a: 1 # @schema $ref: http://127.0.0.1:1/a.json\n' });
    expect(await run('schema --bundle --offline web')).toMatchObject({
      exit: 1,
      stderr: expect.stringContaining('web/values.yaml:1:22: $ref: http://127.0.0.1:1/a.json is not in the content cache'),
    });
    expect(await run('schema web')).toMatchObject({ exit: 0 });
  });
});

describe('types', () => {
  test('several charts, on standard output and as files', async () => {
    lay({ 'web/values.yaml': 'a: 1\n', 'my-api/Chart.yaml': META.replace('web', 'my-api'), 'my-api/values.yaml': 'b: x\n' });
    const { stdout } = await run('types web my-api');
    expect(stdout.match(/interface \w+/g)).toEqual(['interface WebValues', 'interface MyApiValues']);
    expect(await run('types -o values.ts --check web')).toMatchObject({ exit: 1, stdout: 'web/values.ts: missing\n' });
    expect(await run('types -o values.ts web my-api')).toEqual({ exit: 0, stdout: '', stderr: '' });
    expect(read('web/values.ts')).toBe((await run('types web')).stdout);
    expect(await run('types -o values.ts --check web my-api')).toEqual({ exit: 0, stdout: '', stderr: '' });
  });

  test('charts of one name; --check of a file that differs, of one that is missing and of a chart that cannot be read', async () => {
    lay({ 'web/values.yaml': 'a: 1\n', 'b/web/Chart.yaml': META, 'b/web/values.yaml': 'b: x\n', 'web/v.ts': '' });
    const { stdout } = await run('types web b/web');
    expect(stdout.match(/interface \w+/g)).toEqual(['interface WebValues', 'interface WebValues2']);
    lay({ 'job/Chart.yaml': META, 'job/values.yaml': '- 1\n' });
    const { stdout: said, stderr } = await run('types -o v.ts --check web b/web job');
    expect(said).toBe('web/v.ts: out of date\nb/web/v.ts: missing\n');
    expect(stderr).toContain('Error: 2 of 3 files are out of date, 1 cannot be made\n');
  });

  test('an archive cannot be written into', async () => {
    lay({ 'web/values.yaml': 'a: 1\n' });
    await run('package web');
    expect((await run('schema web-1.0.0.tgz')).stderr).toBe(
      'web-1.0.0.tgz: an archive cannot be written into: --dry-run prints the schema\nError: 1 of 1 charts have no schema\n',
    );
    expect((await run('types -o v.ts web-1.0.0.tgz')).stderr).toMatch(/^web-1\.0\.0\.tgz\/v\.ts: an archive cannot be written into: /);
  });

  test('what is wrong', async () => {
    lay({ 'web/values.yaml': 'a: 1 # @schema x\n' });
    expect(await run('types web')).toEqual({
      exit: 1,
      stdout: '',
      stderr: 'web/values.yaml:1:16: unknown annotation "x"\nError: 1 of 1 charts have no types\n',
    });
    expect(await run('types --check web')).toMatchObject({ exit: 1, stderr: 'Error: --check needs --output-file\n' });
  });
});

describe('readme', () => {
  const TEMPLATES: readonly (readonly [template: string, line: string])[] = [
    ['# T\n\n{{ .Values.x | nope }}\n', 'README.md.gotmpl:3:16: function "nope" not defined'],
    ['# T\n é {{ fail "x" }}\n', 'README.md.gotmpl:2:7: error calling fail: x'],
    [
      '{{ define "z" }}{{ index .Values "a" }}{{ end }}\n{{ template "z" . }}',
      'README.md.gotmpl:1:20: error calling index: cannot index slice/array with type string',
    ],
    ['\n{{ template "chart.header" 1 }}', "README.md.gotmpl:2:4: can't evaluate field Name in type int"],
    ['\n\n{{ if }}', 'README.md.gotmpl:3:7: missing value for if'],
  ];

  test.each(TEMPLATES)('a template that fails: %j', async (template, line) => {
    lay({ 'web/values.yaml': 'a: 1\n', 'web/README.md.gotmpl': template });
    expect(await run('readme web')).toEqual({ exit: 1, stdout: '', stderr: `web/${line}\nError: 1 of 1 READMEs cannot be made\n` });
  });

  test('the second of two templates', async () => {
    lay({ 'web/values.yaml': 'a: 1\n', 'web/one.gotmpl': 'x\ny', 'web/two.gotmpl': '{{ 1.b }}\n' });
    expect((await run('readme -t one.gotmpl,two.gotmpl web')).stderr).toMatch(/^web\/two\.gotmpl:1:4: bad number syntax/);
  });

  test('levels of messages (helm-docs 1.14.2)', async () => {
    lay({ 'web/values.yaml': 'a: 1\n' });
    expect(await run('readme -l nonsense')).toMatchObject({
      exit: 1,
      stderr: 'Error: invalid log level "nonsense": must be panic, fatal, error, warning, info, debug or trace\n',
    });
    expect(await run('readme', { HELM_DOCS_LOG_LEVEL: 'nonsense' })).toMatchObject({ exit: 1 });
    expect((await run('readme -d -g x -l WARNING')).stderr).toContain('no such chart');
    expect((await run('readme -d -g x -l error')).stderr).toBe('');
  });

  test('lists and switches in environment variables (helm-docs 1.14.2)', async () => {
    lay({ 'web/values.yaml': 'a: 1\n', 'api/Chart.yaml': META.replace('web', 'api'), 'api/values.yaml': 'b: x\n' });
    const charts = async (names: string) => (await run('readme -d', { HELM_DOCS_CHART_TO_GENERATE: names })).stdout.match(/^# .*/gm);
    expect([await charts('web api'), await charts('web,api')]).toEqual([['# web', '# api'], null]);
    const dry = async (value: string) => (await run('readme', { HELM_DOCS_DRY_RUN: value })).stdout !== '';
    expect([await dry('T'), await dry('tRuE'), await dry('yes')]).toEqual([true, false, false]);
  });

  test('files that cannot be read have their place', async () => {
    lay({ 'web/values.yaml': 'a: 1\nb: [\n', 'api/Chart.yaml': 'name: [\n', 'api/values.yaml': 'a: 1\n' });
    const { exit, stderr } = await run('readme');
    expect([exit, stderr.match(/^\S+:/gm)]).toEqual([0, ['api/Chart.yaml:2:1:', 'web/values.yaml:3:1:']]);
    expect((await run('readme --check')).exit).toBe(1);
  });

  const UNREADABLE: readonly (readonly [file: string, text: string, line: string])[] = [
    ['values.yaml', 'a: &a [*a]\n', "web/values.yaml:1:8: anchor 'a' value contains itself"],
    ['values.yaml', 'b: 1\na: *b\n', "web/values.yaml:2:4: unknown anchor 'b' referenced"],
    ['values.yaml', '# x\n- 1\n', 'web/values.yaml:2:1: the values must be a table, not a list'],
    ['values.yaml', '5', 'web/values.yaml:1:1: the values must be a table, not a single value'],
    ['Chart.yaml', 'hello', 'web/Chart.yaml:1:1: must be a table, not "hello"'],
    ['Chart.yaml', 'version: 1\nname: [a]\n', 'web/Chart.yaml:2:7: must be a string, not a list'],
    ['Chart.yaml', 'name: web\nname: web\n', 'web/Chart.yaml:2:1: key "name" is already defined at line 1'],
    ['Chart.yaml', 'name: web\ndependencies: 3\n', 'web/Chart.yaml:2:15: must be a list, not "3"'],
    ['Chart.yaml/x', '', 'web: read Chart.yaml: is a directory'],
  ];

  test.each(UNREADABLE)('a chart that cannot be read has its place, the other its README: %s %j', async (file, text, line) => {
    rmSync(join(home, 'work'), { recursive: true, force: true });
    const other = file.startsWith('Chart.yaml/') ? {} : { 'web/Chart.yaml': META };
    for (const [name, content] of Object.entries({
      ...{ ...other, 'web/values.yaml': 'a: 1\n', [`web/${file}`]: text },
      ...{ 'api/Chart.yaml': META.replace('web', 'api'), 'api/values.yaml': 'a: 1\n' },
    })) {
      mkdirSync(dirname(join(home, 'work', name)), { recursive: true });
      writeFileSync(join(home, 'work', name), content);
    }
    const { exit, stderr } = await run('readme');
    expect([exit, stderr.replace(/read \S*\/(?=Chart\.yaml)/, 'read ')]).toEqual([0, `${line}\n`]);
    expect(read('api/README.md')).toMatch(/^# api\n/);
    expect(await run('readme --check')).toMatchObject({ exit: 1, stderr: `${stderr}Error: 1 of 2 READMEs cannot be made\n` });
    await rmSync(join(home, 'work/api/README.md'));
    expect((await run('readme --check')).stderr).toBe(`${stderr}Error: 1 of 2 READMEs are out of date, 1 cannot be made\n`);
  });

  test('a README that is a folder, and no name for it', async () => {
    lay({ 'web/values.yaml': 'a: 1\n', 'web/README.md/x': '' });
    expect(await run('readme')).toMatchObject({
      exit: 1,
      stderr: expect.stringMatching(/^web\/README\.md: the README cannot be read: .*\nError: 1 of 1 READMEs cannot be made\n$/),
    });
    expect(await run('readme --format json')).toEqual({ exit: 0, stdout: '', stderr: '' });
    rmSync(join(home, 'work/web/README.md'), { recursive: true });
    expect(await run('readme --output-file=')).toMatchObject({ exit: 0 });
    expect(read('web/README.md')).toMatch(/^# web\n/);
  });

  test('a README that is out of date has its place', async () => {
    lay({ 'web/values.yaml': 'a: 1\n', 'web/README.md': '# web\n\nold\n' });
    expect((await run('readme --check')).stdout).toMatch(/^web\/README\.md:3: is {6}old\n/);
  });

  test('a library without values is not out of date', async () => {
    lay({ 'web/values.yaml': 'a: 1\n', 'lib/Chart.yaml': META.replace('web', 'lib') });
    await run('readme');
    expect(await run('readme --check')).toMatchObject({ exit: 0, stdout: '' });
  });
});

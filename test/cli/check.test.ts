/** `check` as a command line: schemas from elsewhere, coverage, many charts, and mending. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type FileServer, fileServer } from '../support/file-server.ts';
import { PROGRAM } from '../support/program.ts';
import { words } from '../support/rows.ts';

type Texts = Readonly<Record<string, string>>;

const chart = (name: string, template: string, values = ''): Texts => ({
  [`${name}/Chart.yaml`]: `apiVersion: v2\nname: ${name}\nversion: 1.0.0\nicon: https://example.com/icon.png\n`,
  [`${name}/values.yaml`]: values,
  [`${name}/templates/a.yaml`]: template,
});
const WIDGET = `apiVersion: example.com/v1
kind: Widget
metadata:
  name: one
spec:
  size: {{ .Values.size | quote }}
  parts:
    - {colour: red, odd: 1, even: 2}
`;
const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: one}\nspec: {containers: [{name: a}], odd: 1}\n';
const schema = (spec: object, more: object = {}) => JSON.stringify({ type: 'object', properties: { spec }, ...more });
/** Draft 4, as schemas without $schema are: the limit is exclusive by a boolean. */
const SIZED = { properties: { size: { type: 'integer', minimum: 0, exclusiveMinimum: true } } };
const PARTS = {
  parts: { items: { required: ['name', 'use'], additionalProperties: false, properties: { colour: { enum: ['blue'] }, odd: {} } } },
};

const FILES: Texts = {
  ...chart('web', WIDGET, 'size: 1\n'),
  ...chart('pod', POD),
  'own/.chartwright.yaml': 'schemaLocations: [default, schemas]\n',
  ...chart('own', WIDGET.replace(/ {2}parts:.*/s, ''), 'size: 1\n'),
  'own/schemas/v1.33.0-standalone-strict/widget-example-v1.json': schema(SIZED),
  'own/schemas/v1.37.0-standalone-strict/widget-example-v1.json': schema(SIZED),
  'catalog/example.com/widget_v1.json': schema(SIZED),
  'full/v1.33.0-standalone-strict/widget-example-v1.json': schema({ properties: PARTS }),
  'full/v1.33.0-standalone-strict/pod-v1.json': schema({ required: ['nodeName'] }),
  'refers/widget.json': schema({ $ref: 'defs.json#/definitions/spec' }),
  'refers/defs.json': JSON.stringify({ definitions: { spec: SIZED } }),
  'lost/widget.json': schema({ $ref: 'none.json' }),
  'broken/widget.json': '{"a":',
  'odd/widget.json': '{"type": "strin"}',
  'empty/README.md': '',
};

let home: string;
let server: FileServer;
const lay = (files: Texts) => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(home, 'work', name)), { recursive: true });
    writeFileSync(join(home, 'work', name), text);
  }
};
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'chartwright-check-'));
  lay(FILES);
  server = await fileServer(
    {
      's/example.com/widget_v1.json': schema({ $ref: '../spec.json' }),
      's/spec.json': JSON.stringify(SIZED),
      'page/widget.json': '<html>',
      'local/widget.json': schema({ $ref: 'file:///etc/hostname' }),
    },
    ({ url }, response) => {
      if (!url?.startsWith('/error/')) return false;
      response.writeHead(500).end();
      return true;
    },
  );
});
afterAll(async () => {
  await server.close();
  rmSync(home, { recursive: true, force: true });
});

const run = async (line: string) => {
  const env = { PATH: process.env.PATH ?? '', HOME: home, NO_COLOR: '1', XDG_CACHE_HOME: join(home, 'cache') };
  const { exit, stdout, stderr } = await PROGRAM(words(line.replaceAll('URL', server.url)), { home, env, stdin: '' });
  return { exit, stdout, stderr: stderr.replaceAll(home, '<home>').replaceAll(server.url, 'URL') };
};

const AT = 'web/templates/a.yaml';
const WRONG_SIZE = `${AT}:6:3: error spec.size: got string, want integer kubernetes/wrong-type\n`;
const NO_LOCATION = `${AT}:2:1: error kind: no schema location has example.com/v1 Widget kubernetes/unknown-kind\n`;
const CATALOG = '{{.Group}}/{{ .ResourceKind }}_{{ .ResourceAPIVersion }}.json';

describe('--schema-location', () => {
  test.each<[flags: string, exit: number, findings: string]>([
    ['web', 0, ''],
    ['web --schema-location default', 1, NO_LOCATION],
    ['web --schema-location empty', 1, NO_LOCATION],
    [`web --schema-location 'catalog/${CATALOG}'`, 1, WRONG_SIZE],
    [`web --schema-location empty --schema-location default --schema-location './catalog/${CATALOG}'`, 1, WRONG_SIZE],
    [
      `web --kube-version 1.33 --schema-location full --schema-location 'catalog/${CATALOG}'`,
      1,
      `${AT}:8:5: error spec.parts.0: required field name is missing kubernetes/missing-field
${AT}:8:5: error spec.parts.0: required field use is missing kubernetes/missing-field
${AT}:8:5: error spec.parts.0.colour: value must be 'blue' kubernetes/invalid-value
${AT}:8:5: error spec.parts.0.even: unknown field even kubernetes/unknown-field
`,
    ],
    ["web --schema-location 'refers/{{.ResourceKind}}.json'", 1, WRONG_SIZE],
    [`web --schema-location 'URL/s/${CATALOG}'`, 1, WRONG_SIZE],
    [`web --offline --schema-location 'URL/s/${CATALOG}'`, 1, WRONG_SIZE],
    [`web --schema-location URL/none --schema-location 'URL/s/${CATALOG}'`, 1, WRONG_SIZE],
    ['pod --schema-location default', 1, 'pod/templates/a.yaml:4:1: error spec.odd: unknown field odd kubernetes/unknown-field\n'],
    [
      'pod --kube-version 1.33.0 --schema-location full --schema-location default',
      1,
      'pod/templates/a.yaml:4:1: error spec: required field nodeName is missing kubernetes/missing-field\n',
    ],
    ['own', 1, WRONG_SIZE.replaceAll('web', 'own')],
    [`own --schema-location 'catalog/none.json' --schema-location default`, 2, ''],
  ])('%s', async (flags, exit, findings) => {
    const said = await run(`check ${flags}`);
    expect([said.exit, said.stdout.replace(/^(?:\d+|no) errors?, .*\n/m, '')]).toEqual([exit, findings]);
  });

  test.each<[location: string, says: string]>([
    ['none', 'schema location "none": stat <home>/work/none: no such file or directory'],
    [
      'catalog/{{ .Kind }}.json',
      'schema location "catalog/{{ .Kind }}.json": template: catalog/{{ .Kind }}.json:1:11: executing "catalog/{{ .Kind }}.json" at <.Kind>: map has no entry for key "Kind"',
    ],
    ['catalog/{{ .json', 'schema location "catalog/{{ .json": template: catalog/{{ .json:1: unclosed action'],
    ['broken/widget.json', 'schema <home>/work/broken/widget.json is not valid JSON: unexpected EOF'],
    [
      'odd/widget.json',
      `schema <home>/work/odd/widget.json: "file://<home>/work/odd/widget.json#" is not valid against metaschema: jsonschema validation failed with 'http://json-schema.org/draft-04/schema#'
- at '/type': 'anyOf' failed
  - at '/type': value must be one of 'array', 'boolean', 'integer', 'null', 'number', 'object', 'string'
  - at '/type': got string, want array`,
    ],
    [
      'lost/widget.json',
      'schema <home>/work/lost/widget.json: failing loading "file://<home>/work/lost/none.json": open <home>/work/lost/none.json: no such file or directory',
    ],
    ['URL/page/widget.json', "schema URL/page/widget.json is not valid JSON: invalid character '<' looking for beginning of value"],
    [
      'URL/error/widget.json',
      'schema URL/error/widget.json: HTTP request to URL/error/widget.json returned status 500 (Internal Server Error)',
    ],
    // A server's schema does not read files of this machine.
    [
      'URL/local/widget.json',
      'schema URL/local/widget.json: failing loading "file:///etc/hostname": open /etc/hostname: no such file or directory',
    ],
    [
      'URL/other/widget.json --offline',
      'schema URL/other/widget.json: URL/other/widget.json is not in the content cache, and the network is not used (--offline)',
    ],
  ])('%s cannot be used', async (location, says) => {
    const [place, ...more] = location.split(' --');
    const line = `check web --schema-location '${place}' ${more.map((each) => `--${each}`).join(' ')}`;
    expect(await run(line)).toEqual({ exit: 2, stdout: '', stderr: `Error: ${says}\n` });
  });
});

describe('--coverage', () => {
  const CONDITION = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n{{- if .Values.enabled }}\n  a: b\n{{- end }}\n';
  beforeAll(() => lay({ ...chart('half', CONDITION, 'enabled: true\n'), 'off.yaml': 'enabled: false\n' }));

  const HALF = `
template                     branches         defines           lines
half/templates/a.yaml       1/2  50 %               -       6/6 100 %
  5:1 if never false
all                         1/2  50 %               -       6/6 100 %
`;
  const WHOLE = HALF.replaceAll('1/2  50 %', '2/2 100 %').replace(/ .*never false\n/, '');
  const TOO_LITTLE = 'Error: 50 % of branches and definitions are covered (1 of 2), less than 80 %\n';
  const NOTHING_WRONG = 'no errors, no warnings, no hints in 1 chart\n';
  const JSON_REPORT = `${JSON.stringify({ charts: [{ path: 'half', name: 'half', findings: [] }] }, null, 2)}\n`;

  test.each<[flags: string, exit: number, stdout: string, stderr: string]>([
    ['--coverage', 0, NOTHING_WRONG + HALF, ''],
    ['--min 50 --quiet', 0, HALF, ''],
    ['--min 80 --quiet', 1, HALF, TOO_LITTLE],
    ['--min 100 --quiet --values-set on= --values-set off=off.yaml', 0, WHOLE, ''],
    ['--coverage --min 80 --format json', 1, JSON_REPORT, HALF + TOO_LITTLE],
  ])('%s', async (flags, exit, stdout, stderr) => {
    expect(await run(`check half ${flags}`)).toEqual({ exit, stdout, stderr });
  });

  test('as lcov, in a file', async () => {
    expect((await run('check half --coverage-report lcov=out.info')).exit).toBe(0);
    const lines = [1, 2, 3, 4, 5, 6].map((line) => `DA:${line},1\n`).join('');
    expect(readFileSync(join(home, 'work/out.info'), 'utf8')).toBe(
      `TN:\nSF:half/templates/a.yaml\nFNF:0\nFNH:0\nBRDA:5,0,0,1\nBRDA:5,0,1,0\nBRF:2\nBRH:1\n${lines}LF:6\nLH:6\nend_of_record\n`,
    );
  });
});

describe('many charts', () => {
  const names = Array.from({ length: 9 }, (_, i) => `many/c${i}`);
  beforeAll(() => {
    for (const [i, name] of names.entries()) {
      const files = chart('c', i % 2 === 0 ? '' : '{{ .Values.a.b }}\n');
      lay(Object.fromEntries(Object.entries(files).map(([file, text]) => [file.replace('c/', `${name}/`), text])));
    }
  });

  test('on several threads, reported in the order of the command line', async () => {
    const { exit, stdout, stderr } = await run(`check ${names.join(' ')}`);
    expect([exit, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/^4 errors, .* in 9 charts$/m);
    expect([...stdout.matchAll(/^(many\/c\d)\/.* error /gm)].map(([, name]) => name)).toEqual(['many/c1', 'many/c3', 'many/c5', 'many/c7']);
  });

  test('one that cannot be loaded ends the run', async () => {
    const { exit, stdout, stderr } = await run(`check ${names.join(' ')} ./many/none`);
    expect([exit, stdout, stderr]).toEqual([2, '', 'Error: path "./many/none" not found\n']);
  });
});

describe('--fix', () => {
  const VALUES = 'a: yes  \nb: 1\nb: 1\nc: 2\t\n';
  const TEMPLATE = 'a: {{ .Values.a }}\nb: {{ .Values.b }}\nc: {{ .Values.c }}\n';
  afterEach(() => rmSync(join(home, 'work/bad'), { recursive: true, force: true }));

  test('one run fixes all, the next one nothing', async () => {
    lay({ ...chart('bad', TEMPLATE, VALUES), 'more.yaml': 'c: off\n' });
    const first = await run('check bad --fix -f more.yaml');
    expect(first.stderr).toBe(
      `fixed bad/values.yaml: b was given twice, yes is true, spaces at the end of a line, spaces at the end of a line
fixed more.yaml: off is false
`,
    );
    expect(readFileSync(join(home, 'work/bad/values.yaml'), 'utf8')).toBe('a: true\nb: 1\nc: 2\n');
    expect(readFileSync(join(home, 'work/more.yaml'), 'utf8')).toBe('c: false\n');
    const second = await run('check bad --fix -f more.yaml');
    expect([second.stderr, second.stdout]).toEqual(['', first.stdout]);
  });
});

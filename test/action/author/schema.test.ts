/** Schemas of values: from values, comments, templates, examples and what a person wrote. */
import { describe, expect, test } from 'vitest';
import { printTypes } from '../../../src/action/author/schema/print-types.ts';
import { firstDifference, makeSchemas, SCHEMA_PROFILE, type SchemaOptions } from '../../../src/action/author/schema/write-schemas.ts';
import { fixedClock } from '../../../src/host/clock.ts';
import { memoryFiles } from '../../../src/host/memory/files.ts';
import { systemRandom } from '../../../src/host/random.ts';

const OPTIONS: SchemaOptions = {
  draft: '7',
  strict: false,
  trace: true,
  dependencies: true,
  fresh: false,
  outputFile: 'values.schema.json',
  indent: 2,
};

function make(files: Readonly<Record<string, string>>, options: Partial<SchemaOptions> = {}) {
  const all = Object.fromEntries(Object.entries(files).map(([name, text]) => [`/web/${name}`, text]));
  const disk = memoryFiles({ '/web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n', ...all });
  const deps = { files: disk, cwd: '/', clock: fixedClock(0n), random: systemRandom, profile: SCHEMA_PROFILE };
  return makeSchemas(['web'], deps, { ...OPTIONS, ...options })[0]!;
}

/** The properties, without the globals that every chart has. */
function properties(files: Readonly<Record<string, string>>, options: Partial<SchemaOptions> = {}): unknown {
  const outcome = make(files, options);
  if ('error' in outcome) return outcome.error;
  const { global: _, ...rest } = JSON.parse(outcome.text).properties;
  return rest;
}

const ROWS: readonly (readonly [what: string, files: Record<string, string>, properties: unknown])[] = [
  [
    'types of values',
    { 'values.yaml': 'a: 1\nb: 1.5\nc: [x]\n' },
    { a: { type: 'integer', default: 1 }, b: { type: 'number', default: 1.5 }, c: { type: 'array', items: { type: 'string' } } },
  ],
  ['what examples set', { 'values.yaml': 'a: 1\n', 'ci/x-values.yaml': 'a: "2"\n' }, { a: { type: ['integer', 'string'], default: 1 } }],
  [
    'what tests set',
    { 'values.yaml': 'a: 1\n', 'tests/x_test.yaml': 'suite: s\ntests:\n - set: {a: true}\n   asserts: [{exists: {path: a}}]\n' },
    { a: { type: ['integer', 'boolean'], default: 1 } },
  ],
  [
    'a description',
    { 'values.yaml': '# -- How many\n# there are\na: 1\n' },
    { a: { description: 'How many there are', type: 'integer', default: 1 } },
  ],
  [
    'an annotation behind',
    { 'values.yaml': 'a: 1 # @schema minimum:0;maximum: 9\n' },
    { a: { type: 'integer', default: 1, minimum: 0, maximum: 9 } },
  ],
  ['an annotation above', { 'values.yaml': '# @schema nullable\na: x\n' }, { a: { type: ['string', 'null'], default: 'x' } }],
  [
    'items',
    { 'values.yaml': 'a: [] # @schema item:object; itemRequired:[name]\n' },
    { a: { type: 'array', items: { type: 'object', required: ['name'] } } },
  ],
  ['a hidden key', { 'values.yaml': 'a: 1 # @schema hidden\nb: x\n' }, { b: { type: 'string', default: 'x' } }],
  [
    'merged properties',
    { 'values.yaml': 'a: # @schema mergeProperties\n  one: {b: 1}\n  two: {b: z}\n' },
    { a: { type: 'object', additionalProperties: { type: 'object', properties: { b: { type: ['integer', 'string'] } } } } },
  ],
  [
    'a block',
    { 'values.yaml': '# @schema\n# type: [string, integer]\n# enum: [a, 5]\n# @schema\n# -- One\na: a\n' },
    { a: { description: 'One', type: ['string', 'integer'], enum: ['a', 5], default: 'a' } },
  ],
  [
    'what is printed whole',
    {
      'values.yaml': 'a: {}\nb: ""\n',
      'templates/x.yaml': '{{ with .Values.a }}{{ toYaml . }}{{ end }}{{ with .Values.b }}{{ toYaml . }}{{ end }}',
    },
    { a: { type: ['object', 'array'] }, b: { default: '' } },
  ],
  [
    'what is asked for',
    { 'values.yaml': 'a: 1\n', 'templates/x.yaml': '{{ (.Values.b).c | b64enc }}' },
    { a: { type: 'integer', default: 1 }, b: { type: ['object', 'null'], properties: { c: { type: ['string', 'null'] } } } },
  ],
  [
    'what a check allows',
    { 'values.yaml': 'a: x\n', 'templates/x.yaml': '{{ if not (has .Values.a (list "x" "y")) }}{{ fail "a" }}{{ end }}' },
    { a: { type: 'string', enum: ['x', 'y'], default: 'x' } },
  ],
  [
    'a chain that ends in fail',
    {
      'values.yaml': 'a: x\n',
      'templates/x.yaml': '{{ if eq .Values.a "x" }}{{ else if eq .Values.a "z" }}{{ else }}{{ fail "a" }}{{ end }}',
    },
    { a: { type: 'string', enum: ['x', 'z'], default: 'x' } },
  ],
  [
    'a schema that was written',
    { 'values.yaml': 'a: 1\nb: 2\n', 'values.schema.json': '{"properties":{"a":{"type":"integer","title":"A"},"z":{"type":"string"}}}' },
    { a: { title: 'A', type: 'integer', default: 1 }, z: { type: 'string' }, b: { type: 'integer', default: 2 } },
  ],
  [
    "a dependency's values and schema",
    {
      'Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\ndependencies: [{name: db, version: 1.0.0, alias: store}]\n',
      'charts/db/Chart.yaml': 'apiVersion: v2\nname: db\nversion: 1.0.0\n',
      'charts/db/values.yaml': '# -- Port\nport: 1\n',
      'charts/db/values.schema.json': '{"definitions":{"p":{"minimum":1}},"properties":{"port":{"$ref":"#/definitions/p"}}}',
    },
    {
      store: {
        type: 'object',
        properties: {
          port: { $ref: '#/properties/store/definitions/p', description: 'Port' },
          global: { type: 'object' },
        },
        definitions: { p: { minimum: 1 } },
      },
    },
  ],
  [
    'a reference to a file',
    { 'values.yaml': 'a: 1 # @schema $ref: s/port.json\n', 's/port.json': '{"type":"integer"}' },
    { a: { $ref: '#/definitions/port', default: 1 } },
  ],
];

describe('schema', () => {
  test.each(ROWS)('%s', (_, files, expected) => {
    expect(properties(files)).toEqual(expected);
  });

  test('closed tables', () => {
    const outcome = make({ 'values.yaml': 'a: {b: 1}\nc: {d: 1}\n', 'templates/x.yaml': '{{ toYaml .Values.c }}' }, { strict: true });
    const schema = 'text' in outcome ? JSON.parse(outcome.text) : {};
    expect([schema.additionalProperties, schema.properties.a.additionalProperties, schema.properties.c.additionalProperties]).toEqual([
      false,
      false,
      undefined,
    ]);
  });

  test.each([
    ['a: 1 # @schema minimum:x\n', 'values.yaml:1: a: minimum: invalid number "x"'],
    ['b: 1\na: 1 # @schema wrong:x\n', 'values.yaml:2: a: unknown annotation "wrong"'],
    ['a: 1 # @schema $ref: no.json\n', '$ref: no.json is not there'],
  ])('refused: %j', (values, message) => {
    expect(make({ 'values.yaml': values })).toEqual({
      chart: 'web',
      error: { code: 'schema/invalid', message, position: expect.objectContaining({ file: expect.any(String) }) },
    });
  });

  test('a table that is described elsewhere stays open', () => {
    const written = '{"$defs":{"t":{"type":"object"}},"properties":{"a":{"$ref":"#/$defs/t"}}}';
    const files = { 'values.yaml': 'a: {b: 1}\n', 'values.schema.json': written };
    expect(properties(files, { strict: true, draft: '2020-12' })).toEqual({ a: { $ref: '#/$defs/t' } });
  });

  test('a second run changes nothing', () => {
    const files = { 'values.yaml': 'a: 1\nb: {c: [x]}\n', 'templates/x.yaml': '{{ .Values.z }}' };
    const first = make(files);
    const text = 'text' in first ? first.text : '';
    expect(make({ ...files, 'values.schema.json': text })).toMatchObject({ text });
  });

  test('the first difference', () => {
    expect(firstDifference({ a: { 'b/c': 1 } }, { a: { 'b/c': 2 } })).toBe('/a/b~1c');
    expect(firstDifference({ a: [1] }, { a: [1] })).toBeUndefined();
  });

  test('types', () => {
    const outcome = make({ 'values.yaml': '# -- How many\na: 1\nb: {c-d: [x, 1]}\n' });
    expect('schema' in outcome && printTypes(outcome.schema)).toMatchInlineSnapshot(`
      "/** The values of a chart. */
      export interface Values {
        /** How many */
        a?: number;
        b?: {
          "c-d"?: (string | number)[];
          [key: string]: unknown;
        };
        /** Values that all charts see. */
        global?: Record<string, unknown>;
        [key: string]: unknown;
      }
      "
    `);
  });
});

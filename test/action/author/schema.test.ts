/** Schemas of values: from values, comments, templates, examples and what a person wrote. */
import { describe, expect, test } from 'vitest';
import { problemLine } from '../../../src/action/author/schema/annotation-errors.ts';
import { printTypes } from '../../../src/action/author/schema/print-types.ts';
import type { Schema } from '../../../src/action/author/schema/schema.ts';
import type { SchemaOutcome } from '../../../src/action/author/schema/write-schemas.ts';
import { makeSchemaOf as make, propertiesOf as properties } from '../../support/chart-schema.ts';

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
  test.each(ROWS)('%s', async (_, files, expected) => {
    expect(await properties(files)).toEqual(expected);
  });

  test('closed tables', async () => {
    const outcome = await make({ 'values.yaml': 'a: {b: 1}\nc: {d: 1}\n', 'templates/x.yaml': '{{ toYaml .Values.c }}' }, { strict: true });
    const schema = 'text' in outcome ? JSON.parse(outcome.text) : {};
    expect([schema.additionalProperties, schema.properties.a.additionalProperties, schema.properties.c.additionalProperties]).toEqual([
      false,
      false,
      undefined,
    ]);
  });

  test('a reference to a file that is not there', async () => {
    expect(await make({ 'values.yaml': 'a: 1 # @schema $ref: no.json\n' })).toMatchObject({
      problems: [{ message: '$ref: no.json is not there', position: { file: 'values.yaml', line: 1, column: 22 } }],
    });
  });

  test('a table that is described elsewhere stays open', async () => {
    const written = '{"$defs":{"t":{"type":"object"}},"properties":{"a":{"$ref":"#/$defs/t"}}}';
    const files = { 'values.yaml': 'a: {b: 1}\n', 'values.schema.json': written };
    expect(await properties(files, { strict: true, draft: '2020-12' })).toEqual({ a: { $ref: '#/$defs/t' } });
  });

  describe('a second run', () => {
    const files = { 'values.yaml': '# -- A\na: 1 # @schema minimum:0\nb: {c: [x]}\n', 'templates/x.yaml': '{{ .Values.z }}' };
    const textOf = (outcome: SchemaOutcome) => ('text' in outcome ? outcome.text : outcome.error.message);
    const keyA = (text: string) => JSON.parse(text).properties.a;
    const firstRun = async () => textOf(await make(files));
    const again = async (written: string, values: string = files['values.yaml'], options = {}) =>
      textOf(await make({ ...files, 'values.yaml': values, 'values.schema.json': written }, options));

    test('changes nothing', async () => {
      const first = await firstRun();
      expect(await again(first)).toBe(first);
    });

    test('keeps what a person changed and removed, to the byte', async () => {
      const first = await firstRun();
      const { default: _, ...changed } = { ...keyA(first), description: 'Mine', minimum: 1 };
      const written = JSON.parse(first);
      const text = JSON.stringify({ ...written, properties: { a: changed, ...written.properties, a2: { pattern: '^x' } } });
      expect(await again(text)).toBe(text);
    });

    test('follows the chart where nobody changed the schema', async () => {
      const values = 'a: [y]\n';
      expect(await again(await firstRun(), values)).toBe(textOf(await make({ ...files, 'values.yaml': values })));
    });

    test('keeps what a person changed if the chart changes, too', async () => {
      const written = JSON.parse(await firstRun());
      written.properties.a.title = 'Mine';
      const values = '# -- B\na: yes\nd: 1\n';
      const second = await again(JSON.stringify(written), values);
      expect(JSON.parse(second).properties).toMatchObject({
        a: { title: 'Mine', description: 'A', type: ['integer', 'boolean'], default: true },
        d: { type: 'integer' },
      });
      expect(await again(second, values)).toBe(second);
    });

    test("keeps a person's comment", async () => {
      const text = JSON.stringify({ ...JSON.parse(await firstRun()), $comment: 'Mine' });
      expect(JSON.parse(await again(text))).toMatchObject({ $comment: 'Mine' });
    });

    test('another draft', async () => {
      expect(JSON.parse(await again(await firstRun(), undefined, { draft: '2020-12' }))).toMatchObject({
        $schema: expect.stringContaining('2020-12'),
      });
    });
  });

  const PARENT = {
    'Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\ndependencies: [{name: db, version: 1.0.0}]\n',
    'charts/db/Chart.yaml': 'apiVersion: v2\nname: db\nversion: 1.0.0\n',
    'charts/db/values.yaml': 'a: 1\n',
  };

  test.each([
    ['http://json-schema.org/draft-04/schema#', { minimum: 0, exclusiveMinimum: true }, { exclusiveMinimum: 0 }],
    ['https://json-schema.org/draft/2020-12/schema', { prefixItems: [true], items: false }, { items: [true], additionalItems: false }],
  ])('the schema of a dependency in another draft: %s', async (url, written, expected) => {
    const schema = JSON.stringify({ $schema: url, properties: { b: written } });
    const made = (await properties({ ...PARENT, 'charts/db/values.schema.json': schema })) as { db: { properties: { b: unknown } } };
    expect(made.db.properties.b).toEqual(expected);
  });

  test('references of a dependency into what is no schema by itself', async () => {
    const schema =
      '{"definitions":{"c":{"d":{"type":"string"},"r":{"$ref":"#/definitions/c/d"}}},"properties":{"default":{"$ref":"#/definitions/c/r"}}}';
    const made = (await properties({ ...PARENT, 'charts/db/values.schema.json': schema })) as { db: unknown };
    expect(made.db).toMatchObject({
      properties: { default: { $ref: '#/properties/db/definitions/c/r' } },
      definitions: { c: { r: { $ref: '#/properties/db/definitions/c/d' } } },
    });
  });

  test('references to servers in the schema of a dependency', async () => {
    const schema = '{"properties":{"a":{"$ref":"https://example.com/a.json#/definitions/b"}}}';
    const outcome = await make({ ...PARENT, 'charts/db/values.schema.json': schema });
    expect(outcome).toMatchObject({
      warnings: [],
      schema: { properties: { db: { properties: { a: { $ref: 'https://example.com/a.json#/definitions/b' } } } } },
    });
  });

  test('the schema of a dependency that Helm refuses', async () => {
    const outcome = await make({ ...PARENT, 'charts/db/values.schema.json': '{"properties":{"a":{"type":"text"}}}' });
    expect('warnings' in outcome && outcome.warnings.map(problemLine)).toEqual([
      expect.stringMatching(/^charts\/db\/values\.schema\.json:1:1: left out, since Helm refuses it .*metaschema/),
    ]);
    expect('text' in outcome && JSON.parse(outcome.text).properties.db.properties.a).toEqual({ type: 'integer' });
  });

  test('definitions of the same name', async () => {
    const outcome = await make({
      'values.yaml': 'a: 1 # @schema $ref: s/port.json\n',
      's/port.json': '{"type":"integer"}',
      'values.schema.json': '{"definitions":{"port":{"type":"string"}},"properties":{"b":{"$ref":"#/definitions/port"}}}',
    });
    expect('text' in outcome && JSON.parse(outcome.text)).toMatchObject({
      properties: { a: { $ref: '#/definitions/port-2' }, b: { $ref: '#/definitions/port' } },
      definitions: { port: { type: 'string' }, 'port-2': { type: 'integer' } },
    });
  });

  test('types', async () => {
    const outcome = await make({ 'values.yaml': '# -- How many\na: 1\nb: {c-d: [x, 1]}\n' });
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

  test('types of definitions, closed tables and what is combined', () => {
    const definitions = {
      'io.k8s.Pod': { type: 'object', properties: { next: { $ref: '#/definitions/io.k8s.Pod' } }, additionalProperties: false },
      same: { $ref: '#/definitions/same' },
      any: true,
    };
    const properties = {
      a: { allOf: [{ $ref: '#/definitions/io.k8s.Pod' }, { minProperties: 1 }, { type: ['object', 'null'] }] },
      b: { type: 'array', items: { enum: ['x', 1, null] } },
      c: { anyOf: [{ $ref: '#/definitions/same' }, { type: 'string' }] },
      d: { $ref: '#/definitions/any' },
      e: { type: 'object', additionalProperties: { type: 'integer' } },
      f: {
        type: 'object',
        properties: { 'g*/': { description: 'a */ b', const: 'x' } },
        patternProperties: { x: {} },
        additionalProperties: false,
      },
    };
    expect(
      printTypes({ properties, definitions, required: ['a'], additionalProperties: false } as unknown as Schema),
    ).toMatchInlineSnapshot(`
      "/** The values of a chart. */
      export interface Values {
        a: Pod & (Record<string, unknown> | null);
        b?: ("x" | 1 | null)[];
        c?: unknown;
        d?: unknown;
        e?: Record<string, number>;
        f?: {
          /** a * / b */
          "g*/"?: "x";
          [key: string]: unknown;
        };
      }

      export type Pod = {
        next?: Pod;
      };
      "
    `);
  });

  test('no name of a type', () => {
    expect(() => printTypes({}, 'my-values')).toThrow('invalid name of a type: "my-values"');
  });
});

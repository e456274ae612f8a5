/** Annotations of helm-values-schema-json 2 and helm-schema 0.23: what they mean, and where their mistakes are. */
import { describe, expect, test } from 'vitest';
import { problemLine } from '../../../src/action/author/schema/annotation-errors.ts';
import { makeSchemaOf, propertiesOf } from '../../support/chart-schema.ts';

/** The keywords that annotations of one key add. */
const KEYWORDS: readonly (readonly [values: string, keywords: unknown])[] = [
  ['a: 1 # @schema multipleOf:2;maximum:9;minimum:-1', { multipleOf: 2, maximum: 9, minimum: -1 }],
  ['a: 1 # @schema minimum:null', {}],
  ['a: x # @schema maxLength:9; minLength: 0;pattern:^[a-z]+$', { maxLength: 9, minLength: 0, pattern: '^[a-z]+$' }],
  ['a: [] # @schema maxItems:9; minItems:1; uniqueItems', { maxItems: 9, minItems: 1, uniqueItems: true }],
  ['a: {} # @schema maxProperties:9;minProperties:1', { maxProperties: 9, minProperties: 1 }],
  ['a: {} # @schema patternProperties: {"^[a-z]$": {type: string}}', { patternProperties: { '^[a-z]$': { type: 'string' } } }],
  ['a: {} # @schema additionalProperties', { additionalProperties: true }],
  ['a: {} # @schema additionalProperties: {type: string}', { additionalProperties: { type: 'string' } }],
  ['a: {} # @schema unevaluatedProperties: false', { unevaluatedProperties: false }],
  ['a: # @schema type:[integer, null]', { type: ['integer', 'null'] }],
  ['a: # @schema type: integer; nullable', { type: ['integer', 'null'] }],
  ['a: x # @schema title: My title ; description: It is mine', { title: 'My title', description: 'It is mine' }],
  ['a: x # @schema examples: [v1.2.3, 4]; readOnly; deprecated:true', { examples: ['v1.2.3', 4], readOnly: true, deprecated: true }],
  ['a: [] # @schema default: [{key: foo}]', { default: [{ key: 'foo' }] }],
  ['a: x # @schema $id: https://example.com/a.json', { $id: 'https://example.com/a.json' }],
  [
    'a: [] # @schema item: object; itemProperties: {b: {type: string}}',
    { items: { type: 'object', properties: { b: { type: 'string' } } } },
  ],
  ['a: [] # @schema item: string; itemPattern: ^x', { items: { type: 'string', pattern: '^x' } }],
  ['a: [] # @schema itemEnum: [80, 443]; itemRef: #/properties/global', { items: { enum: [80, 443], $ref: '#/properties/global' } }],
  ['a:\n  - x # @schema minLength:1', { items: { type: 'string', minLength: 1 } }],
  ['a:\n  - b: x # @schema minLength:1', { items: { type: 'object', properties: { b: { type: 'string', minLength: 1 } } } }],
  ['# @schema\n# title: T\n# minimum: 0\n# x-order: 3\n# @schema\na: 1', { title: 'T', minimum: 0, 'x-order': 3 }],
  ['# @schema\n# type: [integer, null]\n# title: 8\n# @schema\na: 1', { type: ['integer', 'null'], title: '8' }],
  ['# @schema\n# type: array\n# contains:\n#   pattern: ^admin\n# @schema\na: [b]', { contains: { pattern: '^admin' } }],
  [
    '# @schema\n# propertyNames: {pattern: ^a}\n# dependencies: {b: [c]}\n# @schema\na: {}',
    { propertyNames: { pattern: '^a' }, dependencies: { b: ['c'] } },
  ],
  ['# @schema\n# $comment: old\n# contentEncoding: base64\n# @schema\na: x', { $comment: 'old', contentEncoding: 'base64' }],
  [
    '# @schema\n# properties:\n#   b: {type: string, required: true}\n# @schema\na: {}',
    { required: ['b'], properties: { b: { type: 'string' } } },
  ],
  ['# What it is\n# @schema\n# minimum: 0\n# @schema\n# for\na: 1', { description: 'What it is for', minimum: 0 }],
  ['# Other\n\n# @schema\n# minimum: 0\n# @schema\na: 1', { minimum: 0 }],
  ['## @schema\na: 1', {}],
];

/** Annotations that decide the type, with all keywords of the key. */
const WHOLE: readonly (readonly [values: string, schema: unknown])[] = [
  ['a: x # @schema const: x', { default: 'x', const: 'x' }],
  ['a: x # @schema enum:[x, null]', { default: 'x', enum: ['x', null] }],
  ['a: x # @schema allOf: [{type: string}, {minLength: 14}]', { default: 'x', allOf: [{ type: 'string' }, { minLength: 14 }] }],
  ['a: x # @schema not: {type: object}', { default: 'x', not: { type: 'object' } }],
  ['# @schema\n# const-from-value: true\n# @schema\na: |\n  x\n', { default: 'x\n', const: 'x\n' }],
  ['# @schema\n# const: null\n# @schema\na:', { const: null }],
  ['# @schema\n# if: {type: "null"}\n# else: {title: A}\n# @schema\na: x', { default: 'x', if: { type: 'null' }, else: { title: 'A' } }],
];

/** What is told of mistakes. */
const FAULTS: readonly (readonly [values: string, ...lines: string[]])[] = [
  ['a: 1 # @schema minimum:x', 'values.yaml:1:16: minimum: must be a number, not "x"'],
  ['b: 1\na: 1 # @schema minimum:0; wrong:x', 'values.yaml:2:27: unknown annotation "wrong"'],
  ['# @schema minimun:0\na: 1', 'values.yaml:1:11: unknown annotation "minimun" (did you mean minimum?)'],
  ['a: 1\n# @schema hiden\n\nb: 1', 'values.yaml:2:11: unknown annotation "hiden" (did you mean hidden?)'],
  [
    'a: x # @schema minLength:-1;hidden:no',
    'values.yaml:1:16: minLength: must be an integer, 0 or greater, not -1',
    'values.yaml:1:29: hidden: must be true or false, not "no"',
  ],
  [
    'a: x # @schema type:text',
    'values.yaml:1:16: type: must be string, integer, number, boolean, object, array, null or a list of these, not "text"',
  ],
  ['a: x # @schema pattern:[', 'values.yaml:1:16: pattern: must be a regular expression, not "["'],
  [
    'a: x # @schema not: {type: nul}',
    'values.yaml:1:16: not.type: must be string, integer, number, boolean, object, array, null or a list of these, not "nul" (did you mean null?)',
  ],
  ['a: 1 # @schema type:[integer,integer]', 'values.yaml:1:16: type: "integer" is given twice'],
  [
    '\n# @schema\n# type: string\n# type: string\n# @schema\na: x',
    'values.yaml:4:3: not valid YAML: mapping key "type" already defined at line 3',
  ],
  ['a: x # @schema default', 'values.yaml:1:16: default: a value is missing'],
  ['a: x # @schema anyOf: [', 'values.yaml:1:16: anyOf: not valid YAML: did not find expected node content'],
  ['a: x # @schema multipleOf: 0', 'values.yaml:1:16: multipleOf: must be a number greater than 0, not 0'],
  ['a: [] # @schema itemEnum: 1; itemPattern: (', 'values.yaml:1:30: itemPattern: must be a regular expression, not "("'],
  ['a:\n  b: é # é @schema x\n  c: 1 # @schema y', 'values.yaml:3:18: unknown annotation "y"'],
  ['# @schema\n# minimum: 0\na: 1', 'values.yaml:1:1: a block that begins with "# @schema" must end with "# @schema"'],
  [
    '# @schema\n# minimum: low\n# properties:\n#   b:\n#     enum: 1\n# @schema\na: 1',
    'values.yaml:2:3: minimum: must be a number, not "low"',
    'values.yaml:5:7: properties.b.enum: must be a list, not 1',
  ],
  ['# @schema\n# a: [\n# @schema\na: 1', 'values.yaml:2:3: not valid YAML: did not find expected node content'],
  ['# @schema\n# text\n# @schema\na: 1', 'values.yaml:2:3: must be keys and values, not "text"'],
  ['# @schema\n# minimum: 5\n# maximum: 3\n# @schema\na: 4', 'values.yaml:2:3: minimum: 5 is greater than maximum 3'],
  ['# @schema\n# const: 1\n# const-from-value: true\n# @schema\na: 4', 'values.yaml:3:3: const-from-value: const is given, too'],
  ['# @schema.root\n# title: [x]\n# @schema.root\n\na: 4', 'values.yaml:2:3: title: must be a string, not ["x"]'],
  [
    '# @schema\n# anyOf:\n#  - type: string\n#  - type: bool\n# @schema\na: 4',
    'values.yaml:4:6: anyOf[1].type: must be string, integer, number, boolean, object, array, null or a list of these, not "bool" (did you mean boolean?)',
  ],
];

/** Annotations that have no effect; the schema is made. */
const WARNINGS: readonly (readonly [values: string, ...lines: string[]])[] = [
  ['# @schema\n# minimun: 0\n# @schema\na: 1', 'values.yaml:2:3: unknown annotation "minimun" (did you mean minimum?)'],
  ['# @schema\n# type: integer\n# format: email\n# @schema\na: 1', 'values.yaml:3:3: format: has no effect on values of type integer'],
  ['a: x # @schema $comment: y\n# @schema\n# format: mail\n# @schema\nb: x', 'values.yaml:3:3: format: no check is known for "mail"'],
];

/** Values that the chart's own annotations refuse. */
const REFUSED: readonly (readonly [files: Record<string, string>, lines: readonly unknown[]])[] = [
  [
    { 'values.yaml': 'b: 1\na: {c: ""} # @schema patternProperties: {c: {pattern: ^v}}\n' },
    ["values.yaml:2:8: the schema refuses this value: '' does not match pattern '^v'"],
  ],
  [
    { 'values.yaml': 'a: [1, 5] # @schema items: {maximum: 3}\n' },
    ['values.yaml:1:8: the schema refuses this value: maximum: got 5, want 3'],
  ],
  [
    { 'values.yaml': 'a: 1 # @schema maximum: 3\n', 'ci/x-values.yaml': '\na: 7\n' },
    ['ci/x-values.yaml:2:4: the schema refuses this value: maximum: got 7, want 3'],
  ],
  [{ 'values.yaml': '# @schema\n# required: [b]\n# @schema\na: {}\n' }, []],
];

describe('annotations', () => {
  test.each(REFUSED)('refused: %j', async (files, lines) => {
    const outcome = await makeSchemaOf(files);
    expect('warnings' in outcome && outcome.warnings.map(problemLine)).toEqual(lines);
  });

  test.each(KEYWORDS)('%j', async (values, keywords) => {
    const keyOf = async (text: string) =>
      ((await propertiesOf({ 'values.yaml': `${text}\n` }, { trace: false })) as Record<string, object>).a;
    const plain = await keyOf(values.replace(/^#.*\n/gm, '').replace(/ # .*/g, ''));
    expect(await keyOf(values)).toEqual({ ...plain, ...(keywords as object) });
  });

  test.each(WHOLE)('%j', async (values, schema) => {
    expect(await propertiesOf({ 'values.yaml': `${values}\n` })).toEqual({ a: schema });
  });

  test('the root', async () => {
    const outcome = await makeSchemaOf({
      'values.yaml': '# @schema.root\n# title: T\n# additionalProperties: false\n# @schema.root\n\n# -- A\na: 1\n',
    });
    expect('text' in outcome && JSON.parse(outcome.text)).toMatchObject({ title: 'T', additionalProperties: false });
  });

  test.each(FAULTS)('%j', async (values, ...lines) => {
    const outcome = await makeSchemaOf({ 'values.yaml': values });
    expect('problems' in outcome && outcome.problems?.map(problemLine)).toEqual(lines);
  });

  test.each(WARNINGS)('%j', async (values, ...lines) => {
    const outcome = await makeSchemaOf({ 'values.yaml': values });
    expect('warnings' in outcome && outcome.warnings.map(problemLine)).toEqual(lines);
  });

  test('mistakes of a dependency are warnings', async () => {
    const outcome = await makeSchemaOf({
      'Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\ndependencies: [{name: db, version: 1.0.0}]\n',
      'charts/db/Chart.yaml': 'apiVersion: v2\nname: db\nversion: 1.0.0\n',
      'charts/db/values.yaml': 'port: 1 # @schema minimum:x\n',
    });
    expect('warnings' in outcome && outcome.warnings.map(problemLine)).toEqual([
      'charts/db/values.yaml:1:19: minimum: must be a number, not "x"',
    ]);
  });

  test('settings of a chart', async () => {
    const config = [
      'values: [values.yaml]',
      'draft: 2020',
      'indent: 4',
      'output: own.json',
      'noAdditionalProperties: true',
      'noDefaultGlobal: true',
      'k8sSchemaURL: https://example.com/{{ .K8sSchemaVersion }}/',
      'k8sSchemaVersion: v1',
      'schemaRoot: {title: T, additionalProperties: true}',
    ];
    const values = 'a: {b: 1}\nc: 1 # @schema $ref: $k8s/c.json\n';
    const outcome = await makeSchemaOf({ 'values.yaml': values, '.schema.yaml': config.join('\n') });
    expect('text' in outcome && [outcome.file, outcome.warnings, outcome.text.slice(0, 6), JSON.parse(outcome.text)]).toEqual([
      'own.json',
      [],
      '{\n    ',
      {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        $comment: expect.any(String),
        title: 'T',
        type: 'object',
        properties: {
          a: { type: 'object', properties: { b: { type: 'integer', default: 1 } }, additionalProperties: false },
          c: { $ref: 'https://example.com/v1/c.json', default: 1 },
        },
        additionalProperties: true,
      },
    ]);
  });

  test.each([
    [
      'draft: 2020\nindent: x\nschemaRoot:\n  title: [a]\n',
      '.schema.yaml:2:9: indent: must be an integer',
      '.schema.yaml:4:10: title: must be a string',
    ],
    [
      'draft: 3\noutput: ../x\n',
      '.schema.yaml:1:8: draft: must be 7, 2019 or 2020',
      '.schema.yaml:2:9: output: must be below the folder of the chart',
    ],
    ['- a\n', '.schema.yaml:1:1: must be keys and values, not a list'],
  ])('mistakes in settings: %j', async (config, ...lines) => {
    const outcome = await makeSchemaOf({ 'values.yaml': 'a: 1\n', '.schema.yaml': config });
    expect('problems' in outcome && outcome.problems?.map(problemLine)).toEqual(lines);
  });

  test('settings without effect', async () => {
    const config = 'draf: 7\nbundle: true\nbundleRoot: /\nuseHelmDocs: true\nvalues: [a.yaml]\n';
    const outcome = await makeSchemaOf({ 'values.yaml': 'a: 1\n', '.schema.yaml': config });
    expect('warnings' in outcome && outcome.warnings.map(problemLine)).toEqual([
      '.schema.yaml:1:1: unknown key "draf" (did you mean draft?)',
      '.schema.yaml:2:9: bundle: no effect: servers are asked with --bundle only',
      '.schema.yaml:3:13: bundleRoot: no effect: see --bundle-root',
      '.schema.yaml:5:9: values: no effect: values.yaml is read, and those in ci/',
    ]);
  });
});

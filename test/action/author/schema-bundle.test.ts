/** `$ref`s to files, servers and the schemas of Kubernetes, bundled into one schema. */
import { describe, expect, test } from 'vitest';
import { problemLine } from '../../../src/action/author/schema/annotation-errors.ts';
import { Answers } from '../../../src/action/render/answers.ts';
import { ChartwrightError } from '../../../src/base/errors.ts';
import { makeSchemaOf } from '../../support/chart-schema.ts';

const SERVER: Readonly<Record<string, unknown>> = {
  'https://example.com/a/port.json': { $schema: 'http://json-schema.org/draft-07/schema#', $id: 'urn:port', type: 'integer' },
  'https://example.com/a/all.json': {
    definitions: {
      host: { properties: { port: { $ref: 'port.json' }, next: { $ref: '#/definitions/host' }, enum: { $ref: '#/definitions/name' } } },
      name: { $anchor: 'named', type: 'string', default: { $ref: 'x' } },
      unused: { $ref: 'gone.json' },
    },
  },
  'https://example.com/k8s/v1.33.1/_definitions.json': { definitions: { 'io.k8s.Quantity': { type: 'string' } } },
  'https://example.com/new.json': {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    prefixItems: [true],
    $ref: '#/$defs/l',
    $defs: { l: { type: 'array' } },
  },
};

function server(asked: string[] = []) {
  return new Answers<string>(async (url) => {
    asked.push(url);
    if (url in SERVER) return JSON.stringify(SERVER[url]);
    throw new ChartwrightError('network', `HTTP request to ${url} returned status 404 (Not Found)`);
  });
}

const BUNDLE = { bundleRoot: '/', kubernetes: { url: 'https://example.com/k8s/{{ .K8sSchemaVersion }}/', version: 'v1.33.1' } };

async function bundled(files: Readonly<Record<string, string>>, options = {}) {
  const outcome = await makeSchemaOf(files, { trace: false, ...BUNDLE, ...options }, { schemas: server() });
  if ('error' in outcome) return outcome.problems?.map(problemLine) ?? outcome.error.message;
  const { properties, definitions, $defs } = JSON.parse(outcome.text);
  return { a: properties.a, ...(definitions && { definitions }), ...($defs && { $defs }) };
}

const ROWS: readonly (readonly [what: string, files: Record<string, string>, expected: unknown])[] = [
  [
    'a server',
    { 'values.yaml': 'a: # @schema $ref: https://example.com/a/port.json\n' },
    { a: { $ref: '#/definitions/port' }, definitions: { port: { type: 'integer' } } },
  ],
  [
    'a part of a document, and what that needs',
    { 'values.yaml': 'a: # @schema $ref: https://example.com/a/all.json#/definitions/host\n' },
    {
      a: { $ref: '#/definitions/host' },
      definitions: {
        host: {
          properties: { port: { $ref: '#/definitions/port' }, next: { $ref: '#/definitions/host' }, enum: { $ref: '#/definitions/name' } },
        },
        name: { type: 'string', $anchor: 'named', default: { $ref: 'x' } },
        port: { type: 'integer' },
      },
    },
  ],
  [
    'an anchor',
    { 'values.yaml': 'a: # @schema $ref: https://example.com/a/all.json#named\n' },
    { a: { $ref: '#/definitions/name' }, definitions: { name: { type: 'string', $anchor: 'named', default: { $ref: 'x' } } } },
  ],
  [
    'another draft',
    { 'values.yaml': 'a: # @schema $ref: https://example.com/new.json\n' },
    {
      a: { $ref: '#/definitions/new' },
      definitions: { new: { allOf: [{ $ref: '#/definitions/l' }, { items: [true] }] }, l: { type: 'array' } },
    },
  ],
  [
    'Kubernetes',
    { 'values.yaml': 'a: {} # @schema additionalProperties: {$ref: $k8s/_definitions.json#/definitions/io.k8s.Quantity}\n' },
    {
      a: { type: 'object', additionalProperties: { $ref: '#/definitions/io.k8s.Quantity' } },
      definitions: { 'io.k8s.Quantity': { type: 'string' } },
    },
  ],
  [
    'files beside each other, one of them outside of the chart and in YAML',
    {
      'values.yaml': 'a: # @schema $ref: s/one.json\n',
      's/one.json': '{"$ref":"../../common/two.yaml#/x"}',
      '../common/two.yaml': 'x: {type: integer}\n',
    },
    { a: { $ref: '#/definitions/one' }, definitions: { one: { $ref: '#/definitions/x' }, x: { type: 'integer' } } },
  ],
  [
    'what stays: metaschemas, URNs, places in the schema itself',
    {
      'values.yaml':
        'a: # @schema anyOf: [{$ref: "http://json-schema.org/draft-07/schema#"}, {$ref: "urn:x"}, {$ref: "#/properties/global"}]\n',
    },
    { a: { anyOf: [{ $ref: 'http://json-schema.org/draft-07/schema#' }, { $ref: 'urn:x' }, { $ref: '#/properties/global' }] } },
  ],
  [
    'keywords beside a reference',
    { 'values.yaml': 'a: # @schema $ref: https://example.com/a/port.json; minimum: 1; title: T\n' },
    { a: { title: 'T', allOf: [{ $ref: '#/definitions/port' }, { minimum: 1 }] }, definitions: { port: { type: 'integer' } } },
  ],
  [
    'what is not there',
    { 'values.yaml': '# -- A\na: # @schema $ref: https://example.com/a/gone.json\n' },
    ['values.yaml:2:20: $ref: HTTP request to https://example.com/a/gone.json returned status 404 (Not Found)'],
  ],
  [
    'a part that is not there',
    { 'values.yaml': 'a: # @schema $ref: https://example.com/a/port.json#/nothing\n' },
    ['values.yaml:1:20: $ref: https://example.com/a/port.json has nothing at #/nothing'],
  ],
  [
    'no JSON',
    { 'values.yaml': 'a: # @schema $ref: x.json\n', 'x.json': '{' },
    ['values.yaml:1:20: $ref: x.json:1:2 is not valid JSON: unexpected end of JSON input'],
  ],
  ['an alias without a path', { 'values.yaml': 'a: # @schema $ref: $k8s/\n' }, ['values.yaml:1:20: $ref: $k8s/: a path must follow']],
];

describe('schema --bundle', () => {
  test.each(ROWS)('%s', async (_, files, expected) => {
    expect(await bundled(files)).toEqual(expected);
  });

  test('since 2019 definitions and what is beside a reference stand elsewhere', async () => {
    const files = { 'values.yaml': 'a: # @schema $ref: https://example.com/a/port.json; minimum: 1\n' };
    expect(await bundled(files, { draft: '2020-12' })).toEqual({
      a: { $ref: '#/$defs/port', minimum: 1 },
      $defs: { port: { type: 'integer' } },
    });
  });

  test('without it no server is used, and only files of the chart are read', async () => {
    const asked: string[] = [];
    const run = (values: string) => makeSchemaOf({ 'values.yaml': values, '../x.json': '{}' }, {}, { schemas: server(asked) });
    expect(await run('a: # @schema $ref: https://example.com/a/port.json\n')).toMatchObject({
      schema: { properties: { a: { $ref: 'https://example.com/a/port.json' } } },
    });
    const refused = await run('a: # @schema $ref: ../x.json\n');
    expect('problems' in refused && refused.problems?.map(problemLine)).toEqual([
      'values.yaml:1:20: $ref: ../x.json leads out of the chart; see --bundle',
    ]);
    expect(asked).toEqual([]);
  });

  test('Kubernetes of no version', async () => {
    const outcome = await makeSchemaOf({ 'values.yaml': 'a: # @schema $ref: $k8s/x.json\n' });
    expect('problems' in outcome && outcome.problems?.map(problemLine)).toEqual([
      'values.yaml:1:20: $ref: $k8s needs --k8s-schema-version, such as v1.33.1',
    ]);
  });

  test('a second run fetches again and writes the same', async () => {
    const files = { 'values.yaml': 'a: # @schema $ref: https://example.com/a/port.json\n' };
    const first = await makeSchemaOf(files, BUNDLE, { schemas: server() });
    const text = 'text' in first ? first.text : '';
    expect(await makeSchemaOf({ ...files, 'values.schema.json': text }, BUNDLE, { schemas: server() })).toMatchObject({ text });
  });
});

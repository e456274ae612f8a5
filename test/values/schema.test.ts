/**
 * Messages about values that do not match a schema. Expected results of Helm 4.3.1
 * (`ValidateAgainstSingleSchema`, santhosh-tekuri/jsonschema 6.0.3); where that one names things in no
 * order, the answer in which they are sorted.
 */
import { Ajv } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import draft6 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' };
import ajvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import * as parseYaml from 'yaml';
import { errorText } from '../../src/base/errors.ts';
import type { LogEntry } from '../../src/base/log.ts';
import { loadChartFiles } from '../../src/chart/load.ts';
import { parseYamlMap } from '../../src/codec/yaml/parse.ts';
import { encodeUtf8 } from '../../src/go/utf8.ts';
import { PROFILES } from '../../src/helm/profile.ts';
import { toRenderValues } from '../../src/values/render-values.ts';
import { type SchemaOptions, validateSchema } from '../../src/values/schema.ts';

const LENIENT = { strict: false, logger: false, allErrors: false } as const;
const AjvDraft04 = ajvDraft04.default;

const ROWS: [schema: string, values: string, answer: string][] = [
  ['{"properties": {"a": {"type": "string"}}}', 'a: 1', `- at '/a': got number, want string\n`],
  ['{"properties": {"a": {"type": "integer"}}}', 'a: x', `- at '/a': got string, want integer\n`],
  ['{"properties": {"a": {"type": "number"}}}', 'a: x', `- at '/a': got string, want number\n`],
  ['{"properties": {"a": {"type": "boolean"}}}', 'a: x', `- at '/a': got string, want boolean\n`],
  ['{"properties": {"a": {"type": "object"}}}', 'a: x', `- at '/a': got string, want object\n`],
  ['{"properties": {"a": {"type": "array"}}}', 'a: x', `- at '/a': got string, want array\n`],
  ['{"properties": {"a": {"type": "null"}}}', 'a: x', `- at '/a': got string, want null\n`],
  ['{"properties": {"a": {"type": ["integer", "null"]}}}', 'a: x', `- at '/a': got string, want null or integer\n`],
  ['{"properties": {"a": {"type": ["string", "boolean", "array"]}}}', 'a: 1.5', `- at '/a': got number, want boolean or string or array\n`],
  ['{"properties": {"a": {"type": "integer"}}}', 'a: 1.0', 'ok'],
  ['{"properties": {"a": {"type": "integer"}}}', 'a: 1.5', `- at '/a': got number, want integer\n`],
  ['{"properties": {"a": {"enum": ["x", "y"]}}}', 'a: z', `- at '/a': value must be one of 'x', 'y'\n`],
  ['{"properties": {"a": {"enum": ["x"]}}}', 'a: z', `- at '/a': value must be 'x'\n`],
  [
    `{"properties": {"a": {"enum": [1, 1.5, null, true, "it's"]}}}`,
    'a: z',
    `- at '/a': value must be one of 1, 1.5, <nil>, true, 'it\\'s'\n`,
  ],
  ['{"properties": {"a": {"enum": [[1], "x"]}}}', 'a: z', `- at '/a': 'enum' failed\n`],
  ['{"properties": {"a": {"enum": [1.0]}}}', 'a: 1', 'ok'],
  ['{"properties": {"a": {"const": "x"}}}', 'a: y', `- at '/a': value must be 'x'\n`],
  ['{"properties": {"a": {"const": 1.5}}}', 'a: y', `- at '/a': value must be 1.5\n`],
  ['{"properties": {"a": {"const": null}}}', 'a: 1', `- at '/a': value must be <nil>\n`],
  ['{"properties": {"a": {"const": {"x": 1}}}}', 'a: {x: 2}', `- at '/a': 'const' failed\n`],
  ['{"properties": {"a": {"const": {"x": [1, 2]}}}}', 'a: {x: [1, 2]}', 'ok'],
  ['{"properties": {"a": {"minimum": 5}}}', 'a: 4', `- at '/a': minimum: got 4, want 5\n`],
  ['{"properties": {"a": {"maximum": 1000}}}', 'a: 70000', `- at '/a': maximum: got 70,000, want 1,000\n`],
  ['{"properties": {"a": {"minimum": 1.5}}}', 'a: 0.25', `- at '/a': minimum: got 0.25, want 1.5\n`],
  ['{"properties": {"a": {"maximum": 1000000.0}}}', 'a: 12345678', `- at '/a': maximum: got 1.2345678×10⁰⁷, want 1×10⁰⁶\n`],
  ['{"properties": {"a": {"exclusiveMinimum": 5}}}', 'a: 5', `- at '/a': exclusiveMinimum: got 5, want 5\n`],
  ['{"properties": {"a": {"exclusiveMaximum": 0}}}', 'a: 0.00001', `- at '/a': exclusiveMaximum: got 1×10⁻⁰⁵, want 0\n`],
  ['{"properties": {"a": {"multipleOf": 0.01}}}', 'a: 19.99', 'ok'],
  ['{"properties": {"a": {"multipleOf": 0.01}}}', 'a: 19.999', `- at '/a': multipleOf: got 19.999, want 0.01\n`],
  [
    '{"$schema": "http://json-schema.org/draft-04/schema#", "properties": {"a": {"minimum": 5, "exclusiveMinimum": true}}}',
    'a: 5',
    `- at '/a': exclusiveMinimum: got 5, want 5\n`,
  ],
  [
    '{"$schema": "http://json-schema.org/draft-04/schema#", "properties": {"a": {"maximum": 5, "exclusiveMaximum": false}}}',
    'a: 6',
    `- at '/a': maximum: got 6, want 5\n`,
  ],
  ['{"properties": {"a": {"minLength": 3}}}', 'a: ab', `- at '/a': minLength: got 2, want 3\n`],
  ['{"properties": {"a": {"maxLength": 3}}}', 'a: äöüß', `- at '/a': maxLength: got 4, want 3\n`],
  ['{"properties": {"a": {"pattern": "^[a-z]+$"}}}', `a: "X'y\\"z"`, `- at '/a': 'X\\'y"z' does not match pattern '^[a-z]+$'\n`],
  ['{"properties": {"a": {"minItems": 2}}}', 'a: [1]', `- at '/a': minItems: got 1, want 2\n`],
  ['{"properties": {"a": {"maxItems": 1}}}', 'a: [1, 2]', `- at '/a': maxItems: got 2, want 1\n`],
  ['{"properties": {"a": {"uniqueItems": true}}}', 'a: [1, 2, {b: 1}, 1.0]', `- at '/a': items at 0 and 3 are equal\n`],
  ['{"properties": {"a": {"uniqueItems": true}}}', 'a: [{b: 1, c: 2}, {c: 2, b: 1}]', `- at '/a': items at 0 and 1 are equal\n`],
  ['{"properties": {"a": {"minProperties": 2}}}', 'a: {b: 1}', `- at '/a': minProperties: got 1, want 2\n`],
  ['{"properties": {"a": {"maxProperties": 0}}}', 'a: {b: 1}', `- at '/a': maxProperties: got 1, want 0\n`],
  ['{"required": ["a"]}', 'b: 1', `- at '': missing property 'a'\n`],
  ['{"required": ["a", "b", "c"]}', 'b: 1', `- at '': missing properties 'a', 'c'\n`],
  [`{"properties": {"a": {"required": ["it's"]}}}`, 'a: {}', `- at '/a': missing property 'it\\'s'\n`],
  [
    '{"additionalProperties": false, "properties": {"a": {}}}',
    '{a: 1, c: 2, b: 3}',
    `- at '': additional properties 'b', 'c' not allowed\n`,
  ],
  ['{"additionalProperties": {"type": "string"}, "properties": {"a": {}}}', '{a: 1, b: 2}', `- at '/b': got number, want string\n`],
  [
    '{"patternProperties": {"^x-": {"type": "string"}}, "additionalProperties": false}',
    '{x-a: 1, y: 2}',
    `- at '/x-a': got number, want string\n- at '': additional properties 'true' not allowed\n`,
  ],
  [
    '{"propertyNames": {"pattern": "^[a-z]+$"}}',
    '{a: 1, B1: 2}',
    `- at '': invalid propertyName 'B1'\n  - at '': 'B1' does not match pattern '^[a-z]+$'\n`,
  ],
  ['{"dependencies": {"a": ["b", "c"]}}', 'a: 1', `- at '': properties 'b', 'c' required, if 'a' exists\n`],
  ['{"dependencies": {"a": {"required": ["b"]}}}', 'a: 1', `- at '': missing property 'b'\n`],
  ['{"dependentRequired": {"a": ["b"]}}', 'a: 1', `- at '': properties 'b' required, if 'a' exists\n`],
  [
    '{"dependentSchemas": {"a": {"required": ["b"], "properties": {"a": {"type": "string"}}}}}',
    'a: 1',
    `- at '': missing property 'b'\n- at '/a': got number, want string\n`,
  ],
  [
    '{"properties": {"a": {"items": {"type": "string"}}}}',
    'a: [x, 1, y, 2]',
    `- at '/a/1': got number, want string\n- at '/a/2': got boolean, want string\n- at '/a/3': got number, want string\n`,
  ],
  [
    '{"properties": {"a": {"prefixItems": [{"type": "string"}, {"type": "integer"}], "items": {"type": "boolean"}}}}',
    'a: [1, x, 5]',
    `- at '/a/0': got number, want string\n- at '/a/1': got string, want integer\n- at '/a/2': got number, want boolean\n`,
  ],
  [
    '{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"items": [{"type": "string"}], "additionalItems": false}}}',
    'a: [x, 1, 2]',
    `- at '/a': last 2 additionalItem(s) not allowed\n`,
  ],
  [
    '{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"items": [{"type": "string"}], "additionalItems": {"type": "string"}}}}',
    'a: [x, 1]',
    `- at '/a/1': got number, want string\n`,
  ],
  [
    '{"properties": {"a": {"contains": {"type": "string"}}}}',
    'a: [1, 2]',
    `- at '/a': no items match contains schema\n  - at '/a/0': got number, want string\n  - at '/a/1': got number, want string\n`,
  ],
  [
    '{"properties": {"a": {"contains": {"type": "string"}, "minContains": 2}}}',
    'a: [x, 1]',
    `- at '/a': min 2 items required to match contains schema, but matched 1 items at 0\n  - at '/a/1': got number, want string\n`,
  ],
  [
    '{"properties": {"a": {"contains": {"type": "string"}, "minContains": 2}}}',
    'a: [1]',
    `- at '/a': min 2 items required to match contains schema, but none matched\n  - at '/a/0': got number, want string\n`,
  ],
  ['{"properties": {"a": {"contains": {"type": "string"}, "maxContains": 1}}}', 'a: [x, y]', 'ok'],
  ['{"properties": {"a": {"not": {"type": "string"}}}}', 'a: x', `- at '/a': 'not' failed\n`],
  [
    '{"properties": {"a": {"allOf": [{"type": "string"}, {"minLength": 5}]}}}',
    'a: 1',
    `- at '/a': 'allOf' failed\n  - at '/a': got number, want string\n`,
  ],
  [
    '{"properties": {"a": {"allOf": [{"minLength": 2}, {"minLength": 5}]}}}',
    'a: x',
    `- at '/a': 'allOf' failed\n  - at '/a': minLength: got 1, want 2\n  - at '/a': minLength: got 1, want 5\n`,
  ],
  [
    '{"properties": {"a": {"anyOf": [{"type": "string"}, {"type": "object", "required": ["b"]}]}}}',
    'a: {c: 1}',
    `- at '/a': 'anyOf' failed\n  - at '/a': got object, want string\n  - at '/a': missing property 'b'\n`,
  ],
  [
    '{"properties": {"a": {"oneOf": [{"type": "string"}, {"minimum": 5}]}}}',
    'a: 1',
    `- at '/a': 'oneOf' failed, none matched\n  - at '/a': got number, want string\n  - at '/a': minimum: got 1, want 5\n`,
  ],
  [
    '{"properties": {"a": {"oneOf": [{"type": "integer"}, {"minimum": 5}]}}}',
    'a: 7',
    `- at '/a': 'oneOf' failed, subschemas 0, 1 matched\n`,
  ],
  [
    '{"properties": {"a": {"if": {"type": "string"}, "then": {"minLength": 3}, "else": {"minimum": 3}}}}',
    'a: x',
    `- at '/a': minLength: got 1, want 3\n`,
  ],
  [
    '{"properties": {"a": {"if": {"type": "string"}, "then": {"minLength": 3}, "else": {"minimum": 3}}}}',
    'a: 1',
    `- at '/a': minimum: got 1, want 3\n`,
  ],
  ['{"properties": {"a": false}}', 'a: 1', `- at '/a': false schema\n`],
  ['{"properties": {"a": {}}, "unevaluatedProperties": false}', '{a: 1, b: 2}', `- at '/b': false schema\n`],
  ['{"allOf": [{"properties": {"a": {}}}], "unevaluatedProperties": false}', '{a: 1, b: 2}', `- at '/b': false schema\n`],
  [
    '{"properties": {"a": {"prefixItems": [{}], "unevaluatedItems": {"type": "string"}}}}',
    'a: [1, 2]',
    `- at '/a/1': got number, want string\n`,
  ],
  [
    '{"$defs": {"port": {"type": "integer", "maximum": 65535}}, "properties": {"a": {"$ref": "#/$defs/port"}, "b": {"$ref": "#/$defs/port"}}}',
    '{a: x, b: 70000}',
    `- at '/a': got string, want integer\n- at '/b': maximum: got 70,000, want 65,535\n`,
  ],
  [
    '{"$defs": {"n": {"type": "object", "required": ["v"], "properties": {"next": {"$ref": "#/$defs/n"}, "v": {"type": "string"}}}}, "properties": {"a": {"$ref": "#/$defs/n"}}}',
    'a: {v: x, next: {v: 1, next: {}}}',
    `- at '/a/next': validation failed\n  - at '/a/next/next': missing property 'v'\n  - at '/a/next/v': got number, want string\n`,
  ],
  [
    '{"$defs": {"s": {"$anchor": "here", "type": "string"}}, "properties": {"a": {"$ref": "#here"}}}',
    'a: 1',
    `- at '/a': got number, want string\n`,
  ],
  [
    '{"$schema": "http://json-schema.org/draft-07/schema#", "definitions": {"s": {"type": "string"}}, "properties": {"a": {"$ref": "#/definitions/s", "minLength": 5, "const": "x"}}}',
    'a: abc',
    `- at '/a': value must be 'x'\n`,
  ],
  [
    '{"$schema": "https://json-schema.org/draft/2019-09/schema", "$recursiveAnchor": true, "properties": {"a": {"$recursiveRef": "#"}, "v": {"type": "string"}}}',
    'a: {a: {v: 1}}',
    `- at '/a/a/v': got number, want string\n`,
  ],
  [
    '{"$dynamicAnchor": "node", "properties": {"a": {"$dynamicRef": "#node"}, "v": {"type": "string"}}}',
    'a: {a: {v: 1}}',
    `- at '/a/a/v': got number, want string\n`,
  ],
  [
    '{"$id": "http://x.y/z", "$defs": {"s": {"$id": "s.json", "type": "string"}}, "properties": {"a": {"$ref": "s.json"}}}',
    'a: 1',
    `- at '/a': got number, want string\n`,
  ],
  ['{"$ref": "#"}', 'a: 1', `- at '': both /$ref and  resolve to "file:///values.schema.json#" causing reference cycle\n`],
  [
    '{"properties": {"a": {"$ref": "#/properties/b"}, "b": {"$ref": "#/properties/a"}}}',
    'a: 1',
    `- at '/a': both /properties/a/$ref/$ref and /properties/a resolve to "file:///values.schema.json#/properties/a" causing reference cycle\n`,
  ],
  [
    '{"required": ["z"], "properties": {"a": {"type": "object", "required": ["x"], "properties": {"b": {"type": "string", "minLength": 1}, "c": {"minimum": 5, "multipleOf": 2}}}}}',
    'a: {b: 1, c: 3}',
    `- at '': missing property 'z'\n- at '/a': validation failed\n  - at '/a': missing property 'x'\n  - at '/a/b': got number, want string\n  - at '/a/c': validation failed\n    - at '/a/c': minimum: got 3, want 5\n    - at '/a/c': multipleOf: got 3, want 2\n`,
  ],
  [
    `{"properties": {"x/y~z": {"type": "string"}, "q'\\"": {"type": "string"}}}`,
    `{"x/y~z": 1, "q'\\"": 2}`,
    `- at '/q\\'"': got number, want string\n- at '/x~1y~0z': got number, want string\n`,
  ],
  [
    '{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"format": "date"}}}',
    'a: "2020-13-01"',
    `- at '/a': '2020-13-01' is not valid date: parsing time "2020-13-01": month out of range\n`,
  ],
  [
    '{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"format": "date-time"}}}',
    'a: "2020-01-01T00:00:00"',
    `- at '/a': '2020-01-01T00:00:00' is not valid date-time: less than 20 characters long\n`,
  ],
  [
    '{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"format": "time"}}}',
    'a: "25:00:00Z"',
    `- at '/a': '25:00:00Z' is not valid time: hour/min/sec out of range\n`,
  ],
  [
    '{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"format": "duration"}}}',
    'a: "P1"',
    `- at '/a': 'P1' is not valid duration: missing unit\n`,
  ],
  [
    '{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"format": "ipv4"}}}',
    'a: "1.2.3.400"',
    `- at '/a': '1.2.3.400' is not valid ipv4: decimal must be between 0 and 255\n`,
  ],
  [
    '{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"format": "ipv4"}}}',
    'a: "1.2.3.x"',
    `- at '/a': '1.2.3.x' is not valid ipv4: strconv.Atoi: parsing "x": invalid syntax\n`,
  ],
  [
    '{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"format": "ipv6"}}}',
    'a: "::g"',
    `- at '/a': '::g' is not valid ipv6: ParseAddr("::g"): each colon-separated field must have at least one digit (at "g")\n`,
  ],
  [
    '{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"format": "ipv6"}}}',
    'a: "1:2"',
    `- at '/a': '1:2' is not valid ipv6: ParseAddr("1:2"): address string too short\n`,
  ],
  [
    '{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"format": "hostname"}}}',
    'a: "-a.b"',
    `- at '/a': '-a.b' is not valid hostname: label starts with hyphen\n`,
  ],
  [
    '{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"format": "email"}}}',
    'a: "foo"',
    `- at '/a': 'foo' is not valid email: missing @\n`,
  ],
  [
    '{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"format": "email"}}}',
    'a: "a b@c"',
    `- at '/a': 'a b@c' is not valid email: invalid character ' '\n`,
  ],
  [
    '{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"format": "uri"}}}',
    'a: "foo/bar"',
    `- at '/a': 'foo/bar' is not valid uri: relative url\n`,
  ],
  [
    '{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"format": "uri-reference"}}}',
    'a: "a\\\\b"',
    `- at '/a': 'a\\\\b' is not valid uri-reference: contains \\\n`,
  ],
  [
    '{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"format": "uuid"}}}',
    'a: "123"',
    `- at '/a': '123' is not valid uuid: must have 5 elements\n`,
  ],
  [
    '{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"format": "json-pointer"}}}',
    'a: "a"',
    `- at '/a': 'a' is not valid json-pointer: not starting with /\n`,
  ],
  [
    '{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"format": "relative-json-pointer"}}}',
    'a: "x"',
    `- at '/a': 'x' is not valid relative-json-pointer: must start with non-negative integer\n`,
  ],
  [
    '{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"format": "regex"}}}',
    'a: "("',
    `- at '/a': '(' is not valid regex: error parsing regexp: missing closing ): \`(\`\n`,
  ],
  [
    '{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"format": "semver"}}}',
    'a: "1.2"',
    `- at '/a': '1.2' is not valid semver: versionCore must have 3 numbers separated by dot\n`,
  ],
  [
    '{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"format": "uri-template"}}}',
    'a: "http://x/{a"',
    `- at '/a': 'http://x/{a' is not valid uri-template: no matching closing brace\n`,
  ],
  ['{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"format": "unknown"}}}', 'a: "x"', 'ok'],
  ['{"properties": {"a": {"format": "ipv4"}}}', 'a: nope', 'ok'],
  [
    '{"type": "foo"}',
    'a: 1',
    `"file:///values.schema.json#" is not valid against metaschema: jsonschema validation failed with 'https://json-schema.org/draft/2020-12/schema#'\n- at '': 'allOf' failed\n  - at '/type': 'anyOf' failed\n    - at '/type': value must be one of 'array', 'boolean', 'integer', 'null', 'number', 'object', 'string'\n    - at '/type': got string, want array`,
  ],
  [
    '{"properties": {"a": {"type": 5}}}',
    'a: 1',
    `"file:///values.schema.json#" is not valid against metaschema: jsonschema validation failed with 'https://json-schema.org/draft/2020-12/schema#'\n- at '': 'allOf' failed\n  - at '/properties/a': 'allOf' failed\n    - at '/properties/a/type': 'anyOf' failed\n      - at '/properties/a/type': value must be one of 'array', 'boolean', 'integer', 'null', 'number', 'object', 'string'\n      - at '/properties/a/type': got number, want array`,
  ],
  [
    '{"required": "a"}',
    'a: 1',
    `"file:///values.schema.json#" is not valid against metaschema: jsonschema validation failed with 'https://json-schema.org/draft/2020-12/schema#'\n- at '': 'allOf' failed\n  - at '/required': got string, want array`,
  ],
  [
    '{"properties": {"a": {"minLength": -1}}}',
    'a: 1',
    `"file:///values.schema.json#" is not valid against metaschema: jsonschema validation failed with 'https://json-schema.org/draft/2020-12/schema#'\n- at '': 'allOf' failed\n  - at '/properties/a': 'allOf' failed\n    - at '/properties/a/minLength': minimum: got -1, want 0`,
  ],
  [
    '{"properties": {"a": {"pattern": "("}}}',
    'a: 1',
    `"file:///values.schema.json#" is not valid against metaschema: jsonschema validation failed with 'https://json-schema.org/draft/2020-12/schema#'\n- at '': 'allOf' failed\n  - at '/properties/a': 'allOf' failed\n    - at '/properties/a/pattern': '(' is not valid regex: error parsing regexp: missing closing ): \`(\``,
  ],
  [
    '{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"pattern": "("}}}',
    'a: 1',
    `"file:///values.schema.json#" is not valid against metaschema: jsonschema validation failed with 'http://json-schema.org/draft-07/schema#'\n- at '/properties/a/pattern': '(' is not valid regex: error parsing regexp: missing closing ): \`(\``,
  ],
  [
    '{"properties": []}',
    'a: 1',
    `"file:///values.schema.json#" is not valid against metaschema: jsonschema validation failed with 'https://json-schema.org/draft/2020-12/schema#'\n- at '': 'allOf' failed\n  - at '/properties': got array, want object`,
  ],
  ['{"$ref": "#/nope"}', 'a: 1', 'json-pointer in "file:///values.schema.json#/nope" not found'],
  ['{"$ref": "#nope"}', 'a: 1', 'anchor in "file:///values.schema.json#nope" not found in schema "file:///values.schema.json"'],
  ['{"$ref": "other.json"}', 'a: 1', 'failing loading "file:///other.json": open /other.json: no such file or directory'],
  ['{"$ref": "urn:a:b"}', 'a: 1', 'ok'],
  ['{"$schema": "ftp://x/y"}', 'a: 1', 'failing loading "ftp://x/y": no URLLoader registered for "ftp://x/y"'],
  [
    '{"$schema": "http://json-schema.org/draft-07/schema#", "items": 5}',
    'a: 1',
    `"file:///values.schema.json#" is not valid against metaschema: jsonschema validation failed with 'http://json-schema.org/draft-07/schema#'\n- at '/items': 'anyOf' failed\n  - at '/items': got number, want boolean or object\n  - at '/items': got number, want array`,
  ],
  [
    '{"properties": {"a": {"$id": "a", "$anchor": "x"}}, "additionalProperties": {"$id": "a"}}',
    'a: 1',
    'duplicate id "file:///a" in "file:///values.schema.json" at "/additionalProperties" and "/properties/a"',
  ],
  ['{"enum": []}', 'a: 1', `- at '': value must be one of \n`],
  [
    '{"$schema": "http://json-schema.org/draft-04/schema#", "required": []}',
    'a: 1',
    `"file:///values.schema.json#" is not valid against metaschema: jsonschema validation failed with 'http://json-schema.org/draft-04/schema#'\n- at '/required': minItems: got 0, want 1`,
  ],
  [
    '{"$ref": "%zz"}',
    'a: 1',
    `"file:///values.schema.json#" is not valid against metaschema: jsonschema validation failed with 'https://json-schema.org/draft/2020-12/schema#'\n- at '': 'allOf' failed\n  - at '/$ref': '%zz' is not valid uri-reference: parse "%zz": invalid URL escape "%zz"`,
  ],
  [
    '{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"format": "uri"}}}',
    'a: ":#"',
    `- at '/a': ':#' is not valid uri: parse ":": missing protocol scheme\n`,
  ],
  [
    '{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"format": "uri"}}}',
    'a: "http://[::g]/"',
    `- at '/a': 'http://[::g]/' is not valid uri: parse "http://[::g]/": invalid host: ParseAddr("::g"): each colon-separated field must have at least one digit (at "g")\n`,
  ],
  [
    '{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"format": "uri-reference"}}}',
    'a: "%:"',
    `- at '/a': '%:' is not valid uri-reference: parse "%:": first path segment in URL cannot contain colon\n`,
  ],
  ['{"$ref": "/..//b.json"}', 'a: 1', 'failing loading "file:///b.json": open /b.json: no such file or directory'],
  ['{"$vocabulary": {}}', 'a: 1', 'ok'],
  ['true', 'a: 1', 'ok'],
  ['false', 'a: 1', `- at '': false schema\n`],
  [
    '5',
    'a: 1',
    `"file:///values.schema.json#" is not valid against metaschema: jsonschema validation failed with 'https://json-schema.org/draft/2020-12/schema#'\n- at '': got number, want boolean or object`,
  ],
  [
    'null',
    'a: 1',
    `"file:///values.schema.json#" is not valid against metaschema: jsonschema validation failed with 'https://json-schema.org/draft/2020-12/schema#'\n- at '': got null, want boolean or object`,
  ],
  ['', 'a: 1', 'EOF'],
  ['{', 'a: 1', 'unexpected EOF'],
  ['{"a":1,}', 'a: 1', `invalid character '}' looking for beginning of object key string`],
  ['{} x', 'a: 1', 'invalid character after top-level value'],
  ['{"type": "objec', 'a: 1', 'unexpected EOF'],
  ['[1,2', 'a: 1', 'unexpected EOF'],
  [`{'a': 1}`, 'a: 1', `invalid character '\\'' looking for beginning of object key string`],
  ['nul', 'a: 1', 'unexpected EOF'],
];

function chartWith(schema: string, subchartSchema?: string) {
  const files = [
    ['Chart.yaml', 'apiVersion: v2\nname: demo\nversion: 1.0.0\n'],
    ['values.schema.json', schema],
    ...(subchartSchema === undefined
      ? []
      : [
          ['charts/sub/Chart.yaml', 'apiVersion: v2\nname: sub\nversion: 1.0.0\n'],
          ['charts/sub/values.schema.json', subchartSchema],
        ]),
  ] as [string, string][];
  return loadChartFiles(files.map(([name, text]) => ({ name, data: encodeUtf8(text) })));
}

function answer(chart: ReturnType<typeof chartWith>, values: string, options?: SchemaOptions): string {
  try {
    validateSchema(chart, parseYamlMap(values), options);
    return 'ok';
  } catch (error) {
    return (error as Error).message;
  }
}

test.each(ROWS)('%s with %s', (schema, values, expected) => {
  const found = answer(chartWith(schema), values);
  expect(found.replace(/^demo:\n/, '')).toBe(expected);
});

test('subcharts are validated with their own schemas, below their names', () => {
  const chart = chartWith('{"required": ["x"]}', '{"properties": {"a": {"type": "string"}}}');
  expect(answer(chart, 'sub: {a: 1}')).toBe("demo:\n- at '': missing property 'x'\nsub:\n- at '/a': got number, want string\n");
  expect(answer(chart, 'x: 1')).toBe('ok');
  expect(answer(chart, '{x: 1, sub: null}')).toBe('ok');
  expect(answer(chart, '{x: 1, sub: text}')).toBe('sub:\ninvalid type for values: expected object (map), got string\n');
});

test('a URN that nobody resolves allows everything, and is warned of once', () => {
  const said: LogEntry[] = [];
  const chart = chartWith('{"properties": {"a": {"$ref": "urn:x:y"}}}', '{"$ref": "urn:x:y"}');
  expect(answer(chart, '{a: 1, sub: {b: 1}}', { log: (entry) => void said.push(entry) })).toBe('ok');
  expect(said.filter(({ level }) => level === 'warn')).toEqual([
    { level: 'warn', message: 'unresolved URN reference ignored; using permissive schema', attributes: [['urn', 'urn:x:y']] },
  ]);
});

test('references out of a schema go through the loader', () => {
  const chart = chartWith('{"properties": {"a": {"$ref": "https://x.y/s.json#/$defs/port"}}}');
  const loadSchema = (url: string) => (url === 'https://x.y/s.json' ? '{"$defs": {"port": {"maximum": 9}}}' : '');
  expect(answer(chart, 'a: 10', { loadSchema })).toBe("demo:\n- at '/a': maximum: got 10, want 9\n");
  expect(answer(chart, 'a: 1', { loadSchema })).toBe('ok');
});

test('defaults that passed once pass again, what is given is looked at each time', () => {
  const part = '{"type": "object", "required": ["c"], "properties": {"c": {"type": ["string", "null"]}}, "additionalProperties": false}';
  const schema = `{"type": "object", "properties": {"a": ${part}, "b": ${part}}, "additionalProperties": {"type": "object"}}`;
  const files = [
    ['Chart.yaml', 'apiVersion: v2\nname: demo\nversion: 1.0.0\n'],
    ['values.yaml', 'a: {c: x}\nb: {c: z}\n'],
    ['values.schema.json', schema],
  ] as const;
  const chart = loadChartFiles(files.map(([name, text]) => ({ name, data: encodeUtf8(text) })));
  const verdict = (values: string): string => {
    try {
      toRenderValues(chart, parseYamlMap(values), {
        release: { name: 'r', namespace: 'n', revision: 1, isInstall: true, isUpgrade: false },
        capabilities: null,
        profile: PROFILES['3.22'],
      });
      return 'ok';
    } catch (error) {
      return errorText(error).split('\n').slice(2).join(' ').trim();
    }
  };
  const rows = ['{}', 'a: {c: 1}', '{}', 'b: {d: 1}', '{z: 1, a: {c: w}}', '{z: {}, a: {c: w}}', 'a: {c: 1}'];
  expect(rows.map(verdict)).toEqual([
    'ok',
    "- at '/a/c': got number, want null or string",
    'ok',
    "- at '/b': additional properties 'd' not allowed",
    "- at '/z': got number, want object",
    'ok',
    "- at '/a/c': got number, want null or string",
  ]);
});

/** A second opinion: ajv, which makes code of schemas and so has no place in the library, judges the same values. */
describe('ajv agrees whether values are valid', () => {
  const judges: Record<string, () => Ajv> = {
    'draft-04': () => new AjvDraft04(LENIENT) as unknown as Ajv,
    'draft-06': () => new Ajv(LENIENT).addMetaSchema(draft6),
    'draft-07': () => new Ajv(LENIENT),
    '2019-09': () => new Ajv2019({ ...LENIENT, validateFormats: false }) as unknown as Ajv,
    '2020-12': () => new Ajv2020({ ...LENIENT, validateFormats: false }) as unknown as Ajv,
  };
  const verdict = (schema: object, draft: string, values: unknown): boolean | undefined => {
    const judge = judges[draft]?.();
    if (!judge) return undefined;
    addFormats.default(judge);
    try {
      return judge.compile(schema)(values) as boolean;
    } catch {
      return undefined; // ajv does not take the schema
    }
  };
  const opinions = ROWS.flatMap(([schema, values, answer]) => {
    try {
      const parsed = JSON.parse(schema);
      const draft = /draft-0\d|20\d\d-\d\d/.exec(String(parsed.$schema ?? ''))?.[0] ?? '2020-12';
      const theirs = verdict(parsed, draft, parseYaml.parse(values) ?? {});
      return theirs === undefined ? [] : [{ schema, values, ours: answer === 'ok', theirs }];
    } catch {
      return [];
    }
  });
  test('on every row that it can judge', () => {
    expect(opinions.length).toBeGreaterThan(100);
    const apart = opinions.filter(({ ours, theirs }) => ours !== theirs).map(({ schema }) => schema);
    // Helm's validator counts in decimals, lets maxContains pass without minContains, and has the format semver.
    expect(apart.map((schema) => /multipleOf|maxContains|semver/.exec(schema)?.[0])).toEqual(['multipleOf', 'maxContains', 'semver']);
  });
});

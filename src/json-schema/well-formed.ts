/**
 * A quick look at whether a schema keeps to its metaschema. It is stricter than any of them: what
 * passes here passes there, and what does not is held against the metaschema itself.
 */

import type { Json, JsonObject } from '../codec/json/read-json.ts';
import { compileRegexp } from '../go/regexp.ts';
import type { Draft } from './draft.ts';
import { isNum, numberKey, numberText } from './numbers.ts';

type Test = (value: Json) => boolean;

const isText: Test = (value) => typeof value === 'string';
const isFlag: Test = (value) => typeof value === 'boolean';
const isNumber: Test = (value) => isNum(value);
const isCount: Test = (value) => isNum(value) && /^\d+$/.test(numberText(value));
const isPositive: Test = (value) => isNum(value) && /^\d*\.?\d+$/.test(numberText(value)) && /[1-9]/.test(numberText(value));
const isReference: Test = (value) => typeof value === 'string' && /^[A-Za-z0-9_./#$~-]*$/.test(value);
const isUrl: Test = (value) => typeof value === 'string' && /^https?:\/\/[a-z0-9.-]+[A-Za-z0-9_./#-]*$/.test(value);
const isName: Test = (value) => typeof value === 'string' && /^[A-Za-z_][-A-Za-z0-9._]*$/.test(value);
const isList: Test = (value) => Array.isArray(value);

const TYPES: ReadonlySet<Json> = new Set(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']);

const isTypes: Test = (value) => TYPES.has(value) || (isNames(value) && (value as Json[]).every((each) => TYPES.has(each)));

/** Texts, at least one and none twice. */
function isNames(value: Json): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isText) && new Set(value).size === value.length;
}

/** Plain values, at least one and none twice. */
const isEnum: Test = (value) => {
  if (!Array.isArray(value) || value.length === 0) return false;
  const keys = new Set(value.map((each) => (isNum(each) ? numberKey(each) : JSON.stringify(each))));
  return keys.size === value.length && value.every((each) => !(each instanceof Map || Array.isArray(each)));
};

const isPattern: Test = (value) => {
  if (typeof value !== 'string') return false;
  try {
    compileRegexp(value);
    return true;
  } catch {
    return false;
  }
};

/** Every keyword that a metaschema describes. */
function keywords(isSchema: Test, version: Draft['version']): ReadonlyMap<string, Test> {
  const isSchemas: Test = (value) => Array.isArray(value) && value.length > 0 && value.every(isSchema);
  const isSchemaMap: Test = (value) => value instanceof Map && every(value.values(), isSchema);
  const isFlagOrSchema: Test = (value) => typeof value === 'boolean' || isSchema(value);
  const tests: readonly (readonly [string, Test])[] = [
    ['$id id', (value) => (isReference(value) || isUrl(value)) && !/#./.test(value as string)],
    ['$ref $recursiveRef $dynamicRef', (value) => isReference(value) || isUrl(value)],
    ['$schema', isUrl],
    ['$anchor $dynamicAnchor', isName],
    ['$vocabulary', () => false],
    ['title description $comment format contentEncoding contentMediaType', isText],
    ['readOnly writeOnly deprecated uniqueItems $recursiveAnchor', isFlag],
    ['examples', isList],
    ['multipleOf', isPositive],
    ['maximum minimum', isNumber],
    ['exclusiveMaximum exclusiveMinimum', (value) => version >= 6 && isNumber(value)],
    ['maxLength minLength maxItems minItems maxProperties minProperties maxContains minContains', isCount],
    ['pattern', isPattern],
    ['required', isNames],
    ['dependentRequired', (value) => value instanceof Map && every(value.values(), isNames)],
    ['type', isTypes],
    ['enum', isEnum],
    ['items', (value) => isSchema(value) || (version < 2020 && isSchemas(value))],
    ['allOf anyOf oneOf prefixItems', isSchemas],
    ['definitions $defs properties dependentSchemas', isSchemaMap],
    ['patternProperties', (value) => isSchemaMap(value) && every((value as JsonObject).keys(), isPattern)],
    ['dependencies', (value) => value instanceof Map && every(value.values(), (each) => isNames(each) || isSchema(each))],
    ['not if then else contains propertyNames contentSchema unevaluatedItems unevaluatedProperties', isSchema],
    ['additionalItems additionalProperties', isFlagOrSchema],
  ];
  return new Map(tests.flatMap(([names, test]) => names.split(' ').map((name) => [name, test] as const)));
}

/** Since draft 6, flags are schemas and exclusive limits numbers; since 2020 no list is in `items`. */
function schemaTest(version: Draft['version']): Test {
  const isSchema: Test = (value) => {
    if (!(value instanceof Map)) return version >= 6 && typeof value === 'boolean';
    for (const [key, inner] of value) {
      const test = known.get(key);
      if (test && !test(inner)) return false;
    }
    return true;
  };
  const known = keywords(isSchema, version);
  return isSchema;
}

const tests = new Map<number, Test>();

/** Whether nothing in a schema of that draft needs a closer look. */
export function isWellFormed(schema: Json, { version }: Draft): boolean {
  let test = tests.get(version);
  if (!test) {
    test = schemaTest(version);
    tests.set(version, test);
  }
  return test(schema);
}

function every<T>(items: Iterable<T>, test: (item: T) => boolean): boolean {
  for (const item of items) if (!test(item)) return false;
  return true;
}

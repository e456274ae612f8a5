/** The keywords that hold or name other schemas. */
import type { Json } from '../codec/json/read-json.ts';
import { regexpAt, stringsOf } from './assertions.ts';
import { hasVocabulary } from './draft.ts';
import type { Keyword, Scope } from './keyword.ts';
import type { Schema } from './schema.ts';
import { splitFragment } from './uri.ts';

type Since = Keyword['since'];
type Inner = 'not' | 'contains' | 'propertyNames';

function applicator(since: Since, compile: Keyword['compile'], vocabulary = 'applicator'): Keyword {
  return { since, vocabulary, compile };
}

function schemaIn(since: Since, field: Inner): Keyword {
  return applicator(since, (scope, value) => {
    scope.schema[field] = scope.inner(value, field);
  });
}

function listIn(field: 'allOf' | 'anyOf' | 'oneOf'): Keyword {
  return applicator(4, (scope, value) => {
    scope.schema[field] = listOf(scope, field, value);
  });
}

/** What is left over belonged to the applicators at first. */
function leftOver(field: 'unevaluatedItems' | 'unevaluatedProperties'): Keyword {
  const compile = (scope: Scope, value: Json) => {
    const vocabulary = scope.schema.draft === 2019 ? 'applicator' : 'unevaluated';
    if (hasVocabulary(scope.dialect, vocabulary)) scope.schema[field] = scope.inner(value, field);
  };
  return applicator(2019, compile, 'core');
}

function reference(since: Since, field: 'ref' | 'recursiveRef'): Keyword {
  const compile = (scope: Scope, value: Json) => {
    if (typeof value === 'string') scope.schema[field] = scope.referred(value);
  };
  return applicator(since, compile, 'core');
}

export const APPLICATORS: Readonly<Record<string, Keyword>> = {
  $ref: reference(4, 'ref'),
  $recursiveRef: reference(2019, 'recursiveRef'),
  $recursiveAnchor: applicator(
    2019,
    ({ schema }, value) => {
      schema.recursiveAnchor = value === true;
    },
    'core',
  ),
  $dynamicRef: applicator(2020, dynamicReference, 'core'),
  $dynamicAnchor: applicator(
    2020,
    ({ schema }, value) => {
      if (typeof value === 'string') schema.dynamicAnchor = value;
    },
    'core',
  ),
  allOf: listIn('allOf'),
  anyOf: listIn('anyOf'),
  oneOf: listIn('oneOf'),
  not: schemaIn(4, 'not'),
  contains: schemaIn(6, 'contains'),
  propertyNames: schemaIn(6, 'propertyNames'),
  if: applicator(7, (scope, value) => {
    const { object, schema } = scope;
    schema.condition = scope.inner(value, 'if');
    const [then, otherwise] = [object.get('then'), object.get('else')];
    if (then !== undefined && value !== false) schema.consequence = scope.inner(then, 'then');
    if (otherwise !== undefined && value !== true) schema.alternative = scope.inner(otherwise, 'else');
  }),
  properties: applicator(4, (scope, value) => {
    scope.schema.properties = mapOf(scope, 'properties', value);
  }),
  patternProperties: applicator(4, (scope, value) => {
    const patterns = mapOf(scope, 'patternProperties', value);
    if (!patterns) return;
    const compiled = Array.from(patterns, ([pattern, schema]) => ({ pattern: regexpAt(scope, 'patternProperties', pattern), schema }));
    scope.schema.patternProperties = compiled;
  }),
  additionalProperties: applicator(4, (scope, value) => {
    scope.schema.additionalProperties = typeof value === 'boolean' ? value : scope.inner(value, 'additionalProperties');
  }),
  dependencies: applicator(4, (scope, value) => {
    if (!(value instanceof Map)) return;
    const wanted = (name: string, each: Json) => stringsOf(each) ?? scope.inner(each, 'dependencies', name);
    scope.schema.dependencies = new Map(Array.from(value, ([name, each]) => [name, wanted(name, each)]));
  }),
  dependentSchemas: applicator(2019, (scope, value) => {
    scope.schema.dependentSchemas = mapOf(scope, 'dependentSchemas', value);
  }),
  items: applicator(4, items),
  prefixItems: applicator(2020, (scope, value) => {
    scope.schema.tuple = listOf(scope, 'prefixItems', value);
  }),
  unevaluatedItems: leftOver('unevaluatedItems'),
  unevaluatedProperties: leftOver('unevaluatedProperties'),
};

/** Before 2020 a list gives the first items their schemas, and `additionalItems` covers the rest. */
function items(scope: Scope, value: Json): void {
  const { schema, object } = scope;
  if (schema.draft >= 2020 || !Array.isArray(value)) {
    schema.items = scope.inner(value, 'items');
    return;
  }
  schema.tuple = listOf(scope, 'items', value);
  const rest = object.get('additionalItems');
  if (rest !== undefined) schema.additionalItems = typeof rest === 'boolean' ? rest : scope.inner(rest, 'additionalItems');
}

function dynamicReference(scope: Scope, value: Json): void {
  if (typeof value !== 'string') return;
  const { fragment } = splitFragment(value);
  scope.schema.dynamicRef = { schema: scope.referred(value), anchor: fragment.startsWith('/') ? '' : fragment };
}

function listOf(scope: Scope, keyword: string, value: Json): Schema[] | undefined {
  return Array.isArray(value) ? value.map((each, i) => scope.inner(each, keyword, i)) : undefined;
}

function mapOf(scope: Scope, keyword: string, value: Json): Map<string, Schema> | undefined {
  if (!(value instanceof Map)) return undefined;
  const out = new Map<string, Schema>();
  for (const [name, each] of value) out.set(name, scope.inner(each, keyword, name));
  return out;
}

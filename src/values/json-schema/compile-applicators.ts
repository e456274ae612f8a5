/** The keywords that hold other schemas. */
import type { Json } from '../read-json.ts';
import type { Scope } from './compile.ts';
import { regexpAt, stringsOf } from './compile-assertions.ts';
import { hasVocabulary } from './draft.ts';
import type { Schema } from './schema.ts';
import { splitFragment } from './uri.ts';

/** Reads them into the schema. Throws what compiling references throws. */
export function compileApplicators(schema: Schema, scope: Scope): void {
  schema.ref = scope.referred('$ref');
  const applies = hasVocabulary(scope.dialect, 'applicator');
  if (applies && (schema.draft >= 2019 || !schema.ref)) compileSince4(schema, scope);
  if (applies) compileLater(schema, scope);
  if (schema.draft >= 2019) compileSince2019(schema, scope, applies);
  schema.allPropertiesEvaluated = schema.additionalProperties !== undefined;
  schema.allItemsEvaluated = schema.items !== undefined || schema.additionalItems !== undefined;
  schema.itemsEvaluated = schema.tuple?.length ?? 0;
}

function compileSince4(schema: Schema, scope: Scope): void {
  schema.allOf = listAt(scope, 'allOf');
  schema.anyOf = listAt(scope, 'anyOf');
  schema.oneOf = listAt(scope, 'oneOf');
  schema.not = scope.schemaAt('not');
  if (schema.draft < 2020) compileItems(schema, scope);
  schema.properties = mapAt(scope, 'properties');
  const patterns = mapAt(scope, 'patternProperties');
  if (patterns) {
    schema.patternProperties = Array.from(patterns, ([pattern, each]) => ({
      pattern: regexpAt(scope, 'patternProperties', pattern),
      schema: each,
    }));
  }
  schema.additionalProperties = flagOrSchema(scope, 'additionalProperties');
  const dependencies = scope.object.get('dependencies');
  if (dependencies instanceof Map) {
    schema.dependencies = new Map(
      Array.from(dependencies, ([name, value]) => [name, stringsOf(value) ?? scope.entryAt('dependencies', name, value)]),
    );
  }
}

function compileItems(schema: Schema, scope: Scope): void {
  if (!Array.isArray(scope.object.get('items'))) {
    schema.items = scope.schemaAt('items');
    return;
  }
  schema.tuple = listAt(scope, 'items');
  schema.additionalItems = flagOrSchema(scope, 'additionalItems');
}

/** What drafts 6 and 7 added, beside references, too. */
function compileLater(schema: Schema, scope: Scope): void {
  if (schema.draft >= 6) {
    schema.contains = scope.schemaAt('contains');
    schema.propertyNames = scope.schemaAt('propertyNames');
  }
  if (schema.draft < 7) return;
  schema.condition = scope.schemaAt('if');
  if (!schema.condition) return;
  const known = scope.object.get('if');
  if (known !== false) schema.consequence = scope.schemaAt('then');
  if (known !== true) schema.alternative = scope.schemaAt('else');
}

function compileSince2019(schema: Schema, scope: Scope, applies: boolean): void {
  const { object, dialect } = scope;
  schema.recursiveRef = scope.referred('$recursiveRef');
  schema.recursiveAnchor = object.get('$recursiveAnchor') === true;
  if (applies) schema.dependentSchemas = mapAt(scope, 'dependentSchemas');
  if (hasVocabulary(dialect, schema.draft === 2019 ? 'applicator' : 'unevaluated')) {
    schema.unevaluatedItems = scope.schemaAt('unevaluatedItems');
    schema.unevaluatedProperties = scope.schemaAt('unevaluatedProperties');
  }
  if (schema.draft < 2020) return;
  const dynamic = scope.referred('$dynamicRef');
  if (dynamic) {
    const { fragment } = splitFragment(object.get('$dynamicRef') as string);
    schema.dynamicRef = { schema: dynamic, anchor: fragment.startsWith('/') ? '' : fragment };
  }
  const anchor = object.get('$dynamicAnchor');
  if (typeof anchor === 'string') schema.dynamicAnchor = anchor;
  if (!applies) return;
  schema.tuple = listAt(scope, 'prefixItems');
  schema.items = scope.schemaAt('items');
}

function listAt(scope: Scope, key: string): Schema[] | undefined {
  const list = scope.object.get(key);
  return Array.isArray(list) ? list.map((each, i) => scope.entryAt(key, i, each)) : undefined;
}

function mapAt(scope: Scope, key: string): Map<string, Schema> | undefined {
  const map: Json | undefined = scope.object.get(key);
  return map instanceof Map ? new Map(Array.from(map, ([name, each]) => [name, scope.entryAt(key, name, each)])) : undefined;
}

function flagOrSchema(scope: Scope, key: string): boolean | Schema | undefined {
  const value = scope.object.get(key);
  return typeof value === 'boolean' ? value : scope.schemaAt(key);
}

/** The keywords of JSON Schema, draft 4 to 2020-12, by what their values are; and the schemas in a schema. */
import { emptySchema, isSchema, type Schema } from './schema.ts';

/** What the value of a keyword must be. */
export type KeywordKind =
  | ('any' | 'text' | 'flag' | 'number' | 'positive' | 'count' | 'list' | 'names' | 'pattern' | 'type')
  | ('schema' | 'items' | 'schemas' | 'schemaMap' | 'patternMap' | 'namesMap' | 'dependencies');

const NAMES: Readonly<Record<KeywordKind, string>> = {
  any: 'default const $vocabulary',
  text: 'title description $comment contentEncoding contentMediaType format $id $schema $ref $anchor $dynamicRef $dynamicAnchor $recursiveRef',
  flag: 'readOnly writeOnly deprecated uniqueItems $recursiveAnchor',
  number: 'minimum maximum exclusiveMinimum exclusiveMaximum',
  positive: 'multipleOf',
  count: 'minLength maxLength minItems maxItems minProperties maxProperties minContains maxContains',
  list: 'enum examples',
  names: 'required',
  pattern: 'pattern',
  type: 'type',
  schema:
    'additionalProperties additionalItems unevaluatedProperties unevaluatedItems not if then else contains propertyNames contentSchema',
  items: 'items',
  schemas: 'allOf anyOf oneOf prefixItems',
  schemaMap: 'properties definitions $defs dependentSchemas',
  patternMap: 'patternProperties',
  namesMap: 'dependentRequired',
  dependencies: 'dependencies',
};

const KINDS: ReadonlyMap<string, KeywordKind> = new Map(
  Object.entries(NAMES).flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind as KeywordKind] as const)),
);

export const KEYWORDS: readonly string[] = [...KINDS.keys()];

export function kindOf(keyword: string): KeywordKind | undefined {
  return KINDS.get(keyword);
}

/** A copy of a schema after `change`, which also goes over every schema in it, inner ones first; those below unknown keywords, to which references may lead, included. */
export function mapSchemas(schema: unknown, change: (schema: Schema) => Schema): unknown {
  if (Array.isArray(schema)) return schema.map((each) => mapSchemas(each, change));
  if (!isSchema(schema)) return schema;
  const copy = emptySchema();
  for (const [keyword, value] of Object.entries(schema)) copy[keyword] = inside(keyword, value, change);
  return change(copy);
}

function inside(keyword: string, value: unknown, change: (schema: Schema) => Schema): unknown {
  switch (kindOf(keyword)) {
    case undefined:
    case 'schema':
    case 'items':
    case 'schemas':
      return mapSchemas(value, change);
    case 'schemaMap':
    case 'patternMap':
    case 'dependencies': {
      if (!isSchema(value)) return value;
      const copy: Record<string, unknown> = Object.create(null);
      for (const [name, each] of Object.entries(value)) copy[name] = mapSchemas(each, change);
      return copy;
    }
    default:
      return value;
  }
}

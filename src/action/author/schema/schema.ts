/** JSON Schemas as they are built here: plain objects without prototypes, so that any key is safe. */

export type SchemaType = 'string' | 'integer' | 'number' | 'boolean' | 'object' | 'array' | 'null';

export interface Schema {
  $schema?: string;
  type?: SchemaType | SchemaType[];
  description?: string;
  enum?: unknown[];
  examples?: unknown[];
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: boolean | Schema;
  [keyword: string]: unknown;
}

/** The versions of JSON Schema that can be written. */
export const DRAFTS: Readonly<Record<string, { readonly url: string; readonly definitions: 'definitions' | '$defs' }>> = {
  '7': { url: 'http://json-schema.org/draft-07/schema#', definitions: 'definitions' },
  '2019-09': { url: 'https://json-schema.org/draft/2019-09/schema', definitions: '$defs' },
  '2020-12': { url: 'https://json-schema.org/draft/2020-12/schema', definitions: '$defs' },
};

export function emptySchema(keywords: Schema = {}): Schema {
  return Object.assign(Object.create(null), keywords) as Schema;
}

export function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function typesOf({ type }: Schema): SchemaType[] {
  return type === undefined ? [] : Array.isArray(type) ? type : [type];
}

/** A value as JSON for messages, cut to 60 characters. */
export function shortJson(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** The order in which keywords are written; others follow as they were added. */
const ORDER = ['$schema', '$id', '$comment', '$ref', 'title', 'description', 'type', 'enum', 'const', 'default', 'examples'];
const LAST = ['required', 'properties', 'patternProperties', 'additionalProperties', 'items', 'definitions', '$defs'];

export function printSchema(schema: Schema, indent = 2): string {
  return `${JSON.stringify(ordered(schema), null, indent)}\n`;
}

function ordered(schema: Schema): Schema {
  const names = Object.keys(schema);
  const others = names.filter((name) => !ORDER.includes(name) && !LAST.includes(name));
  const sorted = emptySchema();
  for (const name of [...ORDER, ...others, ...LAST]) if (Object.hasOwn(schema, name)) sorted[name] = inOrder(name, schema[name]);
  return sorted;
}

const MAPS = new Set(['properties', 'patternProperties', 'definitions', '$defs']);

function inOrder(keyword: string, value: unknown): unknown {
  if (Array.isArray(value) && /^(?:all|any|one)Of$/.test(keyword)) return value.map((each) => (isSchema(each) ? ordered(each) : each));
  if (!isSchema(value)) return value;
  if (MAPS.has(keyword))
    return Object.assign(
      Object.create(null),
      Object.fromEntries(Object.entries(value).map(([name, each]) => [name, isSchema(each) ? ordered(each) : each])),
    );
  return /^(?:items|additionalProperties|not|if|then|else|contains|propertyNames)$/.test(keyword) ? ordered(value) : value;
}

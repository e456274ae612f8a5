/** Puts a schema that a person wrote, or changed, over one that is made: what is written stays, what is missing is added. */
import { emptySchema, isSchema, type Schema, type SchemaType, typesOf } from './schema.ts';

/** Keywords that describe a value completely. */
const WHOLE = ['$ref', 'const', 'enum', 'anyOf', 'allOf', 'oneOf', 'not', 'if'];

/** Written keywords win; only a type that the chart's own value does not have is widened. */
export function keepWritten(made: Schema, written: unknown): Schema {
  if (typeof written === 'boolean') return written as unknown as Schema;
  if (!isSchema(written)) return made;
  const result = Object.assign(emptySchema(), made, written);
  if (written.type === undefined && WHOLE.some((keyword) => keyword in written)) {
    for (const keyword of ['type', 'items', 'properties', 'additionalProperties', 'required', 'examples'])
      if (!(keyword in written)) delete result[keyword];
    if (!('properties' in written)) return result;
  }
  if (written.type !== undefined) result.type = widened(written, made.default);
  if (isSchema(made.properties) || isSchema(written.properties)) {
    const properties: Record<string, Schema> = Object.create(null);
    const names = new Set([...Object.keys(written.properties ?? {}), ...Object.keys(made.properties ?? {})]);
    for (const name of names) {
      const [own, kept] = [made.properties?.[name], written.properties?.[name]];
      properties[name] = own && kept !== undefined ? keepWritten(own, kept) : ((kept ?? own) as Schema);
    }
    result.properties = properties;
  }
  if (isSchema(made.items) && isSchema(written.items)) result.items = keepWritten(made.items, written.items);
  return result;
}

function widened(written: Schema, value: unknown): SchemaType | SchemaType[] {
  const types = typesOf(written);
  const type = value === null ? 'null' : typeof value === 'number' ? (Number.isInteger(value) ? 'integer' : 'number') : typeof value;
  if (value === undefined || types.includes(type as SchemaType) || (type === 'integer' && types.includes('number'))) return written.type!;
  return [...types, type as SchemaType];
}

/** A schema as it is embedded below a path: local references lead there. */
export function embedded(schema: unknown, pointer: string): unknown {
  if (Array.isArray(schema)) return schema.map((each) => embedded(each, pointer));
  if (!isSchema(schema)) return schema;
  const copy = emptySchema();
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === '$ref' && typeof value === 'string' && value.startsWith('#')) copy.$ref = `#${pointer}${value.slice(1)}`;
    else if (keyword === 'enum' || keyword === 'const' || keyword === 'default' || keyword === 'examples')
      Object.assign(copy, { [keyword]: value });
    else copy[keyword] = embedded(value, pointer);
  }
  return copy;
}

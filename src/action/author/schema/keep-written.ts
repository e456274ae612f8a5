/** Puts a schema that a person wrote, or changed, over one that is made: what is written stays, what is missing is added. */
import type { Evidence } from './evidence.ts';
import { emptySchema, isSchema, type Schema, type SchemaType, typesOf } from './schema.ts';

/** What is known of the values of schemas that are made. */
const seen = new WeakMap<Schema, Evidence>();

/** Remembers what a schema is made from, so that what is written over it still accepts these values. */
export function madeFrom(schema: Schema, evidence: Evidence): Schema {
  seen.set(schema, evidence);
  return schema;
}

/** Keywords that describe a value completely. */
const WHOLE = ['$ref', 'const', 'enum', 'anyOf', 'allOf', 'oneOf', 'not', 'if'];

/** Written keywords win, but for `default`, which is the chart's own value; only types and enums that lack a value of the chart, its examples or its tests are widened. */
export function keepWritten(made: Schema, written: unknown): Schema {
  if (typeof written === 'boolean') return written as unknown as Schema;
  if (!isSchema(written)) return made;
  const result = Object.assign(emptySchema(), made, written);
  if (made.default !== undefined) result.default = made.default;
  const evidence = seen.get(made);
  if (evidence) seen.set(result, evidence);
  if (written.type === undefined && WHOLE.some((keyword) => keyword in written)) {
    for (const keyword of ['type', 'items', 'properties', 'additionalProperties', 'required', 'examples'])
      if (!(keyword in written)) delete result[keyword];
    if (!('properties' in written)) return result;
  }
  if (written.type !== undefined && evidence) result.type = widened(written.type, evidence);
  if (Array.isArray(written.enum) && evidence) result.enum = [...new Set([...written.enum, ...evidence.texts])];
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

/** The type with those that were seen; nothing is added for `null`, which stands for no value. */
function widened(type: SchemaType | SchemaType[], evidence: Evidence): SchemaType | SchemaType[] {
  const types = typesOf({ type });
  const more = [...evidence.types].filter(
    (each) => each !== 'null' && !types.includes(each) && !(each === 'integer' && types.includes('number')),
  );
  return more.length === 0 ? type : [...types, ...more];
}

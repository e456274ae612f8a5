/**
 * The mark that a schema carries: a digest of what was made from the chart. A later run tells by it what a person has changed
 * since, and what only follows the chart.
 */
import { sha256 } from '../../../host/crypto/sha256.ts';
import { emptySchema, printSchema, type Schema } from './schema.ts';

const MARK = /^chartwright schema ([\da-f]{16})$/;

/** The schema with the mark of what was made; a comment of a person's stays in its place. */
export function marked(schema: Schema, made: Schema): Schema {
  if (schema.$comment !== undefined && markOf(schema) === undefined) return schema;
  return Object.assign(emptySchema(), schema, { $comment: `chartwright schema ${digestOf(made)}` });
}

/** The schema without a mark of its own. */
export function unmarked(schema: Schema): Schema {
  if (markOf(schema) === undefined) return schema;
  const { $comment: _, ...rest } = schema;
  return emptySchema(rest);
}

/** The digest that a schema carries. */
export function markOf({ $comment }: Schema): string | undefined {
  return typeof $comment === 'string' ? MARK.exec($comment)?.[1] : undefined;
}

/** The digest of a schema, without its mark, however it is laid out. */
export function digestOf(schema: Schema): string {
  return sha256(JSON.stringify(JSON.parse(printSchema(unmarked(schema)))))
    .slice('sha256:'.length)
    .slice(0, 16);
}

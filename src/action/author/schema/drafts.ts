/** Schemas of one draft as those of another. */
import { draftOf, LATEST } from '../../../json-schema/draft.ts';
import { mapSchemas } from './keyword-kinds.ts';
import { emptySchema, isSchema, type Schema } from './schema.ts';

/** The draft that a `$schema` names, as 4, 6, 7, 2019 or 2020; without one, the latest. */
export function versionOf(url: unknown): number {
  return (typeof url === 'string' ? draftOf(url) : undefined)?.version ?? LATEST.version;
}

/** A schema in the keywords of another draft, as far as their meaning is the same. */
export function inDraft(schema: unknown, from: number, to: number): unknown {
  if (from === to) return schema;
  return mapSchemas(schema, (each) => {
    if (from === 4) exclusiveNumbers(each);
    if (from < 2020 && to >= 2020) tupleTo(each, 'items', 'prefixItems', 'additionalItems', 'items');
    if (from >= 2020 && to < 2020) tupleTo(each, 'prefixItems', 'items', 'items', 'additionalItems');
    if (from < 2019 && to >= 2019) return withoutIgnored(each);
    return from >= 2019 && to < 2019 ? besideReference(each) : each;
  });
}

/** In draft 4, exclusive limits are flags. */
function exclusiveNumbers(schema: Schema): void {
  for (const [flag, limit] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof schema[flag] !== 'boolean') continue;
    const value = schema[limit];
    const isExclusive = schema[flag];
    delete schema[flag];
    if (!isExclusive || value === undefined) continue;
    delete schema[limit];
    schema[flag] = value;
  }
}

/** Since 2020, lists of items have a keyword of their own. */
function tupleTo(schema: Schema, list: string, newList: string, rest: string, newRest: string): void {
  const [items, others] = [schema[list], schema[rest]];
  if (!Array.isArray(items)) return;
  delete schema[list];
  delete schema[rest];
  schema[newList] = items;
  if (others !== undefined) schema[newRest] = others;
}

/** Keywords that only describe. */
const DESCRIBING = /^(?:title|description|default|examples|\$comment|deprecated|readOnly|writeOnly|definitions|\$defs|x-.*)$/;

/** Before 2019, what is beside a `$ref` does not count. */
function withoutIgnored(schema: Schema): Schema {
  if (typeof schema.$ref !== 'string') return schema;
  return emptySchema(Object.fromEntries(Object.entries(schema).filter(([name]) => name === '$ref' || DESCRIBING.test(name))));
}

/** What is beside a `$ref`, so that it counts before 2019, too. */
export function besideReference(schema: Schema): Schema {
  const { $ref, allOf, ...others } = schema;
  const counting = Object.keys(others).filter((name) => !DESCRIBING.test(name));
  if (typeof $ref !== 'string' || (counting.length === 0 && allOf === undefined)) return schema;
  const all = emptySchema();
  const beside = emptySchema();
  for (const [name, value] of Object.entries(others)) (counting.includes(name) ? beside : all)[name] = value;
  all.allOf = [emptySchema({ $ref }), ...(counting.length > 0 ? [beside] : []), ...(Array.isArray(allOf) ? allOf : [])];
  return all;
}

/** A schema as it is embedded below a path: local references lead there. */
export function embedded(schema: Schema, pointer: string): Schema {
  return mapSchemas(schema, (each) => {
    if (typeof each.$ref === 'string' && each.$ref.startsWith('#')) each.$ref = `#${pointer}${each.$ref.slice(1)}`;
    return each;
  }) as Schema;
}

/** A schema in which what is on servers accepts everything. */
export function withoutServers(schema: Schema): Schema {
  return mapSchemas(schema, (each) => {
    if (typeof each.$ref === 'string' && /^https?:/i.test(each.$ref)) delete each.$ref;
    return each;
  }) as Schema;
}

/** What a JSON pointer leads to; undefined if there is nothing. */
export function valueAtPointer(root: unknown, pointer: string): unknown {
  let at = root;
  for (const part of pointer.split('/').slice(1)) {
    const name = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
    at = Array.isArray(at) ? at[Number(name)] : isSchema(at) && Object.hasOwn(at, name) ? at[name] : undefined;
  }
  return at;
}

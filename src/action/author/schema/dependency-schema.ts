/** The schema that a dependency contains, as a part of another schema. */
import { attempt, errorText } from '../../../base/errors.ts';
import { decodeUtf8 } from '../../../go/utf8.ts';
import { draftOf, LATEST } from '../../../json-schema/draft.ts';
import { compileSchema } from '../../../json-schema/validator.ts';
import { embedded } from './keep-written.ts';
import { unmarked } from './made-mark.ts';
import { emptySchema, isSchema, type Schema } from './schema.ts';

/**
 * The schema for a place in a schema of draft `url`; undefined if there is none. `refused` gets the reason if Helm refuses
 * every chart with it, so that no values can be right.
 */
export function dependencySchema(
  bytes: Uint8Array | undefined,
  pointer: string,
  url: string,
  refused: (reason: string) => void,
): Schema | undefined {
  if (!bytes) return undefined;
  const text = decodeUtf8(bytes);
  const reason = faultOf(text);
  if (reason !== undefined) refused(reason.split('\n', 1)[0]!);
  const schema = reason === undefined ? attempt(() => JSON.parse(text) as unknown) : undefined;
  if (!isSchema(schema)) return undefined;
  const { $schema: own, $id: _, id: __, ...rest } = unmarked(schema);
  return embedded(inDraft(rest, versionOf(own), versionOf(url)), pointer) as Schema;
}

/** Why Helm cannot read a schema. */
function faultOf(text: string): string | undefined {
  try {
    compileSchema(text, () => true);
    return undefined;
  } catch (error) {
    return errorText(error);
  }
}

function versionOf(url: unknown): number {
  return (typeof url === 'string' ? draftOf(url) : undefined)?.version ?? LATEST.version;
}

/** A schema as another draft writes it: exclusive limits, which are flags in draft 4, and lists of items, which have a keyword of their own since 2020. */
function inDraft(schema: unknown, from: number, to: number): Schema {
  const convert = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(convert);
    if (!isSchema(value)) return value;
    const copy = emptySchema();
    for (const [keyword, each] of Object.entries(value))
      copy[keyword] = ['enum', 'const', 'default', 'examples'].includes(keyword) ? each : convert(each);
    if (from === 4) exclusiveNumbers(copy);
    if (from < 2020 && to >= 2020) tupleTo(copy, 'items', 'prefixItems', 'additionalItems', 'items');
    if (from >= 2020 && to < 2020) tupleTo(copy, 'prefixItems', 'items', 'items', 'additionalItems');
    return copy;
  };
  return (from === to ? schema : convert(schema)) as Schema;
}

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

function tupleTo(schema: Schema, list: string, newList: string, rest: string, newRest: string): void {
  const [items, others] = [schema[list], schema[rest]];
  if (!Array.isArray(items)) return;
  delete schema[list];
  delete schema[rest];
  schema[newList] = items;
  if (others !== undefined) schema[newRest] = others;
}

/** The schema that a dependency contains, as a part of another schema. */
import { attempt, errorText } from '../../../base/errors.ts';
import { decodeUtf8 } from '../../../go/utf8.ts';
import { compileSchema } from '../../../json-schema/validator.ts';
import { unavailable } from '../../../values/schema.ts';
import { embedded, inDraft, versionOf, withoutServers } from './drafts.ts';
import { unmarked } from './made-mark.ts';
import { isSchema, type Schema } from './schema.ts';

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
  const schema = attempt(() => JSON.parse(text) as unknown);
  const reason = faultOf(isSchema(schema) ? JSON.stringify(withoutServers(schema)) : text);
  if (reason !== undefined) refused(reason.split('\n', 1)[0]!);
  if (reason !== undefined || !isSchema(schema)) return undefined;
  const { $schema: own, $id: _, id: __, ...rest } = unmarked(schema);
  return embedded(inDraft(rest, versionOf(own), versionOf(url)) as Schema, pointer);
}

/** Why Helm cannot read a schema; it finds no files, but what is on servers may be right. */
function faultOf(text: string): string | undefined {
  try {
    compileSchema(text, unavailable);
    return undefined;
  } catch (error) {
    return errorText(error);
  }
}

/** Go structs to be printed: fields in a fixed order, which JSON keeps. */
import { GoObject, JSON_STRUCT, type Value } from '../../go/value.ts';

/** A struct of these fields; a field that is undefined is left out, as `omitempty` does. */
export function struct(fields: Readonly<Record<string, Value | undefined>>): GoObject {
  const entries = Object.entries(fields).filter((entry): entry is [string, Value] => entry[1] !== undefined);
  return new GoObject(JSON_STRUCT, new Map(entries));
}

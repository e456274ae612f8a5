/** Go structs to be printed: fields in a fixed order, which JSON keeps. */
import { GoObject, type GoType, type Value } from '../go/value.ts';

const STRUCT: GoType = { name: 'struct', kind: 'struct' };

/** A struct of these fields; a field that is undefined is left out, as `omitempty` does. */
export function struct(fields: Readonly<Record<string, Value | undefined>>): GoObject {
  const entries = Object.entries(fields).filter((entry): entry is [string, Value] => entry[1] !== undefined);
  return new GoObject(STRUCT, new Map(entries));
}

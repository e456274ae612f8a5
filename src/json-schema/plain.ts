/** A short way through schemas that have only the keywords of most charts' schemas, if only the verdict is wanted: no state, no reasons. */
import { type Instance, typeOfInstance } from './instance.ts';
import type { JsonType, Schema } from './schema.ts';

/** Maps that are copies, by themselves, to what they are copies of and what nobody changes. */
export type Copies = ReadonlyMap<Instance, object>;

/** Which schema a value has passed before; its copies pass it, too. */
const passed = new WeakMap<object, Schema>();

/** Whether a value passes a plain schema; `passes` answers for schemas inside it that are not. `copies` are among the value's properties. */
export function passesPlainly(
  schema: Schema,
  value: Instance,
  passes: (schema: Schema, value: Instance) => boolean,
  copies?: Copies,
): boolean {
  const { plain, types, required, properties, additionalProperties: rest } = schema;
  // Types that take a close look, such as integers, are left to `passes`.
  if (!plain || (types && !types.includes(typeOfInstance(value) as JsonType))) return passes(schema, value);
  if (!(value instanceof Map)) return true;
  if (required) for (const name of required) if (!value.has(name)) return false;
  if (!properties && rest === undefined) return true;
  for (const [name, each] of value as ReadonlyMap<string, Instance>) {
    const wanted = properties?.get(name) ?? rest;
    if (wanted === false) return false;
    if (typeof wanted !== 'object' || wanted.always) continue;
    const original = copies?.get(each);
    if (original && passed.get(original) === wanted) continue;
    if (!passesPlainly(wanted, each, passes)) return false;
    if (original) passed.set(original, wanted);
  }
  return true;
}

/** A short way through schemas that have only the keywords of most charts' schemas, if only the verdict is wanted: no state, no reasons. */
import { type Instance, typeOfInstance } from './instance.ts';
import type { Schema } from './schema.ts';

/** Maps that are copies, by themselves, to what they are copies of and what nobody changes. */
export type Copies = ReadonlyMap<Instance, Instance>;

/** What has passed a schema before; its copies pass, too. */
const passed = new WeakMap<Schema, WeakSet<object>>();

/** Whether a value passes a plain schema; `passes` answers for schemas inside it that are not. `copies` are among the value's properties. */
export function passesPlainly(
  schema: Schema,
  value: Instance,
  passes: (schema: Schema, value: Instance) => boolean,
  copies?: Copies,
): boolean {
  if (!schema.plain || !hasPlainType(schema, value)) return passes(schema, value);
  if (!(value instanceof Map)) return true;
  const { required, properties, additionalProperties: additional } = schema;
  if (required) for (const name of required) if (!value.has(name)) return false;
  if (!properties && additional === undefined) return true;
  for (const [name, each] of value as ReadonlyMap<string, Instance>) {
    const known = properties?.get(name);
    if (known) {
      if (known.always !== true && !onceOnly(known, copies?.get(each), () => passesPlainly(known, each, passes))) return false;
    } else if (additional === false || (typeof additional === 'object' && !passesPlainly(additional, each, passes))) return false;
  }
  return true;
}

/** The answer to whether a copy of `original` passes, which is the same every time. */
function onceOnly(schema: Schema, original: Instance | undefined, passes: () => boolean): boolean {
  if (typeof original !== 'object' || original === null) return passes();
  const known = passed.get(schema);
  if (known?.has(original)) return true;
  if (!passes()) return false;
  if (known) known.add(original);
  else passed.set(schema, new WeakSet([original]));
  return true;
}

/** False for what has to be looked at closely, such as integers. */
function hasPlainType({ types }: Schema, value: Instance): boolean {
  if (!types) return true;
  const type = typeOfInstance(value);
  return type !== undefined && types.includes(type);
}

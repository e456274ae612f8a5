/**
 * Values into structs as encoding/json does it: fields by name in any case, known fields kept if the text does not mention them,
 * refusals with Go's messages. sigs.k8s.io/yaml's part is here too: if a string is wanted, a number or boolean is written
 * out.
 */
import { ChartwrightError, wrapping } from '../../base/errors.ts';
import { quote } from '../../go/strconv.ts';
import { sortedKeys } from '../../go/utf8.ts';
import { GoInt, STRING_MAP, typed, type Value } from '../../go/value.ts';
import { jsonKind } from '../json/json-kind.ts';
import { formatFloat32 } from '../yaml/float32.ts';

/** A Go type that can be decoded into. `T` is what comes out. */
export interface Shape<T> {
  /** As Go's errors name it. */
  readonly name: string;
  readonly zero: () => T;
  readonly decode: (value: Value, current: T, context: Context) => T;
}

/** Where the decoder stands: the innermost struct and the fields that led there. */
export interface Context {
  readonly struct: string;
  readonly path: string;
  /** The keys and indices that led to the value, the last one first. */
  readonly at?: Step | undefined;
  /** Unknown fields are errors. */
  readonly strict: boolean;
  /** A string must be one: no numbers and booleans written out, as where plain JSON is read. */
  readonly exact?: boolean;
}

interface Step {
  readonly key: string | number;
  readonly above: Step | undefined;
}

/** The context of a document's root. */
export function rootContext(strict = false): Context {
  return { struct: '', path: '', strict };
}

/** How a document is decoded: over what is there already, and whether unknown fields are errors. */
export interface UnmarshalOptions<T> {
  readonly current?: T;
  readonly strict?: boolean | undefined;
}

/** What sigs.k8s.io/yaml's Unmarshal makes of a document's value. Throws `error unmarshaling JSON: while decoding JSON: …`. */
export function unmarshal<T>(value: Value, shape: Shape<T>, { current = shape.zero(), strict }: UnmarshalOptions<T> = {}): T {
  return wrapping('error unmarshaling JSON: while decoding JSON', () => shape.decode(value, current, rootContext(strict)));
}

/** Go's refusal of a value where another type is wanted; `what` is what it calls the value. */
export function refuseValue(value: Value, type: string, { struct, path, at }: Context, what: string = jsonKind(value)): ChartwrightError {
  const target = path === '' ? 'Go value' : `Go struct field ${struct}.${path}`;
  return new ChartwrightError('yaml/type', `json: cannot unmarshal ${what} into ${target} of type ${type}`, {
    path: pathTo(at),
  });
}

function pathTo(at: Step | undefined): (string | number)[] {
  const path: (string | number)[] = [];
  for (let step = at; step; step = step.above) path.unshift(step.key);
  return path;
}

function unknownField(key: string, { at }: Context): ChartwrightError {
  return new ChartwrightError('yaml/type', `json: unknown field ${quote(key)}`, { path: [...pathTo(at), key] });
}

/** A number or boolean in a place for text; undefined for anything else. */
function scalarText(value: Value): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (value instanceof GoInt) return String(value.value);
  return typeof value === 'number' ? formatFloat32(value) : undefined;
}

export const TEXT: Shape<string> = {
  name: 'string',
  zero: () => '',
  decode(value, current, context) {
    if (value === null) return current;
    const text = context.exact && typeof value !== 'string' ? undefined : scalarText(value);
    if (text === undefined) throw refuseValue(value, 'string', context);
    return text;
  },
};

export const FLAG: Shape<boolean> = {
  name: 'bool',
  zero: () => false,
  decode(value, current, context) {
    if (value === null) return current;
    if (typeof value !== 'boolean') throw refuseValue(value, 'bool', context);
    return value;
  },
};

/** `interface {}`: integers become float64. */
export const ANYTHING: Shape<Value> = { name: 'interface {}', zero: () => null, decode: (value) => plain(value) };

function plain(value: Value): Value {
  if (value instanceof GoInt) return Number(value.value);
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Map) return new Map(Array.from(value, ([key, item]) => [key, plain(item)]));
  return value;
}

/** `map[string]string`. */
export const TEXT_MAP: Shape<Map<string, Value> | null> = {
  name: 'map[string]string',
  zero: () => null,
  decode(value, current, context) {
    if (value === null) return null;
    if (!(value instanceof Map)) throw refuseValue(value, 'map[string]string', context);
    const out = typed(new Map<string, Value>(current ?? []), STRING_MAP);
    for (const key of sortedKeys(value))
      out.set(key, TEXT.decode(value.get(key) ?? null, '', { ...context, at: { key, above: context.at } }));
    return out;
  },
};

/** `[]T`, or a named type of it; undefined is Go's nil. Items already there are decoded over, as Go reuses a slice's memory. */
export function listOf<T>(item: Shape<T>, name = '[]' + item.name): Shape<T[] | undefined> {
  return {
    name,
    zero: () => undefined,
    decode(value, current, context) {
      if (value === null) return undefined;
      if (!Array.isArray(value)) throw refuseValue(value, name, context);
      return value.map((each, i) => {
        const existing = current && i < current.length ? (current[i] as T) : item.zero();
        return item.decode(each, existing, { ...context, at: { key: i, above: context.at } });
      });
    },
  };
}

/** A map with values of one type; null is Go's nil. */
export function mapOf<T>(item: Shape<T>, name: string): Shape<Map<string, T> | null> {
  return {
    name,
    zero: () => null,
    decode(value, _current, context) {
      if (value === null) return null;
      if (!(value instanceof Map)) throw refuseValue(value, name, context);
      return new Map(sortedKeys(value).map((key) => [key, item.decode(value.get(key) ?? null, item.zero(), context)]));
    },
  };
}

/** `*T`, null if the text has null. */
export function pointerTo<T>(target: Shape<T>): Shape<T | null> {
  return {
    name: '*' + target.name,
    zero: () => null,
    decode: (value, current, context) => (value === null ? null : target.decode(value, current ?? target.zero(), context)),
  };
}

/** A struct: the names that JSON knows its fields by, our name and shape for each. */
export function structOf<T extends object>(
  name: string,
  fields: Readonly<Record<string, { readonly [K in keyof T]-?: readonly [K, Shape<T[K]>] }[keyof T]>>,
): Shape<T> {
  const entries = Object.entries(fields) as [string, readonly [keyof T, Shape<unknown>]][];
  const shortName = name.slice(name.lastIndexOf('.') + 1);
  const exact = new Map(entries.map((entry) => [entry[0], entry]));
  const find = (key: string) => exact.get(key) ?? entries.find(([json]) => json.toLowerCase() === key.toLowerCase());
  return {
    name,
    zero() {
      const out = {} as Record<keyof T, unknown>;
      for (const [, [field, shape]] of entries) out[field] = shape.zero();
      return out as T;
    },
    decode(value, current, context) {
      if (value === null) return current;
      if (!(value instanceof Map)) throw refuseValue(value, name, context);
      const out = { ...current } as Record<keyof T, unknown>;
      for (const key of sortedKeys(value)) {
        const found = find(key);
        if (found) {
          const [json, [field, shape]] = found;
          const path = context.path === '' ? json : `${context.path}.${json}`;
          const at = { key, above: context.at };
          out[field] = shape.decode(value.get(key) ?? null, out[field], { ...context, struct: shortName, path, at });
        } else if (context.strict) throw unknownField(key, context);
      }
      return out as T;
    },
  };
}

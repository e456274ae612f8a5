/**
 * Go's values in JavaScript. The common ones are plain: float64 is `number`, string is `string`,
 * bool is `boolean`, nil is `null`, []any is an array, map[string]any is a `Map`, []byte is a
 * `Uint8Array`. Integers and structs have classes of their own; a slice or map of another Go type
 * (`[]string`, a named map with methods) is the same plain container with a type attached aside.
 *
 * Strings are Go's bytes: if they are not UTF-8, each stray byte 0x80–0xFF stands as the lone surrogate U+DC80–U+DCFF (see
 * utf8.ts), which no valid UTF-8 text can contain.
 */

export type Kind =
  | 'invalid'
  | 'bool'
  | 'int'
  | 'int8'
  | 'int16'
  | 'int32'
  | 'int64'
  | 'uint'
  | 'uint8'
  | 'uint16'
  | 'uint32'
  | 'uint64'
  | 'float32'
  | 'float64'
  | 'complex128'
  | 'string'
  | 'slice'
  | 'array'
  | 'map'
  | 'struct'
  | 'ptr'
  | 'func'
  | 'interface';

/** A Go type: `name` as `%T` prints it, `kind` as `reflect.Kind` does. */
export interface GoType {
  readonly name: string;
  readonly kind: Kind;
  /** Element type of slices and maps, target of pointers. */
  readonly elem?: GoType;
  /** Types of fields whose values do not carry them: strings of named types. */
  readonly fields?: ReadonlyMap<string, GoType>;
  /** Exported methods by name; `self` is the value they are called on. */
  readonly methods?: ReadonlyMap<string, GoMethod>;
  /** A struct whose fields are under their names in JSON, and so all leave it. */
  readonly jsonNames?: boolean;
  /** What encoding/json makes of a value of this type; absent: its fields under their Go names, its kind's usual form. */
  // biome-ignore lint/suspicious/noExplicitAny: the value the type belongs to
  readonly json?: (self: any) => Value;
}

/** A method: the signature of its arguments as in FuncDef, and the call with the receiver first. */
export interface GoMethod {
  readonly params: string;
  /** Go's types of the results, if a template can't call the method: there are several, and the second is not an error. */
  readonly results?: readonly string[];
  /** The receiver is a pointer: templates reach the method through a field, but fmt does not see it on a plain struct. */
  readonly pointer?: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: the arguments follow `params`
  readonly call: (self: any, ...args: any[]) => Value;
}

export type Value = null | boolean | number | string | GoInt | GoComplex | GoObject | Uint8Array | List | Dict | GoFunc;
export type List = Value[];
export type Dict = Map<string, Value>;

/** A func value, such as a method taken as a value; rarely seen in templates. */
export interface GoFunc {
  readonly type: GoType;
  readonly invoke: (args: Value[]) => Value;
}

/** An integer of any of Go's integer types, time.Duration included. Immutable. */
export class GoInt {
  readonly type: GoType;
  readonly value: bigint;
  constructor(value: bigint, type: GoType) {
    this.value = value;
    this.type = type;
  }
}

/** complex128. */
export class GoComplex {
  readonly re: number;
  readonly im: number;
  constructor(re: number, im: number) {
    this.re = re;
    this.im = im;
  }
}

/** A struct or a pointer to one: fields in declaration order (unexported ones too if fmt is to print them), methods on its type, Go state aside in `native`. */
export class GoObject {
  readonly type: GoType;
  readonly fields: ReadonlyMap<string, Value>;
  readonly native: unknown;
  constructor(type: GoType, fields: ReadonlyMap<string, Value> = new Map(), native?: unknown) {
    this.type = type;
    this.fields = fields;
    this.native = native;
  }
}

/** What `native` is in a pointer that points nowhere, if it is known what it would point to. */
export const NIL_POINTER = Symbol('nil pointer');

/** Whether a struct's field leaves the package that declares it. */
export function isExported(name: string): boolean {
  return name.charCodeAt(0) < 0x61;
}

/** The fields that leave a struct: encoders and templates see no others. */
export function exportedFields(object: GoObject): Map<string, Value> {
  if (object.type.jsonNames) return new Map(object.fields);
  return new Map([...object.fields].filter(([name]) => isExported(name)));
}

/** The type of a struct whose fields are under their names in JSON. */
export const JSON_STRUCT: GoType = { name: 'struct', kind: 'struct', jsonNames: true };

const basic = (kind: Kind, name: string = kind): GoType => ({ name, kind });
export const ANY: GoType = basic('interface', 'interface {}');
export const BOOL: GoType = basic('bool');
export const INT: GoType = basic('int');
export const INT32: GoType = basic('int32');
export const INT64: GoType = basic('int64');
export const UINT8: GoType = basic('uint8');
export const UINT64: GoType = basic('uint64');
export const FLOAT64: GoType = basic('float64');
export const COMPLEX128: GoType = basic('complex128');
export const STRING: GoType = basic('string');
export const BYTES: GoType = { name: '[]uint8', kind: 'slice', elem: UINT8 };
export const LIST: GoType = { name: '[]interface {}', kind: 'slice', elem: ANY };
export const STRINGS: GoType = { name: '[]string', kind: 'slice', elem: STRING };
export const INTS: GoType = { name: '[]int', kind: 'slice', elem: INT };
export const DICT: GoType = { name: 'map[string]interface {}', kind: 'map', elem: ANY };
export const STRING_MAP: GoType = { name: 'map[string]string', kind: 'map', elem: STRING };
export const NIL: GoType = basic('invalid', '<nil>');

const TYPE = Symbol('go type');
type Typed = { [TYPE]?: GoType };

/** Attaches a Go type to a slice or map that is not `[]interface {}` or `map[string]interface {}`. */
export function typed<T extends List | Dict>(value: T, type: GoType): T {
  Object.defineProperty(value, TYPE, { value: type, enumerable: false });
  return value;
}

const NIL_MARK = Symbol('nil');

/**
 * Marks an empty slice or map as Go's nil one. It prints, ranges and counts like an empty one, but
 * encodes as `null`, is not deeply equal to an empty one, equals `nil` for `eq`, and a nil map takes no entries.
 */
export function nilled<T extends List | Dict | Uint8Array>(value: T): T {
  Object.defineProperty(value, NIL_MARK, { value: true, enumerable: false });
  return value;
}

/** Whether a slice or map is Go's nil one. Only empty ones are, so ask after checking that nothing is in it. */
export function isNilled(value: List | Dict | Uint8Array): boolean {
  return NIL_MARK in value;
}

/** The dynamic type of a value. */
export function typeOf(value: Value): GoType {
  switch (typeof value) {
    case 'string':
      return STRING;
    case 'number':
      return FLOAT64;
    case 'boolean':
      return BOOL;
  }
  if (value === null || value === undefined) return NIL;
  if (value instanceof Map) return (value as Typed)[TYPE] ?? DICT;
  if (Array.isArray(value)) return (value as Typed)[TYPE] ?? LIST;
  if (value instanceof Uint8Array) return BYTES;
  if (value instanceof GoComplex) return COMPLEX128;
  return (value as GoInt | GoObject | GoFunc).type;
}

/** Small integers, from -1 on, made when they are first met. */
const SMALL: GoInt[] = [];
const SMALL64: GoInt[] = [];

function small(known: GoInt[], value: number, type: GoType): GoInt {
  known[value + 1] ??= new GoInt(BigInt(value), type);
  return known[value + 1] as GoInt;
}

/** A Go `int`. */
export function int(value: number | bigint): GoInt {
  return value >= -1 && value < 1024 ? small(SMALL, Number(value), INT) : new GoInt(BigInt(value), INT);
}

/** A Go `int64`; wraps around as Go's does. */
export function int64(value: number | bigint): GoInt {
  return value >= -1 && value < 1024 ? small(SMALL64, Number(value), INT64) : new GoInt(BigInt.asIntN(64, BigInt(value)), INT64);
}

/** A `[]string`. */
export function strings(values: string[]): List {
  return typed(values as List, STRINGS);
}

/** The dictionary with these entries; own enumerable keys only, so that `__proto__` is a key like any other. */
export function dict(entries: Readonly<Record<string, Value>> = {}): Dict {
  return new Map(Object.entries(entries));
}

export function isDict(value: Value | undefined): value is Dict {
  return value instanceof Map;
}

export function isList(value: Value | undefined): value is List {
  return Array.isArray(value);
}

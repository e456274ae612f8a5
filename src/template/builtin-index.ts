/** index, slice, len and call. */
import { ChartwrightError } from '../base/errors.ts';
import { byteLength, byteSlice, encodeUtf8 } from '../go/utf8.ts';
import { GoInt, int, LIST, typed, typeOf, UINT8, type Value } from '../go/value.ts';
import { pointee, type Result } from './exec-state.ts';
import { zeroOf } from './zero.ts';

function refuse(message: string): never {
  throw new ChartwrightError('function', message);
}

/** Go's name of the type, of the struct itself for a pointer to one. */
function typeName(value: Value): string {
  return typeOf(pointee(value)).name;
}

/** `index x 1 "a"` is x[1]["a"]; a missing key gives the zero of the map's elements. */
export function index(item: Result, ...indexes: Result[]): Result {
  if (item === undefined || item === null) return refuse('index of untyped nil');
  let at: Value = item;
  for (const key of indexes) at = at === null ? refuse('index of nil pointer') : element(at, key);
  return at;
}

function element(item: Value, key: Result): Value {
  if (item instanceof Map) return item.get(mapKey(key)) ?? (item.has(key as string) ? null : zeroOf(typeOf(item).elem));
  if (Array.isArray(item)) return item[inRange(key, item.length, 'slice')]!;
  if (item instanceof Uint8Array) return byteOf(item, key, 'slice');
  if (typeof item === 'string') return byteOf(encodeUtf8(item), key, 'string');
  return refuse(`can't index item of type ${typeName(item)}`);
}

function byteOf(bytes: Uint8Array, key: Result, kind: 'slice' | 'string'): Value {
  return new GoInt(BigInt(bytes[inRange(key, bytes.length, kind)]!), UINT8);
}

function mapKey(key: Result): string {
  if (typeof key === 'string') return key;
  if (key === undefined || key === null) return refuse('value is nil; should be of type string');
  return refuse(`value has type ${typeOf(key).name}; should be string`);
}

function refuseIndex(key: Result): never {
  if (key === undefined || key === null) return refuse('cannot index slice/array with nil');
  return refuse(`cannot index slice/array with type ${typeOf(key).name}`);
}

/** An index from 0 to the limit, the limit included. */
function bound(key: Result, limit: number): number {
  if (!(key instanceof GoInt)) return refuseIndex(key);
  const at = BigInt.asIntN(64, key.value);
  return at < 0n || at > BigInt(limit) ? refuse(`index out of range: ${at}`) : Number(at);
}

/** An index of an element. The one right behind the last is caught later than the others in Go, and worded differently. */
function inRange(key: Result, length: number, kind: 'slice' | 'string'): number {
  const at = bound(key, length);
  return at === length ? refuse(`reflect: ${kind} index out of range`) : at;
}

/** `slice x 1 2` is x[1:2]; bounds of strings count bytes. */
export function slice(item: Result, ...indexes: Result[]): Result {
  if (item === undefined || item === null) return refuse('slice of untyped nil');
  if (indexes.length > 3) return refuse(`too many slice indexes: ${indexes.length}`);
  const size = sliceable(item, indexes.length);
  const bounds = indexes.map((key) => (key === null ? refuse('cannot index slice/array with type interface {}') : bound(key, size)));
  const [from = 0, to = size, capacity = size] = bounds;
  if (from > to) return refuse(`invalid slice index: ${from} > ${to}`);
  if (to > capacity) return refuse(`invalid slice index: ${to} > ${capacity}`);
  if (typeof item === 'string') return byteSlice(item, from, to);
  if (item instanceof Uint8Array) return item.subarray(from, to);
  const type = typeOf(item);
  const part = (item as Value[]).slice(from, to);
  return type === LIST ? part : typed(part, type);
}

function sliceable(item: Value, indexes: number): number {
  if (typeof item === 'string') return indexes === 3 ? refuse('cannot 3-index slice a string') : byteLength(item);
  if (Array.isArray(item) || item instanceof Uint8Array) return item.length;
  return refuse(`can't slice item of type ${typeName(item)}`);
}

/** len: bytes of strings. */
export function length(item: Result): Result {
  if (item === undefined) return refuse('reflect: call of reflect.Value.Type on zero Value');
  if (item === null) return refuse('len of nil pointer');
  if (typeof item === 'string') return int(byteLength(item));
  if (Array.isArray(item) || item instanceof Uint8Array) return int(item.length);
  if (item instanceof Map) return int(item.size);
  return refuse(`len of type ${typeName(item)}`);
}

/** call: runs a func value; `name` is how the template writes it. */
export function callFunc(name: string, callee: Result, ...args: Result[]): Result {
  if (callee === undefined || callee === null) return refuse('call of nil');
  if (typeof callee === 'object' && 'invoke' in callee) return callee.invoke(args.map((arg) => arg ?? null));
  return refuse(`non-function ${name} of type ${typeOf(callee).name}`);
}

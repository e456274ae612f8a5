/** The directives of a strategic merge patch, and the errors about them. */
import { type Json, type JsonObject, own } from '../json.ts';
import { goText } from './go-text.ts';

export const DIRECTIVE = '$patch';
export const RETAIN_KEYS = '$retainKeys';
export const DELETE_FROM_LIST = '$deleteFromPrimitiveList';
export const ELEMENT_ORDER = '$setElementOrder';

/** A patch that can't be made or applied; its message is that of apimachinery v0.37.1. */
export class PatchError extends Error {}

export function badFormat(directive: 'primitive list' | 'retainKeys' | 'setElementOrder list'): PatchError {
  return new PatchError(`invalid patch format of ${directive}`);
}

export function badType(expected: 'map[string]interface {}' | '[]interface {}', actual: Json | undefined): PatchError {
  return new PatchError(`expected a ${expected}, but received a ${goType(actual)}`);
}

/** Go's name for the type of a JSON value. */
export function goType(value: Json | undefined): string {
  if (value === null || value === undefined) return '%!s(<nil>)';
  if (Array.isArray(value)) return '[]interface {}';
  if (typeof value === 'object') return 'map[string]interface {}';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int64' : 'float64';
  return typeof value === 'boolean' ? 'bool' : 'string';
}

export function asObject(value: Json | undefined): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw badType('map[string]interface {}', value);
  return value;
}

export function asList(value: Json | undefined): Json[] {
  if (!Array.isArray(value)) throw badType('[]interface {}', value);
  return value;
}

/** The value of an item's merge key. */
export function mergeValue(item: Json | undefined, mergeKey: string): Json {
  const object = asObject(item);
  const value = own(object, mergeKey);
  if (value === undefined) throw new PatchError(`map: ${goText(object)} does not contain declared merge key: ${mergeKey}`);
  return value;
}

/** Whether two values are the same by Go's `==` on interfaces, which scalars have. */
export function sameScalar(a: Json | undefined, b: Json | undefined): boolean {
  return (a ?? null) === (b ?? null);
}

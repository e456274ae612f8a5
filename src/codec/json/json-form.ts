/** What encoding/json makes of Go's types before it writes a byte; shared by the JSON printer and the YAML printer behind it. */
import { ChartwrightError, wrapError } from '../../base/errors.ts';
import { encodeBase64 } from '../../go/base64.ts';
import { type Dict, GoComplex, GoInt, GoObject, type GoType, isNilled, type List, typeOf, type Value } from '../../go/value.ts';

/** A value as JSON knows them. Integers keep their digits, an object its fields in their order; what is inside may be any Value again. */
export type JsonForm = null | boolean | number | bigint | string | List | Dict | GoObject;

/**
 * The value as JSON would write it, one level deep: nil slices and maps as null, bytes as base64,
 * types with a JSON form of their own as that. Throws
 * `json: unsupported value: NaN` and `json: unsupported type: func()`.
 */
export function jsonForm(value: Value): JsonForm {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      if (Number.isFinite(value)) return value;
      throw new ChartwrightError('json/type', `json: unsupported value: ${Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf'}`);
  }
  if (value === null || value === undefined) return null;
  const type = typeOf(value);
  if (type.json) return jsonForm(ownForm(value, type));
  if (value instanceof Map || Array.isArray(value)) return isNilled(value) ? null : value;
  if (value instanceof GoInt) return value.value;
  if (value instanceof Uint8Array) return isNilled(value) ? null : encodeBase64(value);
  if (value instanceof GoObject) return value;
  throw new ChartwrightError('json/type', `json: unsupported type: ${value instanceof GoComplex ? 'complex128' : type.name}`);
}

function ownForm(value: Value, type: GoType): Value {
  try {
    return type.json?.(value) ?? null;
  } catch (error) {
    throw wrapError(`json: error calling MarshalJSON for type ${type.name}`, error, 'json/type');
  }
}

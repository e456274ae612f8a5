/** Truth as text/template and sprig's `empty` see it: everything but the zero of its type; structs are always true. */
import { NO_ERROR } from './error-value.ts';
import { GoComplex, GoInt, type Value } from './value.ts';

/** Go's template.IsTrue. */
export function isTrue(value: Value | undefined): boolean {
  switch (typeof value) {
    case 'string':
      return value !== '';
    case 'boolean':
      return value;
    case 'number':
      return value !== 0;
    case 'undefined':
      return false;
  }
  if (value === null) return false;
  if (value instanceof Map) return value.size > 0;
  if (Array.isArray(value) || value instanceof Uint8Array) return value.length > 0;
  if (value instanceof GoInt) return value.value !== 0n;
  if (value instanceof GoComplex) return value.re !== 0 || value.im !== 0;
  return value !== NO_ERROR;
}

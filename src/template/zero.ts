/** The zero of a Go type: what a map answers for a key that it does not have. */
import { GoInt, GoObject, type GoType, nilled, typed, type Value } from '../go/value.ts';

/** Go's reflect.Zero; nil interfaces and pointers are `null`. */
export function zeroOf(type: GoType | undefined): Value {
  switch (type?.kind) {
    case 'string':
      return '';
    case 'bool':
      return false;
    case 'float32':
    case 'float64':
      return 0;
    case 'slice':
      return type.elem?.kind === 'uint8' ? nilled(new Uint8Array(0)) : nilled(typed([], type));
    case 'map':
      return nilled(typed(new Map(), type));
    case 'struct':
      return new GoObject(type);
  }
  return type && /^u?int[0-9]*$/.test(type.kind) ? new GoInt(0n, type) : null;
}

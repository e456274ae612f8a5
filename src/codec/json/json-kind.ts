/** What encoding/json calls a value in the words for one that does not fit (Go 1.26, UnmarshalTypeError). */
import { isDict, isList, type Value } from '../../go/value.ts';

/** For any value but null, which fits everywhere. */
export function jsonKind(value: Value): 'array' | 'bool' | 'number' | 'object' | 'string' {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  if (isList(value)) return 'array';
  return isDict(value) ? 'object' : 'number';
}

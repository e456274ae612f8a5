/** Values as JavaScript's own, for schemas. */
import { GoInt, isDict, isList, type Value } from '../../../go/value.ts';

export function toPlain(value: Value): unknown {
  if (value instanceof GoInt) return Number(value.value);
  if (isList(value)) return value.map(toPlain);
  if (!isDict(value)) return value;
  const plain: Record<string, unknown> = Object.create(null);
  for (const [key, each] of value) plain[key] = toPlain(each);
  return plain;
}

/** Two values of a field to the changes between them: tables by key, lists by the key that Kubernetes merges them by, or in order. */
import { deepEqual } from '../go/deep-equal.ts';
import { sortedKeys } from '../go/utf8.ts';
import { type Dict, isDict, isList, type Value } from '../go/value.ts';
import { type FieldSchema, fieldSchema, type PatchSchema } from '../kube/patch/schema.ts';
import type { FieldChange, Step } from './change.ts';
import { compareKeyed, listKey } from './compare-keyed.ts';
import { compareOrdered } from './compare-ordered.ts';

/** What is known of a field's type. */
export interface Typed {
  /** The types of the fields, or of the fields of a list's elements. */
  readonly schema: PatchSchema;
  /** The key that Kubernetes merges the list by; empty if there is none. */
  readonly mergeKey: string;
}

export function compareFields(before: Value, after: Value, path: readonly Step[], typed: Typed): FieldChange[] {
  if (deepEqual(before, after)) return [];
  if (isDict(before) && isDict(after)) return compareTables(before, after, path, typed.schema);
  if (!isList(before) || !isList(after)) return [{ op: 'replace', path, before, after }];
  const key = listKey(before, after, typed.mergeKey);
  const inner = (a: Value, b: Value, steps: readonly Step[]) => compareFields(a, b, steps, { schema: typed.schema, mergeKey: '' });
  return key === undefined ? compareOrdered(before, after, path, inner) : compareKeyed(before, after, path, key, inner);
}

function compareTables(before: Dict, after: Dict, path: readonly Step[], schema: PatchSchema): FieldChange[] {
  const keys = sortedKeys(new Map([...before, ...after]));
  return keys.flatMap((key): FieldChange[] => {
    const inner = [...path, key];
    if (!after.has(key)) return [{ op: 'remove', path: inner, before: before.get(key) as Value }];
    if (!before.has(key)) return [{ op: 'add', path: inner, after: after.get(key) as Value }];
    return compareFields(before.get(key) as Value, after.get(key) as Value, inner, typedAs(fieldSchema(schema, key)));
  });
}

function typedAs({ type, strategy, mergeKey }: FieldSchema): Typed {
  return { schema: type, mergeKey: strategy === 'merge' ? mergeKey : '' };
}

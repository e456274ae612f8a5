/** Hides what Secrets hold: values of `data` and `stringData` give way to how long they are. */

import { encodeUtf8 } from '../go/utf8.ts';
import { isDict, type Value } from '../go/value.ts';
import type { FieldChange, ObjectChange, RenderedObject } from './change.ts';

const HIDDEN = ['data', 'stringData'];

/** The changes without the contents of Secrets. A value that changes stays a change. */
export function redactSecrets(changes: readonly ObjectChange[]): ObjectChange[] {
  return changes.map((change) => {
    if ((change.after ?? change.before)?.kind !== 'Secret') return change;
    const { before, after } = change;
    return {
      ...(before && { before: redactedObject(before) }),
      ...(after && { after: redactedObject(after) }),
      fields: change.fields.map(redactedField),
    };
  });
}

function redactedObject(object: RenderedObject): RenderedObject {
  const { value } = object;
  if (!isDict(value)) return object;
  return { ...object, value: new Map([...value].map(([key, item]) => [key, HIDDEN.includes(key) ? hidden(item) : item])) };
}

function redactedField(change: FieldChange): FieldChange {
  const [first] = change.path;
  if (first === undefined && change.op === 'replace') return { ...change, before: hidden(change.before), after: hidden(change.after) };
  if (!HIDDEN.includes(String(first)) || change.op === 'order') return change;
  if (change.op === 'add') return { ...change, after: hidden(change.after) };
  if (change.op === 'remove') return { ...change, before: hidden(change.before) };
  return { ...change, before: hidden(change.before), after: hidden(change.after) };
}

function hidden(value: Value): Value {
  if (isDict(value)) return new Map([...value].map(([key, item]) => [key, hidden(item)]));
  const length = typeof value === 'string' ? encodeUtf8(value).length : 0;
  return `REDACTED (${length} bytes)`;
}

/** Values by dotted paths, as Helm's conditions and imports name them. */
import { ChartwrightError } from '../base/errors.ts';
import { quote } from '../go/strconv.ts';
import { type Dict, isDict, type Value } from '../go/value.ts';

/** The table at a path. Throws `"x" is not a table` (code `values`), naming the part that is none. */
export function tableAt(values: Dict, path: string): Dict {
  let table = values;
  for (const key of path.split('.')) {
    const next = table.get(key);
    if (!isDict(next)) throw new ChartwrightError('values/not-a-table', `${quote(key)} is not a table`);
    table = next;
  }
  return table;
}

/** What is at a path, tables excepted: undefined if there is nothing, or a table. */
export function pathValue(values: Dict, path: string): Value | undefined {
  const keys = path.split('.');
  const last = keys.pop() as string;
  let table = values;
  for (const key of keys) {
    const next = table.get(key);
    if (!isDict(next)) return undefined;
    table = next;
  }
  const found = table.get(last);
  return isDict(found) ? undefined : found;
}

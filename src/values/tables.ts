/** Two tables into one: the step that coalescing repeats at every depth. */
import { goString } from '../go/fmt.ts';
import { type Dict, isDict } from '../go/value.ts';
import { type Note, noteTo, type ValuesOptions } from './values-log.ts';

export interface TableMerge {
  /** A null over a default stays, instead of removing it. */
  readonly keepsNull: boolean;
  readonly note: Note;
}

/** Fills `target` from `defaults`, null removing a default (Helm's CoalesceTables). Both are changed. */
export function coalesceTables(target: Dict, defaults: Dict, options: ValuesOptions = {}): Dict {
  return mergeTablesInto(target, defaults, '', { keepsNull: false, note: noteTo(options) });
}

/** As `coalesceTables`, with null kept (Helm's MergeTables). */
export function mergeTables(target: Dict, defaults: Dict, options: ValuesOptions = {}): Dict {
  return mergeTablesInto(target, defaults, '', { keepsNull: true, note: noteTo(options) });
}

/** Fills `target` from `defaults`; `path` is for messages. Tables move, so that both maps share them afterwards. */
export function mergeTablesInto(target: Dict, defaults: Dict, path: string, how: TableMerge): Dict {
  const removed = takeNulls(target, defaults);
  for (const [key, value] of defaults) {
    const given = target.get(key);
    if (given === undefined) target.set(key, value);
    else if (given === null) {
      if (!how.keepsNull && removed.has(key)) target.delete(key);
    } else if (isDict(value)) {
      const place = path === '' ? key : `${path}.${key}`;
      if (isDict(given)) mergeTablesInto(given, value, place, how);
      else how.note('coalesce.go:316', `warning: cannot overwrite table with non table for ${place} (${goString(value)})`);
    } else if (isDict(given) && value !== null) {
      const place = path === '' ? key : `${path}.${key}`;
      how.note('coalesce.go:319', `warning: destination for ${place} is a table. Ignoring non-table value (${goString(value)})`);
    }
  }
  return target;
}

const NONE: ReadonlySet<string> = new Set();

/** A null above is a null below, too, which others who hold the table see. Returns the keys that had a default. */
function takeNulls(target: Dict, defaults: Dict): ReadonlySet<string> {
  let removed: Set<string> | undefined;
  for (const [key, value] of target) {
    if (value !== null) continue;
    removed ??= new Set();
    if ((defaults.get(key) ?? null) !== null) removed.add(key);
    defaults.set(key, null);
  }
  return removed ?? NONE;
}

/** Two tables into one: the step that coalescing repeats at every depth. */
import { goString } from '../go/fmt.ts';
import { type Dict, isDict, type Value } from '../go/value.ts';
import { copyWithoutNulls } from './copy.ts';
import type { Origins } from './origins.ts';
import { type PlainLogger, plainLogger, type ValuesOptions } from './values-log.ts';

export interface TableMerge {
  /** A null over a default stays, instead of removing it. */
  readonly keepsNull: boolean;
  /** Null defaults count as absent. */
  readonly dropsNulls?: boolean;
  /** A null above is written into the defaults, too: all that share that table see it. */
  readonly marksNulls?: boolean;
  /** What becomes of a default that is taken over; itself if this is absent. */
  readonly take?: (value: Value, origins?: Origins) => Value;
  readonly note: PlainLogger;
  readonly origins?: Origins | undefined;
}

/** Fills `target` from `defaults`, null removing a default (Helm's CoalesceTables). Both are changed, and share tables afterwards. */
export function coalesceTables(target: Dict, defaults: Dict, options: ValuesOptions = {}): Dict {
  return fillTable(target, defaults, '', { keepsNull: false, marksNulls: true, note: plainLogger(options), origins: options.origins });
}

/** As `coalesceTables`, with null kept (Helm's MergeTables). */
export function mergeTables(target: Dict, defaults: Dict, options: ValuesOptions = {}): Dict {
  return fillTable(target, defaults, '', { keepsNull: true, marksNulls: true, note: plainLogger(options), origins: options.origins });
}

/** Fills `target` from `defaults`; `path` is for messages. */
export function fillTable(target: Dict, defaults: Dict, path: string, how: TableMerge): Dict {
  for (const [key, value] of defaults) {
    if (value === null && how.dropsNulls) continue;
    const given = target.get(key);
    if (given === undefined) how.origins?.takes(target, defaults, key);
    else how.origins?.loses(target, defaults, key);
    if (given === undefined) target.set(key, how.take ? how.take(value, how.origins) : value);
    else if (given === null) {
      if (!how.keepsNull && value !== null) target.delete(key);
    } else if (isDict(value)) {
      if (isDict(given)) fillTable(given, value, below(path, key), how);
      else {
        const shown = goString(how.dropsNulls ? copyWithoutNulls(value) : value);
        how.note('coalesce.go:316', `warning: cannot overwrite table with non table for ${below(path, key)} (${shown})`);
      }
    } else if (isDict(given) && value !== null) {
      const place = below(path, key);
      how.note('coalesce.go:319', `warning: destination for ${place} is a table. Ignoring non-table value (${goString(value)})`);
    }
  }
  if (how.marksNulls) for (const [key, value] of target) if (value === null) defaults.set(key, null);
  return target;
}

/** A path one step longer. */
export function below(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

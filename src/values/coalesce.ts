/**
 * Values from above over a chart's own, chart by chart: parents over subcharts, tables merged,
 * scalars and lists replaced, `global` handed down. There are two ways, which differ in null:
 * coalescing lets a null remove a default, merging keeps it, for a later coalescing to see.
 */
import { ChartwrightError } from '../base/errors.ts';
import type { Chart } from '../chart/chart.ts';
import { sprintf } from '../go/fmt.ts';
import { quote } from '../go/strconv.ts';
import { type Dict, isDict, type Value } from '../go/value.ts';
import { DEFAULT_PROFILE } from '../helm/profile.ts';
import { copyValue, copyValues, copyWithoutNulls } from './copy.ts';
import type { Origins } from './origins.ts';
import { below, fillTable, type TableMerge } from './tables.ts';
import { type PlainLogger, plainLogger, type ValuesOptions } from './values-log.ts';

/**
 * A fresh map of `values` over the defaults of the chart and its subcharts, null removing a key. Throws `type mismatch on
 * sub: …` (code `values`) if a subchart's place holds no table.
 */
export function coalesceValues(chart: Chart, values: Dict, options: ValuesOptions = {}): Dict {
  return new Coalescing(false, options).chart(chart, copyValues(values, options.origins), '');
}

/** As `coalesceValues`, for a caller who only reads: what no chart changes may be a chart's own table. */
export function readValues(chart: Chart, values: Dict, options: ValuesOptions = {}): Dict {
  return new Coalescing(false, options, true).chart(chart, copyValues(values, options.origins), '');
}

/** As `coalesceValues`, with null kept (Helm's MergeValues). */
export function mergeChartValues(chart: Chart, values: Dict, options: ValuesOptions = {}): Dict {
  return new Coalescing(true, options).chart(chart, copyValues(values, options.origins), '');
}

class Coalescing {
  private readonly keepsNull: boolean;
  private readonly keepsNullDefaults: boolean;
  private readonly note: PlainLogger;
  /** A default, which belongs to a chart, as part of the result. */
  private readonly take: (value: Value, origins?: Origins) => Value;
  private readonly origins: Origins | undefined;
  /** Defaults are taken as they are, except where subcharts and globals are filled in. */
  private readonly shares: boolean;

  constructor(keepsNull: boolean, options: ValuesOptions, reads = false) {
    this.keepsNull = keepsNull;
    this.keepsNullDefaults = keepsNull || (options.profile ?? DEFAULT_PROFILE).keepsNullDefaults;
    this.note = plainLogger(options);
    this.origins = options.origins;
    this.take = this.keepsNullDefaults ? copyValue : copyWithoutNulls;
    this.shares = reads && this.keepsNullDefaults;
  }

  /** Fills `target` with what the chart and its subcharts add. */
  chart(chart: Chart, target: Dict, prefix: string): Dict {
    const path = below(prefix, chart.metadata.name);
    this.defaults(chart, target, path);
    for (const subchart of chart.dependencies) {
      const { name } = subchart.metadata;
      const values = tableFor(target, name);
      this.globals(values, target, path);
      this.chart(subchart, values, path);
    }
    return target;
  }

  private defaults(chart: Chart, target: Dict, path: string): void {
    for (const [key, value] of chart.values) {
      const given = target.get(key);
      if (given === undefined) this.origins?.takes(target, chart.values, key);
      else this.origins?.loses(target, chart.values, key);
      if (given === undefined) {
        const isFilled = key === 'global' || !this.shares || chart.dependencies.some(({ metadata }) => metadata.name === key);
        if (value !== null || this.keepsNullDefaults) target.set(key, isFilled ? this.take(value, this.origins) : value);
      } else if (given === null) {
        if (!this.keepsNull) target.delete(key);
      } else if (isDict(given)) this.mergeDefault(chart, given, key, value, path);
    }
  }

  private mergeDefault(chart: Chart, given: Dict, key: string, value: Value, path: string): void {
    if (!isDict(value)) {
      if (value !== null) this.note('coalesce.go:237', `warning: skipped value for ${path}.${key}: Not a table.`);
      return;
    }
    // A subchart's nulls are for its own coalescing.
    const isSubchart = chart.dependencies.some((each) => each.metadata.name === key);
    const how: TableMerge = isSubchart
      ? { keepsNull: true, take: copyValue, note: this.note, origins: this.origins }
      : { keepsNull: this.keepsNull, dropsNulls: !this.keepsNullDefaults, take: this.take, note: this.note, origins: this.origins };
    fillTable(given, value, below(path, key), how);
  }

  /** Hands the `global` table of `from` down to `target`, whose own entries give way. */
  private globals(target: Dict, from: Dict, path: string): void {
    const given = target.get('global');
    if (given !== undefined && !isDict(given)) {
      return this.note('coalesce.go:138', 'warning: skipping globals because destination global is not a table.');
    }
    const above = from.get('global');
    if (above !== undefined && !isDict(above)) {
      return this.note('coalesce.go:145', 'warning: skipping globals because source global is not a table.');
    }
    const globals: Dict = given ?? new Map();
    if (above) for (const key of above.keys()) this.global(globals, key, above, path);
    target.set('global', globals);
  }

  /** A table from above is copied at its first level only: what is deeper is shared, and changed, as in Helm. */
  private global(globals: Dict, key: string, above: Dict, path: string): void {
    const value = above.get(key) as Value;
    const there = globals.get(key);
    if (isDict(value)) {
      const table: Dict = new Map(value);
      this.origins?.copied(value, table);
      if (isDict(there)) fillTable(table, there, below(path, key), { keepsNull: true, note: this.note, origins: this.origins });
      else if (there !== undefined) {
        return this.note('coalesce.go:161', `Conflict: cannot merge map onto non-map for ${quote(key)}. Skipping.`);
      }
      globals.set(key, table);
      this.origins?.takes(globals, above, key);
    } else if (isDict(there)) this.note('coalesce.go:175', `key ${key} is table. Skipping`);
    else {
      globals.set(key, value);
      this.origins?.takes(globals, above, key);
    }
  }
}

/** The table of a subchart's values, made if there is none. */
function tableFor(target: Dict, name: string): Dict {
  const there = target.get(name);
  if (isDict(there)) return there;
  if (there !== undefined) throw new ChartwrightError('values/not-a-table', sprintf('type mismatch on %s: %t', [name, there]));
  const table: Dict = new Map();
  target.set(name, table);
  return table;
}

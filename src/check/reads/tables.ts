/** The tables of the values, recognized wherever templates pass them, and the keys that are read from them. */
import { isTrue } from '../../go/truth.ts';
import { type Dict, isDict, isList, type Value } from '../../go/value.ts';
import { type Found, pathKey, type Reads } from './reads.ts';

export class Tables {
  private readonly reads: Reads;
  /** Where the tables of the values stand. */
  private readonly paths = new WeakMap<object, (readonly string[])[]>();
  /** What templates have put into tables of their own. */
  private readonly kept = new WeakMap<object, Map<string, Found>>();
  /** Tables of which all has been used. */
  private readonly used = new WeakSet<object>();

  constructor(values: Value, reads: Reads) {
    this.reads = reads;
    if (isDict(values)) this.know(values, []);
  }

  private know(table: Dict, path: readonly string[]): void {
    this.paths.set(table, [...(this.paths.get(table) ?? []), path]);
    for (const [key, value] of table) if (isDict(value)) this.know(value, [...path, key]);
  }

  /** A key of a table is asked for. */
  entry(table: Dict, key: string): Found | undefined {
    const paths = this.paths.get(table);
    if (!paths) return this.kept.get(table)?.get(key);
    const all = paths.map((path) => [...path, key]);
    if (table.has(key)) return this.reads.found(all.map(pathKey), table.get(key));
    for (const path of all) this.reads.missing.set(pathKey(path), path);
    return undefined;
  }

  /** All keys of a table are asked for, and which there are decides. */
  takeEntries(table: Dict): void {
    for (const key of table.keys()) this.need(this.entry(table, key));
  }

  /** A template puts a value into a table. */
  keep(table: Dict, key: string, found: Found | undefined): void {
    if (this.paths.has(table)) this.use(found);
    else {
      const known = this.kept.get(table) ?? new Map<string, Found>();
      this.kept.set(table, known);
      if (found) known.set(key, found);
      else known.delete(key);
    }
  }

  need(found: Found | undefined): void {
    if (found) this.reads.need(found);
  }

  settle(found: Found | undefined): void {
    if (found) this.reads.settle(found);
  }

  /** Whether a value is empty decides; if it is, nothing would decide the same. */
  test(found: Found | undefined): void {
    if (!found) return;
    if (!isTrue(found.value as Value)) return this.reads.settle(found);
    this.reads.need(found);
    // A table with one key is empty without it.
    if (isDict(found.value as Value) && (found.value as Dict).size === 1) this.takeEntries(found.value as Dict);
  }

  /** Something is made of a value, and of all that is in it. */
  use(found: Found | undefined): void {
    if (!found) return;
    this.reads.need(found);
    this.useAll(found.value as Value);
  }

  /** Something is made of all that is in a value. */
  useAll(value: Value, above: readonly Value[] = []): void {
    if (!isList(value) && !isDict(value)) return;
    if (above.includes(value)) return;
    const inside = [...above, value];
    if (isList(value)) {
      for (const item of value) this.useAll(item, inside);
      return;
    }
    if (this.used.has(value)) return;
    if (this.paths.has(value)) {
      // What a template made may change later on; what is put into these is used at once.
      this.used.add(value);
      this.takeEntries(value);
    }
    for (const found of this.kept.get(value)?.values() ?? []) this.reads.need(found);
    for (const each of value.values()) this.useAll(each, inside);
  }

  /** Follows keys into tables; what is found last, and all on the way, decides something. */
  walk(start: Value, keys: readonly Value[]): Found | undefined {
    let at: Value | undefined = start;
    let found: Found | undefined;
    for (const key of keys) {
      if (!isDict(at ?? null)) return found;
      found = this.entry(at as Dict, String(key));
      this.need(found);
      at = (at as Dict).get(String(key));
    }
    return found;
  }
}

/**
 * The tables of a TOML document while it is read: where new keys go, and which ones may be defined
 * again. Follows BurntSushi's rules, which differ from the specification's in corners.
 */
import { DICT, type Dict, type GoType, type List, typed, typeOf, type Value } from '../../go/value.ts';
import { TomlProblem } from './cursor.ts';
import { dottedKey } from './key-text.ts';

/** Arrays of tables that were written with `[[headers]]`. */
export const TABLES: GoType = { name: '[]map[string]interface {}', kind: 'slice', elem: DICT };

export class Tables {
  readonly root: Dict = new Map();
  /** The table that keys belong to. */
  context: readonly string[] = [];
  /** The key whose value is being read. */
  key = '';
  /** The line of the key or header that was read last. */
  line = 1;
  /** Tables that exist because a key below them does; they may be defined once more. */
  private readonly implicit = new Set<string>();
  /** Keys that hold `[arrays]`. */
  private readonly arrays = new Set<string>();

  /** The full name of the key in work, as errors give it. */
  current(): string {
    if (this.key === '') return dottedKey(this.context);
    return this.context.length === 0 ? this.key : `${dottedKey(this.context)}.${this.key}`;
  }

  /** `[key]` */
  openTable(key: readonly string[]): void {
    this.enter(key, false);
    this.arrays.delete(dottedKey(this.context));
  }

  /** `[[key]]` */
  openElement(key: readonly string[]): void {
    this.enter(key, true);
    this.arrays.delete(dottedKey(this.context));
  }

  /** Enters the tables of a dotted key, `a` and `b` in `a.b.c = 1`. */
  enterImplicit(parents: readonly string[]): void {
    for (const part of parents) {
      const path = [...this.context, part];
      this.implicit.add(dottedKey(path));
      this.enter(path, false);
    }
  }

  /** Enters the inline table that is the value of the present key, or an element of that value. */
  openInline(inArray: boolean): void {
    const path = [...this.context, this.key];
    this.context = path;
    this.key = '';
    this.implicit.add(dottedKey(path));
    this.enter(path, inArray);
  }

  /** Says that the present key's value is an array, before its elements are read. */
  markArray(): void {
    this.arrays.add(dottedKey(this.path()));
  }

  /** Returns the present key its value. */
  set(value: Value, isArray: boolean): void {
    this.define(this.key, value);
    const path = dottedKey(this.path());
    if (isArray) this.arrays.add(path);
    else this.arrays.delete(path);
  }

  fail(message: string): never {
    throw new TomlProblem(message, this.line);
  }

  /** The present key in full; an empty one counts as its table. */
  private path(): readonly string[] {
    const path = this.key === '' ? this.context : [...this.context, this.key];
    return path.length === 0 ? [''] : path;
  }

  private enter(key: readonly string[], inArray: boolean): void {
    const last = key.at(-1) as string;
    const parents = key.slice(0, -1);
    const table = this.descend(parents);
    this.context = parents;
    if (!inArray) this.define(last, new Map());
    else {
      if (!table.has(last)) table.set(last, typed([], TABLES));
      const list = table.get(last) as Value;
      if (!isTables(list)) this.fail(`Key '${dottedKey(key)}' was already created and cannot be used as an array.`);
      list.push(new Map());
    }
    this.context = key;
  }

  /** The table at the end of the path; those that are missing are made. */
  private descend(path: readonly string[]): Dict {
    let table = this.root;
    path.forEach((part, index) => {
      if (!table.has(part)) {
        this.implicit.add(dottedKey(path.slice(0, index + 1)));
        table.set(part, new Map());
      }
      const next = inner(table.get(part) as Value);
      if (!next) this.fail(`Key '${dottedKey(path.slice(0, index + 1))}' was already created as a hash.`);
      table = next;
    });
    return table;
  }

  private define(key: string, value: Value): void {
    let table = this.root;
    this.context.forEach((part, index) => {
      const next = inner(table.get(part) as Value);
      if (!next) this.fail(`Key '${dottedKey(this.context.slice(0, index + 1))}' has already been defined.`);
      table = next;
    });
    const path = dottedKey([...this.context, key]);
    if (table.has(key)) {
      if (!this.implicit.delete(path)) this.fail(`Key '${path}' has already been defined.`);
      if (!this.arrays.has(path)) return;
    }
    table.set(key, value);
  }
}

function isTables(value: Value): value is List {
  return Array.isArray(value) && typeOf(value) === TABLES;
}

/** The table that a value is, or the last one of an array of tables. */
function inner(value: Value): Dict | undefined {
  const table = isTables(value) ? value.at(-1) : value;
  return table instanceof Map ? table : undefined;
}

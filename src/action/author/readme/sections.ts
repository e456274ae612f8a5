/** Rows in the order of the table, and by section. Mirrors helm-docs 1.14.2 pkg/document/model.go. */
import { sortUnstable } from '../../../go/sort.ts';
import { compareStrings } from '../../../go/utf8.ts';
import type { ValueRow } from './value-rows.ts';

export type SortOrder = 'alphanum' | 'file';

export interface Section {
  readonly name: string;
  readonly rows: readonly ValueRow[];
}

export interface Sections {
  /** Rows without a section. */
  readonly others: Section;
  /** In the order in which the rows name them. */
  readonly named: readonly Section[];
}

/** Global values first, then the chart's own, then those of each dependency. */
export function sortRows(rows: readonly ValueRow[], order: SortOrder): ValueRow[] {
  const compare = (a: ValueRow, b: ValueRow): number => {
    if (a.isGlobal !== b.isGlobal) return a.isGlobal ? -1 : 1;
    if (!a.isGlobal && a.dependency !== b.dependency) return compareStrings(a.dependency, b.dependency);
    return order === 'file' ? a.line - b.line || a.column - b.column : compareStrings(a.key, b.key);
  };
  return sortUnstable([...rows], (a, b) => compare(a, b) < 0);
}

/** Sorted rows by the section that they name; each section is sorted again. */
export function sectionRows(rows: readonly ValueRow[], order: SortOrder): Sections {
  const named = new Map<string, ValueRow[]>();
  for (const row of rows) named.set(row.section, [...(named.get(row.section) ?? []), row]);
  const others = { name: 'Other Values', rows: sortRows(named.get('') ?? [], order) };
  named.delete('');
  return { others, named: [...named].map(([name, items]) => ({ name, rows: sortRows(items, order) })) };
}

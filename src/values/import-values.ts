/** `import-values`: parts of a subchart's values into its parent's. */

import { errorText } from '../base/errors.ts';
import type { Chart } from '../chart/chart.ts';
import { sprintf } from '../go/fmt.ts';
import { DICT, type Dict, isDict, STRING_MAP, typed, typeOf, type Value } from '../go/value.ts';
import { mergeChartValues } from './coalesce.ts';
import { copyValues } from './copy.ts';
import { declaresNone, type OpenChart, type OpenDependency } from './open-chart.ts';
import type { Origins } from './origins.ts';
import { tableAt } from './paths.ts';
import { mergeTables } from './tables.ts';
import { type ValuesOptions, warnOf } from './values-log.ts';

/**
 * Gives each chart that declares dependencies the values of its whole tree, with what its subcharts
 * export below; subcharts first. What the parent says itself wins. Null is kept.
 */
export function importValues(chart: OpenChart, options: ValuesOptions): void {
  for (const each of chart.dependencies) importValues(each, options);
  if (declaresNone(chart.metadata)) return;
  const values = mergeChartValues(chart as Chart, new Map(), options);
  const imported: Dict = new Map();
  const { origins } = options;
  for (const each of chart.metadata.dependencies) {
    each.importValues = each.importValues.flatMap((wanted) => importOne(each, wanted, values, imported, options));
  }
  // Imported tables are still part of the values, and merging changed them in both places: hence the copy.
  chart.values = imported.size === 0 ? values : mergeTables(copyValues(values, origins), asImported(imported, origins), options);
}

/** From here on, the tables count as imported; what is known of the values is copied already. */
function asImported(imported: Dict, origins: Origins | undefined): Dict {
  origins?.relabel(imported, (origin) => ({ ...origin, kind: 'import-values', from: origin.kind }));
  return imported;
}

/** Takes in one entry; returns how Helm writes it down afterwards. Entries that are neither text nor table are dropped. */
function importOne(dependency: OpenDependency, wanted: Value, values: Dict, imported: Dict, options: ValuesOptions): Value[] {
  // What was written down before is a map[string]string, which Helm passes over (a chart under two aliases, in Helm 3).
  const isTable = isDict(wanted) && typeOf(wanted) === DICT;
  if (!isTable && typeof wanted !== 'string') return [];
  const child = isTable ? sprintf('%v', [wanted.get('child') ?? null]) : `exports.${wanted}`;
  const parent = isTable ? sprintf('%v', [wanted.get('parent') ?? null]) : '.';
  try {
    const found = tableAt(values, `${dependency.name}.${child}`);
    mergeTables(imported, nested(parent, found.size === 0 ? new Map() : found), options);
  } catch (error) {
    warnMissing(dependency.name, errorText(error), isTable, options);
  }
  return [
    typed(
      new Map([
        ['child', child],
        ['parent', parent],
      ]),
      STRING_MAP,
    ),
  ];
}

/** The table at the end of a path of new ones. */
function nested(path: string, table: Dict): Dict {
  if (path === '.') return table;
  return path.split('.').reduceRight<Dict>((inner, key) => new Map([[key, inner]]), table);
}

function warnMissing(chart: string, reason: string, namesChart: boolean, options: ValuesOptions): void {
  if (namesChart) {
    const plain = `dependencies.go:270: Warning: ImportValues missing table from chart ${chart}: ${reason}`;
    const attributes = [['chart', chart] as const, ['error', reason] as const];
    return warnOf(options, 'ImportValues missing table from chart', attributes, plain);
  }
  warnOf(options, 'ImportValues missing table', [['error', reason]], `dependencies.go:287: Warning: ImportValues missing table: ${reason}`);
}

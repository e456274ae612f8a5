/** What usually is a mistake in values: numbers that print otherwise, layers without effect, lists that replace lists. */
import { goString } from '../go/fmt.ts';
import { type Dict, isDict, isList, type Value } from '../go/value.ts';
import type { Label, Origin, Origins } from '../values/origins.ts';
import type { ExplainedValue } from './explained-value.ts';

export interface ValuesWarning {
  readonly kind: 'number-form' | 'layer-without-effect' | 'list-replaced';
  readonly message: string;
  /** The place; absent if the warning is of a layer. */
  readonly path?: string;
  readonly origin: Origin;
}

/** The warnings for all leaves; `values` are what the user sets. */
export function valuesWarnings(leaves: readonly ExplainedValue[], values: Dict, origins: Origins): ValuesWarning[] {
  return [...leaves.flatMap(leafWarnings), ...idleLayers(leaves, values, origins)];
}

function leafWarnings({ path, value, chain }: ExplainedValue): ValuesWarning[] {
  const [winner, next] = chain;
  if (!winner) return [];
  const { origin } = winner;
  const warnings: ValuesWarning[] = [];
  if (typeof value === 'number' && goString(value).includes('e')) {
    const message = `${path} is a number and prints as ${goString(value)}: quote it if its digits matter`;
    warnings.push({ kind: 'number-form', message, path, origin });
  }
  if (next && isWhole(origin) && isTableList(value) && isTableList(next.value)) {
    const message = `${path} replaces a list of ${next.value.length}: lists are not merged`;
    warnings.push({ kind: 'list-replaced', message, path, origin });
  }
  return warnings;
}

/** Whether an origin sets lists as a whole; `--set a[0].b=c` does not. */
function isWhole({ kind }: Origin): boolean {
  return kind === 'file' || kind === 'chart' || kind === 'values' || kind === 'set-json';
}

function isTableList(value: Value): value is Value[] {
  return isList(value) && value.length > 0 && value.every(isDict);
}

/** The layers of the user none of whose values wins anywhere. */
function idleLayers(leaves: readonly ExplainedValue[], values: Dict, origins: Origins): ValuesWarning[] {
  const winners = new Set(leaves.flatMap(({ chain }) => (chain[0] ? [layerOf(chain[0].origin)] : [])));
  const layers = new Map<string, Origin>();
  collect(values, origins, ({ origin }) => layers.set(layerOf(origin), origin));
  return [...layers].flatMap(([name, origin]) => {
    if (winners.has(name)) return [];
    const { line: _line, column: _column, ...layer } = origin;
    return [{ kind: 'layer-without-effect', message: 'none of these values takes effect', origin: layer }];
  });
}

/** What a layer is known by, wherever its values go. */
function layerOf({ file, argument, index }: Origin): string {
  return JSON.stringify([file, argument, index]);
}

function collect(table: Dict, origins: Origins, take: (label: Label) => void): void {
  for (const key of origins.keys(table)) origins.chain(table, key).forEach(take);
  for (const value of table.values()) if (isDict(value)) collect(value, origins, take);
}

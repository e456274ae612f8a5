/** What is read of values by templates, by dependencies, and as somebody else's values: globals, subcharts under other names. */
import type { Chart } from '../../chart/chart.ts';
import { pathKey, type Reads } from './reads.ts';

export interface KnownReads {
  readonly read: ReadonlySet<string>;
  /** Keys without which something may be different. */
  readonly needed: ReadonlySet<string>;
  /** Keys that decide whether subcharts are there. */
  readonly decides: ReadonlySet<string>;
  /** Below these, everything counts as read. */
  readonly whole: ReadonlySet<string>;
  /** The tables of subcharts that no set switches on. */
  readonly off: ReadonlySet<string>;
  /** Keys that are asked for and set nowhere, by their parents. */
  readonly missing: ReadonlyMap<string, readonly string[]>;
}

/** `chart`: as it was loaded, whatever the sets switch off. */
export function knownReads(chart: Chart, reads: Reads): KnownReads {
  const [decides, whole, off] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const names = dependencies(chart, [], reads.read, { decides, whole, off });
  const missing = new Map<string, string[]>();
  for (const path of reads.missing.values()) {
    const parent = pathKey(path.slice(0, -1));
    missing.set(parent, [...(missing.get(parent) ?? []), path.at(-1) as string]);
  }
  const read = elsewhere([...reads.read, ...decides], names);
  return { read, needed: elsewhere([...reads.neededPaths(), ...decides], names), decides, whole, off, missing };
}

/** A subchart's table, and the name that its own values file has it under. */
type Names = readonly (readonly [table: string, own: string])[];

/** The paths, and those that stand for them: what a subchart reads of its globals is read of the root's. */
function elsewhere(paths: readonly string[], names: Names): Set<string> {
  const all = new Set(paths);
  for (const key of paths) {
    const path = key.split('\u0000');
    for (let at = path.indexOf('global', 1); at > 0; at = path.indexOf('global', at + 1)) all.add(pathKey(path.slice(at)));
    for (const [table, own] of names) if (key.startsWith(`${table}\u0000`)) all.add(own + key.slice(table.length));
  }
  return all;
}

/** Conditions, tags, imported values, and subcharts that no set switches on. */
function dependencies(
  chart: Chart,
  prefix: readonly string[],
  read: ReadonlySet<string>,
  found: { readonly decides: Set<string>; readonly whole: Set<string>; readonly off: Set<string> },
): Names {
  const decide = (path: readonly string[]) => path.forEach((_, i) => void found.decides.add(pathKey(path.slice(0, i + 1))));
  const names = chart.metadata.dependencies.flatMap(({ name, alias, condition, tags, importValues }): Names => {
    const table = [...prefix, alias || name];
    for (const each of condition?.split(',') ?? []) decide([...prefix, ...each.trim().split('.')]);
    for (const tag of tags ?? []) decide(['tags', tag]);
    for (const each of importValues ?? []) {
      const child = typeof each === 'string' ? ['exports', each] : each instanceof Map ? String(each.get('child') ?? '').split('.') : [];
      decide([...table, ...child]);
      found.whole.add(pathKey([...table, ...child]));
    }
    if (!read.has(pathKey(table))) found.off.add(pathKey(table));
    return alias && alias !== name ? [[pathKey(table), pathKey([...prefix, name])]] : [];
  });
  return [...names, ...chart.dependencies.flatMap((child) => dependencies(child, [...prefix, child.metadata.name], read, found))];
}

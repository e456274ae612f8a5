/** Values that no template reads with any set of values, and keys that are read but set under another spelling. */
import { closestName } from '../base/closest.ts';
import { attempt } from '../base/errors.ts';
import { type Chart, fileText } from '../chart/chart.ts';
import type { YamlMapping, YamlNode } from '../codec/yaml/node.ts';
import { decodeUtf8 } from '../go/utf8.ts';
import type { Value } from '../go/value.ts';
import type { Finding } from './finding.ts';
import type { YamlFinding } from './scan-yaml.ts';
import { pathKey, type Reads } from './traced-values.ts';

export interface ValuesFile {
  readonly name: string;
  readonly text: string;
  /** Where its values stand among those of the root chart: `['sub']` for a subchart's own. */
  readonly prefix: readonly string[];
  /** It belongs to the chart, and is not given by the user. */
  readonly isDefault: boolean;
  readonly root: YamlNode | undefined;
  readonly findings: readonly YamlFinding[];
  readonly values: Value;
}

/** Findings for keys whose removal changes nothing that the sets render. Those that a template names are advice: other values may lead there. */
export function neverRead(chart: Chart, files: readonly ValuesFile[], reads: Reads): Finding[] {
  const known = { ...readPaths(chart, reads), named: namesIn(chart) };
  return files.flatMap((file) => (file.root ? unreadIn(file, file.root, [...file.prefix], known) : []));
}

interface Known {
  readonly read: ReadonlySet<string>;
  /** Below these, everything counts as read. */
  readonly whole: ReadonlySet<string>;
  /** Names of keys that a schema requires. */
  readonly required: ReadonlySet<string>;
  /** Words that stand in templates. */
  readonly named: ReadonlySet<string>;
  /** Keys that are asked for and set nowhere, by their parents. */
  readonly missing: ReadonlyMap<string, readonly string[]>;
}

function unreadIn(file: ValuesFile, node: YamlNode, path: readonly string[], known: Known): Finding[] {
  const target = node.kind === 'alias' ? node.target : node;
  if (target.kind !== 'mapping' || known.whole.has(pathKey(path))) return [];
  return target.keys.flatMap((key, i): Finding[] => {
    const value = target.values[i] as YamlNode;
    if (key.kind !== 'scalar' || key.value === '<<') return [];
    const here = [...path, key.value];
    if (known.read.has(pathKey(here))) return unreadIn(file, value, here, known);
    if (isKept(key.value, here, value, known)) return [];
    return [unread(file, target, key, here, known)];
  });
}

/** Keys whose removal could change something although no template reads them. */
function isKept(name: string, path: readonly string[], value: YamlNode, { whole, required }: Known): boolean {
  const isNull = value.kind === 'scalar' && value.implicit && /^(?:|~|null|Null|NULL)$/.test(value.value);
  return isNull || required.has(name) || path.some((_, i) => whole.has(pathKey(path.slice(0, i + 1))));
}

function unread({ name }: ValuesFile, parent: YamlMapping, key: YamlNode, path: readonly string[], known: Known): Finding {
  const position = { file: name, line: key.line, column: key.column };
  const own = path.at(-1) as string;
  const wanted = known.missing.get(pathKey(path.slice(0, -1))) ?? [];
  const set = parent.keys.flatMap((each) => (each.kind === 'scalar' ? [each.value] : []));
  const meant = closestName(
    wanted.filter((each) => !set.includes(each)),
    own,
  );
  if (meant === undefined && known.named.has(own)) {
    return { rule: 'values/never-read', severity: 'info', message: `${path.join('.')} is not read with these values`, position };
  }
  if (meant === undefined) return { rule: 'values/never-read', message: `${path.join('.')} is never read`, position };
  const asked = [...path.slice(0, -1), meant].join('.');
  return { rule: 'values/misspelt', message: `${path.join('.')} is never read, and ${asked} is read but set nowhere`, position };
}

function namesIn(chart: Chart): Set<string> {
  const names = new Set(chart.templates.flatMap((file) => fileText(file).match(/[\w-]+/g) ?? []));
  for (const child of chart.dependencies) for (const name of namesIn(child)) names.add(name);
  return names;
}

function readPaths(chart: Chart, reads: Reads): Omit<Known, 'named'> {
  const read = new Set(reads.read);
  const whole = new Set<string>();
  for (const key of reads.read) {
    // What a subchart reads of its globals is read of the root's.
    const path = key.split('\u0000');
    for (let at = path.indexOf('global', 1); at > 0; at = path.indexOf('global', at + 1)) read.add(pathKey(path.slice(at)));
  }
  readByDependencies(chart, [], read, whole);
  const missing = new Map<string, string[]>();
  for (const path of reads.missing.values()) {
    const parent = pathKey(path.slice(0, -1));
    missing.set(parent, [...(missing.get(parent) ?? []), path.at(-1) as string]);
  }
  return { read, whole, required: requiredNames(chart), missing };
}

/** Conditions, tags, imported values, and all values of subcharts that no set switches on. */
function readByDependencies(chart: Chart, prefix: readonly string[], read: Set<string>, whole: Set<string>): void {
  const addPath = (path: readonly string[]) => path.forEach((_, i) => void read.add(pathKey(path.slice(0, i + 1))));
  for (const { name, alias, condition, tags, importValues } of chart.metadata.dependencies) {
    const table = [...prefix, alias || name];
    for (const each of condition?.split(',') ?? []) addPath([...prefix, ...each.trim().split('.')]);
    for (const tag of tags ?? []) addPath(['tags', tag]);
    for (const each of importValues ?? []) {
      const child = typeof each === 'string' ? ['exports', each] : each instanceof Map ? String(each.get('child') ?? '').split('.') : [];
      addPath([...table, ...child]);
      whole.add(pathKey([...table, ...child]));
    }
    if (!read.has(pathKey(table))) whole.add(pathKey(table));
  }
  for (const child of chart.dependencies) readByDependencies(child, [...prefix, child.metadata.name], read, whole);
}

/** The names in the `required` lists of all schemas: dropping such a key is refused. */
function requiredNames(chart: Chart): Set<string> {
  const names = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, each] of Object.entries(value)) {
      if (key === 'required' && Array.isArray(each)) for (const name of each) names.add(String(name));
      visit(each);
    }
  };
  const schema = chart.schema && attempt(() => JSON.parse(decodeUtf8(chart.schema as Uint8Array)) as unknown);
  visit(schema);
  for (const child of chart.dependencies) for (const name of requiredNames(child)) names.add(name);
  return names;
}

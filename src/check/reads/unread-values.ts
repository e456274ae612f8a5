/** Values that no template reads with any set of values, and keys that are read but set under another spelling. */
import { closestName } from '../../base/closest.ts';
import { attempt } from '../../base/errors.ts';
import { type Chart, fileText } from '../../chart/chart.ts';
import type { YamlMapping, YamlNode } from '../../codec/yaml/node.ts';
import { deepEqual } from '../../go/deep-equal.ts';
import { isTrue } from '../../go/truth.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import { isDict, type Value } from '../../go/value.ts';
import { labelledValueAt } from '../../values/label-values.ts';
import type { Finding } from '../finding.ts';
import type { YamlFinding } from '../scan-yaml.ts';
import { type KnownReads, knownReads } from './known-reads.ts';
import { pathKey, type Reads } from './reads.ts';

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

/**
 * Findings for keys whose removal changes nothing in the renderings of the sets. Those that a template names, and those
 * that equal the default without them, are advice: other values may use them. `untraced`: templates that may read more than
 * was recorded.
 */
export function unreadValues(chart: Chart, files: readonly ValuesFile[], reads: Reads, untraced = ''): Finding[] {
  const known = {
    ...knownReads(chart, reads),
    required: requiredNames(chart),
    named: namesIn(chart),
    chart,
    untraced: untracedPaths(untraced),
  };
  return files.flatMap((file) => (file.root ? unreadIn({ file, known }, file.root, file.values, [...file.prefix]) : []));
}

interface Known extends KnownReads {
  /** Names of keys that a schema requires. */
  readonly required: ReadonlySet<string>;
  /** Words that are in templates. */
  readonly named: ReadonlySet<string>;
  readonly chart: Chart;
  /** Whether templates that did not run to their end may read a key. */
  readonly untraced: (path: readonly string[]) => boolean;
}

/** They may read what they name, and what is in it; all, if they use all values as a whole. */
function untracedPaths(text: string): Known['untraced'] {
  if (text === '') return () => false;
  const words = new Set(text.match(/[\w-]+/g));
  const isWhole = /\.Values(?![\w.])/.test(text);
  return (path) => isWhole || path.some((step) => words.has(step));
}

interface Walk {
  readonly file: ValuesFile;
  readonly known: Known;
}

/** A key of a values file. */
interface Place {
  readonly parent: YamlMapping;
  readonly key: YamlNode;
  readonly path: readonly string[];
  readonly value: Value;
}

function unreadIn(walk: Walk, node: YamlNode, values: Value, path: readonly string[]): Finding[] {
  const { known } = walk;
  const target = node.kind === 'alias' ? node.target : node;
  if (target.kind !== 'mapping' || !isDict(values) || known.whole.has(pathKey(path))) return [];
  return target.keys.flatMap((key, i): Finding[] => {
    // What is read as a boolean or a number has another name among the values.
    if (key.kind !== 'scalar' || !values.has(key.value)) return [];
    const place = { parent: target, key, path: [...path, key.value], value: values.get(key.value) ?? null };
    if (isKept(walk, place)) return [];
    if (known.untraced(place.path)) return [];
    const here = pathKey(place.path);
    if (!known.read.has(here)) return [unread(walk, place)];
    const idle = idleBecause(walk, place);
    return idle === undefined ? unreadIn(walk, target.values[i] as YamlNode, place.value, place.path) : [advice(walk, place, idle)];
  });
}

/** Keys whose removal could change something although no template reads them: a null removes a value of a subchart. */
function isKept({ file, known }: Walk, { path, value }: Place): boolean {
  if (known.required.has(path.at(-1) as string) || path.some((_, i) => known.whole.has(pathKey(path.slice(0, i + 1))))) return true;
  return value === null && (!file.isDefault || path[0] === 'global' || valueBelow(known.chart, path, file.prefix.length) !== undefined);
}

/** Why a key that is read changes nothing all the same; undefined if it does. */
function idleBecause({ file, known }: Walk, { path, value }: Place): string | undefined {
  if (!file.isDefault) return undefined;
  const below = valueBelow(known.chart, path, file.prefix.length);
  if (below !== undefined) {
    const isDeciding = known.decides.has(pathKey(path)) || !deepEqual(below, value) || value === null;
    return isDeciding ? undefined : 'is the default of the subchart, too';
  }
  if (known.needed.has(pathKey(path)) || (path[0] === 'global' && isGlobalBelow(known.chart, path))) return undefined;
  if (value === null) return 'is null, which has no effect';
  if (isTrue(value)) return 'has no effect with these values';
  return `is ${typeof value === 'boolean' ? 'false' : typeof value === 'number' ? '0' : 'empty'}, which has no effect`;
}

/** The value of a subchart's own values at a path, from the chart on that has `depth` names. */
function valueBelow(chart: Chart, path: readonly string[], depth: number): Value | undefined {
  const [name = '', ...rest] = path;
  const declared = chart.metadata.dependencies.find((each) => (each.alias || each.name) === name);
  const child = chart.dependencies.find(({ metadata }) => metadata.name === (declared?.name ?? name));
  if (!child || rest.length === 0) return undefined;
  const own = depth > 0 ? undefined : labelledValueAt(child.values, rest);
  return own ?? valueBelow(child, rest, depth - 1);
}

function isGlobalBelow(chart: Chart, path: readonly string[]): boolean {
  return chart.dependencies.some((child) => labelledValueAt(child.values, path) !== undefined || isGlobalBelow(child, path));
}

function unread(walk: Walk, place: Place): Finding {
  const { known } = walk;
  const own = place.path.at(-1) as string;
  const wanted = known.missing.get(pathKey(place.path.slice(0, -1))) ?? [];
  const set = place.parent.keys.flatMap((each) => (each.kind === 'scalar' ? [each.value] : []));
  const meant = closestName(
    wanted.filter((each) => !set.includes(each)),
    own,
    // Two letters that changed places count as two.
    own.length < 5 ? 1 : 2,
  );
  if (meant !== undefined) {
    const asked = [...place.path.slice(0, -1), meant].join('.');
    return finding(walk, place, 'values/misspelt', `is never read, and ${asked} is read but set nowhere`);
  }
  const off = place.path.findIndex((_, i) => known.off.has(pathKey(place.path.slice(0, i + 1))));
  if (off >= 0) return advice(walk, place, `is not read while the subchart ${place.path.slice(0, off + 1).join('.')} is off`);
  if (place.value === null && wanted.includes(own)) return advice(walk, place, 'is null, which has no effect');
  if (known.named.has(own)) return advice(walk, place, 'is not read with these values');
  return finding(walk, place, 'values/never-read', 'is never read');
}

function advice(walk: Walk, place: Place, message: string): Finding {
  return { ...finding(walk, place, 'values/never-read', message), severity: 'info' };
}

function finding({ file: { name } }: Walk, { key, path }: Place, rule: 'values/never-read' | 'values/misspelt', message: string): Finding {
  const subject = path.join('.');
  return { rule, message: `${subject} ${message}`, subject, position: { file: name, line: key.line, column: key.column } };
}

function namesIn(chart: Chart): Set<string> {
  const names = new Set(chart.templates.flatMap((file) => fileText(file).match(/[\w-]+/g) ?? []));
  for (const child of chart.dependencies) for (const name of namesIn(child)) names.add(name);
  return names;
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

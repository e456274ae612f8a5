/** Nodes of YAML as a decoder into Go's types sees them: merged maps, keys that are given twice, values of another type than wanted. */

import { ChartwrightError } from '../../base/errors.ts';
import { quote } from '../../go/quote.ts';
import { byteLength, byteSlice } from '../../go/utf8.ts';
import { int64, type Value } from '../../go/value.ts';
import { resolveTyped } from '../yaml/resolve.ts';
import type { TreeEntry, TreeMapping, TreeNode, TreeScalar } from '../yaml/tree/tree.ts';

/** Reads a node; undefined if it does not fit, with the reason added to the run's faults. */
export interface Shape<T> {
  /** Go's name of the type. */
  readonly type: string;
  readonly zero: () => T;
  readonly read: (node: TreeNode, run: Run) => T | undefined;
}

export interface Run {
  readonly faults: string[];
  /** The first node that is wrong, and what is wrong with it in plain words. */
  first?: { readonly node: TreeNode; readonly reason: string };
  /** Whether fields that a struct does not have are faults. */
  readonly strict: boolean;
}

export function read<T>(shape: Shape<T>, node: TreeNode, run: Run): T | undefined {
  if (node.kind === 'alias') return read(shape, node.target, run);
  return isNull(node) ? undefined : shape.read(node, run);
}

export function isNull(node: TreeNode): boolean {
  return node.kind === 'scalar' && scalarTag(node) === '!!null';
}

/** The entries of a mapping, what it merges in (`<<`) after its own. */
export function entries(node: TreeMapping, above: readonly TreeMapping[] = []): TreeEntry[] {
  if (above.includes(node)) throw new ChartwrightError('yaml/type', 'yaml: map merge requires map or sequence of maps as the value');
  const isMerge = ({ key }: TreeEntry) => key.kind === 'scalar' && key.tag === '!!merge';
  const merged = node.entries.filter(isMerge).flatMap(({ value }) => mergedMaps(value));
  return [...node.entries.filter((entry) => !isMerge(entry)), ...merged.flatMap((one) => entries(one, [...above, node]))];
}

function mergedMaps(node: TreeNode): TreeMapping[] {
  const target = node.kind === 'alias' ? node.target : node;
  if (target.kind === 'mapping') return [target];
  if (node.kind === 'sequence') return node.items.flatMap(mergedMaps);
  throw new ChartwrightError('yaml/type', 'yaml: map merge requires map or sequence of maps as the value');
}

export function hasUniqueKeys({ entries }: TreeMapping, run: Run): boolean {
  const { faults } = run;
  const keys = entries.map(({ key }) => key);
  const text = (node: TreeNode) => (node.kind === 'scalar' ? node.value : '');
  const before = faults.length;
  keys.forEach((first, i) => {
    for (const second of keys.slice(i + 1)) {
      if (first.kind !== second.kind || text(first) !== text(second)) continue;
      faults.push(`line ${second.at}: mapping key ${quote(text(second))} already defined at line ${first.at}`);
      run.first ??= { node: second, reason: `key ${quote(text(second))} is already defined at line ${first.at}` };
    }
  });
  return faults.length === before;
}

export function typeMismatch(node: TreeNode, type: string, run: Run): undefined {
  run.first ??= { node, reason: `must be ${kindOfType(type)}, not ${kindOfNode(node)}` };
  run.faults.push(`line ${node.at}: cannot unmarshal ${described(node)} into ${type}`);
  return undefined;
}

/** A Go type as a person calls it. */
function kindOfType(type: string): string {
  if (type.startsWith('[]')) return 'a list';
  if (type === 'bool') return 'true or false';
  return type === 'string' ? 'a string' : /^u?int/.test(type) ? 'an integer' : 'a table';
}

function kindOfNode(node: TreeNode): string {
  if (node.kind === 'sequence') return 'a list';
  return node.kind === 'scalar' ? quote(node.value.length > 40 ? `${node.value.slice(0, 37)}...` : node.value) : 'a table';
}

function described(node: TreeNode): string {
  if (node.kind !== 'scalar') return node.kind === 'sequence' ? '!!seq' : '!!map';
  const text = byteLength(node.value) > 10 ? `${byteSlice(node.value, 0, 7)}...` : node.value;
  return `${scalarTag(node)} \`${text}\``;
}

/** The short tag; unlike YAML 1.1, `yes` and the like are texts. */
export function scalarTag(node: TreeScalar): string {
  if (node.tag !== '') return node.tag;
  if (node.notation !== '') return '!!str';
  const { type } = resolveTyped(node.value);
  return type === 'bool' && !/^(true|True|TRUE|false|False|FALSE)$/.test(node.value) ? '!!str' : `!!${type}`;
}

export function scalarValue(node: TreeScalar): Value {
  const resolved = resolveTyped(node.value);
  switch (scalarTag(node)) {
    case '!!bool':
      return /^t/i.test(node.value);
    case '!!int':
      return resolved.type === 'int' ? int64(resolved.value) : node.value;
    case '!!float':
      return resolved.type === 'float' ? resolved.value : node.value;
    default:
      return node.value;
  }
}

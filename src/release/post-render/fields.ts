/** Fields of resource trees, looked up and removed by kustomize's rules. */
import { ChartwrightError } from '../../base/errors.ts';
import { resolveTyped } from '../../codec/yaml/resolve.ts';
import { printTrees } from '../../codec/yaml/tree/print-tree.ts';
import type { TreeMapping, TreeNode } from '../../codec/yaml/tree/tree.ts';

const KINDS = { scalar: 'ScalarNode', sequence: 'SequenceNode', mapping: 'MappingNode', alias: 'AliasNode' } as const;

/** Whether a node is null, by its text or its tag. */
export function isNull(node: TreeNode): boolean {
  if (node.kind !== 'scalar') return false;
  if (node.tag !== '') return node.tag === '!!null';
  return node.notation === '' && resolveTyped(node.value).type === 'null';
}

/** The node as a map; undefined for null. Throws `wrong node kind: …` with the node's text for anything else. */
export function asMapping(node: TreeNode): TreeMapping | undefined {
  if (node.kind === 'mapping') return node;
  if (isNull(node)) return undefined;
  const contents = printTrees([{ head: '', root: node, foot: '' }]);
  throw new ChartwrightError(
    'manifest/type',
    `wrong node kind: expected MappingNode but got ${KINDS[node.kind]}: node contents:\n${contents}`,
  );
}

/** The first value under a key. */
export function fieldOf(map: TreeMapping, name: string): TreeNode | undefined {
  return map.entries.find(({ key }) => keyText(key) === name)?.value;
}

/** A field's text, '' where it has none. */
export function fieldText(node: TreeNode | undefined): string {
  return node?.kind === 'scalar' && !isNull(node) ? node.value : '';
}

/** Removes the first field of a name; with `ifEmpty` the first that holds nothing. */
export function removeField(map: TreeMapping, name: string, { ifEmpty = false } = {}): void {
  const at = map.entries.findIndex(({ key, value }) => keyText(key) === name && !(ifEmpty && holdsAnything(value)));
  if (at >= 0) map.entries.splice(at, 1);
}

/** Scalars count as empty, as kustomize counts. */
function holdsAnything(node: TreeNode): boolean {
  return (node.kind === 'mapping' && node.entries.length > 0) || (node.kind === 'sequence' && node.items.length > 0);
}

function keyText(key: TreeNode): string {
  return key.kind === 'scalar' ? key.value : key.kind === 'alias' ? key.name : '';
}

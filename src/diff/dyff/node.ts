/** What dyff asks of a node: its text, its tag, and whether two are equal. */
import { scalarTag } from '../../codec/struct/yaml-nodes.ts';
import type { TreeMapping, TreeNode } from '../../codec/yaml/tree/tree.ts';
import { compareStrings } from '../../go/utf8.ts';

export function followAlias(node: TreeNode): TreeNode {
  return node.kind === 'alias' ? followAlias(node.target) : node;
}

/** The text of a scalar, the name of an alias, nothing for collections. */
export function textOf(node: TreeNode): string {
  return node.kind === 'scalar' ? node.value : node.kind === 'alias' ? node.name : '';
}

/** The tag in its short form, as go-yaml 3 gives it to nodes. */
export function tagOf(node: TreeNode): string {
  if (node.kind === 'alias') return '';
  if (node.kind === 'scalar') return scalarTag(node);
  return node.tag || (node.kind === 'mapping' ? '!!map' : '!!seq');
}

export function valueAt(mapping: TreeMapping, key: string): TreeNode | undefined {
  const entry = mapping.entries.find((one) => textOf(followAlias(one.key)) === key);
  return entry && followAlias(entry.value);
}

/** The same for elements of lists that are equal: the tags of scalars inside do not count. */
export function fingerprint(node: TreeNode): string {
  const real = followAlias(node);
  return real.kind === 'scalar' ? `${tagOf(real)}/${real.value}` : innerFingerprint(real);
}

function innerFingerprint(node: TreeNode): string {
  const real = followAlias(node);
  if (real.kind === 'sequence') return `[${real.items.map(innerFingerprint).join()}]`;
  if (real.kind !== 'mapping') return JSON.stringify(textOf(real));
  const fields = new Map(real.entries.map(({ key, value }) => [innerFingerprint(key), innerFingerprint(value)]));
  return `{${[...fields]
    .sort(([a], [b]) => compareStrings(a, b))
    .map((field) => field.join(':'))
    .join()}}`;
}

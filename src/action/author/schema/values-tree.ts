/** The keys of a values file with the comments around them. */
import { readTree } from '../../../codec/yaml/tree/read-tree.ts';
import type { TreeNode } from '../../../codec/yaml/tree/tree.ts';

export interface ValuesTree {
  readonly file: string;
  readonly node: TreeNode;
}

export interface CommentedKey {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  /** The comment above. */
  readonly head: string;
  /** Comments behind and below. */
  readonly others: readonly string[];
  readonly value: ValuesTree;
}

const keys = new WeakMap<TreeNode, readonly CommentedKey[]>();

/** The keys of a table; none for what is not a table. */
export function keysOf({ file, node }: ValuesTree): readonly CommentedKey[] {
  const target = node.kind === 'alias' ? node.target : node;
  let found = keys.get(target);
  if (!found) {
    found =
      target.kind === 'mapping' ? target.entries.flatMap(({ key, value }) => (key.kind === 'scalar' ? [keyOf(file, key, value)] : [])) : [];
    keys.set(target, found);
  }
  return found;
}

function keyOf(file: string, key: TreeNode & { readonly kind: 'scalar' }, value: TreeNode): CommentedKey {
  const others = [key.line, value.line, key.foot].filter((text) => text !== '');
  return { file, line: key.at, name: key.value, head: key.head, others, value: { file, node: value } };
}

/** The first document of a values file; undefined if there is none. */
export function readValuesTree(text: string, file: string): ValuesTree | undefined {
  const document = readTree(text);
  return document && { file, node: document.root };
}

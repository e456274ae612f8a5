/** The keys of a values file with the comments around them. */
import { readTree } from '../../../codec/yaml/tree/read-tree.ts';
import type { TreeNode } from '../../../codec/yaml/tree/tree.ts';
import { type CommentLine, linesAbove, linesFrom } from './comment-lines.ts';

export interface ValuesTree {
  readonly file: string;
  readonly node: TreeNode;
  /** The lines of the file. */
  readonly lines: readonly string[];
  /** Of a whole file: the comment at its top that belongs to no key. */
  readonly head?: readonly CommentLine[];
}

/** The comments of a key or of an item. */
export interface Commented {
  readonly file: string;
  /** The comment above. */
  readonly head: readonly CommentLine[];
  /** Comments behind and below. */
  readonly others: readonly CommentLine[];
}

export interface CommentedKey extends Commented {
  readonly name: string;
  readonly value: ValuesTree;
}

const keys = new WeakMap<TreeNode, readonly CommentedKey[]>();

/** The keys of a table; none for what is not a table. */
export function keysOf(tree: ValuesTree): readonly CommentedKey[] {
  const target = targetOf(tree.node);
  let found = keys.get(target);
  if (!found) {
    found =
      target.kind === 'mapping' ? target.entries.flatMap(({ key, value }) => (key.kind === 'scalar' ? [keyOf(tree, key, value)] : [])) : [];
    keys.set(target, found);
  }
  return found;
}

/** The items of a list; none for what is not a list. */
export function itemsOf(tree: ValuesTree): readonly ValuesTree[] {
  const target = targetOf(tree.node);
  return target.kind === 'sequence' ? target.items.map((node) => ({ ...tree, node })) : [];
}

/** The comments of an item of a list: only those behind it count, since those above may describe its first key. */
export function commentedItem({ file, node, lines }: ValuesTree): Commented {
  return { file, head: [], others: linesFrom(lines, node.at, node.line) };
}

function targetOf(node: TreeNode): TreeNode {
  return node.kind === 'alias' ? node.target : node;
}

function keyOf({ file, lines }: ValuesTree, key: TreeNode & { readonly kind: 'scalar' }, value: TreeNode): CommentedKey {
  const others = [
    ...linesFrom(lines, key.at, key.line),
    ...linesFrom(lines, value.at || key.at, value.line),
    ...linesFrom(lines, lastLine(value) + 1, key.foot),
  ];
  return { file, name: key.value, head: linesAbove(lines, key.at, key.head), others, value: { file, node: value, lines } };
}

/** The line in which the last part of a node begins. */
function lastLine(node: TreeNode): number {
  const last = node.kind === 'mapping' ? node.entries.at(-1)?.value : node.kind === 'sequence' ? node.items.at(-1) : undefined;
  return last ? Math.max(lastLine(last), node.at) : node.at;
}

/** The first document of a values file; undefined if there is none. */
export function readValuesTree(text: string, file: string): ValuesTree | undefined {
  const document = readTree(text);
  if (!document) return undefined;
  const lines = text.split('\n');
  const [first] = keysOf({ file, node: document.root, lines });
  const top = first?.head[0]?.line ?? document.root.at;
  return { file, node: document.root, lines, head: linesAbove(lines, top, document.head) };
}

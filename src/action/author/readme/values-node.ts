/** values.yaml as go-yaml 3's nodes show it: flat contents, short tags, comments above. helm-docs 1.14 documents these. */
import { resolveTyped } from '../../../codec/yaml/resolve.ts';
import { refuse } from '../../../codec/yaml/scan/yaml-error.ts';
import { readTree } from '../../../codec/yaml/tree/read-tree.ts';
import type { TreeDocument, TreeNode, TreeScalar } from '../../../codec/yaml/tree/tree.ts';

export interface ValuesNode {
  readonly kind: TreeNode['kind'];
  /** The short tag of a scalar: `!!str`, `!!int`, … */
  readonly tag: string;
  /** The text of a scalar. */
  readonly value: string;
  /** Lines above the node, with their `#`. */
  readonly head: string;
  /** The line where the node begins, from 1. */
  readonly line: number;
  /** Its column there, counting characters from 1. */
  readonly column: number;
  /** Items of a sequence; of a mapping its keys and values in turn. */
  content: ValuesNode[];
  /** What an alias stands for. */
  target?: ValuesNode;
  /** The node as it can be printed again. */
  readonly source: TreeNode;
}

/** Reads the first document of a values file; undefined if there is none. Throws go-yaml's refusals. */
export function readValuesNode(text: string): ValuesNode | undefined {
  const document = readTree(text);
  if (!document) return undefined;
  const root = nodeOf(document.root, new Map());
  removeIgnored(root);
  return root;
}

/** A document that holds just this node, for the printer of trees. */
export function documentOf(node: ValuesNode): TreeDocument {
  return { head: '', root: treeOf(node), foot: '' };
}

/** The node's tree without what was left out. */
function treeOf({ source, content }: ValuesNode): TreeNode {
  if (source.kind === 'sequence') return { ...source, items: content.map(treeOf) };
  if (source.kind !== 'mapping') return source;
  const entries = content.flatMap((key, i) =>
    i % 2 === 0 && content[i + 1] ? [{ key: treeOf(key), value: treeOf(content[i + 1]!) }] : [],
  );
  return { ...source, entries };
}

/** `above`: the nodes that this one is in. */
function nodeOf(tree: TreeNode, made: Map<TreeNode, ValuesNode>, above = new Set<TreeNode>()): ValuesNode {
  const known = made.get(tree);
  if (known) return known;
  if (tree.kind === 'alias' && above.has(tree.target))
    refuse(`anchor '${tree.name}' value contains itself`, { line: tree.at, column: tree.column });
  const scalar = tree.kind === 'scalar';
  const { kind, head, at: line, column } = tree;
  const node: ValuesNode = {
    kind,
    tag: scalar ? shortTag(tree) : '',
    value: scalar ? tree.value : '',
    head,
    line,
    column,
    content: [],
    source: tree,
  };
  made.set(tree, node);
  const inside = (each: TreeNode) => nodeOf(each, made, above);
  above.add(tree);
  if (tree.kind === 'alias') node.target = inside(tree.target);
  if (tree.kind === 'sequence') node.content = tree.items.map(inside);
  if (tree.kind === 'mapping') node.content = tree.entries.flatMap(({ key, value }) => [inside(key), inside(value)]);
  above.delete(tree);
  return node;
}

function shortTag({ tag, notation, value }: TreeScalar): string {
  if (tag !== '') return tag;
  if (notation !== '') return '!!str';
  const { type } = resolveTyped(value);
  // Words such as yes and on are booleans to YAML 1.1 alone.
  return type === 'bool' && !/^(true|True|TRUE|false|False|FALSE)$/.test(value) ? '!!str' : `!!${type}`;
}

/** Leaves out what a comment marks with `@ignore`; as in helm-docs, a marked value of a mapping takes the next key along. */
function removeIgnored(parent: ValuesNode): void {
  const kept: ValuesNode[] = [];
  for (let i = 0; i < parent.content.length; i++) {
    const node = parent.content[i]!;
    if (node.head.includes('@ignore')) {
      if (parent.kind === 'mapping') i++;
      continue;
    }
    removeIgnored(node);
    kept.push(node);
  }
  parent.content = kept;
}

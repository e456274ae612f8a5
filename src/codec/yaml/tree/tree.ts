/**
 * A YAML document as people edit it: styles, comments, anchors and tags kept, so that it can be
 * changed here and there and printed again. Mirrors go-yaml 3's Node, on which kustomize works.
 */

/** How a scalar was written; '' is plain. */
export type ScalarNotation = '' | 'single' | 'double' | 'literal' | 'folded';

/** Comments with their `#`, lines joined by line breaks; empty lines inside are kept. */
export interface Comments {
  /** Above. */
  head: string;
  /** Behind, on the same line. */
  line: string;
  /** Below, before an empty line. */
  foot: string;
}

interface Placed extends Comments {
  /** The line where it began in the text, from 1; 0 for what was never in one. */
  readonly at: number;
  /** The column there, counting characters from 1; 0 likewise. */
  readonly column: number;
}

interface Described extends Placed {
  /** As it was written, in the short form (`!!str`); '' without. */
  tag: string;
  /** The name behind `&`; '' without. */
  anchor: string;
}

export interface TreeScalar extends Described {
  readonly kind: 'scalar';
  value: string;
  notation: ScalarNotation;
}

export interface TreeSequence extends Described {
  readonly kind: 'sequence';
  readonly items: TreeNode[];
  readonly flow: boolean;
}

export interface TreeMapping extends Described {
  readonly kind: 'mapping';
  readonly entries: TreeEntry[];
  readonly flow: boolean;
}

export interface TreeEntry {
  readonly key: TreeNode;
  value: TreeNode;
}

/** `*name`, and the node that it stands for, which may be one that contains it. */
export interface TreeAlias extends Placed {
  readonly kind: 'alias';
  readonly name: string;
  readonly target: TreeNode;
}

export type TreeNode = TreeScalar | TreeSequence | TreeMapping | TreeAlias;

/** A document: its root, and the comments that belong to no node. */
export interface TreeDocument {
  head: string;
  root: TreeNode;
  foot: string;
}

const BARE = { at: 0, column: 0, head: '', line: '', foot: '', anchor: '', tag: '' };

export function scalarNode(value: string, notation: ScalarNotation = ''): TreeScalar {
  return { kind: 'scalar', ...BARE, value, notation };
}

export function mappingNode(): TreeMapping {
  return { kind: 'mapping', ...BARE, entries: [], flow: false };
}

export function sequenceNode(): TreeSequence {
  return { kind: 'sequence', ...BARE, items: [], flow: false };
}

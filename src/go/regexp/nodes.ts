/** The tree of a regular expression. */

/** A Unicode property as JavaScript spells it: `L`, `Script=Greek`. */
export interface Property {
  readonly source: string;
  readonly negated: boolean;
}

/** A set of runes. */
export interface CharSet {
  /** First and last rune of each range, in no order. */
  readonly ranges: readonly (readonly [number, number])[];
  readonly properties: readonly Property[];
  /** Everything but these. */
  readonly negated: boolean;
  /** `fold`: the other case fits, too. `exact`: only this one. `none`: there is no other case. */
  readonly letters: 'fold' | 'exact' | 'none';
}

export type Assertion = 'beginText' | 'endText' | 'beginLine' | 'endLine' | 'wordBoundary' | 'noWordBoundary';

export type Node =
  | { readonly kind: 'empty' }
  | { readonly kind: 'set'; readonly set: CharSet }
  | { readonly kind: 'assertion'; readonly assertion: Assertion }
  | { readonly kind: 'concat'; readonly nodes: readonly Node[] }
  | { readonly kind: 'alternate'; readonly nodes: readonly Node[] }
  /** `max` -1: any number. */
  | { readonly kind: 'repeat'; readonly node: Node; readonly min: number; readonly max: number; readonly greedy: boolean }
  /** A capturing group, counted from 1. */
  | { readonly kind: 'capture'; readonly node: Node; readonly index: number };

/** A parsed expression. */
export interface Syntax {
  readonly root: Node;
  /** Names of the groups by index; empty for those without, and for the whole at 0. */
  readonly names: readonly string[];
}

/** How many runes a match has at least. */
export function shortestMatch(node: Node): number {
  switch (node.kind) {
    case 'set':
      return 1;
    case 'concat':
      return node.nodes.reduce((sum, one) => sum + shortestMatch(one), 0);
    case 'alternate':
      return node.nodes.reduce((least, one) => Math.min(least, shortestMatch(one)), Infinity);
    case 'repeat':
      return node.min === 0 ? 0 : node.min * shortestMatch(node.node);
    case 'capture':
      return shortestMatch(node.node);
    default:
      return 0;
  }
}

/** Whether the node can match the empty text. */
export function isNullable(node: Node): boolean {
  switch (node.kind) {
    case 'empty':
    case 'assertion':
      return true;
    case 'set':
      return false;
    case 'concat':
      return node.nodes.every(isNullable);
    case 'alternate':
      return node.nodes.some(isNullable);
    case 'repeat':
      return node.min === 0 || isNullable(node.node);
    case 'capture':
      return isNullable(node.node);
    default:
      return node satisfies never;
  }
}

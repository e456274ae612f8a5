/** How high a tree of syntax is, and how much a repetition may hold: limits of Go's regexp/syntax (Go 1.26). */
import type { Node } from './nodes.ts';
import { syntaxError } from './syntax-error.ts';

const MAX_HEIGHT = 1000;
/** Copies that a counted repetition may make. */
export const MAX_REPEAT = 1000;

/** Whether nested counted repetitions make no more than `limit` copies. */
export function repeatFits(node: Node, limit: number): boolean {
  switch (node.kind) {
    case 'repeat': {
      if (node.max === 0) return true;
      const copies = node.max < 0 ? node.min : node.max;
      return copies <= limit && repeatFits(node.node, Math.floor(limit / Math.max(copies, 1)));
    }
    case 'capture':
      return repeatFits(node.node, limit);
    case 'concat':
    case 'alternate':
      return node.nodes.every((one) => repeatFits(one, limit));
    default:
      return true;
  }
}

const heights = new WeakMap<Node, number>();

/** Go refuses trees beyond a thousand levels; a group makes no more than four. */
export function checkHeight({ source, deepest }: { readonly source: string; readonly deepest: number }, node: Node): void {
  if (deepest > 200 && height(node) > MAX_HEIGHT) throw syntaxError('expression nests too deeply', source);
}

function height(node: Node): number {
  const known = heights.get(node);
  if (known !== undefined) return known;
  const below = node.kind === 'repeat' || node.kind === 'capture' ? [node.node] : 'nodes' in node ? node.nodes : [];
  const found = 1 + below.reduce((most, one) => Math.max(most, height(one)), 0);
  heights.set(node, found);
  return found;
}

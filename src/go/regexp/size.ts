/** The limits that Go sets to an expression: how many instructions it makes, and how many bounds its classes have. */
import { MAX_RUNE } from './char-set.ts';
import type { Node, Property } from './nodes.ts';
import { syntaxError } from './syntax-error.ts';

/** 128 MB of instructions of 40 bytes, and of runes of four. */
const MAX_INSTRUCTIONS = Math.floor((128 << 20) / 40);
const MAX_BOUNDS = (128 << 20) / 4;
/** An expression of fewer characters stays below the limits. */
const SHORT = 1000;
/** No property has as many bounds as this. */
const MOST_BOUNDS = 2000;

/** Throws `expression too large` as Go does. */
export function checkSize(root: Node, source: string): void {
  if (source.length < SHORT) return;
  if (instructions(root) <= MAX_INSTRUCTIONS && !hasTooManyBounds(root)) return;
  throw syntaxError('expression too large', source);
}

function instructions(node: Node): number {
  switch (node.kind) {
    case 'concat':
      return node.nodes.reduce((sum, one) => sum + instructions(one), 0);
    case 'alternate':
      return node.nodes.reduce((sum, one) => sum + instructions(one), node.nodes.length - 1);
    case 'capture':
      return 2 + instructions(node.node);
    case 'repeat':
      return repetition(instructions(node.node), node.min, node.max);
    default:
      return 1;
  }
}

function repetition(body: number, min: number, max: number): number {
  if (max < 0) return min === 0 ? 2 + body : 1 + min * body;
  return Math.max(max * body + max - min, 1);
}

/** Only expressions of very many properties can; their bounds are counted one by one. */
function hasTooManyBounds(root: Node): boolean {
  const counts = new Map<string, number>();
  countProperties(root, counts);
  let total = 0;
  for (const count of counts.values()) total += count;
  if (total * MOST_BOUNDS < MAX_BOUNDS) return false;
  let bounds = 0;
  for (const [source, count] of counts) bounds += count * boundsOf(source);
  return bounds > MAX_BOUNDS;
}

function countProperties(node: Node, counts: Map<string, number>): void {
  if (node.kind === 'set') for (const { source } of node.set.properties) counts.set(source, (counts.get(source) ?? 0) + 1);
  else if ('nodes' in node) for (const one of node.nodes) countProperties(one, counts);
  else if ('node' in node) countProperties(node.node, counts);
}

function boundsOf(source: Property['source']): number {
  const pattern = new RegExp(`^\\p{${source}}$`, 'u');
  let bounds = 0;
  let inside = false;
  for (let rune = 0; rune <= MAX_RUNE; rune++) {
    const now = pattern.test(String.fromCodePoint(rune));
    if (now !== inside) bounds++;
    inside = now;
  }
  return inside ? bounds + 1 : bounds;
}

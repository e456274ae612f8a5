/** `{ab*,ac*}` as `a{b,c}*`: what all patterns of a choice begin and end with is taken out of it, as gobwas/glob does. */
import type { GlobNode, PatternNode } from './parse.ts';

type Children = readonly GlobNode[];

/** The choice with its common parts outside; undefined if there are none. */
export function commonParts(choices: readonly GlobNode[]): GlobNode | undefined {
  if (choices.length <= 1 || !choices.every(isPattern)) return undefined;
  const patterns = choices.map(({ children }) => children);
  const [left, right] = common(patterns);
  if (left.length + right.length === 0) return undefined;
  const rests: GlobNode[] = [];
  for (const children of patterns) {
    const rest = children.slice(left.length, children.length - right.length);
    const node: GlobNode = rest.length === 0 ? { kind: 'nothing' } : { kind: 'pattern', children: rest };
    if (!rests.some((known) => isSame(known, node))) rests.push(node);
  }
  const children: GlobNode[] = [];
  if (left.length > 0) children.push({ kind: 'pattern', children: [...left] });
  if (rests.length > 1) children.push({ kind: 'choice', children: rests });
  else if (rests[0]!.kind !== 'nothing') children.push(rests[0]!);
  if (right.length > 0) children.push({ kind: 'pattern', children: [...right] });
  return { kind: 'pattern', children };
}

function isPattern(node: GlobNode): node is PatternNode {
  return node.kind === 'pattern';
}

/** What all begin with, and what all end with; both are found in one walk over the shortest pattern. */
function common(patterns: readonly Children[]): [left: GlobNode[], right: GlobNode[]] {
  const shortest = patterns.reduce((least, one, i) => (one.length < patterns[least]!.length ? i : least), 0);
  const children = patterns[shortest]!;
  const left: GlobNode[] = [];
  const right: GlobNode[] = [];
  let leftEnds = false;
  let rightEnds = false;
  for (let i = 0, j = children.length - 1; left.length + right.length < children.length && j >= 0 && !(leftEnds && rightEnds); i++, j--) {
    for (let k = 0; k < patterns.length && !(leftEnds && rightEnds); k++) {
      if (k === shortest) continue;
      const other = patterns[k]!;
      leftEnds ||= !isSame(children[i]!, other[i]!);
      rightEnds ||= (!leftEnds && j <= i) || !isSame(children[j]!, other[j + other.length - children.length]!);
    }
    if (!leftEnds) left.push(children[i]!);
    if (!rightEnds) right.unshift(children[j]!);
  }
  return [left, right];
}

function isSame(a: GlobNode, b: GlobNode): boolean {
  if (a.kind !== b.kind) return false;
  const [x, y] = [a, b].map((node) => ('children' in node ? node.children : undefined));
  if (x && y) return x.length === y.length && x.every((child, i) => isSame(child, y[i]!));
  return JSON.stringify(a) === JSON.stringify(b);
}

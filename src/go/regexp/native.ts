/**
 * JavaScript's own engine for the expressions if it means the same as Go's and cannot take long: it backtracks, so what it
 * may have to try is counted beforehand.
 */
import { areDisjoint, setSource } from './char-set.ts';
import { type Assertion, isNullable, type Node, type Syntax } from './nodes.ts';

/** An expression that JavaScript may run on texts of up to `limit` code units. */
export interface Native {
  readonly pattern: RegExp;
  readonly limit: number;
}

/** Steps of backtracking that are spent at most on one search. */
const BUDGET = 5_000_000;
/** A longer expression takes JavaScript's engine more time and memory to compile than it saves. */
const MAX_LENGTH = 5_000;
const LIMITS = [Infinity, 100_000, 10_000, 2_000, 500, 150, 50];

const ASSERTIONS: Readonly<Record<Assertion, string>> = {
  beginText: '^',
  endText: '$',
  beginLine: '(?<![^\\n])',
  endLine: '(?![^\\n])',
  wordBoundary: '\\b',
  noWordBoundary: '\\B',
};

/** The JavaScript expression of the same meaning; undefined if there is none that is safe on texts of use. */
export function native({ root }: Syntax, length: number): Native | undefined {
  if (length > MAX_LENGTH) return undefined;
  const fold = usesFold(root);
  if (!isPortable(root, fold)) return undefined;
  const limit = LIMITS.find((size) => steps(root, size) <= BUDGET);
  return limit === undefined ? undefined : { pattern: new RegExp(source(root), fold ? 'giu' : 'gu'), limit };
}

function usesFold(node: Node): boolean {
  return node.kind === 'set' ? node.set.letters === 'fold' : children(node).some(usesFold);
}

function children(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'concat':
    case 'alternate':
      return node.nodes;
    case 'repeat':
    case 'capture':
      return [node.node];
    default:
      return [];
  }
}

/** Whether JavaScript would read the node as Go does, under one `i` flag for the whole expression. */
function isPortable(node: Node, fold: boolean): boolean {
  switch (node.kind) {
    case 'set':
      return !fold || (node.set.letters !== 'exact' && !node.set.properties.some(({ negated }) => negated));
    case 'assertion':
      // Under `iu` JavaScript counts the long s and the Kelvin sign among the word characters.
      return !fold || (node.assertion !== 'wordBoundary' && node.assertion !== 'noWordBoundary');
    case 'repeat':
      // JavaScript rejects empty rounds and forgets the groups of the round before.
      return !isNullable(node.node) && (node.max === 1 || groupsAlwaysTakePart(node.node)) && isPortable(node.node, fold);
    default:
      return children(node).every((child) => isPortable(child, fold));
  }
}

/** Whether each group inside takes part in every match of the node. */
function groupsAlwaysTakePart(node: Node): boolean {
  switch (node.kind) {
    case 'alternate':
      return !hasGroup(node);
    case 'repeat':
      return node.min > 0 ? groupsAlwaysTakePart(node.node) : !hasGroup(node);
    default:
      return children(node).every(groupsAlwaysTakePart);
  }
}

function hasGroup(node: Node): boolean {
  return node.kind === 'capture' || children(node).some(hasGroup);
}

/** Bounds the steps of a search through a text: starting points × ways to match from one of them. */
function steps(root: Node, length: number): number {
  const starts = isAnchored(root) || (length === Infinity && ways(root, Infinity, true) === 1) ? 1 : length;
  const found = ways(root, length, true);
  // One way only: a start either fails at once or takes what it passes.
  return found === 1 ? 1 : starts * found;
}

function isAnchored(node: Node): boolean {
  switch (node.kind) {
    case 'assertion':
      return node.assertion === 'beginText';
    case 'capture':
      return isAnchored(node.node);
    case 'concat':
      return isAnchored(node.nodes[0] as Node);
    case 'alternate':
      return node.nodes.every(isAnchored);
    default:
      return false;
  }
}

/** In how many ways the node can match from one place. At the `tail`, if nothing can fail behind it, a run is taken once. */
function ways(node: Node, length: number, tail: boolean): number {
  switch (node.kind) {
    case 'concat': {
      const last = node.nodes.length - 1;
      return node.nodes.reduce((product, one, i) => {
        return isDecided(one, node.nodes[i + 1]) ? product : product * ways(one, length, tail && i === last);
      }, 1);
    }
    case 'alternate':
      return node.nodes.reduce((sum, one) => sum + ways(one, length, tail), 0);
    case 'capture':
      return ways(node.node, length, tail);
    case 'repeat':
      return repeatWays(node.node, node.min, node.max, length, tail);
    default:
      return 1;
  }
}

/** Whether the next rune alone decides if an optional one is there: nothing that follows can begin with it. */
function isDecided(node: Node, next: Node | undefined): boolean {
  return (
    node.kind === 'repeat' && node.max === 1 && node.node.kind === 'set' && next?.kind === 'set' && areDisjoint(node.node.set, next.set)
  );
}

function repeatWays(body: Node, min: number, max: number, length: number, tail: boolean): number {
  const one = ways(body, length, false);
  if (max < 0) return one !== 1 ? Infinity : tail && body.kind === 'set' && min <= 1 ? 1 : length + 1;
  return one === 1 ? max - min + 1 : one ** max * (max - min + 1);
}

function source(node: Node): string {
  switch (node.kind) {
    case 'empty':
      return '(?:)';
    case 'set':
      return setSource(node.set);
    case 'assertion':
      return ASSERTIONS[node.assertion];
    case 'concat':
      return node.nodes.map((one) => (one.kind === 'alternate' ? `(?:${source(one)})` : source(one))).join('');
    case 'alternate':
      return node.nodes.map(source).join('|');
    case 'capture':
      return `(${source(node.node)})`;
    case 'repeat':
      return `(?:${source(node.node)})${quantifier(node.min, node.max)}${node.greedy ? '' : '?'}`;
    default:
      return node satisfies never;
  }
}

function quantifier(min: number, max: number): string {
  if (max === 1 && min === 0) return '?';
  if (max < 0 && min < 2) return min === 0 ? '*' : '+';
  return `{${min},${max < 0 ? '' : max}}`;
}

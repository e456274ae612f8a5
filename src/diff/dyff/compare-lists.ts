/** What differs between two lists for dyff 1.12: element by element where these have names, by what they hold elsewhere. */
import type { TreeNode, TreeSequence } from '../../codec/yaml/tree/tree.ts';
import { scalarNode, sequenceNode } from '../../codec/yaml/tree/tree.ts';
import { type Detail, type Difference, NotComparable, type Place, pathWithin } from './difference.ts';
import { type Identifier, identifierOf } from './identify.ts';
import { fingerprint, followAlias } from './node.ts';

/** Compares what the elements hold. */
type Compare = (place: Place, from: TreeNode, to: TreeNode) => Difference[];

export function compareLists(compare: Compare, place: Place, from: TreeSequence, to: TreeSequence): Difference[] {
  if (from.items.length === 0 && to.items.length === 0) return [];
  const identify = identifierOf(from, to);
  return identify ? compareNamed(compare, place, identify, from, to) : comparePlain(compare, place, from, to);
}

function compareNamed(compare: Compare, place: Place, identify: Identifier, from: TreeSequence, to: TreeSequence): Difference[] {
  const names = ({ items }: TreeSequence) => items.map((item) => nameOf(item, identify));
  const [fromNames, toNames] = [names(from), names(to)];
  const inner = from.items.flatMap((item, i) => {
    const other = toNames.indexOf(fromNames[i]!);
    const at = pathWithin(place, { name: fromNames[i]! });
    return other < 0 ? [] : compare(at, followAlias(item), followAlias(to.items[other]!));
  });
  const common = [fromNames.filter((name) => toNames.includes(name)), toNames.filter((name) => fromNames.includes(name))] as const;
  const order = common[0].some((name, i) => common[1].lastIndexOf(name) !== i) ? [reorderedNames(...common)] : [];
  const removed = from.items.filter((_, i) => !toNames.includes(fromNames[i]!));
  const added = to.items.filter((_, i) => !fromNames.includes(toNames[i]!));
  return packed(place, order, removed, added, inner);
}

/** Throws where an element has the key twice and another one has it not: the list as a whole looked as if all had names. */
function nameOf(item: TreeNode, identify: Identifier): string {
  const name = identify(item);
  if (name === undefined) throw new NotComparable('failed to identify name');
  return name;
}

export function reorderedNames(from: readonly string[], to: readonly string[]): Detail {
  const nodes = (names: readonly string[]) => names.map((name) => ({ ...scalarNode(name), tag: '!!str' }));
  return { kind: 'reordered', from: nodes(from), to: nodes(to) };
}

function comparePlain(compare: Compare, place: Place, from: TreeSequence, to: TreeSequence): Difference[] {
  if (from.items.length === 1 && to.items.length === 1)
    return compare(pathWithin(place, { index: 0 }), followAlias(from.items[0]!), followAlias(to.items[0]!));
  const [old, now] = [counted(from), counted(to)];
  const isCommon = (item: TreeNode) => old.has(fingerprint(item)) && now.has(fingerprint(item));
  const [fromCommon, toCommon] = [from.items.filter(isCommon), to.items.filter(isCommon)];
  const isReordered =
    fromCommon.length === toCommon.length && fromCommon.some((item, i) => fingerprint(item) !== fingerprint(toCommon[i]!));
  const order: Detail[] = isReordered ? [{ kind: 'reordered', from: fromCommon, to: toCommon }] : [];
  return packed(place, order, surplus(from, old, now), surplus(to, now, old), []);
}

type Counts = ReadonlyMap<string, number>;

function counted({ items }: TreeSequence): Counts {
  const counts = new Map<string, number>();
  for (const key of items.map(fingerprint)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** What one list has more often than the other; of equal elements the first stands for all that are too many. */
function surplus({ items }: TreeSequence, own: Counts, other: Counts): TreeNode[] {
  const told = new Set<string>();
  return items.flatMap((item) => {
    const key = fingerprint(item);
    const least = other.get(key) ?? 0;
    if (least === 0) return [item];
    if (told.has(key)) return [];
    told.add(key);
    return new Array<TreeNode>(Math.max(own.get(key)! - least, 0)).fill(item);
  });
}

function packed(
  place: Place,
  order: readonly Detail[],
  removed: readonly TreeNode[],
  added: readonly TreeNode[],
  inner: Difference[],
): Difference[] {
  const part = (kind: 'added' | 'removed', items: readonly TreeNode[]): Detail[] => {
    const node: TreeSequence = { ...sequenceNode(), tag: '!!seq', items: [...items] };
    return items.length === 0 ? [] : [{ kind, what: { of: 'part', node } }];
  };
  const details = [...order, ...part('removed', removed), ...part('added', added)];
  return details.length === 0 ? inner : [{ place, details }, ...inner];
}

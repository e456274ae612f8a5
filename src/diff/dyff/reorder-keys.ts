/** Keys in the order in which gonvenience/ytbx 1.5 shows them: known ones as people write them, deep values last. */

import type { TreeEntry, TreeMapping, TreeNode, TreeSequence } from '../../codec/yaml/tree/tree.ts';
import { sortUnstable } from '../../go/sort.ts';
import { textOf } from './node.ts';

/** The list that has most in common with a mapping counts, the first of equal ones. */
const KNOWN: readonly (readonly string[])[] = [
  ['name', 'director_uuid', 'releases', 'instance_groups', 'networks', 'resource_pools', 'compilation'],
  ['name', 'url', 'version', 'sha1'],
  ['jobs', 'resources', 'resource_types'],
  ['name', 'type', 'source'],
  ['get'],
  ['put'],
  ['task'],
  ['releases', 'instance_groups', 'configuration', 'variables'],
  ['auth', 'templates'],
  ['apiVersion', 'kind', 'metadata', 'spec', 'status'],
  ['name'],
  ['key'],
  ['id'],
];

export function reordered(node: TreeNode): TreeNode {
  if (node.kind === 'sequence') return { ...node, items: node.items.map(reordered) };
  if (node.kind !== 'mapping') return node;
  return { ...node, entries: inOrder(node).map(({ key, value }) => ({ key, value: reordered(value) })) };
}

function inOrder({ entries }: TreeMapping): readonly TreeEntry[] {
  // Of entries with the same key the last one is shown for each, at the place that the first one has.
  const last = new Map(entries.map((entry) => [textOf(entry.key), entry]));
  const depths = new Map([...entries].reverse().map(({ key, value }) => [textOf(key), Math.max(depth(value), 0)]));
  const first = known(last);
  if (!first) return entries;
  const rest = entries.map(({ key }) => textOf(key)).filter((key) => !first.includes(key));
  return [...first, ...sortUnstable(rest, (a, b) => depths.get(a)! < depths.get(b)!)].map((key) => last.get(key)!);
}

function known(keys: ReadonlyMap<string, unknown>): readonly string[] | undefined {
  let best: readonly string[] | undefined;
  for (const list of KNOWN) {
    const found = list.filter((key) => keys.has(key));
    if (found.length > (best?.length ?? 0)) best = found;
  }
  return best;
}

/** How many steps it takes at most to a scalar; less than 0 if there is none. */
function depth(node: TreeNode): number {
  if (node.kind === 'mapping') return deepest(node.entries, 1);
  if (node.kind !== 'sequence') return 0;
  const key = listKey(node);
  if (key === undefined)
    return deepest(
      node.items.map((value) => ({ value })),
      1,
    );
  const fields = node.items.flatMap((item) => (item.kind === 'mapping' ? item.entries : []));
  return deepest(
    fields.filter((entry) => textOf(entry.key) !== key),
    2,
  );
}

function deepest(parts: readonly { readonly value: TreeNode }[], steps: number): number {
  const depths = parts.map(({ value }) => depth(value)).filter((found) => found >= 0);
  return depths.length === 0 ? -1 : depths.reduce((most, one) => Math.max(most, one)) + steps;
}

/** The key that all elements of a list have and that names them. */
function listKey({ items }: TreeSequence): string | undefined {
  const count = (name: string) =>
    items.flatMap((item) => (item.kind === 'mapping' ? item.entries : [])).filter(({ key }) => textOf(key) === name).length;
  return items.length === 0 ? undefined : ['name', 'key', 'id'].find((name) => count(name) === items.length);
}

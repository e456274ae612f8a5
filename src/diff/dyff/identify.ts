/** What identifies objects and elements of lists for dyff 1.12: a key whose values differ, or the names that Kubernetes gives. */
import type { TreeMapping, TreeNode, TreeSequence } from '../../codec/yaml/tree/tree.ts';
import { compareStrings } from '../../go/utf8.ts';
import { followAlias, tagOf, textOf } from './node.ts';

/** The name of an element; undefined if it has none. */
export type Identifier = (node: TreeNode) => string | undefined;

const COMMON_KEYS = ['name', 'key', 'id', 'manager'];
/** Other keys count only in lists with more elements. */
const FEW = 3;

/** What identifies the elements in both lists; undefined if nothing does. */
export function identifierOf(from: TreeSequence, to: TreeSequence): Identifier | undefined {
  const both = [from, to] as const;
  const common = COMMON_KEYS.find((key) => both.every((list) => list.items.length > 0 && distinct(list, key) === list.items.length));
  if (common !== undefined) return byKey(common);
  const guessed = [...textKeys(from)]
    .filter(([, texts]) => texts.size > FEW && texts.size === from.items.length)
    .map(([key]) => key)
    .sort(compareStrings)
    .find((key) => textKeys(to).get(key)?.size === to.items.length);
  if (guessed !== undefined) return byKey(guessed);
  return both.every((list) => list.items.every((item) => objectName(item) !== undefined)) ? objectName : undefined;
}

function byKey(name: string): Identifier {
  return (node) => {
    const entry = node.kind === 'mapping' ? node.entries.find(({ key }) => textOf(key) === name) : undefined;
    return entry && textOf(followAlias(entry.value));
  };
}

/** How many values a key has in the elements. */
function distinct(list: TreeSequence, name: string): number {
  const mappings = list.items.filter((item): item is TreeMapping => item.kind === 'mapping');
  const found = mappings.flatMap(({ entries }) => entries.filter(({ key }) => key.kind !== 'alias' && textOf(key) === name));
  return new Set(found.map(({ value }) => textOf(followAlias(value)))).size;
}

/** The texts that each key has in the elements; none unless all elements are mappings. */
function textKeys({ items }: TreeSequence): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const item of items) {
    if (item.kind !== 'mapping') return new Map();
    for (const entry of item.entries) {
      const [key, value] = [followAlias(entry.key), followAlias(entry.value)];
      if (key.kind !== 'scalar' || value.kind !== 'scalar' || tagOf(key) !== '!!str' || tagOf(value) !== '!!str') continue;
      found.set(key.value, (found.get(key.value) ?? new Set()).add(value.value));
    }
  }
  return found;
}

/** `apps/v1/Deployment/prod/web`; undefined for what is not an object. */
export function objectName(node: TreeNode): string | undefined {
  if (node.kind !== 'mapping') return undefined;
  const required = [field(node, 'apiVersion'), field(node, 'kind'), field(node, 'metadata', 'name')];
  if (required.includes(undefined)) return undefined;
  const [apiVersion, kind, name] = required;
  const namespace = field(node, 'metadata', 'namespace');
  return [apiVersion, kind, ...(namespace === undefined ? [] : [namespace]), name].join('/');
}

/** The text of a field. As dyff's, a path through what is no mapping ends there. */
function field(node: TreeNode, ...path: readonly string[]): string | undefined {
  const [name, ...rest] = path;
  if (name === undefined || (node.kind !== 'mapping' && node.kind !== 'sequence')) return textOf(node);
  const entry = node.kind === 'mapping' ? node.entries.find(({ key }) => textOf(key) === name) : undefined;
  return entry && field(entry.value, ...rest);
}

/** What a text defines, by name: shared by the two ways to read one. */
import { isBlankText } from '../go/space.ts';
import type { ListNode } from './nodes.ts';

export type Definitions = Map<string, ListNode>;

/** Adds a definition. An empty one gives way to any other; false if two are not empty. */
export function define(definitions: Definitions, name: string, tree: ListNode): boolean {
  const earlier = definitions.get(name);
  if (!earlier || isEmptyTree(earlier)) definitions.set(name, tree);
  else return isEmptyTree(tree);
  return true;
}

/** Whether there is nothing but white space in it (comments never become nodes). */
export function isEmptyTree(tree: ListNode): boolean {
  return tree.nodes.every((node) => node.kind === 'text' && isBlankText(node.text));
}

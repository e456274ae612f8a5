/** Which lines of a YAML or JSON text its leaves take. */
import { attempt } from '../../base/errors.ts';
import { composeYaml } from '../../codec/yaml/compose.ts';
import type { YamlNode } from '../../codec/yaml/node.ts';
import type { PathStep } from '../value-path.ts';

export interface Leaf {
  readonly path: readonly PathStep[];
  /** Lines, from 1. */
  readonly from: number;
  readonly to: number;
}

/** The leaves of a YAML or JSON text with the lines that they take; undefined if it is neither. */
export function leafLines(text: string): Leaf[] | undefined {
  const root = attempt(() => composeYaml(text));
  if (!root) return undefined;
  const leaves: Leaf[] = [];
  const starts = new Set<number>();
  const visit = (node: YamlNode, path: readonly PathStep[], key: YamlNode | undefined): void => {
    starts.add(key?.line ?? node.line);
    if (node.kind === 'alias') visit(node.target, path, key);
    else if (node.kind === 'mapping' && node.keys.length > 0) {
      for (const [i, each] of node.keys.entries()) visit(node.values[i]!, [...path, each.kind === 'scalar' ? each.value : ''], each);
    } else if (node.kind === 'sequence' && node.items.length > 0) {
      for (const [i, item] of node.items.entries()) visit(item, [...path, i], undefined);
    } else leaves.push({ path, from: key?.line ?? node.line, to: node.line });
  };
  visit(root, [], undefined);
  const begins = [...starts].sort((a, b) => a - b);
  const last = text.split('\n').length;
  // A leaf takes the lines up to what begins next: block scalars have several.
  return leaves.map((leaf) => ({ ...leaf, to: Math.max(leaf.to, (begins.find((line) => line > leaf.to) ?? last + 1) - 1) }));
}

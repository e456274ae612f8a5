/** Which values no comment describes, for helm-docs' strict mode: comments that name their key count, those above a value do not. */
import type { Descriptions } from './value-rows.ts';
import type { ValuesNode } from './values-node.ts';

/** The paths of values without description, items of lists as `[0]` parts: `a.[0].b`. */
export function undescribedValues(node: ValuesNode, descriptions: Descriptions, above: readonly string[] = []): string[] {
  if (node.kind === 'sequence') {
    return node.content.flatMap((item, i) => undescribedValues(item, descriptions, [...above, `[${i}]`]));
  }
  if (node.kind !== 'mapping') return [];
  const found: string[] = [];
  for (let i = 0; i + 1 < node.content.length; i += 2) {
    const path = [...above, node.content[i]!.value];
    const name = path.join('.');
    if (!descriptions.has(name)) found.push(name);
    found.push(...undescribedValues(node.content[i + 1]!, descriptions, path));
  }
  return found;
}

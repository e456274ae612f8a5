/** Where in a YAML text a value stands. Apart from the readers because only who says where something is needs it. */
import { attempt, ChartwrightError, inSource } from '../../base/errors.ts';
import { composeYaml } from './compose.ts';
import type { YamlNode } from './node.ts';

/** Keys and indices from the root of a document to a value. */
export type YamlPath = readonly (string | number)[];

/** The place of the value at a path in the first document of a text, or of the last part of the path that is there. */
export function yamlPosition(text: string, path: YamlPath): { readonly line: number; readonly column: number } | undefined {
  let node = attempt(() => composeYaml(text));
  let found = node;
  for (const step of path) {
    node = node && child(node, step);
    if (!node) break;
    found = node;
  }
  return found && { line: found.line, column: found.column };
}

function child(node: YamlNode, step: string | number): YamlNode | undefined {
  if (node.kind === 'alias') return child(node.target, step);
  if (node.kind === 'sequence') return typeof step === 'number' ? node.items[step] : undefined;
  if (node.kind === 'scalar') return undefined;
  const at = node.keys.findLastIndex((key) => key.kind === 'scalar' && key.value === String(step));
  if (at >= 0) return node.values[at];
  return node.keys.reduce<YamlNode | undefined>((found, key, i) => {
    const merged = key.kind === 'scalar' && key.value === '<<' ? node.values[i] : undefined;
    return found ?? (merged && child(merged, step));
  }, undefined);
}

/** What a step gives that reads a YAML text; its error, where it names a value only, gets that value's position. */
export function inYaml<T>(text: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    const path = pathOf(error);
    const position = path && yamlPosition(text, path);
    if (!position) throw error;
    return inSource({ file: '', ...position }, () => {
      throw error;
    });
  }
}

/** The path of an error without a position. */
function pathOf(error: unknown): YamlPath | undefined {
  for (let at = error; at instanceof ChartwrightError; at = at.cause) if (at.path) return at.position ? undefined : at.path;
  return undefined;
}

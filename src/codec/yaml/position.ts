/** Where in a YAML text a value stands. Separate from the readers, because only reports need positions. */
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

/** The place of what is at a path: where a scalar begins, or the key of a list or a table. */
export function entryPosition(root: YamlNode, path: YamlPath): { readonly line: number; readonly column: number } | undefined {
  let found: Entry | undefined = { value: root, key: root };
  for (const step of path) found = found && entry(found.value, step);
  if (!found) return undefined;
  const { line, column } = found.value.kind === 'scalar' ? found.value : found.key;
  return { line, column };
}

interface Entry {
  readonly value: YamlNode;
  /** Where it is named: its key, or itself in a list. */
  readonly key: YamlNode;
}

function child(node: YamlNode, step: string | number): YamlNode | undefined {
  return entry(node, step)?.value;
}

function entry(node: YamlNode, step: string | number): Entry | undefined {
  if (node.kind === 'alias') return entry(node.target, step);
  if (node.kind === 'scalar') return undefined;
  if (node.kind === 'sequence') {
    const item = typeof step === 'number' ? node.items[step] : undefined;
    return item && { value: item, key: item };
  }
  const at = node.keys.findLastIndex((key) => key.kind === 'scalar' && key.value === String(step));
  if (at >= 0) return { value: node.values[at]!, key: node.keys[at]! };
  return node.keys.reduce<Entry | undefined>((found, key, i) => {
    const isMerge = key.kind === 'scalar' && key.value === '<<';
    return found ?? (isMerge ? merged(node.values[i]!, step) : undefined);
  }, undefined);
}

/** What `<<` brings in: a table, or a list of tables of which the first wins. */
function merged(node: YamlNode, step: string | number): Entry | undefined {
  if (node.kind === 'alias') return merged(node.target, step);
  if (node.kind !== 'sequence') return entry(node, step);
  return node.items.reduce<Entry | undefined>((found, item) => found ?? merged(item, step), undefined);
}

/** What a step gives that reads a YAML text; its error, if it names a value only, gets that value's position. */
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

/** What is wrong or easily misread in a YAML text: syntax, duplicate keys, plain words that are booleans, numbers that lose their text. */
import { detailsOf, errorText } from '../base/errors.ts';
import { composeYaml } from '../codec/yaml/compose.ts';
import type { YamlMapping, YamlNode, YamlScalar } from '../codec/yaml/node.ts';
import { resolveTyped } from '../codec/yaml/resolve.ts';
import type { RuleId } from '../diagnostics/rules.ts';

export interface YamlFinding {
  readonly rule: Extract<RuleId, `yaml/${string}`>;
  /** From 1, within the text. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** The root of a text's first document, if it parses, and all findings. */
export interface ScannedYaml {
  readonly root: YamlNode | undefined;
  readonly findings: readonly YamlFinding[];
}

export function scanYaml(text: string): ScannedYaml {
  try {
    const root = composeYaml(text);
    return { root, findings: root ? scanNode(root, new Set()) : [] };
  } catch (error) {
    const { position } = detailsOf(error);
    const [line, column] = [position?.line ?? 1, position?.column ?? 1];
    const tab = /^ *\t/.test(text.split('\n')[line - 1] ?? '');
    return { root: undefined, findings: [{ rule: tab ? 'yaml/tab' : 'yaml/syntax', line, column, message: errorText(error) }] };
  }
}

/** The node that a path leads to; the last one on the way if there is none. */
export function nodeAt(root: YamlNode, path: readonly (string | number)[]): YamlNode {
  let at = root;
  for (const step of path) {
    const next = child(at.kind === 'alias' ? at.target : at, step);
    if (!next) return at;
    at = next;
  }
  return at;
}

function child(node: YamlNode, step: string | number): YamlNode | undefined {
  if (node.kind === 'sequence') return typeof step === 'number' ? node.items[step] : undefined;
  if (node.kind !== 'mapping') return undefined;
  const at = node.keys.findIndex((key) => key.kind === 'scalar' && key.value === String(step));
  return at < 0 ? undefined : node.values[at];
}

/** The key that a path's last step stands for, so that a finding can point at the name instead of the value. */
export function keyAt(root: YamlNode, path: readonly (string | number)[]): YamlNode {
  const parent = nodeAt(root, path.slice(0, -1));
  const target = parent.kind === 'alias' ? parent.target : parent;
  const last = path.at(-1);
  const key = target.kind === 'mapping' ? target.keys.find((each) => each.kind === 'scalar' && each.value === String(last)) : undefined;
  return key ?? nodeAt(root, path);
}

function scanNode(node: YamlNode, seen: Set<YamlNode>): YamlFinding[] {
  if (node.kind === 'alias' || seen.has(node)) return [];
  seen.add(node);
  if (node.kind === 'scalar') return scanScalar(node);
  if (node.kind === 'sequence') return node.items.flatMap((item) => scanNode(item, seen));
  const values = node.values.flatMap((value, i) => (isFileMode(node.keys[i] as YamlNode, value) ? [] : scanNode(value, seen)));
  return [...duplicates(node), ...values];
}

/** `defaultMode: 0644`: octal is meant. */
function isFileMode(key: YamlNode, value: YamlNode): boolean {
  return key.kind === 'scalar' && /mode$/i.test(key.value) && value.kind === 'scalar' && /^0[0-7]+$/.test(value.value);
}

function duplicates({ keys }: YamlMapping): YamlFinding[] {
  const first = new Map<string, YamlNode>();
  return keys.flatMap((key): YamlFinding[] => {
    if (key.kind !== 'scalar') return [];
    const before = first.get(key.value);
    if (!before) {
      first.set(key.value, key);
      return [];
    }
    const message = `${key.value} is given twice, first on line ${before.line}`;
    return [{ rule: 'yaml/duplicate-key', line: key.line, column: key.column, message }];
  });
}

function scanScalar({ value, implicit, line, column }: YamlScalar): YamlFinding[] {
  if (!implicit) return [];
  const { type, value: read } = resolveTyped(value);
  const found = (rule: YamlFinding['rule'], message: string): YamlFinding[] => [{ rule, line, column, message }];
  if (type === 'bool' && !/^(?:true|false)$/i.test(value))
    return found('yaml/ambiguous-boolean', `${value} is read as ${read}: quote it, or write ${read}`);
  if (type === 'int' && /^[-+]?0[0-7]+$/.test(value))
    return found('yaml/lost-text', `${value} is octal and read as ${read}: quote it to keep its text`);
  if (type === 'float' && /e/i.test(value))
    return found('yaml/lost-text', `${value} is read as the number ${read}: quote it to keep its text`);
  return [];
}

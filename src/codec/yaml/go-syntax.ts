/** Nodes as `%#v` prints what go-yaml decodes them to. Only error messages show it. */
import { formatFloat } from '../../go/format-float.ts';
import { quote } from '../../go/quote.ts';
import { compareStrings } from '../../go/utf8.ts';
import type { YamlMapping, YamlNode } from './node.ts';
import { type Resolved, resolveTyped } from './resolve.ts';

/** A node that has been decoded without error, as Go syntax: `map[interface {}]interface {}{"a":1}`. */
export function goSyntax(node: YamlNode): string {
  switch (node.kind) {
    case 'alias':
      return goSyntax(node.target);
    case 'scalar':
      return goSyntaxOfKey(typeOf(node));
    case 'sequence':
      return `[]interface {}{${node.items.map(element).join(', ')}}`;
    case 'mapping':
      return `map[interface {}]interface {}{${entries(node)
        .map(([key, value]) => `${key}:${element(value)}`)
        .join(', ')}}`;
  }
}

/** A resolved scalar as Go syntax. */
export function goSyntaxOfKey({ type, value }: Resolved): string {
  switch (type) {
    case 'null':
      return '<nil>';
    case 'int':
      return value < 1n << 63n ? String(value) : `0x${value.toString(16)}`;
    case 'float':
      return formatFloat(value, 'g', -1);
    case 'bool':
      return String(value);
    default:
      return quote(value);
  }
}

function element(node: YamlNode): string {
  const text = goSyntax(node);
  return text === '<nil>' ? 'interface {}(nil)' : text;
}

function typeOf(node: YamlNode & { kind: 'scalar' }): Resolved {
  if (node.tag === '' && node.implicit) return resolveTyped(node.value);
  const tagged = /^tag:yaml\.org,2002:(?:bool|int|float|null)$/.test(node.tag);
  return tagged ? resolveTyped(node.value) : { type: 'str', value: node.value };
}

/** The entries with merge keys applied, sorted by their keys as written. */
function entries(node: YamlMapping): [string, YamlNode][] {
  const found = new Map<string, YamlNode>();
  collect(node, found);
  return [...found].sort(([a], [b]) => compareStrings(a, b));
}

function collect(node: YamlNode, into: Map<string, YamlNode>): void {
  if (node.kind === 'alias') return collect(node.target, into);
  if (node.kind === 'sequence') for (const item of node.items.toReversed()) collect(item, into);
  if (node.kind !== 'mapping') return;
  node.keys.forEach((key, i) => {
    const value = node.values[i] as YamlNode;
    if (key.kind === 'scalar' && key.implicit && key.value === '<<') collect(value, into);
    else into.set(element(key), value);
  });
}

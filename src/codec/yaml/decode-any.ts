/** YAML as go-yaml 3 decodes it into `any`: integers apart from floats, times as time.Time, `yes` and `on` as texts. */
import { ChartwrightError } from '../../base/errors.ts';
import { decodeBase64 } from '../../go/base64.ts';
import { quote } from '../../go/strconv.ts';
import { parseTime, UTC } from '../../go/time.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import { ANY, type Dict, GoInt, type GoType, int, typed, UINT64, type Value } from '../../go/value.ts';
import { composeYaml } from './compose.ts';
import type { YamlMapping, YamlNode, YamlScalar } from './node.ts';
import { resolveTyped } from './resolve.ts';

/** The type of a mapping that has keys which are not texts. */
export const ANY_KEYS: GoType = { name: 'map[interface {}]interface {}', kind: 'map', elem: ANY };

/** The first document; undefined if there is none. Throws what go-yaml refuses. */
export function decodeAnyYaml(text: string): Value | undefined {
  const root = composeYaml(text);
  return root && decodeAny(root);
}

/** The value of a node. */
export function decodeAny(node: YamlNode, above: readonly YamlNode[] = []): Value {
  switch (node.kind) {
    case 'alias':
      if (above.includes(node.target)) throw refusal(`anchor '${node.name}' value contains itself`);
      return decodeAny(node.target, above);
    case 'scalar':
      return decodeScalar(node);
    case 'sequence':
      return node.items.map((item) => decodeAny(item, [...above, node]));
    case 'mapping':
      return decodeMapping(node, [...above, node]);
    default:
      return node satisfies never;
  }
}

function decodeMapping(node: YamlMapping, above: readonly YamlNode[]): Dict {
  const map: Dict = new Map();
  const lines = new Map<string, number>();
  const merged: YamlNode[] = [];
  let texts = true;
  for (const [i, key] of node.keys.entries()) {
    const value = node.values[i] as YamlNode;
    if (isMerge(key)) {
      merged.push(value);
      continue;
    }
    const decoded = decodeAny(key, above);
    texts &&= typeof decoded === 'string';
    const name = typeof decoded === 'string' ? decoded : keyText(decoded);
    const first = lines.get(name);
    if (first !== undefined) {
      throw new ChartwrightError(
        'yaml/duplicate-key',
        `yaml: unmarshal errors:\n  line ${key.line}: mapping key ${quote(name)} already defined at line ${first}`,
        { position: { file: '', line: key.line, column: key.column } },
      );
    }
    lines.set(name, key.line);
    map.set(name, decodeAny(value, above));
  }
  for (const each of merged) mergeInto(map, each, above);
  return texts ? map : typed(map, ANY_KEYS);
}

function isMerge(key: YamlNode): boolean {
  return key.kind === 'scalar' && key.value === '<<' && (key.implicit || key.tag === 'tag:yaml.org,2002:merge');
}

function mergeInto(map: Dict, node: YamlNode, above: readonly YamlNode[]): void {
  const target = node.kind === 'alias' ? node.target : node;
  if (target.kind === 'sequence') {
    for (const item of target.items) mergeInto(map, item, above);
    return;
  }
  if (target.kind !== 'mapping') throw refusal('map merge requires map or sequence of maps as the value');
  if (above.includes(target)) throw refusal('anchor value contains itself');
  for (const [key, value] of decodeMapping(target, [...above, target])) if (!map.has(key)) map.set(key, value);
}

function keyText(value: Value): string {
  return value === null ? 'null' : value instanceof GoInt ? String(value.value) : String(value);
}

const CORE = 'tag:yaml.org,2002:';

function decodeScalar({ value, tag, implicit }: YamlScalar): Value {
  if (!implicit) {
    if (tag === `${CORE}binary`) return decodeUtf8(decodeBase64(value));
    if (tag === '' || tag === '!' || tag === `${CORE}str`) return value;
  }
  const resolved = resolveTyped(value);
  switch (resolved.type) {
    case 'int':
      return tag === `${CORE}float`
        ? Number(resolved.value)
        : resolved.value < 1n << 63n
          ? int(resolved.value)
          : new GoInt(resolved.value, UINT64);
    case 'bool':
      return /^(?:true|True|TRUE|false|False|FALSE)$/.test(value) ? resolved.value : value;
    case 'timestamp':
      return timeOf(value);
    default:
      return resolved.value;
  }
}

const LAYOUTS = ['2006-1-2T15:4:5.999999999Z07:00', '2006-1-2t15:4:5.999999999Z07:00', '2006-1-2 15:4:5.999999999', '2006-1-2'];

function timeOf(text: string): Value {
  for (const layout of LAYOUTS) {
    try {
      return parseTime(layout, text, UTC);
    } catch {
      // Another of YAML's forms.
    }
  }
  return text;
}

function refusal(words: string): ChartwrightError {
  return new ChartwrightError('yaml/syntax', `yaml: ${words}`, { reason: words });
}

/** YAML as go-yaml 3 decodes it into `any`: integers apart from floats, times as time.Time, `yes` and `on` as texts. */
import { ChartwrightError } from '../../base/errors.ts';
import { decodeBase64 } from '../../go/base64.ts';
import { quote } from '../../go/strconv.ts';
import { parseTime, UTC } from '../../go/time.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import { ANY, type Dict, GoInt, type GoType, int, isDict, typed, UINT64, type Value } from '../../go/value.ts';
import { AliasBudget } from './alias-budget.ts';
import { composeYaml } from './compose.ts';
import type { YamlAlias, YamlMapping, YamlNode, YamlScalar } from './node.ts';
import { resolveTyped } from './resolve.ts';

/** The type of a mapping that has keys which are not texts. */
export const ANY_KEYS: GoType = { name: 'map[interface {}]interface {}', kind: 'map', elem: ANY };

/** The first document; undefined if there is none. Throws what go-yaml refuses. */
export function decodeAnyYaml(text: string): Value | undefined {
  const root = composeYaml(text);
  return root && decodeAny(root);
}

/** The value of a node. */
export function decodeAny(node: YamlNode): Value {
  return new AnyDecoder().value(node);
}

class AnyDecoder {
  readonly #budget = new AliasBudget();
  /** The lists and maps that are being decoded, one inside the other. */
  readonly #above = new Set<YamlNode>();

  value(node: YamlNode): Value {
    this.#budget.spend();
    switch (node.kind) {
      case 'alias':
        return this.#alias(node);
      case 'scalar':
        return decodeScalar(node);
      case 'sequence':
        return this.#inside(node, () => node.items.map((item) => this.value(item)));
      case 'mapping':
        return this.#inside(node, () => this.#map(node));
      default:
        return node satisfies never;
    }
  }

  #alias({ name, target }: YamlAlias): Value {
    if (this.#above.has(target)) throw refusal(`anchor '${name}' value contains itself`);
    this.#budget.depth++;
    const value = this.value(target);
    this.#budget.depth--;
    return value;
  }

  #inside<T>(node: YamlNode, decode: () => T): T {
    this.#above.add(node);
    const value = decode();
    this.#above.delete(node);
    return value;
  }

  #map(node: YamlMapping): Dict {
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
      const decoded = this.value(key);
      texts &&= typeof decoded === 'string';
      const name = typeof decoded === 'string' ? decoded : keyText(decoded);
      const first = lines.get(name);
      if (first !== undefined) throw duplicate(key, name, first);
      lines.set(name, key.line);
      map.set(name, this.value(value));
    }
    for (const each of merged) this.#merge(map, each);
    return texts ? map : typed(map, ANY_KEYS);
  }

  #merge(map: Dict, node: YamlNode): void {
    const target = node.kind === 'alias' ? node.target : node;
    if (target.kind === 'sequence') {
      for (const item of target.items) this.#merge(map, item);
      return;
    }
    if (target.kind !== 'mapping') throw refusal('map merge requires map or sequence of maps as the value');
    if (this.#above.has(target)) throw refusal('anchor value contains itself');
    const added = this.value(node);
    if (isDict(added)) for (const [key, value] of added) if (!map.has(key)) map.set(key, value);
  }
}

function duplicate({ line, column }: YamlNode, name: string, first: number): ChartwrightError {
  return new ChartwrightError(
    'yaml/duplicate-key',
    `yaml: unmarshal errors:\n  line ${line}: mapping key ${quote(name)} already defined at line ${first}`,
    { position: { file: '', line, column } },
  );
}

function isMerge(key: YamlNode): boolean {
  return key.kind === 'scalar' && key.value === '<<' && (key.implicit || key.tag === 'tag:yaml.org,2002:merge');
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

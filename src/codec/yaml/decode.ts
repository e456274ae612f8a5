/**
 * The tree of a document to the value that Go would hold: aliases expanded, merge keys applied in
 * go-yaml 2's order, scalars resolved, and all of it as sigs.k8s.io/yaml passes it through JSON.
 */
import { ChartwrightError } from '../../base/errors.ts';
import { decodeBase64 } from '../../go/base64.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import type { Dict, Value } from '../../go/value.ts';
import { AliasBudget } from './alias-budget.ts';
import { goSyntax, goSyntaxOfKey } from './go-syntax.ts';
import { checkJson, UnsupportedKey } from './json-limits.ts';
import type { YamlAlias, YamlMapping, YamlNode, YamlScalar } from './node.ts';
import { exactInteger, keyText, type Resolved, resolvePlain, resolveTyped } from './resolve.ts';
import { refuse, refuseOverflow } from './scan/yaml-error.ts';

export interface DecodeOptions {
  /** Refuses keys that are given twice, as UnmarshalStrict. */
  readonly strict?: boolean;
  /** Integers come as GoInt (int64, or uint64 where they need it) instead of float64. */
  readonly integers?: boolean;
}

const TAG = 'tag:yaml.org,2002:';
const RESOLVABLE: ReadonlySet<string> = new Set(['', ...['str', 'bool', 'int', 'float', 'null', 'timestamp'].map((name) => TAG + name)]);

/** The value of a composed document; throws a ChartwrightError of code `yaml` with the words of go-yaml or encoding/json. */
export function decodeYaml(root: YamlNode | undefined, options: DecodeOptions = {}): Value {
  if (!root) return null;
  const decoder = new Decoder(options);
  const value = refuseOverflow(() => decoder.document(root));
  const [first] = decoder.refused;
  if (first) refuse(`unmarshal errors:\n  ${decoder.refused.map(({ words }) => words).join('\n  ')}`, first.node, 'yaml/duplicate-key');
  if (decoder.suspicious) checkJson(value);
  return value;
}

/** The keys of a map as Go has them, so that 1 and "1" differ. */
type KeySet = Set<string | number | boolean | bigint | null>;

class Decoder {
  readonly #strict: boolean;
  readonly #integers: boolean;
  readonly #budget = new AliasBudget();
  readonly #open = new Set<YamlAlias>();
  /** Problems that don't end the decoding. */
  readonly refused: { readonly words: string; readonly node: YamlNode }[] = [];
  /** Something was met that JSON has no form for. */
  suspicious = false;

  constructor({ strict = false, integers = false }: DecodeOptions) {
    this.#strict = strict;
    this.#integers = integers;
  }

  document(root: YamlNode): Value {
    this.#budget.spend();
    return this.#node(root);
  }

  #node(node: YamlNode): Value {
    this.#budget.spend();
    switch (node.kind) {
      case 'scalar':
        return this.#scalar(node);
      case 'sequence':
        return node.items.map((item) => this.#node(item));
      case 'mapping': {
        const map: Dict = new Map();
        this.#mapping(node, map, this.#strict ? new Set() : undefined);
        return map;
      }
      case 'alias':
        return this.#alias(node, () => this.#node(node.target));
    }
  }

  #alias<T>(node: YamlAlias, decode: () => T): T {
    if (this.#open.has(node)) refuse(`anchor '${node.name}' value contains itself`, node);
    this.#open.add(node);
    this.#budget.depth++;
    const value = decode();
    this.#budget.depth--;
    this.#open.delete(node);
    return value;
  }

  #mapping(node: YamlMapping, map: Dict, seen: KeySet | undefined): void {
    for (let i = 0; i < node.keys.length; i++) {
      const key = node.keys[i] as YamlNode;
      const value = node.values[i] as YamlNode;
      if (isMerge(key)) this.#merge(value, map, seen);
      else this.#entry(key, value, map, seen);
    }
  }

  #entry(keyNode: YamlNode, valueNode: YamlNode, map: Dict, seen: KeySet | undefined): void {
    const key = this.#key(keyNode);
    const value = this.#node(valueNode);
    if (seen) {
      if (!Number.isNaN(key.value) && seen.has(key.value)) {
        this.refused.push({ words: `line ${valueNode.line}: key ${goSyntaxOfKey(key)} already set in map`, node: keyNode });
        return;
      }
      seen.add(key.value);
    }
    const text = keyText(key);
    if (text !== undefined) {
      map.set(text, value);
      return;
    }
    this.suspicious = true;
    // Only refused if the map is still there in the end, so it goes in under a key that no string equals.
    map.set(new UnsupportedKey(key, valueNode) as unknown as string, value);
  }

  #key(node: YamlNode): Resolved {
    this.#budget.spend();
    if (node.kind === 'alias') return this.#alias(node, () => this.#key(node.target));
    if (node.kind === 'scalar') return this.#resolve(node);
    // Go decodes the key before it looks at its kind, and may find something worse inside.
    this.#budget.refund();
    this.#node(node);
    return refuse(`invalid map key: ${goSyntax(node)}`, node, 'yaml/type');
  }

  /** `<<`: a mapping, an alias of one, or a list of these, of which the first wins. */
  #merge(node: YamlNode, map: Dict, seen: KeySet | undefined): void {
    const sources = node.kind === 'sequence' ? node.items.toReversed() : [node];
    for (const source of sources) {
      const target = source.kind === 'alias' ? source.target : source;
      if (target.kind !== 'mapping') refuse('map merge requires map or sequence of maps as the value', source, 'yaml/type');
      this.#budget.spend();
      if (source.kind === 'mapping') this.#mapping(source, map, seen);
      else {
        this.#alias(source as YamlAlias, () => {
          this.#budget.spend();
          this.#mapping(target, map, seen);
        });
      }
    }
  }

  #scalar(node: YamlScalar): Value {
    if (node.tag === '' && node.implicit && !this.#integers) {
      const value = resolvePlain(node.value);
      if (typeof value === 'number' && !Number.isFinite(value)) this.suspicious = true;
      return value;
    }
    const { type, value } = this.#resolve(node);
    if (type === 'float' && !Number.isFinite(value)) this.suspicious = true;
    if (type !== 'int') return value;
    return this.#integers ? exactInteger(value) : Number(value);
  }

  #resolve(node: YamlScalar): Resolved {
    const { tag, implicit, value } = node;
    if (tag === '') return implicit ? resolveTyped(value) : { type: 'str', value };
    if (tag === TAG + 'binary') return { type: 'str', value: decodeBinary(node) };
    if (!RESOLVABLE.has(tag) || tag === TAG + 'str') return { type: 'str', value };
    const wanted = tag.slice(TAG.length);
    // Under a tag that is no timestamp's, a date is a string.
    const resolved = resolveTyped(value);
    const found: Resolved = resolved.type === 'timestamp' && wanted !== 'timestamp' ? { type: 'str', value } : resolved;
    if (found.type === wanted) return found;
    if (wanted === 'float' && found.type === 'int' && found.value < 1n << 63n) return { type: 'float', value: Number(found.value) };
    return refuse(`cannot decode !!${found.type} \`${value}\` as a !!${wanted}`, node, 'yaml/type');
  }
}

function isMerge(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.value === '<<' && (node.implicit || node.tag === TAG + 'merge');
}

/** The bytes that a `!!binary` scalar stands for, as JSON would write them: what is not valid UTF-8 becomes U+FFFD. */
function decodeBinary(node: YamlScalar): string {
  try {
    return decodeUtf8(decodeBase64(node.value)).replace(/[\udc80-\udcff]/g, (unit, at: number, whole: string) =>
      replaceStray(unit, whole, at),
    );
  } catch (error) {
    if (error instanceof ChartwrightError) refuse('!!binary value contains invalid base64 data', node, 'yaml/type');
    throw error;
  }
}

/** The second half of a surrogate pair stays; a stray byte doesn't. */
function replaceStray(unit: string, whole: string, at: number): string {
  const before = at === 0 ? 0 : whole.charCodeAt(at - 1);
  return before >= 0xd800 && before <= 0xdbff ? unit : '\ufffd';
}

/** The rows of a values table: one per value that is described or a leaf, with type, default and description. Mirrors helm-docs 1.14.2 pkg/document/values.go. */
import { ChartwrightError, wrapping } from '../../../base/errors.ts';
import { printJson } from '../../../codec/json/print.ts';
import { resolveTyped } from '../../../codec/yaml/resolve.ts';
import { printTrees } from '../../../codec/yaml/tree/print-tree.ts';
import { sprintf } from '../../../go/fmt.ts';
import { int, type Value } from '../../../go/value.ts';
import { DESCRIPTION_MARK, type Description, type KeyedDescription, NO_DESCRIPTION, parseComment } from './comments.ts';
import { documentOf, type ValuesNode } from './values-node.ts';

export interface ValueRow {
  readonly key: string;
  readonly type: string;
  readonly notation: string;
  /** What comments of the form `# key -- text` say; the default is made from the value if nobody says one. */
  readonly defaultText: string;
  readonly text: string;
  /** What the comment right above the value says. */
  readonly autoDefault: string;
  readonly autoText: string;
  readonly section: string;
  readonly line: number;
  readonly column: number;
  /** The chart that the value belongs to, as its parents call it; empty for the chart itself. */
  readonly dependency: string;
  readonly isGlobal: boolean;
}

/** Descriptions by the path of their value: `a.b[0]."c.d"`. */
export type Descriptions = ReadonlyMap<string, KeyedDescription>;

/**
 * The rows of a values file in its order; `absent`: then those of keys that a comment names and no value has. Throws if a
 * value has no place in a table, such as one with a tag of its own.
 */
export function valueRows(root: ValuesNode | undefined, descriptions: Descriptions, { absent = false } = {}): ValueRow[] {
  if (root && root.kind !== 'mapping')
    throw new ChartwrightError('values', `values file must resolve to a map (was ${NODE_KINDS[root.kind]})`);
  const maker = new RowMaker(descriptions);
  const rows = root ? maker.rows('', undefined, root, true) : [];
  return absent ? [...rows, ...maker.absentRows()] : rows;
}

/** What a path looks like: comments such as `# Note that -- …` name no key. */
const PATH = /^(?:[\w-]+|"[^"]+")(?:\.(?:[\w-]+|"[^"]+")|\[\d+\])*$/;

/** The numbers of go-yaml's node kinds. */
const NODE_KINDS = { sequence: 2, mapping: 4, scalar: 8, alias: 16 } as const;

class RowMaker {
  readonly #descriptions: Descriptions;
  readonly #present = new Set<string>();

  constructor(descriptions: Descriptions) {
    this.#descriptions = descriptions;
  }

  /** The rows of one value; `leaves`: nothing above it is described, so that its leaves are shown. */
  rows(path: string, key: ValuesNode | undefined, node: ValuesNode, leaves: boolean): ValueRow[] {
    if (node.kind === 'alias') return this.rows(path, key, node.target as ValuesNode, leaves);
    const known = this.#descriptions.get(path);
    this.#present.add(path);
    const auto = descriptionAbove(key);
    const described = known !== undefined || auto.text !== '';
    const row = (value: Value) => createRow(path, value, known ?? NO_DESCRIPTION, auto, key);
    if (node.kind === 'scalar') return leaves || described ? [row(scalarRowValue(node, auto))] : [];
    if (node.content.length === 0) {
      if (path === '' || !(leaves || described)) return [];
      return [row(node.kind === 'sequence' ? [] : new Map())];
    }
    if (!described) return this.#inner(path, node, leaves);
    const plain = known !== undefined || auto.notation === '';
    return [row(plain ? jsonValue(node) : notedValue(node, auto)), ...this.#inner(path, node, false)];
  }

  absentRows(): ValueRow[] {
    const absent = [...this.#descriptions].filter(([path]) => !this.#present.has(path) && PATH.test(path));
    return absent.map(([path, known]) => createRow(path, null, known, NO_DESCRIPTION, { line: known.line, column: 1 }));
  }

  #inner(path: string, node: ValuesNode, leaves: boolean): ValueRow[] {
    if (node.kind === 'sequence') return node.content.flatMap((item, i) => this.rows(`${path}[${i}]`, item, item, leaves));
    const rows: ValueRow[] = [];
    for (let i = 0; i + 1 < node.content.length; i += 2) {
      const key = node.content[i]!;
      const name = /[. ]/.test(key.value) ? `"${key.value}"` : key.value;
      rows.push(...this.rows(path === '' ? name : `${path}.${name}`, key, node.content[i + 1]!, leaves));
    }
    return rows;
  }
}

/** What the comment above a key says of its value; comments that name a key are found elsewhere. */
function descriptionAbove(node: ValuesNode | undefined): Description {
  if (!node?.head.includes(DESCRIPTION_MARK)) return NO_DESCRIPTION;
  const { key, description } = parseComment(node.head.split('\n'));
  return key === '' ? description : NO_DESCRIPTION;
}

/** What a row shows of a scalar; with a notation type, a text is kept as it is for the template. */
function scalarRowValue(node: ValuesNode, auto: Description): Value {
  if (node.tag === '!!str' && auto.notation !== '') return notedValue(node, auto);
  return scalarValue(node);
}

/** A value of a notation type: YAML is printed again, others are left to the template. */
function notedValue(node: ValuesNode, { notation }: Description): Value {
  return notation === 'yaml' ? new TextEncoder().encode(printTrees([documentOf(node)], { wide: true })) : node.value;
}

type Place = Pick<ValueRow, 'line' | 'column'>;

function createRow(key: string, value: Value, known: Description, auto: Description, place: Place | undefined): ValueRow {
  const { line, column } = place ?? { line: 0, column: 0 };
  const base = { key, line, column, dependency: '', isGlobal: false, autoDefault: auto.defaultText, autoText: auto.text };
  const section = known.section || auto.section;
  const silent = known.defaultText === '' && auto.defaultText === '';
  if (value === null) {
    return {
      ...base,
      type: known.type || auto.type || 'string',
      notation: auto.notation,
      defaultText: silent ? '`nil`' : known.defaultText,
      text: known.text || auto.text,
      section,
    };
  }
  return {
    ...base,
    type: known.type || auto.type || auto.notation || typeName(value),
    notation: auto.notation,
    defaultText: silent ? defaultOf(key, value, auto.notation) : known.defaultText,
    text: known.text,
    section,
  };
}

/** The value as a table shows it: JSON in backticks, or the bare text for a template that knows the notation. */
function defaultOf(key: string, value: Value, notation: string): string {
  if (notation !== '') return value instanceof Uint8Array ? new TextDecoder().decode(value) : sprintf('%s', [value]);
  const json = wrapping(`failed to marshal default value for ${key} to json`, () => printJson(value, { escapeHtml: false }));
  return `\`${json}\``;
}

function typeName(value: Value): string {
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return 'float';
  if (typeof value === 'string') return 'string';
  if (Array.isArray(value)) return 'list';
  if (value instanceof Map) return 'object';
  return value instanceof Uint8Array ? '' : 'int';
}

/** A value as JSON shows it; what cannot be decoded is 0 there, as in helm-docs. */
function jsonValue(node: ValuesNode): Value {
  if (node.kind === 'alias') return jsonValue(node.target as ValuesNode);
  if (node.kind === 'sequence') return node.content.map(jsonValue);
  if (node.kind === 'scalar') return SCALAR_TAGS.has(node.tag) ? (decodeScalar(node) ?? int(0)) : null;
  const map = new Map<string, Value>();
  for (let i = 0; i + 1 < node.content.length; i += 2) map.set(node.content[i]!.value, jsonValue(node.content[i + 1]!));
  return map;
}

const SCALAR_TAGS = new Set(['!!str', '!!timestamp', '!!int', '!!float', '!!bool']);

/** A scalar as its row shows it. Throws for numbers that do not fit and for tags that have no row. */
function scalarValue(node: ValuesNode): Value {
  if (node.tag === '!!null') return null;
  const value = SCALAR_TAGS.has(node.tag) ? decodeScalar(node) : undefined;
  if (value !== undefined) return value;
  if (!SCALAR_TAGS.has(node.tag)) throw new ChartwrightError('values', `invalid node type ${NODE_KINDS.scalar} received`);
  const wanted = { '!!int': 'int', '!!float': 'float64', '!!bool': 'bool' }[node.tag];
  throw new ChartwrightError(
    'values',
    `yaml: unmarshal errors:\n  line ${node.line}: cannot unmarshal ${node.tag} \`${node.value}\` into ${wanted}`,
  );
}

const INT_LIMITS = { least: -(2n ** 63n), most: 2n ** 63n - 1n };

/** The value of a scalar by its tag; undefined if text and tag do not fit. */
function decodeScalar({ tag, value }: ValuesNode): Value | undefined {
  if (tag === '!!str' || tag === '!!timestamp') return value;
  const resolved = resolveTyped(value);
  if (tag === '!!bool') return resolved.type === 'bool' ? resolved.value : undefined;
  if (tag === '!!float') return resolved.type === 'float' || resolved.type === 'int' ? Number(resolved.value) : undefined;
  if (resolved.type !== 'int') return undefined;
  return resolved.value >= INT_LIMITS.least && resolved.value <= INT_LIMITS.most ? int(resolved.value) : undefined;
}

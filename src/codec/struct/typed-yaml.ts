/**
 * YAML into given shapes, as go-yaml 3 decodes into Go structs: what does not fit is collected and
 * reported together, with lines and the Go names of the types.
 */

import { ChartwrightError } from '../../base/errors.ts';
import { type Dict, type GoInt, int64, type Value } from '../../go/value.ts';
import { resolveTyped } from '../yaml/resolve.ts';
import { readTree } from '../yaml/tree/read-tree.ts';
import { entries, hasUniqueKeys, isNull, type Run, read, type Shape, scalarTag, scalarValue, typeMismatch } from './yaml-nodes.ts';

/** Decodes the first document of a text. Throws `EOF` for a text without any, and all faults as one `yaml: unmarshal errors:`. */
export function readShaped<T>(text: string, shape: Shape<T>, strict: boolean): T {
  const root = readTree(text)?.root;
  if (!root) throw new ChartwrightError('yaml/syntax', 'EOF');
  const run: Run = { faults: [], strict };
  const value = read(shape, root, run) ?? shape.zero();
  if (run.faults.length > 0) {
    const { node, reason } = run.first ?? {};
    const position = node && { file: '', line: node.at, column: node.column };
    throw new ChartwrightError('yaml/type', `yaml: unmarshal errors:\n${run.faults.map((fault) => `  ${fault}`).join('\n')}`, {
      reason,
      position,
    });
  }
  return value;
}

/** Any scalar's text. */
export const TEXT: Shape<string> = {
  type: 'string',
  zero: () => '',
  read: (node, run) => (node.kind === 'scalar' ? node.value : typeMismatch(node, TEXT.type, run)),
};

/** true and false, and the words of YAML 1.1 for them. */
export const SWITCH: Shape<boolean> = {
  type: 'bool',
  zero: () => false,
  read(node, run) {
    if (node.kind === 'scalar' && scalarTag(node) === '!!bool') return /^t/i.test(node.value);
    if (node.kind === 'scalar' && /^(y|Y|yes|Yes|YES|on|On|ON)$/.test(node.value)) return true;
    if (node.kind === 'scalar' && /^(n|N|no|No|NO|off|Off|OFF)$/.test(node.value)) return false;
    return typeMismatch(node, SWITCH.type, run);
  },
};

/** Whole numbers of a Go type between these bounds; floats without a fraction's worth count, cut off. */
export function wholeNumber(type: string, least: bigint, most: bigint): Shape<GoInt> {
  return {
    type,
    zero: () => int64(0),
    read(node, run) {
      const resolved = node.kind === 'scalar' && node.notation === '' ? resolveTyped(node.value) : undefined;
      const value = resolved?.type === 'int' ? resolved.value : resolved?.type === 'float' ? wholePart(resolved.value) : undefined;
      return value !== undefined && value >= least && value <= most ? int64(value) : typeMismatch(node, type, run);
    },
  };
}

function wholePart(value: number): bigint | undefined {
  return Number.isFinite(value) ? BigInt(Math.trunc(value)) : undefined;
}

export function yamlListOf<T>(item: Shape<T>): Shape<T[]> {
  const type = `[]${item.type}`;
  return {
    type,
    zero: () => [],
    read(node, run) {
      if (node.kind !== 'sequence') return typeMismatch(node, type, run);
      return node.items.flatMap((one) => {
        const value = read(item, one, run);
        return value === undefined ? [] : [value];
      });
    },
  };
}

/** A map with text keys; `type` is its Go name. */
export function yamlMapOf<T>(item: Shape<T>, type: string): Shape<Map<string, T>> {
  return {
    type,
    zero: () => new Map(),
    read(node, run) {
      if (node.kind !== 'mapping') return typeMismatch(node, type, run);
      if (!hasUniqueKeys(node, run)) return undefined;
      const map = new Map<string, T>();
      for (const { key, value } of entries(node)) {
        const name = read(TEXT, key, run);
        const one = read(item, value, run);
        if (name !== undefined && !map.has(name) && (one !== undefined || isNull(value))) map.set(name, one ?? item.zero());
      }
      return map;
    },
  };
}

/** A struct whose fields are these shapes, under these names. */
export function yamlStructOf<T extends object>(type: string, fields: { readonly [K in keyof T]: Shape<T[K]> }): Shape<T> {
  const known = new Map(Object.entries(fields) as [string, Shape<unknown>][]);
  const zero = () => Object.fromEntries([...known].map(([name, shape]) => [name, shape.zero()])) as T;
  return {
    type,
    zero,
    read(node, run) {
      if (node.kind !== 'mapping') return typeMismatch(node, type, run);
      if (!hasUniqueKeys(node, run)) return undefined;
      const struct = zero() as Record<string, unknown>;
      const done = new Set<string>();
      for (const { key, value } of entries(node)) {
        const name = read(TEXT, key, run);
        if (name === undefined || done.has(name)) continue;
        done.add(name);
        const shape = known.get(name);
        if (shape) struct[name] = read(shape, value, run) ?? struct[name];
        else if (run.strict) run.faults.push(`line ${key.at}: field ${name} not found in type ${type}`);
      }
      return struct as T;
    },
  };
}

/** Whatever is there, as `any` would hold it. */
export const ANYTHING: Shape<Value> = {
  type: 'interface {}',
  zero: () => null,
  read(node, run) {
    if (node.kind === 'scalar') return scalarValue(node);
    if (node.kind === 'sequence') return yamlListOf(ANYTHING).read(node, run) as Value;
    return ANY_MAP.read(node, run) as Dict | undefined;
  },
};

export const ANY_MAP: Shape<Dict> = yamlMapOf(ANYTHING, 'map[string]interface {}');

/** What a YAML document may hold and JSON can't, so that sigs.k8s.io/yaml refuses it on the way. */
import { ChartwrightError } from '../../base/errors.ts';
import { sortedKeys } from '../../go/utf8.ts';
import { type Dict, isDict, isList, type Value } from '../../go/value.ts';
import { goSyntax, goSyntaxOfKey } from './go-syntax.ts';
import type { YamlNode } from './node.ts';
import type { Resolved } from './resolve.ts';

const GO_TYPES = { null: '%!s(<nil>)', bool: 'bool', int: 'uint64', float: 'float64', timestamp: 'string', str: 'string' } as const;

/** Stands in a map for a key that can't be made a string: null, or an integer beyond int64. */
export class UnsupportedKey {
  readonly key: Resolved;
  readonly value: YamlNode;
  constructor(key: Resolved, value: YamlNode) {
    this.key = key;
    this.value = value;
  }
}

/** Throws the error for the first unsupported key, else for the first number that JSON has no form for. */
export function checkJson(root: Value): void {
  checkKeys(root);
  checkNumbers(root);
}

function checkKeys(value: Value): void {
  if (isList(value)) for (const item of value) checkKeys(item);
  if (!isDict(value)) return;
  const bad = [...(value as ReadonlyMap<unknown, Value>).keys()].findLast((key) => key instanceof UnsupportedKey);
  if (bad instanceof UnsupportedKey) {
    const type = GO_TYPES[bad.key.type];
    const words = `unsupported map key of type: ${type}, key: ${goSyntaxOfKey(bad.key)}, value: ${goSyntax(bad.value)}`;
    throw new ChartwrightError('yaml/type', words, { position: { file: '', line: bad.value.line, column: bad.value.column } });
  }
  for (const item of value.values()) checkKeys(item);
}

function checkNumbers(value: Value): void {
  if (typeof value === 'number') {
    if (!Number.isFinite(value))
      throw new ChartwrightError('yaml/type', `json: unsupported value: ${value > 0 ? '+Inf' : value < 0 ? '-Inf' : 'NaN'}`);
  } else if (isList(value)) {
    for (const item of value) checkNumbers(item);
  } else if (isDict(value)) {
    for (const key of sortedKeys(value)) checkNumbers((value as Dict).get(key) as Value);
  }
}

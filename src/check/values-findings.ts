/** What is wrong with values whatever the templates do: secrets in plain text, types that an override changes. */
import type { YamlNode } from '../codec/yaml/node.ts';
import { isDict, isList, type Value } from '../go/value.ts';
import type { Finding } from './finding.ts';
import type { ValuesFile } from './reads/unread-values.ts';

const SECRET = /(?:password|passwd|api[-_]?key|access[-_]?key|secret[-_]?key|private[-_]?key|token)$/i;
/** Texts that stand for no secret: empty ones, templates, references to what holds one. */
const NO_SECRET = /^$|\{\{|^\$|^(?:true|false|null|changeme|none)$/i;

/** Strings in the chart's own values whose keys are names of secrets. */
export function plainSecrets(files: readonly ValuesFile[]): Finding[] {
  return files.flatMap(({ name, root, isDefault }) => (root && isDefault ? secretsIn(name, root, '') : []));
}

function secretsIn(file: string, node: YamlNode, path: string): Finding[] {
  if (node.kind === 'sequence') return node.items.flatMap((item, i) => secretsIn(file, item, `${path}[${i}]`));
  if (node.kind !== 'mapping') return [];
  return node.keys.flatMap((key, i): Finding[] => {
    const value = node.values[i] as YamlNode;
    if (key.kind !== 'scalar') return [];
    const here = path === '' ? key.value : `${path}.${key.value}`;
    if (value.kind !== 'scalar') return secretsIn(file, value, here);
    if (!SECRET.test(key.value) || NO_SECRET.test(value.value)) return [];
    const position = { file, line: value.line, column: value.column };
    return [{ rule: 'values/plain-secret', message: `${here} looks like a secret in plain text`, position }];
  });
}

type Shape = 'map' | 'list' | 'scalar';

/** Values of the user's files whose defaults are of another shape. */
export function typeChanges(files: readonly ValuesFile[]): Finding[] {
  const defaults = files.find(({ isDefault, prefix }) => isDefault && prefix.length === 0);
  return files.flatMap(({ name, root, values, isDefault }) =>
    isDefault || !root || !defaults ? [] : changesIn(name, root, values, defaults.values, []),
  );
}

function changesIn(file: string, node: YamlNode, value: Value, standard: Value, path: readonly string[]): Finding[] {
  if (!isDict(value) || !isDict(standard) || node.kind !== 'mapping') return [];
  return node.keys.flatMap((key, i): Finding[] => {
    if (key.kind !== 'scalar') return [];
    const [given, before] = [value.get(key.value) ?? null, standard.get(key.value) ?? null];
    if (given === null || before === null) return [];
    const here = [...path, key.value];
    const [is, was] = [shapeOf(given), shapeOf(before)];
    if (is === was) return changesIn(file, node.values[i] as YamlNode, given, before, here);
    const message = `${here.join('.')} is a ${is}, its default is a ${was}`;
    return [{ rule: 'values/type-changed', message, position: { file, line: key.line, column: key.column } }];
  });
}

function shapeOf(value: Value): Shape {
  return isDict(value) ? 'map' : isList(value) ? 'list' : 'scalar';
}

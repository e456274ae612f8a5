/** The named map type that Helm gives to `.Values`, `.Template` and the top of a scope, with the methods that templates can call. */
import { attempt, ChartwrightError } from '../base/errors.ts';
import { printYaml } from '../codec/yaml/print.ts';
import { nilPointer } from '../go/error-value.ts';
import { quote } from '../go/strconv.ts';
import { ANY, type Dict, type GoMethod, type GoType, type Value } from '../go/value.ts';
import type { Profile } from '../helm/profile.ts';

const METHODS: ReadonlyMap<string, GoMethod> = new Map([
  ['YAML', { params: '', call: (values: Dict) => printYaml(values) }],
  ['AsMap', { params: '', call: (values: Dict) => new Map(values) }],
  ['Table', { params: 'string', call: (values: Dict, path: string) => table(values, path.split('.')) }],
  // There is no writer to hand in but nil, and nothing to write to there.
  [
    'Encode',
    {
      params: 'writer',
      call: () => {
        throw nilPointer();
      },
    },
  ],
  ['PathValue', { params: 'string', call: pathValue }],
]);

/** The type under the name that a profile's Helm gives it. */
export function valuesType({ valuesPackage }: Profile): GoType {
  return { name: `${valuesPackage}.Values`, kind: 'map', elem: ANY, methods: METHODS };
}

function table(values: Dict, path: readonly string[]): Dict {
  let at: Value = values;
  for (const key of path) {
    at = (at as Dict).get(key) ?? null;
    if (!(at instanceof Map)) throw new ChartwrightError('function', `${quote(key)} is not a table`);
  }
  return at as Dict;
}

function pathValue(values: Dict, path: string): Value {
  if (path === '') throw new ChartwrightError('function', 'YAML path cannot be empty');
  const keys = path.split('.');
  const last = keys.pop() as string;
  const found = (keys.length === 0 ? values : attempt(() => table(values, keys)))?.get(last);
  if (found === undefined || found instanceof Map) throw new ChartwrightError('function', `${quote(last)} is not a value`);
  return found;
}

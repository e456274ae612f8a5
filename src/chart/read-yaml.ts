/** YAML on its way into Go structs: integers are distinguished from floats, since text fields keep their digits. */
import { parseYaml } from '../codec/yaml/parse.ts';
import type { Value } from '../go/value.ts';

let last: { text: string; value: Value } | undefined;

/** The first document's value, not to be changed. Throws `error converting YAML to JSON: …`. */
export function readYaml(text: string, strict = false): Value {
  if (strict) return parseYaml(text, { strict, integers: true });
  // Chart.yaml is asked for its apiVersion first, then for the rest.
  if (last?.text !== text) last = { text, value: parseYaml(text, { integers: true }) };
  return last.value;
}

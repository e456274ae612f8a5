/** Paths into decoded YAML as helm-unittest's suites write them: JSONPath without its `$`, over go-yaml's nodes (yaml-jsonpath 0.4). */
import type { Value } from '../go/value.ts';
import { parseSteps } from './parse.ts';
import { follow } from './steps.ts';

/** Finds values in a document. */
export type YamlPath = (root: Value) => Value[];

/** Reads a path; the empty one finds the root. Throws a `usage` error that says where the path is malformed. */
export function yamlPath(text: string): YamlPath {
  const steps = parseSteps(text);
  return (root) => follow(steps, root, root);
}

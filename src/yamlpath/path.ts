/** Paths into decoded YAML as helm-unittest's suites write them: JSONPath without its `$`, over go-yaml's nodes (yaml-jsonpath 0.4). */
import type { Value } from '../go/value.ts';
import { parseSteps } from './parse.ts';
import { type Found, follow } from './steps.ts';

export interface YamlPath {
  /** The values that the path finds in a document. */
  readonly values: (root: Value) => Value[];
  /** Keys and indices from the root to each of them; where it finds nothing, to what the longest part of it finds. */
  readonly nearest: (root: Value) => (string | number)[][];
}

/** Reads a path; the empty one finds the root. Throws a `usage` error if the path is malformed. */
export function yamlPath(text: string): YamlPath {
  const steps = parseSteps(text);
  return {
    values: (root) => follow(steps, root, root).map(({ value }) => value),
    nearest(root) {
      let found: Found[] = [];
      for (let count = steps.length; found.length === 0; count--) found = follow(steps.slice(0, count), root, root);
      return found.map(keysOf);
    },
  };
}

function keysOf(found: Found): (string | number)[] {
  return found.above ? [...keysOf(found.above), found.key as string | number] : [];
}

/** Where a schema is not what it should be, and which value is behind it. */
import { attempt } from '../../../base/errors.ts';
import { composeYaml } from '../../../codec/yaml/compose.ts';
import { entryPosition, type YamlPath, yamlPosition } from '../../../codec/yaml/position.ts';
import { escapeToken } from '../../../json-schema/pointer.ts';
import { markOf, unmarked } from './made-mark.ts';
import { isSchema, type Schema, shortJson } from './schema.ts';

export interface Difference {
  readonly path: YamlPath;
  /** What is there and what should be; absent: nothing. */
  readonly is?: { readonly value: unknown };
  readonly should?: { readonly value: unknown };
}

/** The first difference of two schemas; their marks do not count. */
export function firstDifference(before: Schema, after: Schema): Difference | undefined {
  return differenceAt(unmarked(before), unmarked(after), []);
}

function differenceAt(before: unknown, after: unknown, path: YamlPath): Difference | undefined {
  if (!isSchema(before) || !isSchema(after)) {
    return JSON.stringify(before) === JSON.stringify(after) ? undefined : { path, is: { value: before }, should: { value: after } };
  }
  for (const name of new Set([...Object.keys(after), ...Object.keys(before)])) {
    const at = [...path, name];
    if (!(name in before)) return { path: at, should: { value: after[name] } };
    if (!(name in after)) return { path: at, is: { value: before[name] } };
    const inside = differenceAt(before[name], after[name], at);
    if (inside) return inside;
  }
  return undefined;
}

/** The files that a difference is reported in, as a person names them. */
export interface CheckedFiles {
  readonly schema: { readonly file: string; readonly text: string };
  readonly values: { readonly file: string; readonly text: string } | undefined;
}

/** `web/values.schema.json:5:17: /properties/a/minimum is 0, should be 1 (web/values.yaml:2:1)` */
export function differenceLine({ schema, values }: CheckedFiles, after: Schema): string {
  const before = JSON.parse(schema.text) as Schema;
  const found = firstDifference(before, after);
  const path = found?.path ?? (markOf(before) === markOf(after) ? [] : ['$comment']);
  // Tabs, which YAML does not indent with, are as wide as spaces here.
  const { line, column } = yamlPosition(schema.text.replaceAll('\t', ' '), path) ?? { line: 1, column: 1 };
  const what = found ? differenceText(found) : path.length > 0 ? 'the mark is that of another state of the chart' : 'the layout differs';
  const cause = found && values && valuePlace(values.text, valuePath(path));
  return `${schema.file}:${line}:${column}: ${what}${cause ? ` (${values.file}:${cause.line}:${cause.column})` : ''}`;
}

function differenceText({ path, is, should }: Difference): string {
  const pointer = `/${path.map((step) => escapeToken(String(step))).join('/')}`;
  if (!is) return `${pointer} is missing`;
  return should ? `${pointer} is ${shortJson(is.value)}, should be ${shortJson(should.value)}` : `${pointer} should not be there`;
}

/** The value that a place in a schema describes: keys, and the first items of lists. */
export function valuePath(path: YamlPath): YamlPath {
  const steps: (string | number)[] = [];
  for (let i = 0; i < path.length; i++) {
    if (path[i] === 'properties' && i + 1 < path.length) steps.push(path[++i]!);
    else if (path[i] === 'items') steps.push(0);
    else break;
  }
  return steps;
}

/** Where a value is, if a values file has it. */
function valuePlace(text: string, path: YamlPath): { readonly line: number; readonly column: number } | undefined {
  const root = path.length > 0 ? attempt(() => composeYaml(text)) : undefined;
  return root && entryPosition(root, path);
}

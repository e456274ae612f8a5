/** Results in the format that -o asks for: a table, or data as JSON or YAML. */
import { ChartwrightError } from '../base/errors.ts';
import { printJson } from '../codec/json/print.ts';
import { printYaml } from '../codec/yaml/print.ts';
import { GoObject, JSON_STRUCT, type Value } from '../go/value.ts';
import { oneOf } from './complete/completion.ts';
import { custom } from './flag.ts';

/** -o, --output. */
export const outputFlags = {
  output: custom('format', 'prints the output in the specified format. Allowed values: table, json, yaml', {
    short: 'o',
    default: 'table',
    check(value) {
      if (!['table', 'json', 'yaml'].includes(value)) throw new ChartwrightError('usage', 'invalid format type');
    },
    complete: () =>
      oneOf('json\tOutput result in JSON format', 'table\tOutput result in human-readable format', 'yaml\tOutput result in YAML format'),
  }),
};

export interface Output {
  readonly table: () => string;
  /** Records whose fields stand in the order in which JSON shows them. */
  readonly data: () => Value;
}

/** The text of a result in the format that --output names. */
export function outputText(format: string, { table, data }: Output): string {
  if (format === 'table') return table();
  return format === 'json' ? `${printJson(data())}\n` : printYaml(data());
}

/** A record for data output. */
export function record(fields: Readonly<Record<string, Value>>): GoObject {
  return new GoObject(JSON_STRUCT, new Map(Object.entries(fields)));
}

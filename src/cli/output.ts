/** Results in the format of -o: a table, or data as JSON or YAML. */
import { ChartwrightError } from '../base/errors.ts';
import { printJson } from '../codec/json/print.ts';
import { printYaml } from '../codec/yaml/print.ts';
import { GoObject, JSON_STRUCT, type Value } from '../go/value.ts';
import { oneOf } from './complete/completion.ts';
import { custom } from './flag.ts';

/** The formats of --output: its description in help, and how it is printed. */
const FORMATS: Readonly<Record<string, { readonly help: string; readonly print: (output: Output) => string }>> = {
  json: { help: 'Output result in JSON format', print: ({ data }) => `${printJson(data())}\n` },
  table: { help: 'Output result in human-readable format', print: ({ table }) => table() },
  yaml: { help: 'Output result in YAML format', print: ({ data }) => printYaml(data()) },
};

/** -o, --output. */
export const outputFlags = {
  output: custom('format', 'prints the output in the specified format. Allowed values: table, json, yaml', {
    short: 'o',
    default: 'table',
    check(value) {
      if (!Object.hasOwn(FORMATS, value)) throw new ChartwrightError('usage', 'invalid format type');
    },
    complete: () => oneOf(...Object.entries(FORMATS).map(([name, { help }]) => `${name}\t${help}`)),
  }),
};

export interface Output {
  readonly table: () => string;
  /** Records whose fields are in the order in which JSON shows them. */
  readonly data: () => Value;
}

/** The text of a result in the format that --output names. */
export function outputText(format: string, output: Output): string {
  return (FORMATS[format] ?? FORMATS.yaml)!.print(output);
}

/** A record for data output. */
export function record(fields: Readonly<Record<string, Value>>): GoObject {
  return new GoObject(JSON_STRUCT, new Map(Object.entries(fields)));
}

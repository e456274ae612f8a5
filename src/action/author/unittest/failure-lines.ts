/** The lines that explain a failed assertion, laid out as helm-unittest's. */
import { blockEdits } from '../../../base/matching-blocks.ts';
import { unifiedDiff } from '../../../base/unified-diff.ts';
import { printYamlPretty } from '../../../codec/yaml/print.ts';
import { isDict, isList, type Value } from '../../../go/value.ts';

/** Which document and which of several found values a failure is about; absent if it is about none. */
export interface Spot {
  readonly document?: number;
  readonly value?: number;
}

export interface Explanation {
  readonly path?: string;
  /** What was expected, behind `Expected to` or `Expected NOT to`: ` to equal`. */
  readonly expectation: string;
  readonly not: boolean;
  readonly expected: string;
  readonly actual?: string;
  readonly diff?: string;
}

/** What was expected and what there is, each below its heading. */
export function explain({ path, expectation, not, expected, actual, diff }: Explanation, spot: Spot = {}): string[] {
  return placed(spot, [
    ...(path === undefined ? [] : [`Path:${indented(path)}`]),
    `Expected${not ? ' NOT' : ''}${expectation}:`,
    indented(expected),
    ...(actual === undefined ? [] : ['Actual:', indented(actual)]),
    ...(diff === undefined ? [] : ['Diff:', indented(diff)]),
  ]);
}

/** An error instead of a comparison. */
export function errorLines(message: string, spot: Spot = {}): string[] {
  return placed(spot, ['Error:', indented(message)]);
}

export function placed({ document, value }: Spot, texts: readonly string[]): string[] {
  return [
    ...(document === undefined ? [] : [`DocumentIndex:\t${document}`]),
    ...(value === undefined ? [] : [`ValuesIndex:\t${value}`]),
    ...texts.join('\n').split('\n'),
  ];
}

export function indented(text: string): string {
  return `\t${text.replaceAll('\n', '\n\t').replace(/^[\n\t ]+|[\n\t ]+$/g, '')}`;
}

/** What turns the expected text into the actual one, as go-difflib finds it. */
export function diffOf(expected: string, actual: string): string {
  // Texts end with an empty line there, which counts.
  return unifiedDiff(`${expected}\n`, `${actual}\n`, { from: 'Expected', to: 'Actual', context: 1, compare: blockEdits });
}

/** A value as YAML, without empty lines at the start of its texts. */
export function yamlOf(value: Value): string {
  return printYamlPretty(withoutLeadingBreaks(value));
}

function withoutLeadingBreaks(value: Value): Value {
  if (typeof value === 'string') return value.replace(/^\n+/, '');
  if (isList(value)) return value.map(withoutLeadingBreaks);
  return isDict(value) ? new Map([...value].map(([key, each]) => [key, withoutLeadingBreaks(each)])) : value;
}

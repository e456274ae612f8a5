/** An explanation of values as text for people, and as plain data. */
import { printJson } from '../codec/json/print.ts';
import { GoInt, GoObject, isDict, isList, type Value } from '../go/value.ts';
import type { Origin } from '../values/origins.ts';
import type { ValuesExplanation } from './explain-values.ts';
import type { ChainLink, ExplainedValue } from './explained-value.ts';

/** A value in plain JavaScript; integers beyond 2^53 are text. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

/** The explanation as JSON shows it. */
export interface ExplanationData {
  readonly values: readonly {
    readonly path: string;
    readonly value: Plain;
    readonly type: string;
    readonly chain: readonly { readonly value: Plain; readonly type: string; readonly outcome: string; readonly origin: Origin }[];
  }[];
  readonly warnings: readonly object[];
}

export function explanationData({ values, warnings }: ValuesExplanation): ExplanationData {
  const link = ({ value, type, outcome, origin }: ChainLink) => ({ value: plainData(value), type, outcome, origin });
  return {
    values: values.map(({ path, value, type, chain }) => ({ path, value: plainData(value), type, chain: chain.map(link) })),
    warnings,
  };
}

/** A value in plain JavaScript. */
export function plainData(value: Value): Plain {
  if (value instanceof GoInt) return Number.isSafeInteger(Number(value.value)) ? Number(value.value) : String(value.value);
  if (isDict(value)) return Object.fromEntries([...value].map(([key, item]) => [key, plainData(item)]));
  if (isList(value)) return value.map(plainData);
  if (value instanceof GoObject || value instanceof Uint8Array || typeof value === 'object') return value === null ? null : String(value);
  return value;
}

/** How many characters of a value a line shows. */
const WIDEST = 60;

/** Each value with its chain, then the warnings. */
export function explanationText({ values, warnings }: ValuesExplanation): string {
  const notes = warnings.map(({ message, origin }) => `warning: ${originText(origin)}: ${message}\n`);
  return values.map(valueText).join('') + notes.join('');
}

/** A value with its chain. */
export function valueText({ path, value, type, chain }: ExplainedValue): string {
  const rows = chain.map(({ outcome, origin, value: own, type: ownType }) => [
    outcome.replace('-', ' '),
    originText(origin),
    `${short(own)}${ownType === type ? '' : ` (${ownType})`}`,
  ]);
  const width = (column: number) => Math.max(...rows.map((row) => row[column]!.length));
  const widths = [width(0), width(1)];
  const lines = rows.map((row) => `  ${row[0]!.padEnd(widths[0]!)}  ${row[1]!.padEnd(widths[1]!)}  ${row[2]}\n`);
  return `${path}: ${short(value)} (${type})\n${lines.join('')}`;
}

/** `prod.yaml:12:10`, `--set image.tag=2`, `global of shop, prod.yaml:3:5` */
export function originText({ kind, from = kind, chart, file, line, column, argument, index }: Origin): string {
  const place = file === undefined ? undefined : [file, line, column].filter((part) => part !== undefined).join(':');
  const said = argument !== undefined ? `--${from} ${argument}` : from === 'values' ? `layer ${index ?? 0} of the program` : place;
  if (kind === 'global') return `global of ${chart}${said ? `, ${said}` : ''}`;
  if (kind === 'import-values') return `imported from ${chart}${said ? `, ${said}` : ''}`;
  return said ?? kind;
}

function short(value: Value): string {
  const text = printJson(value);
  return text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text;
}

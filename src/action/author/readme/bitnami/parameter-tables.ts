/** Tables of parameters as Markdown, one section each. Mirrors readme-generator-for-helm 2.7.2 lib/builder.js and lib/render.js. */
import { ChartwrightError } from '../../../../base/errors.ts';
import type { Parameter, Section } from './comments.ts';
import type { Leaf } from './values.ts';

export interface ParameterRow {
  readonly name: string;
  readonly description: string;
  /** `array`, `object`, `string`, `number` or `boolean`; empty if neither a modifier nor the value says it. */
  readonly type: string;
  /** The default as the table shows it; absent for `@extra`. */
  readonly value?: string;
}

export interface ParameterSection {
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly ParameterRow[];
}

/** Sections with the defaults of their parameters; those of `@skip` are left out. Throws a `values` error for an unknown modifier. */
export function parameterSections(sections: readonly Section[], leaves: ReadonlyMap<string, Leaf>, file: string): ParameterSection[] {
  return sections.map(({ name, description, parameters }) => ({
    name,
    description: description.join('\r\n'),
    parameters: parameters.filter(({ kind }) => kind !== 'skip').map((one) => rowOf(one, leaves.get(one.name)?.value, file)),
  }));
}

function rowOf(parameter: Parameter, leaf: unknown, file: string): ParameterRow {
  const { kind, name, description } = parameter;
  if (kind === 'extra') return { name, description, type: '' };
  return {
    name,
    description,
    type: typeOf(parameter, leaf),
    value: shownValue(modifiedValue(parameter, leaf === null ? 'nil' : leaf, file)),
  };
}

const EMPTY = new Map([
  ['array', '[]'],
  ['object', '{}'],
  ['string', '""'],
]);

function typeOf({ modifiers }: Parameter, leaf: unknown): string {
  const type = modifiers.findLast((modifier) => EMPTY.has(modifier));
  if (type !== undefined || leaf === undefined || leaf === null) return type ?? '';
  return Array.isArray(leaf) ? 'array' : typeof leaf;
}

/** The value that the modifiers leave; the last one counts. A type before a final `nullable` leaves the value as it is. */
function modifiedValue({ modifiers, line, name }: Parameter, leaf: unknown, file: string): unknown {
  const keeps = modifiers.indexOf('nullable') === modifiers.length - 1;
  let value = leaf;
  for (const modifier of modifiers) {
    const empty = EMPTY.get(modifier);
    if (modifier === 'nullable') value ??= 'nil';
    else if (modifier.includes('default:')) value = modifier.replace(/default:\s*/, '');
    else if (empty === undefined)
      throw new ChartwrightError('values', `unknown modifier ${modifier} of ${name}`, { position: { file, line } });
    else if (!keeps) value = empty;
  }
  return value;
}

function shownValue(value: unknown): string {
  if (value === '') return '""';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The text below the heading of the parameters; `signs`: the `#`s of the sections' headings. */
export function parameterTables(sections: readonly ParameterSection[], signs: string): string {
  return sections.map((section) => sectionText(section, signs)).join('');
}

function sectionText({ name, description, parameters }: ParameterSection, signs: string): string {
  const rows = parameters.map((row) => [`\`${row.name}\``, row.description, row.value === undefined ? '' : `\`${row.value}\``]);
  const body = rows.length === 0 ? '' : `${markdownTable([['Name', 'Description', 'Value'], ...rows])}\r\n`;
  return `\r\n${signs} ${name}\r\n\n${description === '' ? '' : `${description}\r\n\n`}${body}`;
}

/** Rows with the first as heading, padded to the same widths. */
function markdownTable(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => rows.reduce((most, row) => Math.max(most, row[column]!.length), 0));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  const [heading, ...body] = rows.map(line);
  return [heading, line(widths.map((width) => '-'.repeat(width))), ...body].join('\n');
}

/** Comments of a values file in bitnami's dialect: `## @section`, `@param`, `@skip`, `@extra`, `@descriptionStart`, `@descriptionEnd`. */

/** The contents of one `@param`, `@skip` or `@extra`. */
export interface Parameter {
  readonly kind: 'param' | 'skip' | 'extra';
  /** The path of the value: `a.b[0].c`. */
  readonly name: string;
  /** `array`, `object`, `string`, `nullable` and `default:VALUE`. */
  readonly modifiers: readonly string[];
  readonly description: string;
  /** The line of the comment, from 1. */
  readonly line: number;
}

export interface Section {
  readonly name: string;
  readonly description: string[];
  readonly parameters: Parameter[];
}

export interface ValuesComments {
  readonly sections: readonly Section[];
  /** Includes those outside of sections. */
  readonly parameters: readonly Parameter[];
}

const PARAMETER = /^\s*##\s*@(param|extra)\s*(\S+)\s*(\[.*?\])?\s*(.*)$/;
const SKIP = /^\s*##\s*@skip\s*(\S+)/;
const SECTION = /^\s*##\s*@section\s*(.*)$/;
const START = /^\s*##\s*@descriptionStart\s*(.*)/;
const END = /^\s*##\s*@descriptionEnd/;
const CONTENT = /^\s*##\s?(.*)/;

/** Reads a values file's comments. Mirrors readme-generator-for-helm 2.7.2 lib/parser.js. */
export function parseValuesComments(text: string): ValuesComments {
  const sections: Section[] = [];
  const parameters: Parameter[] = [];
  let inDescription = false;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const parameter = parseParameter(line, index + 1);
    // A parameter above the first section is checked and in no table.
    if (parameter) sections.at(-1)?.parameters.push(parameter);
    if (parameter) parameters.push(parameter);
    const name = SECTION.exec(line)?.[1];
    if (name !== undefined) sections.push({ name, description: [], parameters: [] });
    const section = sections.at(-1);
    if (section) inDescription = describe(section, line, inDescription);
  }
  return { sections, parameters };
}

function parseParameter(line: string, at: number): Parameter | undefined {
  const skip = SKIP.exec(line)?.[1];
  if (skip !== undefined) return { kind: 'skip', name: skip, modifiers: [], description: '', line: at };
  const [, kind, name, modifiers, description] = PARAMETER.exec(line) ?? [];
  if (name === undefined) return undefined;
  return {
    kind: kind as 'param' | 'extra',
    name,
    // The modifiers of `@extra` have no effect.
    modifiers: kind === 'param' && modifiers !== undefined ? splitModifiers(modifiers) : [],
    description: description!,
    line: at,
  };
}

/** What is between the first brackets: an inner bracket ends it, as in `[default: []]`. */
function splitModifiers(bracketed: string): string[] {
  const inner = bracketed.split('[')[1]!.split(']')[0]!;
  return inner.split(',').flatMap((one) => (one === '' ? [] : [one.trim()]));
}

/** Adds what a line says to the section's description, and returns whether the description continues below it. */
function describe({ description }: Section, line: string, inDescription: boolean): boolean {
  let inside = inDescription && !END.test(line);
  const content = CONTENT.exec(line)?.[1];
  if (inside && content !== undefined) description.push(content);
  const start = inside ? undefined : START.exec(line)?.[1];
  if (start !== undefined) inside = true;
  if (start) description.push(start);
  return inside;
}

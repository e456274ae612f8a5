/** A README in bitnami's dialect: the text that is there, with the tables that the values' comments make. */
import { ChartwrightError } from '../../../../base/errors.ts';
import { checkParameters, type ReadmeProblem } from './check-parameters.ts';
import { parseValuesComments } from './comments.ts';
import { type ParameterSection, parameterSections, parameterTables } from './parameter-tables.ts';
import { replaceTables } from './replace-tables.ts';
import { valuesLeaves } from './values.ts';

/** A text and what it is called in errors. */
export interface NamedText {
  readonly file: string;
  readonly text: string;
}

/** What is wrong with comments, each with its line; the first is the error's position. */
export class ParameterErrors extends ChartwrightError {
  readonly problems: readonly ReadmeProblem[];

  constructor(file: string, problems: readonly ReadmeProblem[]) {
    const [{ message, line }] = problems as readonly [ReadmeProblem];
    super('values', message, { position: { file, line } });
    this.problems = problems;
  }
}

/** Whether a values file can be in no other dialect: it has `## @param` and no comment such as `# --` or `# key --`. */
export function isBitnami(values: string): boolean {
  return /^\s*##\s*@param\s/m.test(values) && !/^\s*#\s+(?:\S+\s+)?--(?:\s|$)/m.test(values);
}

/** The sections of a values file. Throws ParameterErrors where comments and values do not know the same keys. */
export function bitnamiSections({ file, text }: NamedText): ParameterSection[] {
  const leaves = valuesLeaves(text, file);
  const { sections, parameters } = parseValuesComments(text);
  const problems = checkParameters(leaves, parameters);
  if (problems.length > 0) throw new ParameterErrors(file, problems);
  return parameterSections(sections, leaves, file);
}

/** The README with new tables. Throws where comments are wrong or the README has no place for tables. */
export function bitnamiReadme(values: NamedText, readme: NamedText): string {
  const sections = bitnamiSections(values);
  return replaceTables(readme.text, readme.file, (signs) => parameterTables(sections, signs));
}

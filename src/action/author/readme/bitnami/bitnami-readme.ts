/** A README in Bitnami's dialect: the existing text, with tables that are made from the comments of the values. */
import { checkParameters } from './check-parameters.ts';
import { parseValuesComments } from './comments.ts';
import { ParameterErrors } from './parameter-errors.ts';
import { type ParameterSection, parameterSections, parameterTables } from './parameter-tables.ts';
import { replaceTables } from './replace-tables.ts';
import { valuesLeaves } from './values.ts';

/** A text and its name in errors. */
export interface NamedText {
  readonly file: string;
  readonly text: string;
}

/** The sections of a values file. Throws ParameterErrors if comments and values do not know the same keys. */
export function bitnamiSections({ file, text }: NamedText): ParameterSection[] {
  const leaves = valuesLeaves(text, file);
  const { sections, parameters } = parseValuesComments(text);
  const problems = checkParameters(leaves, parameters);
  if (problems.length > 0) throw new ParameterErrors(file, problems);
  return parameterSections(sections, leaves, file);
}

/** The README with new tables. Throws if comments are wrong or the README has no place for tables. */
export function bitnamiReadme(values: NamedText, readme: NamedText): string {
  const sections = bitnamiSections(values);
  return replaceTables(readme.text, readme.file, (signs) => parameterTables(sections, signs));
}

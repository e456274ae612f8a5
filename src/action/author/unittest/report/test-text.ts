/** A test's result as one text, for reports that have a place for it. */
import type { SourcePosition } from '../../../../base/errors.ts';
import type { Problem } from '../problem.ts';
import type { AssertionResult } from '../run-assertion.ts';
import type { TestResult } from '../run-test.ts';

/** `- asserts[0] NOT `equal` fail` */
export function assertionTitle({ index, not, type }: AssertionResult): string {
  return `- asserts[${index}]${not ? ' NOT' : ''} \`${type}\` fail`;
}

/** Why an assertion failed or was skipped, and the lines of templates that are to blame, which helm-unittest does not know. */
export function assertionLines({ skipped, lines, writers = [] }: AssertionResult): readonly string[] {
  if (skipped !== '') return [skipped];
  return [...lines, ...writers.map((places) => `TemplateLine:\t${places.map(placeText).join(', ')}`)];
}

/** What is known of an error beside its message: where it is, unless the message says so, and what may help. */
export function problemLines({ message, position, writers = [], hints = [] }: Problem): readonly string[] {
  // Go counts columns of templates in bytes from 0.
  const isKnown = position?.line !== undefined && !namesLine(message, `${position.file}:${position.line}`);
  return [
    ...(isKnown ? [`Position:\t${placeText(position)}${position.rendered ? ' (rendered)' : ''}`] : []),
    ...(writers.length === 0 ? [] : [`TemplateLine:\t${writers.map(placeText).join(', ')}`]),
    ...hints,
  ];
}

function placeText({ file, line, column }: SourcePosition): string {
  return column === undefined ? `${file}:${line}` : `${file}:${line}:${column}`;
}

/** Whether a message has the place of a line, and not of one whose number begins alike. */
function namesLine(message: string, place: string): boolean {
  return message
    .split(place)
    .slice(1)
    .some((rest) => !/^\d/.test(rest));
}

/** An error and what else is known of it. */
export function problemText(problem: Problem): string {
  return [problem.message, ...problemLines(problem)].join('\n');
}

/** The outcome of a test, assertion by assertion. */
export function testText({ name, skipped, error, assertions }: TestResult): string {
  return [
    ...(skipped ? [`SKIPPED '${name}' \n`] : []),
    ...(error === undefined ? [] : [`${problemText(error)}\n`]),
    ...assertions.flatMap((each) => [`\t\t ${assertionTitle(each)} \n`, ...assertionLines(each).map((line) => `\t\t\t ${line} \n`)]),
  ].join('');
}

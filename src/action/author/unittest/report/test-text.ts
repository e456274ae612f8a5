/** A test's result as one text, for reports that have a place for it. */
import type { AssertionResult } from '../run-assertion.ts';
import type { TestResult } from '../run-test.ts';

/** `- asserts[0] NOT `equal` fail` */
export function assertionTitle({ index, not, type }: AssertionResult): string {
  return `- asserts[${index}]${not ? ' NOT' : ''} \`${type}\` fail`;
}

/** What became of a test, assertion by assertion. */
export function testText({ name, skipped, error, assertions }: TestResult): string {
  return [
    ...(skipped ? [`SKIPPED '${name}' \n`] : []),
    ...(error === undefined ? [] : [`${error.message}\n`]),
    ...assertions.flatMap((each) => [
      `\t\t ${assertionTitle(each)} \n`,
      ...(each.skipped === '' ? each.lines : [each.skipped]).map((line) => `\t\t\t ${line} \n`),
    ]),
  ].join('');
}

/** `--coverage` of commands that render: the table, the reports, and whether it is enough. */
import { type CoverageRequest, reportCoverage } from '../action/coverage/report-coverage.ts';
import type { FileCoverage } from '../coverage/file-coverage.ts';
import type { Context } from './command.ts';
import type { FlagValues } from './flag.ts';
import type { coverageFlags } from './flag-groups.ts';

export { Coverage, checkCoverageRequest } from '../action/coverage/report-coverage.ts';

/** Whether any of the flags needs coverage. */
export function wantsCoverage(flags: FlagValues<typeof coverageFlags>): boolean {
  return flags.coverage || flags.coverageReport.length > 0 || flags.given('min');
}

/** Writes the reports, prints the table by `print`, and prints an error if coverage is too low; true then. */
export function printCoverage(
  { io, paint }: Context,
  covered: readonly FileCoverage[],
  request: CoverageRequest,
  print: (text: string) => void,
): boolean {
  const { table, failure } = reportCoverage(io, covered, request, paint.out);
  print(`\n${table}`);
  if (failure !== undefined) io.err(`Error: ${failure}\n`);
  return failure !== undefined;
}

/** What `--coverage` does after all renders: writes reports, makes the table, and fails below the minimum. */
import { ChartwrightError } from '../../base/errors.ts';
import type { FileCoverage } from '../../coverage/file-coverage.ts';
import { coberturaReport } from '../../coverage/report/cobertura.ts';
import { coverageHtml } from '../../coverage/report/html.ts';
import { lcovReport } from '../../coverage/report/lcov.ts';
import { coverageTable, type TablePaint } from '../../coverage/report/table.ts';
import { coveredPercent, totalsOf } from '../../coverage/totals.ts';
import type { Clock } from '../../host/clock.ts';
import type { Files } from '../../host/files.ts';

export { Coverage } from '../../coverage/coverage.ts';

export interface CoverageDeps {
  readonly files: Files;
  readonly clock: Clock;
}

type Format = 'table' | 'lcov' | 'cobertura' | 'html';
const FORMATS: readonly Format[] = ['table', 'lcov', 'cobertura', 'html'];

export interface CoverageRequest {
  /** Reports to write: `FORMAT=FILE`. */
  readonly reports: readonly string[];
  /** The least share of branches and definitions, in percent. */
  readonly min: number | undefined;
}

export interface CoverageOutcome {
  readonly table: string;
  /** Why it fails; undefined if it does not. */
  readonly failure: string | undefined;
}

/** Throws a `usage` error for a report of another form or an impossible percentage. */
export function checkCoverageRequest({ reports, min }: CoverageRequest): void {
  for (const report of reports) parseReport(report);
  if (min !== undefined && (min < 0 || min > 100)) throw new ChartwrightError('usage', '--min must be between 0 and 100');
}

/** Writes the reports; names of files are those that reports show. Throws as `checkCoverageRequest`. */
export function reportCoverage(
  { files, clock }: CoverageDeps,
  covered: readonly FileCoverage[],
  request: CoverageRequest,
  paint: TablePaint,
): CoverageOutcome {
  checkCoverageRequest(request);
  for (const { format, file } of request.reports.map(parseReport)) {
    files.write(files.absolute(file), reportText(format, covered, clock), { folderMode: 0o777 });
  }
  return { table: coverageTable(covered, paint), failure: tooLittle(covered, request.min) };
}

/** Why the coverage is too low: the share, and the counts of the table's last row behind it. */
function tooLittle(covered: readonly FileCoverage[], min: number | undefined): string | undefined {
  const percent = coveredPercent(covered);
  if (min === undefined || percent >= min) return undefined;
  const { branches, defines } = totalsOf(covered);
  const counts = `${branches.covered + defines.covered} of ${branches.all + defines.all}`;
  return `${Math.floor(percent * 10) / 10} % of branches and definitions are covered (${counts}), less than ${min} %`;
}

const PLAIN: TablePaint = { green: String, yellow: String, red: String, dim: String };

function reportText(format: Format, covered: readonly FileCoverage[], clock: Clock): string {
  switch (format) {
    case 'table':
      return coverageTable(covered, PLAIN);
    case 'lcov':
      return lcovReport(covered);
    case 'cobertura':
      return coberturaReport(covered, Number(clock.now() / 1_000_000n));
    case 'html':
      return coverageHtml(covered, 'Coverage of templates');
  }
}

function parseReport(text: string): { readonly format: Format; readonly file: string } {
  const equals = text.indexOf('=');
  const format = FORMATS.find((each) => each === text.slice(0, equals));
  const file = text.slice(equals + 1);
  if (format && file !== '') return { format, file };
  throw new ChartwrightError('usage', `invalid report ${JSON.stringify(text)}: it must be FORMAT=FILE, with one of ${FORMATS.join(', ')}`);
}

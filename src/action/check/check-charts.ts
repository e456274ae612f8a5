/** `check` for several charts: known findings left out or written down, and whether the rest fails. */
import type { CheckedChart } from '../../check/report/report.ts';
import type { FileCoverage } from '../../coverage/file-coverage.ts';
import { isAtLeast, type Severity } from '../../diagnostics/diagnostic.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import type { Files } from '../../host/files.ts';
import { absolute } from '../chart/open-chart.ts';
import { baselineText, withoutKnown } from './baseline.ts';
import type { CheckDeps, CheckRequest } from './check.ts';
import { type CheckHelper, checkAll } from './check-on-threads.ts';

export { parseValueSets } from './check.ts';
export { isSeverity } from './check-config.ts';
export { FORMATS, printReport } from './print-report.ts';

export interface CheckChartsOptions {
  /** Path of known findings; '' for none. */
  readonly baseline: string;
  /** Where to write the findings down; '' for nowhere. */
  readonly writeBaseline: string;
  /** '' for the value of the first configuration, or `error`. */
  readonly failOn: Severity | '';
  /** Threads that help; none if this is absent. */
  readonly helping?: CheckHelper | undefined;
  readonly progress?: (counts: { readonly total: number; readonly done: number; readonly failed: number }) => void;
}

const ALONE: CheckHelper = {
  threads: 1,
  start: () => {
    throw new Error('there is one thread alone');
  },
};

export interface CheckChartsOutcome {
  readonly charts: readonly CheckedChart[];
  /** There are findings of a severity that fails; false while a baseline is written. */
  readonly failed: boolean;
  readonly covered: readonly FileCoverage[];
}

/** Throws if a chart, a file or a configuration cannot be read, before a baseline is written. */
export async function checkCharts(
  deps: CheckDeps & { readonly files: Files },
  paths: readonly string[],
  request: CheckRequest,
  { baseline, writeBaseline, failOn, helping = ALONE, progress }: CheckChartsOptions,
): Promise<CheckChartsOutcome> {
  const outcomes = await checkAll(deps, paths, request, helping, (done) => progress?.({ total: paths.length, done, failed: 0 }));
  const found = outcomes.map(({ chart }) => chart);
  const charts = baseline ? withoutKnown(found, decodeUtf8(deps.files.read(absolute(deps.cwd, baseline))), baseline) : found;
  if (writeBaseline) deps.files.write(absolute(deps.cwd, writeBaseline), baselineText(found));
  const least = failOn || outcomes.map(({ config }) => config.failOn).find((each) => each !== '') || 'error';
  const grave = charts.some(({ findings }) => findings.some((finding) => isAtLeast(finding, least)));
  return { charts, failed: writeBaseline === '' && grave, covered: outcomes.flatMap(({ covered }) => covered) };
}

/** `unittest`: runs the tests of charts, as helm-unittest does. */
import { findFiles } from '../../action/author/unittest/find-files.ts';
import { loadTestedCharts } from '../../action/author/unittest/load-charts.ts';
import {
  chartError,
  chartHeader,
  type Emphasis,
  errorText as errorLine,
  NO_EMPHASIS,
  suiteText,
  summary,
} from '../../action/author/unittest/report/console.ts';
import { printReport, REPORT_NAMES, reportType } from '../../action/author/unittest/report/reports.ts';
import { type ChartResult, runCharts } from '../../action/author/unittest/run-charts.ts';
import { closestName } from '../../base/closest.ts';
import { attempt, errorText } from '../../base/errors.ts';
import { quote } from '../../go/strconv.ts';
import { kindAt, pathError } from '../../host/files.ts';
import { changedFlags, chartArguments, chartsOrChanged } from '../changed-charts.ts';
import { type Context, command } from '../command.ts';
import { ExitError } from '../exit-error.ts';
import { bool, type FlagValues, list, text } from '../flag.ts';
import { coverageFlags, offlineFlags } from '../flag-groups.ts';
import type { Paint } from '../paint.ts';
import { remoteAccess } from '../remotes.ts';

const DEFAULT_FILES = 'tests/*_test.yaml';

const unittestFlags = {
  file: list(`pattern of suite files, below the chart's folder (default ${DEFAULT_FILES})`, { short: 'f' }),
  values: list('pattern of values files for all suites', { short: 'v' }),
  updateSnapshot: bool('replace snapshots that differ', { short: 'u' }),
  withSubchart: bool('run the tests of subcharts in charts/, too', { short: 's', default: true }),
  outputFile: text('file to write a report to (default: none)', { short: 'o' }),
  outputType: text('format of the report: JUnit, NUnit, XUnit or Sonar', { short: 't', default: 'XUnit' }),
  chartTestsPath: text("folder below the chart's with a chart whose templates render test suites"),
  failfast: bool('stop at the first test that fails', { short: 'q' }),
  strict: bool('refuse unknown fields in suites'),
  skipSchemaValidation: bool('do not validate values against values.schema.json'),
  ...offlineFlags,
  ...coverageFlags,
  watch: bool('run tests again when a change affects them, until Ctrl-C'),
  ...changedFlags,
  debugPlugin: bool('accepted for compatibility; --debug shows more', { name: 'debugPlugin', short: 'd' }),
};

export const unittest = command({
  use: 'unittest CHART [...]',
  ours: true,
  short: 'run the tests of charts',
  long: `
Runs the test suites of charts: each test renders the chart with its own values and
checks assertions on the documents. Suites, assertions, snapshots, flags and reports
are those of helm-unittest 1.1, and charts are rendered as Helm 3 does.

A suite is a file of the chart's tests/ folder whose name ends with _test.yaml:

    suite: deployment
    templates: [deployment.yaml]
    tests:
      - it: runs as many pods as the values say
        set:
          replicaCount: 3
        asserts:
          - equal: {path: spec.replicas, value: 3}
`,
  examples: `
  # run the tests of a chart
  PROGRAM unittest ./web

  # other files, and a report for the pipeline
  PROGRAM unittest -f 'tests/**/*_test.yaml' -t JUnit -o report.xml charts/*
`,
  flags: unittestFlags,
  args: chartsOrChanged,
  async run(context, args, flags) {
    const paths = await chartArguments(context, args, flags);
    for (const warning of warningsOf(context, flags)) context.io.err(`WARNING: ${warning}\n`);
    if (flags.watch) return watch(context, paths, flags);
    const { passed } = await runOnce(context, paths, flags);
    if (!passed) throw new ExitError(1);
  },
});

type UnittestFlags = FlagValues<typeof unittestFlags>;

/** What helm-unittest passes over in silence: reports that nobody gets, values files that are not there. */
function warningsOf({ io: { files, cwd } }: Context, { values, outputFile, outputType, given }: UnittestFlags): string[] {
  const names = `${REPORT_NAMES.slice(0, -1).join(', ')} or ${REPORT_NAMES.at(-1)}`;
  const meant = closestName(REPORT_NAMES, outputType);
  const unknown = reportType(outputType)
    ? []
    : [`unknown report type ${quote(outputType)}: it must be ${names}${meant ? ` (did you mean ${meant}?)` : ''}; no report is written`];
  const nowhere = given('outputType') && outputFile === '' ? ['--output-type needs --output-file; no report is written'] : [];
  const missing = values.filter((pattern) => attempt(() => findFiles({ files, cwd }, '.', [pattern], '--values'))?.length === 0);
  return [...unknown, ...nowhere, ...missing.map((pattern) => `--values ${quote(pattern)} matches no file`)];
}

interface Ran {
  readonly passed: boolean;
  readonly results: readonly ChartResult[];
}

/** Runs the tests, of `suites` alone if they are given, and prints what they come to. */
async function runOnce(context: Context, paths: readonly string[], flags: UnittestFlags, suites?: readonly string[]): Promise<Ran> {
  const { io, paint } = context;
  const coverage = await coverageOf(flags);
  const began = io.clock.now();
  const emphasis = emphasisOf(paint.helm);
  const { files, cwd, clock, random, env, processes } = io;
  const { schemas } = remoteAccess(context, flags.offline);
  const charts = await loadTestedCharts(paths, { files, cwd }, schemas);
  const results = runCharts(
    paths,
    { files, cwd, clock, random, env, processes, charts, loadSchema: schemas.ask, coverage: coverage?.counts },
    {
      files: flags.file.length > 0 ? flags.file : [DEFAULT_FILES],
      only: suites && new Set(suites),
      valuesFiles: flags.values,
      chartTestsPath: flags.chartTestsPath,
      strict: flags.strict,
      withSubcharts: flags.withSubchart,
      failFast: flags.failfast,
      skipSchemaValidation: flags.skipSchemaValidation,
      updateSnapshots: flags.updateSnapshot,
    },
    {
      chart: (path, name) => io.out(chartHeader(name, path, emphasis)),
      failure: (path, problem) => io.out(chartError(path, problem, emphasis)),
      suite: (suite) => io.out(suiteText(suite, emphasis)),
    },
  );
  const found = results.some(({ error, suites }) => error !== undefined || suites.length > 0);
  if (!found && !suites && flags.file.length > 0)
    io.err(`WARNING: no suites: --file ${flags.file.map(quote).join(', ')} matches no file\n`);
  const reportError = writeReport(context, results, flags);
  if (reportError !== undefined) io.out(errorLine(reportError, emphasis));
  io.out(summary(results, clock.now() - began, emphasis));
  const tooLittle = coverage?.print(context) ?? false;
  const written = reportError === undefined;
  return { passed: written && !tooLittle && results.every(({ passed }) => passed), results };
}

/** Writes the report that is asked for; why it cannot be written, if so. */
function writeReport({ io }: Context, results: readonly ChartResult[], { outputFile, outputType }: UnittestFlags): string | undefined {
  const { files, cwd, clock, env, processes } = io;
  const type = outputFile ? reportType(outputType) : undefined;
  if (!type) return undefined;
  const suites = results.flatMap((chart) => chart.suites);
  const locale = env.LC_ALL || env.LANG || 'C';
  const report = printReport(type, suites, { now: clock.now(), cwd, locale, ...processes.identity() });
  try {
    files.write(files.absolute(outputFile), report, { folderMode: 0o777 });
    return undefined;
  } catch (error) {
    return errorText(error);
  }
}

/** Counts of branches, and what is told of them at the end; undefined where nobody asks. */
async function coverageOf(flags: UnittestFlags) {
  const { Coverage, checkCoverageRequest, printCoverage, wantsCoverage } = await import('../coverage.ts');
  if (!wantsCoverage(flags)) return undefined;
  const request = { reports: flags.coverageReport, min: flags.given('min') ? flags.min : undefined };
  checkCoverageRequest(request);
  const counts = new Coverage();
  return { counts, print: (context: Context) => printCoverage(context, counts.report(), request, context.io.out) };
}

/** Runs the tests again after every change. */
async function watch(context: Context, paths: readonly string[], flags: UnittestFlags): Promise<void> {
  const { io } = context;
  for (const path of paths) {
    const isThere = kindAt(io.files, io.files.absolute(path)) !== undefined;
    if (!isThere) throw pathError('stat', path, 'no such file or directory');
  }
  const { watchTests } = await import('../../action/author/unittest/watch-tests.ts');
  const interrupt = new AbortController();
  const ignore = io.onInterrupt?.(() => interrupt.abort());
  const known = new Set<string>();
  const isSuite = (path: string) => known.has(path);
  try {
    const watched = { files: io.files, cwd: io.cwd, folders: await io.watchFolders(), signal: interrupt.signal, isSuite };
    for await (const round of watchTests(paths, watched)) {
      const { results } = await runOnce(context, round.paths, flags, round.suites);
      for (const { file } of results.flatMap(({ suites }) => suites)) known.add(io.files.absolute(file));
    }
  } finally {
    ignore?.();
  }
}

/** In fatih/color's way, which ends two codes with two. */
const coded = (start: string) => (text: string) => `\x1b[${start}m${text}\x1b[${start.replace(/\d+/g, '0')}m`;

/** helm-unittest's colours, where there are any. */
function emphasisOf({ bold, dim, red, yellow }: Paint): Emphasis {
  if (bold('') === '') return NO_EMPHASIS;
  return { passed: coded('42;30'), failed: coded('41;37'), skipped: coded('43;30'), bold, faint: dim, danger: red, notice: yellow };
}

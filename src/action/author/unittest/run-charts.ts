/** `unittest`: runs the suites of charts. Mirrors helm-unittest 1.1.2 pkg/unittest/test_runner.go. */
import { ChartwrightError, detailsOf, inSource } from '../../../base/errors.ts';
import type { Chart } from '../../../chart/chart.ts';
import { ownTemplates } from '../../../check/check-chart.ts';
import { baseName, joinPath } from '../../../go/path.ts';
import { decodeUtf8 } from '../../../go/utf8.ts';
import { exists, type Files } from '../../../host/files.ts';
import { absolute } from '../../chart/open-chart.ts';
import { type FoundSuites, findSuites, type SuiteOptions } from './find-suites.ts';
import { withKeyPool } from './key-pool.ts';
import { loadTestedChart } from './load-charts.ts';
import { type Problem, problemOf } from './problem.ts';
import { DEFAULT_CLUSTER } from './rendered-suites.ts';
import { runTest, type TestDeps, type TestOptions, type TestResult } from './run-test.ts';
import { Snapshots } from './snapshot.ts';
import type { TestSuite } from './suite.ts';

export interface UnittestDeps extends Omit<TestDeps, 'cluster' | 'parsed'> {
  readonly files: Files;
}

export interface UnittestOptions extends SuiteOptions, TestOptions {
  /** Takes snapshots that differ. */
  readonly updateSnapshots: boolean;
}

export interface SuiteResult {
  readonly name: string;
  readonly file: string;
  readonly passed: boolean;
  readonly skipped: boolean;
  /** The error that stopped the suite. */
  readonly error: Problem | undefined;
  readonly tests: readonly TestResult[];
  readonly snapshots: { readonly total: number; readonly failed: number; readonly created: number; readonly vanished: number };
}

export interface ChartResult {
  readonly path: string;
  readonly name: string;
  readonly passed: boolean;
  /** The error that stopped the tests of the chart. */
  readonly error: Problem | undefined;
  readonly suites: readonly SuiteResult[];
}

/** Runs the suites of charts, one after the other; snapshot files are written. `listener` gets each suite's result when it is there. */
export function runCharts(
  paths: readonly string[],
  deps: UnittestDeps,
  options: UnittestOptions,
  listener: Omit<Listener, 'test'>,
): ChartResult[] {
  const testDeps: TestDeps = { ...deps, cluster: { ...DEFAULT_CLUSTER }, parsed: new Map() };
  return withKeyPool((beginTest) => runAll(paths, testDeps, deps.files, options, { ...listener, test: beginTest }));
}

/** The position of an error, its file named from where the command runs rather than below the chart's folder. */
function inFolder({ position }: Problem, path: string, { files, cwd }: TestDeps): Pick<Problem, 'position'> {
  if (!position) return {};
  const folder = absolute(cwd, path);
  const isBelow = !position.file.startsWith('/') && exists(files, joinPath(folder, position.file));
  return { position: { ...position, file: isBelow ? joinPath(path, position.file) : position.file.replaceAll(folder, path) } };
}

interface Listener {
  chart(path: string, name: string): void;
  /** A chart cannot be tested. */
  failure?(path: string, problem: Problem): void;
  suite(result: SuiteResult): void;
  /** A test begins. */
  test(): void;
}

function runAll(paths: readonly string[], deps: TestDeps, files: Files, options: UnittestOptions, listener: Listener): ChartResult[] {
  const results: ChartResult[] = [];
  for (const path of paths) {
    const result = runChart(path, deps, files, options, listener);
    results.push(result);
    if (result.error && options.failFast) break;
  }
  return results;
}

function runChart(path: string, deps: TestDeps, files: Files, options: UnittestOptions, listener: Listener): ChartResult {
  const folder = absolute(deps.cwd, path);
  let chart: Chart;
  let found: FoundSuites;
  try {
    chart = deps.charts?.get(path) ?? loadTestedChart(path, deps);
    found = findSuites(path, chart, deps, options);
  } catch (error) {
    const problem = problemOf(error);
    // helm-unittest names a file as the command line does, and what is in a folder by its whole path.
    const message = problem.message.replace(`file '${folder}'`, `file '${path}'`);
    const told: Problem = { ...problem, message, ...inFolder(problem, path, deps) };
    listener.failure?.(path, told);
    return { path, name: path, passed: false, error: told, suites: [] };
  }
  const { name } = chart.metadata;
  listener.chart(path, name);
  deps.coverage?.include(ownTemplates(chart));
  const suites: SuiteResult[] = found.broken.map(({ file, error }) => brokenSuite('', file, error));
  for (const result of suites) listener.suite(result);
  for (const suite of found.suites) {
    const result = runSuite(chart, suite, deps, files, options, listener);
    listener.suite(result);
    suites.push(result);
    if (!result.passed && !result.error && options.failFast) break;
  }
  const excused = new Set(found.broken.filter(({ ofSubchart }) => ofSubchart).map(({ file }) => file));
  const passed = suites.every((suite) => suite.passed || (suite.error !== undefined && excused.has(suite.file)));
  return { path, name, passed, error: undefined, suites };
}

function brokenSuite(name: string, file: string, error: Problem): SuiteResult {
  return { name, file, passed: false, skipped: false, error, tests: [], snapshots: { total: 0, failed: 0, created: 0, vanished: 0 } };
}

function runSuite(chart: Chart, suite: TestSuite, deps: TestDeps, files: Files, options: UnittestOptions, listener: Listener): SuiteResult {
  const file = suite.snapshotId ? `${suite.file}_${suite.snapshotId}` : suite.file;
  const folder = joinPath(absolute(deps.cwd, file), '..', '__snapshot__');
  const path = joinPath(folder, `${baseName(file)}.snap`);
  try {
    const kept = exists(files, path) ? decodeUtf8(files.read(path)) : undefined;
    const shown = joinPath(file, '..', '__snapshot__', `${baseName(file)}.snap`);
    const snapshots = inFile(shown, () => new Snapshots(kept, options.updateSnapshots));
    const tests = runTests(chart, suite, snapshots, deps, options, listener);
    const text = snapshots.text();
    if (text !== undefined) files.write(path, text, { folderMode: 0o755 });
    const { total, failed, created, vanished } = snapshots;
    return {
      name: suite.name,
      file: suite.file,
      passed: tests.every((test) => test.passed || (test.skipped && test.assertions.length === 0)),
      skipped: tests.length === suite.tests.length && tests.every(({ skipped, assertions }) => skipped && assertions.length === 0),
      error: undefined,
      tests,
      snapshots: { total, failed, created, vanished },
    };
  } catch (error) {
    return brokenSuite(suite.name, suite.file, problemOf(error));
  }
}

/** What a step returns; an error of it gets the file's name, line and column in front. */
function inFile<T>(file: string, step: () => T): T {
  try {
    return inSource({ file }, step);
  } catch (error) {
    if (!(error instanceof ChartwrightError) || !error.position) throw error;
    const { line, column } = error.position;
    const { code, reason } = error;
    const words = code.startsWith('yaml/') ? `yaml: ${reason}` : reason;
    throw new ChartwrightError(code, `${file}:${line}:${column}: ${words}`, { ...detailsOf(error), reason, cause: error });
  }
}

function runTests(
  chart: Chart,
  suite: TestSuite,
  snapshots: Snapshots,
  deps: TestDeps,
  options: TestOptions,
  { test: begin }: Listener,
): TestResult[] {
  const results: TestResult[] = [];
  for (const [index, test] of suite.tests.entries()) {
    begin();
    const result = runTest({ chart, suite, test }, index, snapshots, deps, options);
    results.push(result);
    if (!result.passed && !result.skipped && options.failFast) break;
  }
  return results;
}

/** Results as helm-unittest prints them. */
import { formatDuration } from '../../../../go/duration.ts';
import type { Problem } from '../problem.ts';
import type { ChartResult, SuiteResult } from '../run-charts.ts';
import type { TestResult } from '../run-test.ts';
import { assertionLines, assertionTitle, problemLines } from './test-text.ts';

/** How parts of the output stand out; each gives its text back if nothing does. */
export interface Emphasis {
  readonly passed: (text: string) => string;
  readonly failed: (text: string) => string;
  readonly skipped: (text: string) => string;
  readonly bold: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly danger: (text: string) => string;
  readonly notice: (text: string) => string;
}

const same = (text: string) => text;
export const NO_EMPHASIS: Emphasis = { passed: same, failed: same, skipped: same, bold: same, faint: same, danger: same, notice: same };

export function chartHeader(name: string, path: string, { bold, faint }: Emphasis): string {
  return `\n### Chart [ ${bold(name)} ] ${faint(path)}\n\n`;
}

/** An error outside of suites, and below it what helm-unittest does not know. */
export function errorText(error: string, { danger }: Emphasis, more: readonly string[] = []): string {
  return `\n### ${danger('Error: ')} ${error}\n${more.map((line) => `\t${line}\n`).join('')}\n`;
}

/** Why a chart cannot be tested, and which chart it is. */
export function chartError(path: string, problem: Problem, emphasis: Emphasis): string {
  return errorText(problem.message, emphasis, [`Chart:\t${path}`, ...problemLines(problem)]);
}

export function suiteText(suite: SuiteResult, emphasis: Emphasis): string {
  const { name, file, skipped, passed, error, tests } = suite;
  const label = skipped ? emphasis.skipped(' SKIP ') : passed ? emphasis.passed(' PASS ') : emphasis.failed(' FAIL ');
  const end = file.lastIndexOf('/') + 1;
  const title = `${label} ${emphasis.bold(name)}\t${emphasis.faint(end > 0 ? file.slice(0, end) : './')}${file.slice(end)}\n`;
  if (error !== undefined) return `${title}\t${emphasis.bold('- Execution Error: ')}\n\t\t${error.message}\n\n`;
  return title + tests.map((test) => testLines(test, emphasis)).join('');
}

function testLines({ name, passed, skipped, error, assertions }: TestResult, emphasis: Emphasis): string {
  if (passed) return '';
  if (skipped) return `\t${emphasis.bold('- ')}${emphasis.skipped('SKIPPED')}${emphasis.notice(` '${name}'`)}\n`;
  if (error !== undefined)
    return `\t${emphasis.bold(`- ${name}`)}\n\t\t${emphasis.bold(`Error: ${error.message}\n`)}${problemLines(error)
      .map((line) => `\t\t${line}\n`)
      .join('')}\n`;
  const failed = assertions.filter((each) => !each.passed);
  const details = failed.map((each) => {
    const lines = assertionLines(each).map((line) => `\t\t\t${line}\n`);
    return `\t\t${emphasis.danger(assertionTitle(each))}\n${lines.join('')}\n`;
  });
  return `\t${emphasis.danger(`- ${name}\n`)}\n${details.join('')}`;
}

interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly errored: number;
  readonly skipped: number;
}

/** The counts at the end; `elapsed` in nanoseconds. */
export function summary(charts: readonly ChartResult[], elapsed: bigint, emphasis: Emphasis): string {
  const suites = charts.flatMap((chart) => chart.suites);
  const tests = suites.flatMap((suite) => suite.tests);
  const sum = (of: keyof SuiteResult['snapshots']) => suites.reduce((total, { snapshots }) => total + snapshots[of], 0);
  const failed = sum('failed');
  const snapshots = { passed: sum('total') - failed, failed, errored: 0, skipped: 0 };
  return (
    snapshotSummary(suites, failed, emphasis) +
    `\nCharts:      ${counted(countOf(charts.map((chart) => ({ skipped: false, ...chart }))), emphasis)}\n` +
    `Test Suites: ${counted(countOf(suites), emphasis)}\n` +
    `Tests:       ${counted(countOf(tests.map((test) => ({ ...test, skipped: test.skipped && !test.passed }))), emphasis)}\n` +
    `Snapshot:    ${counted(snapshots, emphasis)}\n` +
    `Time:        ${formatDuration(elapsed)}\n\n`
  );
}

function snapshotSummary(suites: readonly SuiteResult[], failed: number, { danger, faint }: Emphasis): string {
  if (failed === 0) return '';
  const inSuites = suites.filter(({ skipped, passed, snapshots }) => !skipped && !passed && snapshots.failed > 0).length;
  return `\nSnapshot Summary: ${danger(`${failed} snapshot failed`)} in ${inSuites} test suite.${faint(' Check changes and use `-u` to update snapshot.')}\n`;
}

type Verdict = Pick<TestResult, 'passed' | 'skipped' | 'error'>;

function countOf(results: readonly Verdict[]): Count {
  const is = (test: (result: Verdict) => boolean) => results.filter(test).length;
  const bad = ({ passed, skipped }: Verdict) => !passed && !skipped;
  return {
    passed: is(({ passed, skipped }) => passed && !skipped),
    failed: is(bad),
    errored: is((result) => bad(result) && result.error !== undefined),
    skipped: is(({ skipped }) => skipped),
  };
}

function counted({ passed, failed, errored, skipped }: Count, { danger }: Emphasis): string {
  const bad = (failed > 0 ? danger(`${failed} failed, `) : '') + (errored > 0 ? `${errored} errored, ` : '');
  return `${bad}${passed} passed, ${skipped > 0 ? `${skipped} skipped, ` : ''}${passed + failed + skipped} total`;
}

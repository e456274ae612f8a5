/** The tests of test/fixtures/unittest/web, held against what helm-unittest 1.1.2 says of them. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chartHeader, NO_EMPHASIS, suiteText, summary } from '../../../src/action/author/unittest/report/console.ts';
import { printReport, type ReportType } from '../../../src/action/author/unittest/report/reports.ts';
import { type ChartResult, runCharts, type SuiteResult, type UnittestOptions } from '../../../src/action/author/unittest/run-charts.ts';
import type { TestResult } from '../../../src/action/author/unittest/run-test.ts';
import { fixedClock } from '../../../src/host/clock.ts';
import type { Files } from '../../../src/host/files.ts';
import { disk } from '../../../src/host/node/disk.ts';
import { systemRandom } from '../../../src/host/random.ts';
import { MACHINE } from '../../support/machine.ts';
import { NO_FLAGS } from '../../support/unittest-options.ts';

const CHART = resolve(import.meta.dirname, '../../fixtures/unittest/web');

/** helm-unittest's flags, and ours. */
const ROWS: readonly { readonly flags: string; readonly options: Partial<UnittestOptions> }[] = [
  { flags: '', options: {} },
  { flags: '-u', options: { updateSnapshots: true } },
  { flags: '-q', options: { failFast: true } },
  { flags: '--strict', options: { strict: true } },
  { flags: '--skip-schema-validation', options: { skipSchemaValidation: true } },
  { flags: '-s=false -f tests/passing_test.yaml', options: { withSubcharts: false, files: ['tests/passing_test.yaml'] } },
];

interface Golden {
  readonly stdout: string;
  /** The snapshot files that were written, by name. */
  readonly snapshots: Readonly<Record<string, string>>;
}

const golden: { readonly runs: Record<string, Golden>; readonly reports: Record<ReportType, string> } = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../golden/unittest.json'), 'utf8'),
);

/** Results as helm-unittest has them, which does not know who wrote what, or where an error of a test is. */
function withoutPlaces(suite: SuiteResult): SuiteResult {
  const error = ({ error }: TestResult) => error && { code: error.code, message: error.message };
  const tests = suite.tests.map((each) => ({
    ...each,
    error: error(each),
    assertions: each.assertions.map(({ writers: _, ...rest }) => rest),
  }));
  return { ...suite, tests };
}

function run(options: Partial<UnittestOptions>): {
  readonly results: ChartResult[];
  readonly stdout: string;
  readonly written: Record<string, string>;
} {
  const written: Record<string, string> = {};
  const files: Files = {
    ...disk,
    write(path, data) {
      written[path.slice(CHART.length + 1)] = String(data);
    },
  };
  const told: string[] = [];
  const deps = { files, cwd: CHART, clock: fixedClock(0n), random: systemRandom, env: {}, ...MACHINE };
  const hear = { chart: () => {}, suite: (result: SuiteResult) => void told.push(suiteText(withoutPlaces(result), NO_EMPHASIS)) };
  const results = runCharts(['.'], deps, { ...NO_FLAGS, ...options }, hear);
  const end = summary(results, 0n, NO_EMPHASIS).replace(/^Time: .*$/m, 'Time:');
  const stdout = chartHeader('web', '.', NO_EMPHASIS) + told.join('') + end;
  return { results, stdout, written };
}

describe('unittest (helm-unittest 1.1.2)', () => {
  test.each(ROWS)('flags $flags', ({ flags, options }) => {
    const { stdout, written } = run(options);
    expect(stdout).toBe(golden.runs[flags]?.stdout);
    expect(written).toEqual(golden.runs[flags]?.snapshots);
  });

  test.each(['junit', 'nunit', 'xunit', 'sonar'] as const)('report %s', (type) => {
    const suites = run({}).results.flatMap((chart) => chart.suites.map(withoutPlaces));
    const report = printReport(type, suites, { now: 0n, host: 'host', user: 'user', cwd: '/cwd', locale: 'C', platform: 'platform' });
    expect(withoutTimes(report)).toBe(golden.reports[type]);
  });

  test('a malformed file is reported with its place, the others are run', () => {
    const text = 'suite: s\ntests:\n  - it: x\n    asserts:\n      - isKnd: {of: Pod}\n';
    const files: Files = {
      ...disk,
      read: (path, most) => (path.endsWith('failing_test.yaml') ? new TextEncoder().encode(text) : disk.read(path, most)),
      write: () => {},
    };
    const deps = { files, cwd: CHART, clock: fixedClock(0n), random: systemRandom, env: {}, ...MACHINE };
    const [chart] = runCharts(['.'], deps, NO_FLAGS, { chart: () => {}, suite: () => {} });
    expect(chart?.suites.map(({ file, passed, error }) => [file, passed, error?.message])).toEqual([
      ['tests/failing_test.yaml', false, 'tests/failing_test.yaml:5:9: Assertion type `isKnd` is invalid (did you mean isKind?)'],
      ['tests/passing_test.yaml', true, undefined],
      ['tests/passing_test.yaml', true, undefined],
      ['charts/side/tests/side_test.yaml', true, undefined],
    ]);
  });
});

/** What changes from run to run and from machine to machine. */
function withoutTimes(report: string): string {
  return report
    .replace(/ (time|duration|timestamp|run-time|run-date|date|hostname|platform|cwd|machine-name|user)="[^"]*"/g, '')
    .replace(/<environment>.*?<\/environment>/g, '');
}

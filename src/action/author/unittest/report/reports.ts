/** Results as JUnit, NUnit, XUnit and Sonar files. Mirrors helm-unittest 1.1.2 pkg/unittest/formatter. */

import { type Element, printXml } from '../../../../codec/xml/print.ts';
import { formatTime, GoTime } from '../../../../go/time.ts';
import type { SuiteResult } from '../run-charts.ts';
import type { TestResult } from '../run-test.ts';
import { problemText, testText } from './test-text.ts';

export interface ReportContext {
  /** When the report is made: nanoseconds since the epoch. */
  readonly now: bigint;
  readonly host: string;
  readonly user: string;
  readonly cwd: string;
  /** As in the environment: `en_US.UTF-8`. */
  readonly locale: string;
  /** The program that ran the tests, and where: `node v20 linux-x64`. */
  readonly platform: string;
}

export type ReportType = 'junit' | 'nunit' | 'xunit' | 'sonar';

const PRINTERS: Readonly<Record<ReportType, (suites: readonly SuiteResult[], context: ReportContext) => Element>> = {
  junit,
  nunit,
  xunit,
  sonar,
};

/** Report types as their tools write them. */
export const REPORT_NAMES = ['JUnit', 'NUnit', 'XUnit', 'Sonar'] as const;

/** The report type of a name in any case; undefined for others, which are not written. */
export function reportType(name: string): ReportType | undefined {
  const lower = name.toLowerCase();
  return Object.hasOwn(PRINTERS, lower) ? (lower as ReportType) : undefined;
}

export function printReport(type: ReportType, suites: readonly SuiteResult[], context: ReportContext): string {
  return `${printXml(PRINTERS[type](suites, context))}\n`;
}

const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(3);
const total = ({ tests }: SuiteResult) => tests.reduce((sum, { duration }) => sum + duration, 0);
const className = (name: string) => name.slice(name.lastIndexOf('/') + 1);
const errored = ({ passed, skipped, error }: TestResult) => !passed && !skipped && error !== undefined;
const failing = ({ passed, skipped, error }: TestResult) => !passed && !skipped && error === undefined;
const count = (tests: readonly TestResult[], is: (test: TestResult) => boolean) => tests.filter(is).length;
const flat = (text: string) => text.replaceAll('\n', ',').replaceAll('\t', '');
const time = ({ now }: ReportContext, layout: string) => formatTime(new GoTime(now), layout);

function junit(suites: readonly SuiteResult[], context: ReportContext): Element {
  return {
    name: 'testsuites',
    content: suites.map((suite, id) => ({
      name: 'testsuite',
      attributes: {
        id,
        tests: suite.tests.length,
        failures: count(suite.tests, failing),
        errors: count(suite.tests, errored) + (suite.error === undefined ? 0 : 1),
        package: '',
        time: seconds(total(suite)),
        name: suite.name,
        timestamp: time(context, '2006-01-02T15:04:05'),
        hostname: context.host,
      },
      content: [
        { name: 'properties', content: [{ name: 'property', attributes: { name: 'helm-unittest.version', value: '1.6' } }] },
        ...(suite.error === undefined ? [] : [brokenSuite(suite.file, suite.error.message)]),
        ...suite.tests.map((test) => junitTest(suite, test)),
      ],
    })),
  };
}

function brokenSuite(file: string, error: string): Element {
  const inside = { name: 'error', attributes: { message: 'Error', type: '' }, content: error };
  return { name: 'testcase', attributes: { classname: '', name: file, time: seconds(0) }, content: [inside] };
}

function junitTest(suite: SuiteResult, test: TestResult): Element {
  const inside: Element[] = [];
  if (errored(test))
    inside.push({ name: 'error', attributes: { message: 'Error', type: '' }, content: test.error ? problemText(test.error) : '' });
  if (test.skipped) inside.push({ name: 'skipped', attributes: { message: flat(testText(test)) } });
  if (failing(test)) inside.push({ name: 'failure', attributes: { message: 'Failed', type: '' }, content: flat(testText(test)) });
  const attributes = { classname: className(suite.name), name: test.name, time: seconds(test.duration) };
  return { name: 'testcase', attributes, content: inside };
}

function sonar(suites: readonly SuiteResult[]): Element {
  return {
    name: 'testExecutions',
    attributes: { version: 1 },
    content: suites.map(({ file, tests }) => ({ name: 'file', attributes: { path: file }, content: tests.map(sonarTest) })),
  };
}

function sonarTest(test: TestResult): Element {
  const inside: Element[] = [];
  if (errored(test)) inside.push({ name: 'error', attributes: { message: 'Error' }, cdata: test.error ? problemText(test.error) : '' });
  if (test.skipped) inside.push({ name: 'skipped', attributes: { message: 'Skipped' }, cdata: testText(test) });
  if (failing(test)) inside.push({ name: 'failure', attributes: { message: 'Failed' }, cdata: testText(test) });
  return { name: 'testCase', attributes: { name: test.name, duration: Math.trunc(test.duration) }, content: inside };
}

const METHOD = 'Helm-Validation';
const verdict = ({ passed, skipped }: Pick<TestResult, 'passed' | 'skipped'>, words: readonly [string, string, string]) =>
  skipped ? words[2] : passed ? words[0] : words[1];

function xunit(suites: readonly SuiteResult[], context: ReportContext): Element {
  return { name: 'assemblies', content: suites.map((suite) => xunitSuite(suite, context)) };
}

function xunitSuite(suite: SuiteResult, context: ReportContext): Element {
  const { tests, error } = suite;
  const counts = {
    total: tests.length,
    passed: count(tests, ({ passed, skipped }) => passed && !skipped),
    failed: count(tests, failing),
    skipped: count(tests, ({ skipped }) => skipped),
  };
  const failures: Element[] =
    error === undefined
      ? []
      : [
          {
            name: 'error',
            attributes: { type: 'Error', name: 'Error' },
            content: [xunitFailure(`${METHOD}-Error`, 'Error', error.message)],
          },
        ];
  return {
    name: 'assembly',
    attributes: {
      name: suite.file,
      'config-file': suite.file,
      'test-framework': 'helm-unittest',
      'run-date': time(context, '2006-01-02'),
      'run-time': time(context, '15:04:05'),
      time: seconds(total(suite)),
      ...counts,
      ...(error !== undefined && { total: 1 }),
      errors: count(tests, errored) + failures.length,
    },
    content: [
      { name: 'environment', content: context.platform },
      { name: 'errors', content: failures },
      ...(error === undefined
        ? [
            {
              name: 'collection',
              attributes: { name: suite.name, time: seconds(total(suite)), ...counts },
              content: tests.map((test) => xunitTest(suite, test)),
            },
          ]
        : []),
    ],
  };
}

function xunitTest(suite: SuiteResult, test: TestResult): Element {
  const inside: Element[] = [{ name: 'traits', content: [] }];
  if (test.skipped) inside.push({ name: 'reason', cdata: testText(test) });
  else if (!test.passed) inside.push(xunitFailure(test.error === undefined ? METHOD : `${METHOD}-Error`, 'Failed', testText(test)));
  return {
    name: 'test',
    attributes: {
      name: test.name,
      type: className(suite.name),
      method: METHOD,
      time: seconds(test.duration),
      result: verdict(test, ['Pass', 'Fail', 'Skip']),
    },
    content: inside,
  };
}

function xunitFailure(type: string, message: string, trace: string): Element {
  return {
    name: 'failure',
    attributes: { 'exception-type': type },
    content: [
      { name: 'message', cdata: message },
      { name: 'stack-trace', cdata: trace },
    ],
  };
}

const NUNIT_WORDS = ['Success', 'Failed', 'Skipped'] as const;
const goBool = (value: boolean) => (value ? 'true' : 'false');

function nunit(suites: readonly SuiteResult[], context: ReportContext): Element {
  const tests = suites.flatMap((suite) => suite.tests);
  const broken = suites.filter(({ error }) => error !== undefined).length;
  const { platform, cwd, host, user } = context;
  const [language = '', territory] = context.locale.replace(/\..*/, '').split('_');
  return {
    name: 'test-results',
    attributes: {
      name: 'helm-unittest',
      total: tests.length + broken,
      errors: count(tests, errored) + broken,
      failures: count(tests, failing),
      inconclusive: 0,
      'not-run': 0,
      ignored: 0,
      skipped: count(tests, ({ skipped }) => skipped),
      invalid: 0,
      date: time(context, '2006-01-02'),
      time: time(context, '15:04:05'),
    },
    content: [
      {
        name: 'environment',
        attributes: {
          'nunit-version': '2.5.8.0',
          'clr-version': 'unknown',
          'os-version': 'unknown',
          platform,
          cwd,
          'machine-name': host,
          user,
          'user-domain': '',
        },
      },
      {
        name: 'culture-info',
        attributes: { 'current-culture': language, 'current-uiculture': territory ? `${language}-${territory}` : language },
      },
      ...suites.map(nunitSuite),
    ],
  };
}

function nunitSuite(suite: SuiteResult): Element {
  const { name, file, passed, skipped, error, tests } = suite;
  const cases = tests.map((test) => nunitTest(suite, test));
  return {
    name: 'test-suite',
    attributes: {
      type: 'TestFixture',
      name,
      description: file,
      success: goBool(passed),
      time: seconds(total(suite)),
      executed: goBool(error === undefined && !skipped),
      asserts: '',
      result: verdict(suite, NUNIT_WORDS),
    },
    content: [
      ...(error === undefined ? [] : [nunitFailure('Error', error.message)]),
      ...(cases.length > 0 ? [{ name: 'results', content: cases }] : []),
    ],
  };
}

function nunitTest(suite: SuiteResult, test: TestResult): Element {
  const inside: Element[] = [];
  if (test.skipped) inside.push({ name: 'reason', content: [{ name: 'message', content: testText(test) }] });
  else if (!test.passed) inside.push(nunitFailure('Failed', testText(test)));
  return {
    name: 'test-case',
    attributes: {
      name: test.name,
      description: `${className(suite.name)}.${test.name}`,
      success: goBool(test.passed),
      time: seconds(test.duration),
      executed: goBool(test.error === undefined && !test.skipped),
      asserts: '0',
      result: verdict(test, NUNIT_WORDS),
    },
    content: inside,
  };
}

function nunitFailure(message: string, trace: string): Element {
  return {
    name: 'failure',
    content: [
      { name: 'message', content: message },
      { name: 'stack-trace', content: trace },
    ],
  };
}

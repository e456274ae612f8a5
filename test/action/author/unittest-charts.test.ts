/** Charts whose suites are found, rendered and stopped as helm-unittest 1.1.2 does it. */
import { describe, expect, test } from 'vitest';
import { NO_EMPHASIS, suiteText, summary } from '../../../src/action/author/unittest/report/console.ts';
import { type ChartResult, runCharts, type UnittestOptions } from '../../../src/action/author/unittest/run-charts.ts';
import { fixedClock } from '../../../src/host/clock.ts';
import { memoryFiles } from '../../../src/host/memory/files.ts';
import { memoryProcesses } from '../../../src/host/memory/processes.ts';
import { systemRandom } from '../../../src/host/random.ts';
import { NO_FLAGS } from '../../support/unittest-options.ts';

const PASSES = 'suite: SUITE\ntests:\n - asserts: [{exists: {path: kind}}]\n';
const FAILS = 'suite: SUITE\ntests:\n - asserts: [{exists: {path: other}}]\n';

/** The files of a chart with one template, one suite, and more. */
function chart(name: string, more: Readonly<Record<string, string>> = {}, suite = PASSES): Record<string, string> {
  const files = {
    'Chart.yaml': `apiVersion: v2\nname: ${name.split('/').at(-1)}\nversion: 1.2.3\n`,
    'templates/cm.yaml': 'kind: ConfigMap\nold: {{ .Chart.Deprecated }}\nkube: {{ .Capabilities.KubeVersion }}\nport: {{ .Values.port }}\n',
    'tests/x_test.yaml': suite.replace('SUITE', name),
    ...more,
  };
  return Object.fromEntries(Object.entries(files).map(([file, text]) => [`/${name}/${file}`, text]));
}

function run(paths: readonly string[], files: Readonly<Record<string, string>>, options: Partial<UnittestOptions> = {}): ChartResult[] {
  const disk = memoryFiles(files);
  const deps = { files: disk, cwd: '/', clock: fixedClock(0n), random: systemRandom, env: {}, processes: memoryProcesses() };
  return runCharts(paths, deps, { ...NO_FLAGS, ...options }, { chart: () => {}, suite: () => {} });
}

const parent = (dependencies: string) => `apiVersion: v2\nname: web\nversion: 1.2.3\ndependencies:\n${dependencies}`;
const ON_TAG = '- {name: sub, version: 1.2.3, tags: [back]}\n';
const ON_CONDITION = '- {name: sub, version: 1.2.3, condition: sub.use}\n';

/** What is run, and the suites of it that pass, or fail. */
const ROWS: readonly {
  readonly what: string;
  readonly files: Readonly<Record<string, string>>;
  readonly options?: Partial<UnittestOptions>;
  readonly suites: readonly string[];
}[] = [
  { what: 'templates do not see that a chart is deprecated', files: deprecated(), suites: ['web'] },
  {
    what: "a subchart that the chart's values switch off",
    files: { ...web(ON_CONDITION, 'sub: {use: false}'), ...sub() },
    suites: ['web'],
  },
  {
    what: 'a subchart that a values file below the chart switches on',
    files: { ...web(ON_CONDITION, 'sub: {use: false}'), ...sub(), '/web/on.yaml': 'sub: {use: true}\n', '/on.yaml': 'sub: {use: true}\n' },
    options: { valuesFiles: ['on.yaml'] },
    suites: ['web', 'web/charts/sub fails'],
  },
  {
    what: 'a values file that is not below the chart: all subcharts',
    files: { ...web(ON_CONDITION, 'sub: {use: false}'), ...sub(), '/on.yaml': 'sub: {use: false}\n' },
    options: { valuesFiles: ['on.yaml'] },
    suites: ['web', 'web/charts/sub fails'],
  },
  { what: 'a tag that is not set', files: { ...web(ON_TAG, 'tags: {front: true}'), ...sub() }, suites: ['web'] },
  {
    what: 'a condition below a subchart is looked up in the values of the chart that is run',
    files: {
      ...web('- {name: sub, version: 1.2.3}\n', 'low: {use: false}'),
      ...chart('web/charts/sub', {
        'Chart.yaml': `${parent('- {name: low, version: 1.2.3, condition: low.use}\n').replace('web', 'sub')}`,
      }),
      ...chart('web/charts/sub/charts/low'),
    },
    suites: ['web', 'web/charts/sub'],
  },
  {
    what: 'a version of a suite is any scalar',
    files: chart(
      'web',
      {},
      'suite: SUITE\ncapabilities: {minorVersion: 30.5}\ntests:\n - asserts: [{equal: {path: kube, value: v1.30.5.0}}]\n',
    ),
    suites: ['web'],
  },
  {
    what: 'an empty template among the templates',
    files: chart('web', {}, PASSES.replace('tests:', 'templates: [~]\ntests:')),
    suites: ['web'],
  },
  {
    what: 'a suite with odd escapes is read without the values files of the command line, and not checked',
    files: chart(
      'web',
      { 'on.yaml': 'port: 80\n' },
      'suite: SUITE\nnonsense: 1\ntests:\n - asserts: [{notMatchRegex: {path: kube, pattern: "\\d{5}"}}, {equal: {path: port, value: null}}]\n',
    ),
    options: { valuesFiles: ['web/on.yaml'], strict: true },
    suites: ['web'],
  },
];

function web(dependencies: string, values: string): Record<string, string> {
  return chart('web', { 'Chart.yaml': parent(dependencies), 'values.yaml': `${values}\n` });
}

function sub(suite = PASSES): Record<string, string> {
  return chart('web/charts/sub', {}, suite);
}

function deprecated(): Record<string, string> {
  const more = { 'Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.2.3\ndeprecated: true\n' };
  return chart('web', more, 'suite: SUITE\ntests:\n - asserts: [{equal: {path: old, value: false}}]\n');
}

/** A chart of tests whose templates render suites. */
const TESTS_CHART = {
  'tests/x_test.yaml': '',
  'more/Chart.yaml': 'apiVersion: v2\nname: more\nversion: 0.1.0\n',
  'more/templates/b_test.yaml':
    '{{ range list "one" "two" }}\n---\nsuite: {{ . }} {{ $.Release.Name }} {{ $.Release.IsInstall }} {{ $.Capabilities.KubeVersion }}\n' +
    'tests: [{asserts: [{matchSnapshot: {}}]}]\n{{ end }}',
  'more/templates/a_test.yaml': 'suite: a\ntests: [{asserts: [{exists: {path: kind}}]}]\n',
  'more/templates/__snapshot__/a_test.yaml_0.snap': '{}\n',
};

describe('charts (helm-unittest 1.1.2)', () => {
  test.each(ROWS)('$what', ({ files, options, suites }) => {
    const [result] = run(['web'], files, options);
    expect(result?.suites.map(({ name, passed, error }) => (passed ? name : (error?.message ?? `${name} fails`)))).toEqual(suites);
  });

  test('--failfast goes on with the next chart, but not after a chart that cannot be loaded', () => {
    const files = { ...chart('a', {}, FAILS), ...chart('b') };
    expect(run(['a', 'b'], files, { failFast: true }).map(({ path, passed }) => [path, passed])).toEqual([
      ['a', false],
      ['b', true],
    ]);
    const [first, ...others] = run(['none', 'b'], files, { failFast: true });
    expect(first?.error?.message).toBe('stat none: no such file or directory');
    expect(others).toEqual([]);
  });

  test("only some files, such as a subchart's suite that was saved", () => {
    const [result] = run(['web'], { ...chart('web'), ...sub() }, { only: new Set(['/web/charts/sub/tests/x_test.yaml']) });
    expect(result?.suites.map(({ name, passed }) => [name, passed])).toEqual([['web/charts/sub', true]]);
  });

  test('a pattern that is malformed fails the chart', () => {
    const [result] = run(['web'], chart('web'), { files: ['tests/[.yaml'] });
    expect(result).toMatchObject({ path: 'web', error: { message: 'syntax error in pattern' }, suites: [] });
  });

  test('a file that is no chart is named as it was given', () => {
    const [result] = run(['web.txt'], { '/web.txt': 'x' });
    expect(result?.error?.message).toBe("file 'web.txt' does not appear to be a gzipped archive; got 'application/octet-stream'");
  });

  test("a subchart's suite that cannot be read counts, but does not fail the chart", () => {
    const results = run(['web'], { ...chart('web'), ...sub('suite: x\n') });
    expect(results[0]?.passed).toBe(true);
    expect(results[0]?.suites.map((suite) => suiteText(suite, NO_EMPHASIS)).join('')).toContain('no tests found');
    expect(summary(results, 0n, NO_EMPHASIS)).toContain(
      'Charts:      1 passed, 1 total\nTest Suites: 1 failed, 1 errored, 1 passed, 2 total',
    );
  });

  test('--chart-tests-path', () => {
    const [result] = run(['web'], chart('web', TESTS_CHART), { chartTestsPath: 'more' });
    const at = 'web/more/templates';
    expect(result?.suites.map(({ name, file, passed }) => [name, file, passed])).toEqual([
      ['a', `${at}/a_test.yaml`, true],
      ['one TEST-SUITE-RELEASE false v1.20.0', `${at}/b_test.yaml`, true],
      ['two TEST-SUITE-RELEASE false v1.20.0', `${at}/b_test.yaml`, true],
    ]);
  });

  test('--chart-tests-path, a template that renders no suite and one that has no name', () => {
    const more = {
      ...TESTS_CHART,
      'more/templates/a_test.yaml': '{{ if false }}suite: a{{ end }}',
      'more/templates/b_test.yaml': 'tests: [{asserts: [{exists: {path: kind}}]}]\n',
    };
    const [result] = run(['web'], chart('web', more), { chartTestsPath: 'more' });
    expect(result?.suites.map(({ error }) => error?.message)).toEqual([
      'web/more/templates/a_test.yaml: the template rendered no suite',
      'web/more/templates/b_test.yaml:1:1: helm chart based test suites must include `suite` field',
    ]);
  });
});

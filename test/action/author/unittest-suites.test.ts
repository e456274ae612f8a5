/** Suites as people write them, odd ones too: what each says is what helm-unittest 1.1.2 says of it. */
import { describe, expect, test } from 'vitest';
import { NO_EMPHASIS, suiteText } from '../../../src/action/author/unittest/report/console.ts';
import { testText } from '../../../src/action/author/unittest/report/test-text.ts';
import { runCharts, type SuiteResult } from '../../../src/action/author/unittest/run-charts.ts';
import type { TestResult } from '../../../src/action/author/unittest/run-test.ts';
import type { SourcePosition } from '../../../src/base/errors.ts';
import { decodeUtf8 } from '../../../src/go/utf8.ts';
import { fixedClock } from '../../../src/host/clock.ts';
import { exists } from '../../../src/host/files.ts';
import { memoryFiles } from '../../../src/host/memory/files.ts';
import { memoryProcesses } from '../../../src/host/memory/processes.ts';
import { systemRandom } from '../../../src/host/random.ts';

const SNAPSHOTS = '/web/tests/__snapshot__/x_test.yaml.snap';

const CHART = {
  '/web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.2.3\n',
  '/web/values.yaml': 'port: 80\n',
  '/web/templates/cm.yaml':
    'kind: ConfigMap\nport: {{ .Values.port }}\nday: 2020-01-01\nlist: [1, 2]\ntexts: {a: B, b: 1}\nlists: {a: [1], b: 2}\nempty: {{ with index .Values "" }}{{ .a }}{{ end }}\n---\nkind: Secret\n',
};

/** Runs a suite; the files that it writes are put into `written`. */
function run(
  tests: string,
  files: Readonly<Record<string, string>> = {},
  written: Record<string, string> = {},
  strict = false,
): SuiteResult {
  const disk = memoryFiles({ ...CHART, '/web/tests/x_test.yaml': `suite: x\ntemplates: [cm.yaml]\ntests:\n${tests}`, ...files });
  const deps = { files: disk, cwd: '/', clock: fixedClock(0n), random: systemRandom, env: {}, processes: memoryProcesses() };
  const options = {
    files: ['tests/*_test.yaml'],
    valuesFiles: [],
    chartTestsPath: '',
    strict,
    withSubcharts: true,
    failFast: false,
    skipSchemaValidation: false,
    updateSnapshots: false,
  };
  const [chart] = runCharts(['web'], deps, options, { chart: () => {}, suite: () => {} });
  if (exists(disk, SNAPSHOTS)) written[SNAPSHOTS] = decodeUtf8(disk.read(SNAPSHOTS));
  return chart?.suites[0] as SuiteResult;
}

const IS = 'asserts: [{isKind: {of: ConfigMap}, documentIndex: 0}]';

/** Suites, and which of their tests pass. */
const VERDICTS: readonly (readonly [what: string, tests: string, passed: readonly boolean[]])[] = [
  ['a set path that begins with a dot', ` - set: {.a: 5}\n   asserts: [{equal: {path: empty, value: 5}, documentIndex: 0}]`, [true]],
  ['a set path with a key in brackets', ` - set: {"[].a": 5}\n   asserts: [{equal: {path: empty, value: 5}, documentIndex: 0}]`, [true]],
  ['a set path that ends with a dot', ` - set: {a.: 5}\n   ${IS}`, [false]],
  ['a count beyond 2^53', ' - asserts: [{contains: {path: list, content: 1, count: 1234578901234567890}, documentIndex: 0}]', [false]],
  ['an index that is no integer is none', ' - asserts: [{isKind: {of: ConfigMap}, documentIndex: "0"}]', [false]],
  ['an empty assertion says nothing', ` - asserts: [{isKind: {of: ConfigMap}, documentIndex: 0}, null]`, [true]],
  ['an empty assertion in front fails', ` - asserts: [null, {isKind: {of: ConfigMap}, documentIndex: 0}]`, [false]],
  [
    'what is skipped makes up for what failed before',
    ' - documentSelector: {path: kind, value: Pod, skipEmptyTemplates: true}\n' +
      '   asserts: [{isKind: {of: Pod}, documentSelector: {path: kind, value: Secret}}, {isKind: {of: Pod}}]',
    [true],
  ],
  ['the type of the first value counts', ' - asserts: [{greaterOrEqual: {path: "texts.*", value: A}, documentIndex: 0}]', [true]],
  ['that of the first value differs', ' - asserts: [{greaterOrEqual: {path: "texts.*", value: 1}, documentIndex: 0}]', [false]],
  ['what is behind a list does not count', ' - asserts: [{lengthEqual: {paths: ["lists.*"]}, documentIndex: 0}]', [true]],
  ['fields of a merge key', ` - <<: {documentIndex: 1}\n   asserts: [{isKind: {of: Secret}}]`, [true]],
  ['a bool of YAML 1.1', ` - documentSelector: {path: kind, matchMany: yes}\n   asserts: [{exists: {path: kind}}]`, [true]],
  ["a test's selector without a path selects all", ' - documentSelector: {}\n   asserts: [{hasDocuments: {count: 2}}]', [true]],
  ["a test's selector of a number", ' - documentSelector: {path: 1, value: 2}\n   asserts: [{exists: {path: kind}}]', [false]],
  ['times have no order', ' - asserts: [{notLessOrEqual: {path: day, value: 2020-01-01}, documentIndex: 0}]', [false]],
  ['one path twice is one path', ' - asserts: [{lengthEqual: {paths: [list, list]}, not: true, documentIndex: 0}]', [true]],
];

/** A text of a block that a separator ends keeps the end of its last line. */
const TEXT = { '/web/templates/cm.yaml': 'kind: ConfigMap\ntext: |\n  one\n\n  two\n---\nkind: Secret\n' };

/** Assertions about it that fail, and what is said of them below the document's number. */
const FAILURES: readonly (readonly [assertion: string, lines: string])[] = [
  ['matchRegex: {path: "text[", pattern: (}', 'Error:\n\tunmatched [ at position 5, following "text["'],
  ['exists: {path: "text["}', 'Error:\n\tunmatched [ at position 5, following "text["'],
  ['lengthEqual: {path: "text[", count: 1}', 'Error:\n\tunmatched [ at position 5, following "text["'],
  ['lessOrEqual: {path: port, value: 1}', "Error:\n\tunknown path 'port'"],
  [
    String.raw`equal: {path: text, value: "one\n\nmore\n\ntwo"}`,
    'ValuesIndex:\t0\nPath:\ttext\nExpected to equal:\n\t|-\n\t  one\n\t\n\t  more\n\t\n\t  two\nActual:\n\t|\n\t  one\n\t\n\t  two\n' +
      'Diff:\n\t--- Expected\n\t+++ Actual\n\t@@ -1,5 +1,3 @@\n\t-|-\n\t+|\n\t   one\n\t-\n\t-  more',
  ],
  [
    String.raw`equal: {path: text, value: "two\none\n"}`,
    'ValuesIndex:\t0\nPath:\ttext\nExpected to equal:\n\t|\n\t  two\n\t  one\nActual:\n\t|\n\t  one\n\t\n\t  two\n' +
      'Diff:\n\t--- Expected\n\t+++ Actual\n\t@@ -1,4 +1,5 @@\n\t |\n\t-  two\n\t   one\n\t \n\t+  two\n\t+',
  ],
];

/** Templates whose output comes from several places. */
const PLACES = {
  '/web/templates/_helpers.tpl': '{{ define "labels" }}\napp: web\nteam: {{ .Values.team | default "none" }}\n{{ end }}\n',
  '/web/templates/cm.yaml':
    'kind: ConfigMap\nmetadata:\n  labels: {{- include "labels" . | nindent 4 }}\n---\n\nkind: Secret\ndata:\n  list:\n' +
    '{{- range until 2 }}\n    - name: n{{ . }}\n{{- end }}\n',
};

/** Assertions that fail, and the places of templates that are to blame, the innermost first. */
const WRITERS: readonly (readonly [assertion: string, places: readonly string[]])[] = [
  ['equal: {path: metadata.labels.team, value: z}, documentIndex: 0', ['_helpers.tpl:3:1 cm.yaml:3:15']],
  ['equal: {path: metadata.labels, value: z}, documentIndex: 0', ['cm.yaml:3:3']],
  ['isKind: {of: Pod}', ['cm.yaml:1:1', 'cm.yaml:6:1']],
  ['equal: {path: "data.list[1].name", value: z}, documentIndex: 1', ['cm.yaml:10:5']],
  ['equal: {path: "data.list[*].name", value: n0}, documentIndex: 1', ['cm.yaml:10:5']],
  ['exists: {path: data.list.nowhere}, documentIndex: 1', ['cm.yaml:8:3']],
  ['matchSnapshot: {matchRegex: {pattern: z}}, documentIndex: 1', ['cm.yaml:6:1']],
  ['containsDocument: {kind: Pod, apiVersion: v1}, documentIndex: 1', ['cm.yaml:6:1']],
  ['hasDocuments: {count: 1}', []],
];

/** Suites that cannot be run, and why. */
const REFUSED: readonly (readonly [tests: string, message: string])[] = [
  [' -', 'web/tests/x_test.yaml:4:3: no asserts found'],
  [' - assert: [{isKind: {of: Pod}}]', 'web/tests/x_test.yaml:4:4: no asserts found; unknown field assert (did you mean asserts?)'],
  [' - asserts: [{equalTo: {of: Pod}}]', 'web/tests/x_test.yaml:4:15: Assertion type `equalTo` is invalid (did you mean equal?)'],
  [' - asserts: [{isKind: {of: Pod}]', "web/tests/x_test.yaml:4:32: yaml: did not find expected ',' or '}'"],
  [' - asserts: [*kind]', "web/tests/x_test.yaml:4:14: yaml: unknown anchor 'kind' referenced"],
  [` - it: a\n   it: b\n   ${IS}`, 'web/tests/x_test.yaml:5:4: mapping key "it" is already defined'],
  [
    ` - set: {a: 1, a: 2}\n   ${IS}`,
    'web/tests/x_test.yaml:4:9: yaml: unmarshal errors:\n  line 4: mapping key "a" already defined at line 4',
  ],
  [' - asserts: [{documentSelector: {}, exists: {path: a}}]', "web/tests/x_test.yaml:4:15: empty 'documentSelector.path' not supported"],
  [' - asserts: [{isKind: {of: 1}}]', "web/tests/x_test.yaml:4:15: isKind: 'of' expected type 'string'"],
  [
    ' - asserts: [{equalTo: {}}, equal, {isKind: {of: Pod}}]\n   documentSelector: []\n - {}',
    'web/tests/x_test.yaml:4:15: Assertion type `equalTo` is invalid (did you mean equal?)\n' +
      '\t\tweb/tests/x_test.yaml:4:29: an assertion must be a map\n' +
      '\t\tweb/tests/x_test.yaml:6:4: no asserts found',
  ],
  [` - includeCrds: 1\n   documentIndex: "0"\n   ${IS}`, 'web/tests/x_test.yaml:5:19: documentIndex must be an integer'],
];

/** Tests that cannot be run, and what is printed below their names: helm-unittest's words, then where it is. */
const PLACED: readonly (readonly [what: string, tests: string, files: Readonly<Record<string, string>>, lines: readonly string[]])[] = [
  [
    'a path of set',
    ` - set:\n     b: 1\n     "a[x].b": 3\n   ${IS}`,
    {},
    ['Error: strconv.Atoi: parsing "x": invalid syntax', 'Position:\tweb/tests/x_test.yaml:6:6'],
  ],
  [
    'a values file that is not there',
    ` - values: [~, nope.yaml]\n   ${IS}`,
    {},
    ['Error: open web/tests/nope.yaml: no such file or directory', 'Position:\tweb/tests/x_test.yaml:4:16'],
  ],
  [
    'a values file that is malformed',
    ` - values: [../v.yaml]\n   ${IS}`,
    { '/web/v.yaml': 'a: 1\nb: [\n' },
    ['Error: failed to parse ../v.yaml: yaml: line 2: did not find expected node content', 'Position:\tweb/v.yaml:2:5'],
  ],
  [
    'output that is no YAML',
    ` - set: {port: "[1,"}\n   ${IS}`,
    { '/web/templates/cm.yaml': 'kind: ConfigMap\nport: {{ .Values.port }}\n' },
    [
      'Error: yaml: line 2: did not find expected node content',
      'Position:\tweb/templates/cm.yaml:3:1 (rendered)',
      'TemplateLine:\tweb/templates/cm.yaml:2:1',
    ],
  ],
  [
    'a name of a release',
    ` - release: {name: A_}\n   ${IS}`,
    {},
    [
      'Error: invalid release name, must match regex ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$ and the length must not be longer than 53',
      'Position:\tweb/tests/x_test.yaml:4:4',
    ],
  ],
  [
    'an error that says itself where it is',
    ` - ${IS}`,
    { '/web/templates/cm.yaml': '{{ fail "no" }}\n' },
    ['Error: execution error at (web/templates/cm.yaml:1:3): no'],
  ],
];

/** Suites that `--strict` refuses, and why. */
const STRICT: readonly (readonly [tests: string, lines: readonly string[]])[] = [
  [` - set: {a: 1}\n   capabilities: {any: 1}\n   ${IS}`, []],
  [` - sett: {a: 1}\n   ${IS}`, ['4:4: field sett not found in a test (did you mean set?)']],
  [
    ` - skip: {minimumVersion: "1"}\n   ${IS}\n   documentSelector: {pth: kind}\nrelease: {nme: x}\nkubernetesProvider: {scheme: {a/b: {gv: 1}}}\nfoo: 1`,
    [
      '4:11: field minimumVersion not found in skip',
      '6:23: field pth not found in documentSelector (did you mean path?)',
      '7:11: field nme not found in release (did you mean name?)',
      '8:37: field gv not found in a kind (did you mean gvr?)',
      '9:1: field foo not found in a suite',
    ],
  ],
];

/** Kept snapshots that cannot be used, and why. */
const DAMAGED: readonly (readonly [snapshots: string, message: string, line: number])[] = [
  ['- a\n', '1:1: snapshots must be a map of tests', 1],
  ['a: [\n', '2:1: yaml: did not find expected node content', 2],
  ['a:\n  b: c\n', '2:3: the snapshots of a must be numbered', 2],
  ['a:\n  1: {b: c}\n', '2:6: a snapshot of a must be a string', 2],
];

describe('suites (helm-unittest 1.1.2)', () => {
  test.each(VERDICTS)('%s', (_, tests, passed) => {
    const { error, tests: results } = run(tests);
    expect(error).toBeUndefined();
    expect(results.map((each) => each.passed)).toEqual(passed);
  });

  test.each(FAILURES)('fails: %s', (assertion, lines) => {
    const { tests } = run(` - asserts: [{${assertion}, documentIndex: 0}]`, TEXT);
    expect(tests[0]?.assertions[0]?.lines.slice(2).join('\n')).toBe(lines);
  });

  test.each(WRITERS)('written by: %s', (assertion, places) => {
    const { tests } = run(` - asserts: [{${assertion}}]`, PLACES);
    const text = ({ file, line, column }: SourcePosition) => `${file.replace('web/templates/', '')}:${line}:${column}`;
    expect((tests[0]?.assertions[0]?.writers ?? []).map((each) => each.map(text).join(' '))).toEqual(places);
  });

  test.each(PLACED)('says where: %s', (_, tests, files, lines) => {
    const text = suiteText(run(tests, files), NO_EMPHASIS).split('\n').slice(1);
    expect(text).toEqual(['\t- ', ...lines.map((line) => `\t\t${line}`), '', '']);
  });

  test('an empty assertion in front is named', () => {
    const { tests } = run(` - asserts: [null, {isKind: {of: ConfigMap}, documentIndex: 0}]`);
    expect(testText(tests[0] as TestResult)).toBe(
      '\t\t - asserts[0] `null` fail \n\t\t\t Error: \n\t\t\t \tweb/tests/x_test.yaml:4:14: an assertion must be a map \n' +
        '\t\t - asserts[1] `isKind` fail \n',
    );
  });

  test('snapshots of a test with a long name are numbered as others are', () => {
    const name = 'x'.repeat(140);
    const written: Record<string, string> = {};
    run(` - it: ${name}\n   documentIndex: 1\n   asserts: [{matchSnapshot: {}}]`, {}, written);
    expect(written[SNAPSHOTS]).toBe(`? ${name}\n: 1: |\n    kind: Secret\n`);
  });

  test.each(REFUSED)('refused: %s', (tests, message) => {
    expect(run(tests).error).toMatchObject({
      code: expect.stringMatching(/^(?:suite|yaml)/),
      message,
      position: { file: 'web/tests/x_test.yaml' },
    });
  });

  test.each(STRICT)('strict: %s', (tests, lines) => {
    const { error } = run(tests, {}, {}, true);
    expect(error?.message.split('\n').map((line) => line.trim().replace('web/tests/x_test.yaml:', '')) ?? []).toEqual(lines);
  });

  test.each(DAMAGED)('snapshots %j', (text, message, line) => {
    const { error } = run(' - it: a\n   asserts: [{matchSnapshot: {}}]', { [SNAPSHOTS]: text });
    const file = 'web/tests/__snapshot__/x_test.yaml.snap';
    expect(error).toMatchObject({
      code: expect.stringMatching(/^(?:suite.snapshot|yaml.syntax)$/),
      message: `${file}:${message}`,
      position: { file, line },
    });
  });

  test('a rendered text that is no map', () => {
    const { tests } = run(` - ${IS}`, { '/web/templates/cm.yaml': 'a: 1\n---\nhello there all\n' });
    expect(tests[0]?.error).toEqual({
      code: 'yaml/type',
      message: 'yaml: unmarshal errors:\n  line 3: cannot unmarshal !!str `hello t...` into map[string]interface {}',
      position: { file: 'web/templates/cm.yaml', line: 3, column: 1, rendered: true },
      writers: [{ file: 'web/templates/cm.yaml', line: 3, column: 1 }],
    });
  });
});

/** What `check` finds in small charts, one mistake each, and how it is reported. */
import { describe, expect, test } from 'vitest';
import { baselineText, withoutKnown } from '../../../src/action/check/baseline.ts';
import { type CheckOutcome, checkPath, parseValueSets } from '../../../src/action/check/check.ts';
import { silent } from '../../../src/base/log.ts';
import { githubReport, jsonReport, junitReport, sarifReport } from '../../../src/check/report/formats.ts';
import { htmlReport } from '../../../src/check/report/html.ts';
import { textReport } from '../../../src/check/report/text.ts';
import { placeText } from '../../../src/diagnostics/code-frame.ts';
import { DEFAULT_PROFILE } from '../../../src/helm/profile.ts';
import { fixedClock } from '../../../src/host/clock.ts';
import { memoryFiles } from '../../../src/host/memory/files.ts';
import { NO_LAYERS } from '../../../src/values/layers.ts';

type Texts = Readonly<Record<string, string>>;

const SERVICE = `apiVersion: v1
kind: Service
metadata:
  name: {{ .Values.name }}
spec:
  ports:
    - port: {{ .Values.port }}
`;

/** A chart without a finding. */
const CHART: Texts = {
  'Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\nicon: https://example.com/icon.png\n',
  'values.yaml': 'name: one\nport: 80\n',
  'templates/a.yaml': SERVICE,
};

const SOURCE = {
  version: '',
  verify: false,
  keyring: '',
  repo: '',
  passCredentials: false,
  username: '',
  password: '',
  certFile: '',
  keyFile: '',
  caFile: '',
  insecureSkipTlsVerify: false,
  plainHttp: false,
};

interface Given {
  readonly files: Texts;
  /** `NAME=FILE,FILE` */
  readonly sets?: readonly string[];
  readonly kubeVersion?: string;
}

/** Files beside the chart's folder have names that begin with `../`. */
async function check({ files, sets = [], kubeVersion = '' }: Given): Promise<CheckOutcome> {
  const all = Object.entries({ ...CHART, ...files }).map(([name, text]) => [
    name.startsWith('../') ? `/work/${name.slice(3)}` : `/work/web/${name}`,
    text,
  ]);
  const deps = {
    files: memoryFiles(Object.fromEntries(all)),
    profile: DEFAULT_PROFILE,
    log: silent,
    cwd: '/work',
    clock: fixedClock(0n),
    random: { bytes: (count: number) => new Uint8Array(count) },
    stdin: () => new Uint8Array(),
  };
  return checkPath(deps, './web', {
    source: SOURCE,
    values: NO_LAYERS,
    sets: parseValueSets(sets),
    namespace: 'default',
    kubeVersion,
    apiVersions: [],
  });
}

/** `place severity rule [sets] message`, one line each, where messages are cut at their first line. */
async function found(given: Given): Promise<string[]> {
  const { chart } = await check(given);
  return chart.findings.map((finding) => {
    const sets = finding.sets.length > 0 ? ` [${finding.sets}]` : '';
    return `${placeText(finding.position)} ${finding.severity} ${finding.rule}${sets} ${finding.message.split('\n')[0]}`;
  });
}

interface Row extends Given {
  readonly title: string;
  readonly finds: readonly string[];
}

const template = (text: string): Texts => ({ 'templates/b.yaml': text });
const config = (data: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: b\n${data}`;

const ROWS: readonly Row[] = [
  { title: 'nothing', files: {}, finds: [] },
  {
    title: 'a library chart: nothing is installed, and its values are read elsewhere',
    files: {
      'Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\nicon: https://example.com/a.png\ntype: library\n',
      'values.yaml': 'a: 1\n',
      'templates/_x.tpl': '{{ define "x" }}{{ .Values.b }}{{ end }}',
    },
    finds: [],
  },
  {
    title: 'two templates that fail, and one that does not: all are told',
    files: { 'templates/b.yaml': 'a: {{ .Values.no.where }}\n', 'templates/c.yaml': '\n{{ fail "never" }}\n' },
    finds: [
      'web/templates/b.yaml:1:14 error template/nil-pointer nil pointer evaluating interface {}.where',
      'web/templates/c.yaml:2:4 error template/fail never',
    ],
  },
  {
    title: 'dependencies that are not in charts/',
    files: {
      'Chart.yaml': `${CHART['Chart.yaml']}dependencies: [{name: a, version: 1.0.0, repository: "file://../a"}, {name: b, version: 1.0.0}]\n`,
    },
    finds: [
      'web/Chart.yaml error chart/dependencies-chart found in Chart.yaml, but missing in charts/ directory: a, b: dependency build fetches them',
    ],
  },
  {
    title: 'a template that does not parse',
    files: template('a: 1\n{{ if }}\n'),
    finds: ['web/templates/b.yaml:2:7 error template/syntax missing value for if'],
  },
  {
    title: 'a name that no template defines, where no render comes',
    files: template('{{ if .Values.off }}{{ include "none" . }}{{ end }}'),
    finds: ['web/templates/b.yaml:1:24 error template/undefined-template no template defines none'],
  },
  {
    title: 'a name that two charts define',
    files: {
      'templates/_x.tpl': '{{ define "x" }}1{{ end }}',
      'charts/sub/Chart.yaml': 'apiVersion: v2\nname: sub\nversion: 1.0.0\n',
      'charts/sub/values.yaml': '',
      'charts/sub/templates/_x.tpl': '\n{{ define "x" }}2{{ end }}',
    },
    finds: [
      'web/Chart.yaml error chart/dependencies-undeclared chart metadata is missing these dependencies: sub',
      'web/charts/sub/templates/_x.tpl:2:11 warning template/defined-twice x is defined by web/templates/_x.tpl, too: only one of them counts',
    ],
  },
  {
    title: 'what is rendered is no YAML',
    files: template(config('data: {{ "a: b: c" }}\n')),
    finds: ['web/templates/b.yaml:5:1 error yaml/syntax yaml: line 5: mapping values are not allowed in this context'],
  },
  {
    title: 'a key twice in what is rendered',
    files: template(config('data:\n  a: "1"\n  a: "2"\n')),
    finds: ['web/templates/b.yaml:7:3 error yaml/duplicate-key a is given twice, first on line 6'],
  },
  {
    title: 'a field that Kubernetes does not know',
    files: template(config('date: {}\n')),
    finds: ['web/templates/b.yaml:5:1 error kubernetes/unknown-field date: unknown field date; did you mean data?'],
  },
  {
    title: 'a field of another type',
    files: template(config('data:\n  a: 1\n')),
    finds: ['web/templates/b.yaml:6:3 error kubernetes/wrong-type data.a: must be a string, is 1'],
  },
  {
    title: 'a key that no template reads',
    files: { 'values.yaml': 'name: one\nport: 80\nextra:\n  size: 1\n' },
    finds: ['web/values.yaml:3:1 warning values/never-read extra is never read'],
  },
  {
    title: 'a key that is misspelt',
    files: {
      'values.yaml': 'name: one\nport: 80\nreplicaCuont: 2\n',
      ...template(config('data:\n  a: {{ .Values.replicaCount | quote }}\n')),
    },
    finds: ['web/values.yaml:3:1 warning values/misspelt replicaCuont is never read, and replicaCount is read but set nowhere'],
  },
  {
    title: 'values that are read as a whole are read',
    files: {
      'values.yaml': 'name: one\nport: 80\nextra: {a: {b: 1}}\n',
      ...template(config('data:\n  a: {{ toJson .Values.extra | quote }}\n')),
    },
    finds: [],
  },
  {
    title: 'a tab',
    files: { 'values.yaml': 'name: one\nport: 80\n\tx: 1\n' },
    finds: ['web/values.yaml:3:1 error yaml/tab yaml: line 3: found a tab character that violates indentation'],
  },
  {
    title: 'words that are booleans, numbers that lose their text',
    files: {
      'values.yaml': 'name: yes\nport: 0755\n',
      'templates/a.yaml': config('data:\n  a: "{{ .Values.name }} {{ .Values.port }}"\n'),
    },
    finds: [
      'web/values.yaml:1:7 warning yaml/ambiguous-boolean yes is read as true: quote it, or write true',
      'web/values.yaml:2:7 warning yaml/lost-text 0755 is octal and read as 493: quote it to keep its text',
    ],
  },
  {
    title: 'a secret',
    files: {
      'values.yaml': 'name: one\nport: 80\ndb:\n  password: hunter2\n',
      ...template(config('data:\n  a: {{ .Values.db.password }}\n')),
    },
    finds: ['web/values.yaml:4:13 info values/plain-secret db.password looks like a secret in plain text'],
  },
  {
    title: 'a schema that the values do not meet',
    files: { 'values.schema.json': '{"properties": {"port": {"type": "string"}}}' },
    finds: ['web/values.yaml:2:7 error values/schema port: got number, want string'],
  },
  {
    title: 'a set of values that fails',
    files: { '../dev.yaml': 'port: 81\n', '../prod.yaml': 'port: {}\nnome: two\n' },
    sets: ['dev=/work/dev.yaml', 'prod=/work/dev.yaml,/work/prod.yaml'],
    finds: [
      'prod.yaml:1:1 warning values/type-changed port is a map, its default is a scalar',
      'prod.yaml:2:1 warning values/never-read nome is never read',
      'web/templates/a.yaml:7:5 error kubernetes/wrong-type [prod] spec.ports.0.port: must be an integer, is the string "map[]"',
    ],
  },
  {
    title: 'what Helm’s linter finds',
    files: { 'Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n' },
    finds: ['web/Chart.yaml info chart/icon icon is recommended'],
  },
  {
    title: 'rules graded otherwise, sets of the configuration',
    files: {
      '.chartwright.yaml': 'rules:\n  values/never-read: error\n  chart/*: off\nvaluesSets:\n  dev: [../dev.yaml]\n',
      'Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
      '../dev.yaml': 'nome: two\n',
    },
    finds: ['dev.yaml:1:1 error values/never-read nome is never read'],
  },
  {
    title: 'findings that comments silence',
    files: {
      'values.yaml':
        'name: one\ndebug: yes # chartwright-ignore yaml/ambiguous-boolean, values/never-read\n# chartwright-ignore values/*\nextra: 1\nother: 2\nport: 80\n',
      ...template(`# chartwright-ignore kubernetes\n${config('date: {}\n')}`),
    },
    finds: ['web/values.yaml:5:1 warning values/never-read other is never read'],
  },
];

describe('check', () => {
  test.each(ROWS)('$title', async ({ finds, ...given }) => {
    expect(await found(given)).toEqual(finds);
  });

  test.each([
    ['a set without a name', { files: {}, sets: ['=a.yaml'] }, 'invalid set of values "=a.yaml": it must be NAME=FILE,FILE'],
    ['a file that is not there', { files: {}, sets: ['a=/work/none.yaml'] }, 'open /work/none.yaml: no such file or directory'],
    [
      'a rule that is not there',
      { files: { '.chartwright.yaml': 'rules:\n  none/one: off\n' } },
      '/work/web/.chartwright.yaml:2:3: there is no rule none/one',
    ],
    [
      'a grade that is none',
      { files: { '.chartwright.yaml': 'rules:\n  yaml/tab: bad\n' } },
      '/work/web/.chartwright.yaml:2:13: yaml/tab must be off, info, warning or error',
    ],
    [
      'a key that is none',
      { files: { '.chartwright.yaml': 'rule: {}\n' } },
      '/work/web/.chartwright.yaml:1:1: unknown field rule; did you mean rules?',
    ],
    ['a chart that is none', { files: { 'Chart.yaml': 'a: 1\n' } }, 'validation: chart.metadata.name is required'],
  ] satisfies [string, Given, string][])('%s is refused', async (_title, given, message) => {
    await expect(check(given)).rejects.toThrow(message);
  });
});

describe('messages', () => {
  const given: Given = {
    files: { 'values.yaml': 'name: yes\nport: 80\n', ...template('{{ define "x" }}{{ fail "a,b%\\n" }}{{ end }}{{ include "x" . }}') },
    sets: ['dev=/work/dev.yaml', 'prod=/work/web/values.yaml'],
  };
  const told = async () => [(await check({ ...given, files: { ...given.files, '../dev.yaml': 'name: two\n' } })).chart];
  const plain = (text: string) => text;

  test('as text', async () => {
    expect(textReport(await told(), { error: plain, warning: plain, info: plain, faint: plain })).toMatchInlineSnapshot(`
      "web/templates/a.yaml:4:3: error metadata.name: must be a string, is true kubernetes/wrong-type [prod]
      web/templates/b.yaml:1:20: error a,b% template/fail
          called by web/templates/b.yaml at web/templates/b.yaml:1
      web/values.yaml:1:7: warning yes is read as true: quote it, or write true yaml/ambiguous-boolean
      2 errors, 1 warning, no hints in 1 chart
      "
    `);
  });
  test('as JSON', async () => {
    expect(JSON.parse(jsonReport(await told()))).toMatchInlineSnapshot(`
      {
        "charts": [
          {
            "findings": [
              {
                "message": "metadata.name: must be a string, is true",
                "position": {
                  "column": 3,
                  "file": "web/templates/a.yaml",
                  "line": 4,
                },
                "rendered": {
                  "column": 9,
                  "file": "web/templates/a.yaml",
                  "line": 4,
                  "rendered": true,
                },
                "rule": "kubernetes/wrong-type",
                "sets": [
                  "prod",
                ],
                "severity": "error",
              },
              {
                "frames": [
                  {
                    "message": "error calling fail: a,b%
      ",
                    "node": "fail "a,b%\\n"",
                    "position": {
                      "column": 20,
                      "file": "web/templates/b.yaml",
                      "line": 1,
                    },
                    "template": "x",
                    "text": "{{ define "x" }}{{ fail "a,b%\\n" }}{{ end }}{{ include "x" . }}",
                  },
                  {
                    "message": "error calling include: template: web/templates/b.yaml:1:19: executing "x" at <fail "a,b%\\n">: error calling fail: a,b%
      ",
                    "node": "include "x" .",
                    "position": {
                      "column": 48,
                      "file": "web/templates/b.yaml",
                      "line": 1,
                    },
                    "template": "web/templates/b.yaml",
                    "text": "{{ define "x" }}{{ fail "a,b%\\n" }}{{ end }}{{ include "x" . }}",
                  },
                ],
                "message": "a,b%
      ",
                "position": {
                  "column": 20,
                  "file": "web/templates/b.yaml",
                  "line": 1,
                },
                "rule": "template/fail",
                "sets": [],
                "severity": "error",
              },
              {
                "message": "yes is read as true: quote it, or write true",
                "position": {
                  "column": 7,
                  "file": "web/values.yaml",
                  "line": 1,
                },
                "rule": "yaml/ambiguous-boolean",
                "sets": [],
                "severity": "warning",
              },
            ],
            "name": "web",
            "path": "./web",
          },
        ],
      }
    `);
  });
  test('as SARIF', async () => {
    expect(JSON.parse(sarifReport(await told(), '1.2.3'))).toMatchInlineSnapshot(`
      {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "runs": [
          {
            "results": [
              {
                "level": "error",
                "locations": [
                  {
                    "physicalLocation": {
                      "artifactLocation": {
                        "uri": "web/templates/a.yaml",
                      },
                      "region": {
                        "startColumn": 3,
                        "startLine": 4,
                      },
                    },
                  },
                ],
                "message": {
                  "text": "metadata.name: must be a string, is true",
                },
                "properties": {
                  "sets": [
                    "prod",
                  ],
                },
                "ruleId": "kubernetes/wrong-type",
                "ruleIndex": 0,
              },
              {
                "level": "error",
                "locations": [
                  {
                    "physicalLocation": {
                      "artifactLocation": {
                        "uri": "web/templates/b.yaml",
                      },
                      "region": {
                        "startColumn": 20,
                        "startLine": 1,
                      },
                    },
                  },
                ],
                "message": {
                  "text": "a,b%
      ",
                },
                "ruleId": "template/fail",
                "ruleIndex": 1,
              },
              {
                "level": "warning",
                "locations": [
                  {
                    "physicalLocation": {
                      "artifactLocation": {
                        "uri": "web/values.yaml",
                      },
                      "region": {
                        "startColumn": 7,
                        "startLine": 1,
                      },
                    },
                  },
                ],
                "message": {
                  "text": "yes is read as true: quote it, or write true",
                },
                "ruleId": "yaml/ambiguous-boolean",
                "ruleIndex": 2,
              },
            ],
            "tool": {
              "driver": {
                "name": "chartwright",
                "rules": [
                  {
                    "defaultConfiguration": {
                      "level": "error",
                    },
                    "fullDescription": {
                      "text": "Quote strings that look like numbers or booleans.",
                    },
                    "id": "kubernetes/wrong-type",
                    "shortDescription": {
                      "text": "A field has a value of another type",
                    },
                  },
                  {
                    "defaultConfiguration": {
                      "level": "error",
                    },
                    "fullDescription": {
                      "text": "A template calls \`fail\`.",
                    },
                    "id": "template/fail",
                    "shortDescription": {
                      "text": "A template calls \`fail\`",
                    },
                  },
                  {
                    "defaultConfiguration": {
                      "level": "warning",
                    },
                    "fullDescription": {
                      "text": "YAML 1.1 reads yes, no, on and off as booleans. Quote them.",
                    },
                    "id": "yaml/ambiguous-boolean",
                    "shortDescription": {
                      "text": "A plain word is read as true or false",
                    },
                  },
                ],
                "version": "1.2.3",
              },
            },
          },
        ],
        "version": "2.1.0",
      }
    `);
  });
  test('as HTML', async () => {
    const page = htmlReport(await told());
    expect(page).toContain('<span class="severity">error</span> metadata.name: must be a string, is true</p>');
    expect(page).toContain('<span class="line at"><span class="number">4</span>  name: {{ .Values.name }}');
  });

  test('as JUnit', async () => {
    expect(junitReport(await told())).toMatchInlineSnapshot(`
      "<testsuites>
      	<testsuite name="./web" tests="3" failures="3" errors="0">
      		<testcase classname="kubernetes/wrong-type" name="web/templates/a.yaml:4:3">
      			<failure message="metadata.name: must be a string, is true" type="kubernetes/wrong-type">web/templates/a.yaml:4:3</failure>
      		</testcase>
      		<testcase classname="template/fail" name="web/templates/b.yaml:1:20">
      			<failure message="a,b%&#xA;" type="template/fail">web/templates/b.yaml:1:20</failure>
      		</testcase>
      		<testcase classname="yaml/ambiguous-boolean" name="web/values.yaml:1:7">
      			<failure message="yes is read as true: quote it, or write true" type="yaml/ambiguous-boolean">web/values.yaml:1:7</failure>
      		</testcase>
      	</testsuite>
      </testsuites>
      "
    `);
  });
  test('as GitHub’s commands', async () => {
    expect(githubReport(await told())).toMatchInlineSnapshot(`
      "::error file=web/templates/a.yaml,line=4,col=3,title=kubernetes/wrong-type::metadata.name: must be a string, is true
      ::error file=web/templates/b.yaml,line=1,col=20,title=template/fail::a,b%25%0A
      ::warning file=web/values.yaml,line=1,col=7,title=yaml/ambiguous-boolean::yes is read as true: quote it, or write true
      "
    `);
  });
  test('without findings of a baseline, and with new ones', async () => {
    const before = await told();
    const text = baselineText(before);
    expect(withoutKnown(before, text, 'b.json')[0]?.findings).toEqual([]);
    const more = [
      (
        await check({
          ...given,
          files: { ...given.files, 'values.yaml': '\n\nname: yes\nport: 80\nnew: off\n', '../dev.yaml': 'name: two\n' },
        })
      ).chart,
    ];
    expect(withoutKnown(more, text, 'b.json')[0]?.findings.map(({ message }) => message)).toEqual([
      'new is never read',
      'off is read as false: quote it, or write false',
    ]);
    expect(() => withoutKnown([{ path: 'x', name: 'other', findings: [] }], text, 'b.json')).toThrow(
      'b.json: the baseline is for web, not for other',
    );
    expect(() => withoutKnown(before, '{', 'b.json')).toThrow('b.json is not a baseline: it is not valid JSON');
    expect(() => withoutKnown(before, '{}', 'b.json')).toThrow('b.json is not a baseline: it lacks charts or findings');
  });
});

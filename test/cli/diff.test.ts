/** `diff` on the command line: two charts, or one chart in two ways, with the cause of each change. */
import { describe, expect, test } from 'vitest';
import { play } from '../support/play.ts';
import { PROGRAM } from '../support/program.ts';
import type { Row } from '../support/rows.ts';

const WEB: Readonly<Record<string, string>> = {
  'Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\nappVersion: "2"\n',
  'values.yaml': 'replicas: 1\nimage: {tag: a}\nextra: false\nconfig: one\n',
  'templates/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  labels: {chart: "{{ .Chart.Name }}-{{ .Chart.Version }}"}
spec:
  replicas: {{ .Values.replicas }}
  template:
    metadata:
      annotations:
        checksum/config: {{ include (print $.Template.BasePath "/config.yaml") . | sha256sum }}
    spec:
      containers:
        - name: web
          image: web:{{ .Values.image.tag }}
`,
  'templates/config.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: config}\ndata:\n  mode: {{ .Values.config }}\n',
  'templates/secret.yaml': 'apiVersion: v1\nkind: Secret\nmetadata: {name: secret}\nstringData:\n  word: {{ .Values.config }}-secret\n',
  'templates/extra.yaml': '{{- if .Values.extra }}\napiVersion: v1\nkind: Service\nmetadata: {name: extra}\n{{- end }}\n',
};

function chart(folder: string, files: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries({ ...WEB, ...files }).map(([name, text]) => [`${folder}/${name}`, text]));
}

const ROWS: readonly (Row & { readonly says: string; readonly exit?: number; readonly errors?: string })[] = [
  { name: 'nothing differs', line: 'diff web web --detailed-exitcode', files: chart('web'), says: '' },
  {
    name: 'a value of each side, from a file and a flag',
    line: 'diff web --from-values a.yaml --to-set replicas=3 --detailed-exitcode',
    files: { ...chart('web'), 'a.yaml': 'image:\n  tag: b\n' },
    exit: 2,
    says: `~ Deployment/web  default, web/templates/deployment.yaml
  ~ spec.replicas: 1 → 3
      values replicas: web/values.yaml:1:11 → --set replicas=3
  ~ spec.template.spec.containers[name=web].image: "web:b" → "web:a"
      values image.tag: a.yaml:2:8 → web/values.yaml:2:14

1 changed, 0 added, 0 removed
`,
  },
  {
    name: 'another version of the chart, a changed template, and an object more',
    line: 'diff web new',
    files: {
      ...chart('web'),
      ...chart('new', {
        'Chart.yaml': WEB['Chart.yaml']!.replace('1.0.0', '1.1.0'),
        'values.yaml': WEB['values.yaml']!.replace('extra: false', 'extra: true'),
        'templates/deployment.yaml': WEB['templates/deployment.yaml']!.replace('image: web:', 'image: registry/web:'),
      }),
    },
    says: `+ Service/extra  default, web/templates/extra.yaml
    values extra: web/values.yaml:3:8 → new/values.yaml:3:8
    + apiVersion: v1
    + kind: Service
    + metadata:
    +   name: extra

~ Deployment/web  default, web/templates/deployment.yaml
  ~ metadata.labels.chart: "web-1.0.0" → "web-1.1.0"
      Chart.yaml version: 1.0.0 → 1.1.0
  ~ spec.template.spec.containers[name=web].image: "web:a" → "registry/web:a"
      template web/templates/deployment.yaml:15:11

1 changed, 1 added, 0 removed
`,
  },
  {
    name: 'a checksum follows its template, and secrets are hidden',
    line: 'diff web --to-set config=other',
    files: chart('web'),
    says: `~ Secret/secret  default, web/templates/secret.yaml
  ~ stringData.word: "REDACTED (10 bytes)" → "REDACTED (12 bytes)"
      values config: web/values.yaml:4:9 → --set config=…

~ ConfigMap/config  default, web/templates/config.yaml
  ~ data.mode: "one" → "other"
      values config: web/values.yaml:4:9 → --set config=other

~ Deployment/web  default, web/templates/deployment.yaml
  ~ spec.template.metadata.annotations.checksum/config: follows ConfigMap/config

3 changed, 0 added, 0 removed
`,
  },
  {
    name: 'environments: what they have in common is told once, and one that fails does not stop the others',
    line: 'diff web new --values-set prod=prod.yaml --values-set dev=dev.yaml --values-set lost=none.yaml --no-causes',
    files: {
      ...chart('web'),
      ...chart('new', { 'values.yaml': 'replicas: 2\nimage: {tag: b}\nconfig: one\n' }),
      'prod.yaml': 'replicas: 9\n',
      'dev.yaml': 'a: 1\n',
    },
    exit: 1,
    says: `~ Deployment/web (prod, dev)  default, web/templates/deployment.yaml
  ~ spec.template.spec.containers[name=web].image: "web:a" → "web:b"
  ~ spec.replicas (dev): 1 → 2

1 changed, 0 added, 0 removed
`,
    errors: 'Error: both sides, lost: open none.yaml: no such file or directory\n',
  },
  {
    name: 'another Helm',
    line: 'diff nulls --from-helm 3.22 --to-helm 4.3',
    files: chart('nulls', {
      'values.yaml': 'a: {b: null}\n',
      'templates/deployment.yaml': '',
      'templates/config.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: config}\ndata: {keys: {{ keys .Values.a | join "," | quote }}}\n',
      'templates/secret.yaml': '',
    }),
    says: `~ ConfigMap/config  default, web/templates/config.yaml
  ~ data.keys: "b" → ""
      Helm 3.22 → 4.3 (keepsNullDefaults)

1 changed, 0 added, 0 removed
`,
  },
  {
    name: 'a dependency that is switched on',
    line: 'diff web --to-set db.enabled=true --values-set a=a.yaml',
    files: {
      ...chart('web', {
        'Chart.yaml': `${WEB['Chart.yaml']}dependencies:\n- {name: db, version: 1.0.0, condition: db.enabled}\n- {name: log, version: 1.0.0}\n`,
      }),
      'a.yaml': 'a: 1\n',
      'web/charts/db/Chart.yaml': 'apiVersion: v2\nname: db\nversion: 1.0.0\n',
      'web/charts/db/values.yaml': 'enabled: true\nname: x\n',
      'web/charts/db/templates/a.yaml': 'apiVersion: v1\nkind: Service\nmetadata: {name: {{ .Values.name }}}\n',
      'web/charts/log/Chart.yaml': 'apiVersion: v2\nname: log\nversion: 1.0.0\n',
      'web/values.yaml': `${WEB['values.yaml']}db: {enabled: false}\n`,
    },
    says: `+ Service/x  default, web/charts/db/templates/a.yaml
    values db.enabled: web/values.yaml:5:15 → --set db.enabled=true
    + apiVersion: v1
    + kind: Service
    + metadata:
    +   name: x

0 changed, 1 added, 0 removed
`,
  },
  {
    name: 'a checksum that is cut, and a value that only looks like one',
    line: 'diff web --to-set config=two,image.tag=87654321 --from-set image.tag=12345678 --no-causes=false',
    files: chart('web', {
      'templates/deployment.yaml': WEB['templates/deployment.yaml']!.replace('sha256sum', 'sha256sum | trunc 63').replace('web:{{', '{{'),
      'templates/secret.yaml': '',
    }),
    says: `~ ConfigMap/config  default, web/templates/config.yaml
  ~ data.mode: "one" → "two"
      values config: web/values.yaml:4:9 → --set config=two,image.tag=87654321

~ Deployment/web  default, web/templates/deployment.yaml
  ~ spec.template.metadata.annotations.checksum/config: follows ConfigMap/config
  ~ spec.template.spec.containers[name=web].image: 12345678 → 87654321
      values image.tag: --set image.tag=12345678 → --set config=two,image.tag=87654321

2 changed, 0 added, 0 removed
`,
  },
  {
    name: 'Markdown',
    line: 'diff web -o markdown --to-set replicas=3',
    files: chart('web'),
    says: `### Rendered manifests: \`web\` → \`web replicas=…\`

1 changed, 0 added, 0 removed

<details><summary><b>Deployment/web</b> changed: 1 field</summary>

\`spec.replicas\`

\`\`\`diff
-1
+3
\`\`\`

- values replicas: web/values.yaml:1:11 → --set replicas=3

</details>
`,
  },
  {
    name: 'no such chart',
    line: 'diff web ./lost',
    files: chart('web'),
    exit: 1,
    says: '',
    errors: 'Error: ./lost: path "./lost" not found\n',
  },
  {
    name: 'a chart that is broken on one side, and an environment in which it is not',
    line: 'diff web new --values-set bad=bad.yaml --values-set good=good.yaml --no-causes',
    files: {
      ...chart('web'),
      ...chart('new', { 'templates/extra.yaml': 'x: 1\n{{ if .Values.bad }}{{ fail "not so" }}{{ end }}\n' }),
      'bad.yaml': 'bad: true\n',
      'good.yaml': 'bad: false\n',
    },
    exit: 1,
    says: expect.stringContaining('0 changed, 1 added, 0 removed') as never,
    errors: expect.stringContaining('Error: new, bad: execution error at (web/templates/extra.yaml:2:23): not so') as never,
  },
  {
    name: 'a values file that is damaged',
    line: 'diff web --to-values bad.yaml',
    files: { ...chart('web'), 'bad.yaml': 'replicas: 2\nimage: [a\nb: c\n' },
    exit: 1,
    says: '',
    errors: expect.stringMatching(
      /^Error: web bad\.yaml: bad\.yaml:3:2: failed to parse bad\.yaml: .*did not find expected ',' or ']'\n$/,
    ) as never,
  },
  {
    name: 'an environment named twice',
    line: 'diff web --to-set a=b --values-set prod=a.yaml --values-set prod=b.yaml',
    files: chart('web'),
    exit: 1,
    says: '',
    errors: 'Error: two sets of values are named "prod": list the files of both in one, as NAME=FILE,FILE\n',
  },
  {
    name: 'two sides that are the same',
    line: 'diff web',
    files: chart('web'),
    exit: 1,
    says: '',
    errors: 'Error: both sides are the same: name a second chart, or use --git, or flags of one side, such as --to-values or --to-set\n',
  },
  {
    name: 'a version of a folder',
    line: 'diff web --from-version 1.0.0',
    files: chart('web'),
    exit: 1,
    says: '',
    errors: 'Error: web is a folder, which has one version: compare its revisions with --git\n',
  },
  { name: 'no arguments', line: 'diff --help', says: 'Usage:\n' },
];

describe('diff', () => {
  test.each(ROWS)('$name', async ({ says, exit = 0, errors = '', ...row }) => {
    const answer = await play(PROGRAM, row);
    if (says === 'Usage:\n') return expect(answer.stdout).toContain(says);
    expect(answer).toEqual({ exit, stdout: says, stderr: errors });
  });

  test('JSON has every change with its steps, values and causes', async () => {
    const { stdout } = await play(PROGRAM, { name: 'json', line: 'diff web -o json --to-set replicas=3', files: chart('web') });
    expect(JSON.parse(stdout)).toEqual({
      before: 'web',
      after: 'web replicas=…',
      environments: [''],
      failures: [],
      objects: [
        {
          change: 'modified',
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          namespace: 'default',
          name: 'web',
          source: 'web/templates/deployment.yaml',
          nth: 1,
          environments: [''],
          causes: [],
          fields: [
            {
              op: 'replace',
              path: 'spec.replicas',
              steps: ['spec', 'replicas'],
              before: 1,
              after: 3,
              environments: [''],
              causes: [
                {
                  kind: 'values',
                  path: 'replicas',
                  before: { value: 1, origin: { kind: 'chart', chart: 'web', file: 'web/values.yaml', line: 1, column: 11 } },
                  after: { value: 3, origin: { kind: 'set', argument: 'replicas=3', index: 0 } },
                },
              ],
            },
          ],
        },
      ],
    });
  });
});

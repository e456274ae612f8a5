/** What Helm 4.3.1 and Helm 3.22.0 do differently: the same rows, answered by each. Other differences are shown by rows of other suites. */
import { chart, type Row, type Suite } from '../support/rows.ts';

const demo = (files: Readonly<Record<string, string>> = {}): Pick<Row, 'files'> => ({
  files: chart({ 'templates/a.yaml': 'kind: A\nmetadata: {name: a}\n', ...files }),
});
const template = (text: string, files: Readonly<Record<string, string>> = {}): Pick<Row, 'line' | 'files'> => ({
  line: 'template r demo --kube-version 1.33.1',
  ...demo({ 'templates/a.yaml': text, ...files }),
});
const subchart = (name: string) => ({
  [`charts/${name}/Chart.yaml`]: `apiVersion: v2\nname: ${name}\nversion: 0.1.0\n`,
  [`charts/${name}/values.yaml`]: 'a: 1\n',
  [`charts/${name}/templates/a.yaml`]:
    'kind: A\nmetadata: {name: "{{ .Chart.Name }}-{{ .Template.BasePath }}"}\nvalues: {{ .Values | toJson }}\n',
});

const rows: Row[] = [
  { name: 'null in values.yaml', ...template('v: {{ .Values | toJson }}\n', { 'values.yaml': 'a: null\nb: {c: null, d: 1}\n' }) },
  { name: 'unknown field of .Chart', ...template('v: {{ .Chart.NoSuch }}\n') },
  {
    name: 'webhook configurations',
    ...template(
      ['Ingress', 'Unknown', 'ValidatingWebhookConfiguration', 'APIService', 'MutatingWebhookConfiguration', 'ConfigMap']
        .map((kind) => `kind: ${kind}\nmetadata: {name: a}\n`)
        .join('---\n'),
    ),
  },
  ...['mustToYaml', 'mustToToml', 'mustToDuration', 'durationSeconds', 'durationRoundTo'].map((name) => ({
    name: `function ${name}`,
    ...template(`v: {{ ${name} "1" | quote }}\n`),
  })),
  {
    name: 'aliases of a chart that has a chart',
    ...template('kind: A\nmetadata: {name: a}\n', {
      'Chart.yaml': `apiVersion: v2\nname: demo\nversion: 0.1.0\ndependencies:\n- {name: b, version: 0.1.0, alias: one}\n- {name: b, version: 0.1.0, alias: two}\n`,
      ...subchart('b'),
      ...Object.fromEntries(Object.entries(subchart('c')).map(([name, text]) => [`charts/b/${name}`, text])),
    }),
  },
  { name: 'a file of 6 MB', ...template('kind: A\n', { large: 'x'.repeat(6 << 20) }) },
  {
    name: 'hooks and fields of Helm 2',
    line: 'lint demo',
    ...demo({ 'templates/a.yaml': 'kind: A\nmetadata: {name: a, annotations: {"helm.sh/hook": crd-install}}\nt: "{{ .Release.Time }}"\n' }),
  },
  { name: 'a program as post-renderer', line: 'template r demo --post-renderer cat', ...demo() },
  {
    name: 'schemas with --debug',
    line: 'lint demo --debug',
    ...demo({ 'values.schema.json': '{"type": "object"}', 'values.yaml': 'a: 1\n' }),
  },
  { name: '--validate', line: 'template r demo --validate', ...demo() },
  { name: '--no-update', line: 'repo add x http://127.0.0.1:1 --no-update' },
  { name: '--show-desc', line: 'status x --show-desc --bad' },
];

export const differencesSuite: Suite = { name: 'differences', helm: '4.3.1', rows };
export const differencesHelm3Suite: Suite = { name: 'differences-helm3', helm: '3.22.0', rows };

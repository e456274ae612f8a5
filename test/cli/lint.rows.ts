/** `lint`: every rule, what is printed where, and what fails. */
import { chart, type Row, type Suite } from '../support/rows.ts';

const metadata = (text: string) => chart({ 'Chart.yaml': text, 'templates/a.yaml': '', 'values.yaml': 'a: 1\n' });
const template = (text: string, more: Record<string, string> = {}) => chart({ 'templates/a.yaml': text, 'values.yaml': 'a: 1\n', ...more });
const manifest = (apiVersion: string, kind: string, name: string) =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: ${name}\n`;
const HEAD = 'apiVersion: v2\nname: demo\nversion: 0.1.0\n';
const long = (length: number) => 'a'.repeat(length);

const rows: Row[] = [
  { name: 'hello', line: 'lint charts/hello' },
  { name: 'subcharts, hooks, files, definitions', line: 'lint charts/shop' },
  { name: 'several charts', line: 'lint charts/hello charts/shop' },
  { name: 'subcharts, too', line: 'lint charts/shop --with-subcharts' },
  { name: 'strict', line: 'lint charts/hello charts/shop --strict' },
  { name: 'quiet, nothing to say', line: 'lint charts/shop --quiet' },
  { name: 'quiet, a warning', line: 'lint demo --quiet', files: template('  a: 1\n') },
  { name: 'no such chart', line: 'lint nowhere' },
  { name: 'a chart and none', line: 'lint charts/hello nowhere' },
  { name: 'a file', line: 'lint charts/hello/values.yaml' },
  { name: 'no arguments', line: 'lint' },
  { name: 'an archive', before: ['package charts/shop'], line: 'lint shop-1.2.3.tgz' },
  { name: 'no such archive', line: 'lint x.tgz' },
  { name: 'an archive that is none', line: 'lint x.tgz', files: { 'x.tgz': 'nothing packed' } },
  { name: 'an empty archive', line: 'lint x.tar.gz', files: { 'x.tar.gz': '' } },
  { name: 'kube version', line: 'lint demo --kube-version 1.15', files: template(manifest('extensions/v1beta1', 'Ingress', 'x')) },
  {
    name: 'kube version before the deprecation',
    line: 'lint demo --kube-version 1.13',
    files: template(manifest('extensions/v1beta1', 'Ingress', 'x')),
  },
  { name: 'bad kube version', line: 'lint demo --kube-version one', files: template('') },
  { name: 'set values', line: 'lint demo --set a=b', files: template('x: {{ .Values.a }}\n') },
  { name: 'unfinished --set', line: 'lint demo --set a[', files: template('') },
  { name: 'missing values file', line: 'lint demo -f nowhere.yaml', files: template('') },
  { name: 'namespace', line: 'lint demo -n Prod_1', files: template('metadata: {name: {{ .Release.Namespace }}}\n') },
  {
    name: 'the release',
    line: 'lint demo',
    files: template('metadata: {name: "{{ .Release.Name }} {{ .Release.Revision }} {{ .Release.IsInstall }} {{ .Release.IsUpgrade }}"}\n'),
  },

  // Chart.yaml
  { name: 'metadata is a folder', line: 'lint demo', files: { 'demo/Chart.yaml/x': '', 'demo/templates/a.yaml': '' } },
  { name: 'metadata is no YAML', line: 'lint demo', files: metadata('a: b\n c: d\n') },
  { name: 'metadata is a list', line: 'lint demo', files: metadata('- a\n') },
  { name: 'metadata is empty', line: 'lint demo', files: metadata('') },
  { name: 'field of the wrong kind', line: 'lint demo', files: metadata(`${HEAD}keywords: a\n`) },
  { name: 'unknown field', line: 'lint demo', files: metadata(`${HEAD}nmae: x\n`) },
  { name: 'field twice', line: 'lint demo', files: metadata(`${HEAD}icon: https://a.b/c.png\nname: demo\n`) },
  { name: 'no name', line: 'lint demo', files: metadata('apiVersion: v2\nversion: 0.1.0\n') },
  { name: 'name with a slash', line: 'lint demo', files: metadata('apiVersion: v2\nname: a/b\nversion: 0.1.0\n') },
  { name: 'no apiVersion', line: 'lint demo', files: metadata('name: demo\nversion: 0.1.0\n') },
  { name: 'unknown apiVersion', line: 'lint demo', files: metadata('apiVersion: v9\nname: demo\nversion: 0.1.0\n') },
  { name: 'apiVersion v3', line: 'lint demo', files: metadata('apiVersion: v3\nname: demo\nversion: 0.1.0\n') },
  { name: 'version is a number', line: 'lint demo', files: metadata('apiVersion: v2\nname: demo\nversion: 1\n') },
  { name: 'appVersion is a number', line: 'lint demo', files: metadata(`${HEAD}appVersion: 1.10\n`) },
  { name: 'appVersion is null', line: 'lint demo', files: metadata(`${HEAD}appVersion:\n`) },
  { name: 'appVersion is a list', line: 'lint demo', files: metadata(`${HEAD}appVersion: [1]\n`) },
  { name: 'no version', line: 'lint demo', files: metadata('apiVersion: v2\nname: demo\n') },
  { name: 'version is no version', line: 'lint demo', files: metadata('apiVersion: v2\nname: demo\nversion: one\n') },
  { name: 'version is too low', line: 'lint demo', files: metadata('apiVersion: v2\nname: demo\nversion: 0.0.0-0\n') },
  { name: 'version is loose', line: 'lint demo', files: metadata('apiVersion: v2\nname: demo\nversion: v1.2\n') },
  { name: 'loose version, strict', line: 'lint demo --strict', files: metadata('apiVersion: v2\nname: demo\nversion: v1.2\n') },
  { name: 'maintainer is null', line: 'lint demo', files: metadata(`${HEAD}maintainers: [null]\n`) },
  { name: 'maintainer without a name', line: 'lint demo', files: metadata(`${HEAD}maintainers: [{email: a@b.c}]\n`) },
  { name: 'maintainer with a bad address', line: 'lint demo', files: metadata(`${HEAD}maintainers: [{name: Jo, email: "jo at home"}]\n`) },
  { name: 'maintainer with a bad URL', line: 'lint demo', files: metadata(`${HEAD}maintainers: [{name: Jo, url: "http://"}]\n`) },
  {
    name: 'maintainers as they should be',
    line: 'lint demo',
    files: metadata(`${HEAD}maintainers: [{name: Jo, email: jo@ex.org, url: ex.org/jo}]\n`),
  },
  { name: 'bad source', line: 'lint demo', files: metadata(`${HEAD}sources: [https://a.b, ""]\n`) },
  { name: 'bad icon', line: 'lint demo', files: metadata(`${HEAD}icon: icon.png\n`) },
  { name: 'icon as a file URL', line: 'lint demo', files: metadata(`${HEAD}icon: file://icon.png\n`) },
  { name: 'type in v1', line: 'lint demo', files: metadata('apiVersion: v1\nname: demo\nversion: 0.1.0\ntype: library\n') },
  { name: 'unknown type', line: 'lint demo', files: metadata(`${HEAD}type: tool\n`) },
  {
    name: 'dependencies in v1',
    line: 'lint demo',
    files: metadata('apiVersion: v1\nname: demo\nversion: 0.1.0\ndependencies: [{name: x, version: 1}]\n'),
  },

  // values.yaml
  { name: 'no values', line: 'lint demo', files: chart({ 'templates/a.yaml': '' }) },
  { name: 'values are no YAML', line: 'lint demo', files: template('', { 'values.yaml': 'a: b\n c: d\n' }) },
  { name: 'values are a list', line: 'lint demo', files: template('', { 'values.yaml': '- a\n' }) },
  { name: 'values are empty', line: 'lint demo', files: template('', { 'values.yaml': '' }) },
  { name: 'schema violation', line: 'lint charts/shop --set replicas=many' },
  { name: 'schema violation, skipped', line: 'lint charts/shop --set replicas=99 --skip-schema-validation' },
  { name: 'broken schema', line: 'lint demo', files: template('', { 'values.schema.json': '{' }) },
  {
    name: 'null for a default',
    line: 'lint demo --set a.b=null',
    files: template('x: {{ .Values.a }}\n{{ fail (toJson .Values) }}', { 'values.yaml': 'a: {b: 1, c: 2}\n' }),
  },

  // templates/
  { name: 'no templates', line: 'lint demo', files: chart({ 'values.yaml': '' }) },
  { name: 'templates are a file', line: 'lint demo', files: chart({ templates: '' }) },
  { name: 'chart that can not be loaded', line: 'lint demo', files: template('', { 'Chart.lock': '- a\n' }) },
  { name: 'library chart', line: 'lint charts/shop/charts/naming' },
  { name: 'parse error', line: 'lint demo', files: template('{{ if }}\n') },
  { name: 'nil pointer', line: 'lint demo', files: template('a: {{ .Values.b.c }}\n') },
  {
    name: 'required and fail',
    line: 'lint demo',
    files: template('a: {{ required "a is needed" .Values.b }}\nb: {{ required "b" "" }}\n{{ fail "no" }}\n'),
  },
  { name: 'lookup', line: 'lint demo', files: template('a: {{ lookup "v1" "Pod" "" "" | toJson }}\n') },
  {
    name: 'foreign extension',
    line: 'lint demo',
    files: template('', { 'templates/b.txt': '', 'templates/c.json': '{}', 'templates/d': '', 'templates/e.YAML': 'a: 1\n' }),
  },
  { name: 'indented start', line: 'lint demo', files: template('\n\n  a: 1\n') },
  { name: 'tab at the start', line: 'lint demo', files: template('\ta: 1\r\n') },
  { name: 'first line too long', line: 'lint demo', files: template(`#${long(66000)}\na: 1\n`) },
  { name: 'no YAML', line: 'lint demo', files: template('a: b\n c: d\n', { 'templates/b.yaml': '  x: 1\n' }) },
  { name: 'text', line: 'lint demo', files: template('just a text\n') },
  { name: 'list', line: 'lint demo', files: template('- a\n') },
  { name: 'kind is a map', line: 'lint demo', files: template('kind: {a: b}\n') },
  {
    name: 'several documents',
    line: 'lint demo',
    files: template('---\nkind: A\n---\n# nothing\n---\nkind: B\nmetadata: {name: B}\n--- # more\nkind: C\nmetadata: {name: c}\n'),
  },
  { name: 'words behind the separator', line: 'lint demo', files: template('kind: A\n--- kind: B\n') },
  {
    name: 'JSON',
    line: 'lint demo',
    files: template('{"kind": "A", "metadata": {"name": "a_b"}}\n{"kind": "B", "metadata": {"name": "ok"}}\n'),
  },
  {
    name: 'JSON, then YAML',
    line: 'lint demo',
    files: template('{"kind": "A", "metadata": {"name": "a"}}\n---\nkind: B\nmetadata: {name: B_b}\n'),
  },
  { name: 'braces that are YAML', line: 'lint demo', files: template('{kind: A, metadata: {name: x}}\n') },
  { name: 'braces that are nothing', line: 'lint demo', files: template('{kind: [}\n') },
  { name: 'braces that do not close', line: 'lint demo', files: template('{"kind": "A"\n') },
  { name: 'kind is a number, in JSON', line: 'lint demo', files: template('{"kind": 3, "metadata": 4}\n') },
  { name: 'name is missing', line: 'lint demo', files: template('kind: Pod\n') },
  { name: 'bad name', line: 'lint demo', files: template(manifest('v1', 'ConfigMap', 'My_Name')) },
  { name: 'name too long', line: 'lint demo', files: template(manifest('v1', 'ConfigMap', `-${long(260)}`)) },
  { name: 'bad service', line: 'lint demo', files: template(manifest('v1', 'Service', '1a')) },
  { name: 'service too long', line: 'lint demo', files: template(manifest('v1', 'Service', long(64))) },
  { name: 'namespace with dots', line: 'lint demo', files: template(manifest('v1', 'Namespace', 'a.b')) },
  { name: 'bad namespace', line: 'lint demo', files: template(manifest('v1', 'Namespace', 'A')) },
  {
    name: 'names of roles',
    line: 'lint demo',
    files: template(
      `${manifest('x/v1', 'Role', 'a:b/c%d')}---\n${manifest('x/v1', 'ClusterRole', '..')}---\n${manifest('x/v1', 'RoleBinding', 'A:b')}`,
    ),
  },
  {
    name: 'name of a signing request',
    line: 'lint demo',
    files: template(manifest('certificates.k8s.io/v1', 'CertificateSigningRequest', 'A/B')),
  },
  {
    name: 'deprecated APIs',
    line: 'lint demo',
    files: template(
      [
        'batch/v1beta1 CronJob',
        'v1 Endpoints',
        'v1 ComponentStatus',
        'networking.k8s.io/v1beta1 IngressClass',
        'policy/v1beta1 Eviction',
        'lifecycle.k8s.io/v1alpha1 Eviction',
        'batch/v1 Job',
      ]
        .map((each) => manifest(each.split(' ')[0] as string, each.split(' ')[1] as string, 'x'))
        .join('---\n'),
    ),
  },
  { name: 'deployment without a selector', line: 'lint demo', files: template(manifest('apps/v1', 'Deployment', 'x')) },
  { name: 'set without a selector', line: 'lint demo', files: template(manifest('apps/v1', 'StatefulSet', 'x') + '# matchExpressions\n') },
  {
    name: 'policy in a list',
    line: 'lint demo',
    files: template(`${manifest('v1', 'List', 'x')}items:\n- metadata: {annotations: {helm.sh/resource-policy: keep}}\n`),
  },
  {
    name: 'odd annotations in a list',
    line: 'lint demo',
    files: template(`${manifest('v1', 'List', 'x')}items:\n- metadata: {annotations: {a: [b]}}\n`),
  },
  { name: 'odd items in a list', line: 'lint demo', files: template(`${manifest('v1', 'List', 'x')}items: [3]\n`) },

  // charts/
  {
    name: 'undeclared subchart',
    line: 'lint demo',
    files: template('', { 'charts/sub/Chart.yaml': 'apiVersion: v2\nname: sub\nversion: 1.0.0\n' }),
  },
  {
    name: 'missing subchart',
    line: 'lint demo',
    files: template('', {
      'Chart.yaml': `${HEAD}dependencies: [{name: x, version: 1.x, repository: ""}, {name: y, version: 1.x, repository: ""}]\n`,
    }),
  },
  {
    name: 'dependency twice',
    line: 'lint demo',
    files: template('', { 'Chart.yaml': `${HEAD}dependencies: [{name: x, version: 1.x}, {name: y, alias: x, version: 1.x}]\n` }),
  },
  { name: 'broken subchart', line: 'lint demo', files: template('', { 'charts/sub/values.yaml': '' }) },
  {
    name: 'scalar over a subchart',
    line: 'lint demo --set sub=1',
    files: template('a: {{ fail "never" }}', {
      'Chart.yaml': `${HEAD}dependencies: [{name: sub, version: 1.x}]\n`,
      'charts/sub/Chart.yaml': 'apiVersion: v2\nname: sub\nversion: 1.0.0\n',
    }),
  },
  { name: 'requirements of a v2 chart', line: 'lint demo', files: template('', { 'requirements.yaml': 'dependencies: []\n' }) },

  // crds/
  { name: 'definitions are a file', line: 'lint demo', files: template('', { crds: '' }) },
  {
    name: 'definitions that are none',
    line: 'lint demo',
    files: template('', { 'crds/a.yaml': `${manifest('v1', 'ConfigMap', 'x')}---\nkind: CustomResourceDefinition\n` }),
  },
  {
    name: 'definition with a template',
    line: 'lint demo',
    files: template('', { 'crds/a.yaml': 'a: {{ .Values.a }}\n', 'crds/b.yaml': 'kind: X\n' }),
  },
  {
    name: 'definitions in a chart that can not be loaded',
    line: 'lint demo',
    files: template('', { 'Chart.lock': '- a\n', 'crds/a.yaml': '' }),
  },

  { name: 'unknown flag', line: 'lint demo --nonsense', files: template('') },
];

export const lintSuite: Suite = { name: 'lint', rows, helm: '4.3.1' };

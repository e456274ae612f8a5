/** Helm 3.22's own flags, values, words and exit codes, beside those that it shares with Helm 4. */
import { chart, type Row, type Suite } from '../support/rows.ts';

const demo = chart({
  'values.yaml': 'a: 1\n',
  'templates/a.yaml': 'kind: A\nmetadata: {name: "{{ .Release.Name }}"}\nv: {{ .Values.a }}\n',
  'templates/NOTES.txt': 'notes\n',
});
const deps = chart({
  'Chart.yaml': 'apiVersion: v2\nname: demo\nversion: 0.1.0\ndependencies: [{name: x, version: 1.x, repository: "file://../x"}]\n',
});
const row = (line: string, more: Partial<Row> = {}): Row => ({ name: line, line, files: demo, ...more });

const printed = chart({
  'templates/a.yaml':
    'a: {{ print .Chart | quote }}\nb: {{ toJson .Chart }}\nc: {{ .Chart.Name }} {{ .Chart.Metadata.Version }} {{ typeOf .Chart }} {{ typeOf .Chart.Metadata }}\nd: {{ printf "%+v" (dict "c" .Chart) | quote }}\n',
});

const rows: Row[] = [
  ...['version --short', 'repo list', 'create', 'list', 'plugin list', 'template --bad', 'nothing', 'env a b'].map(
    (each): Row => ({ name: `${each} with an unknown HELM_DRIVER`, line: each, env: { HELM_DRIVER: 'Secret' } }),
  ),
  ...['HELM_CACHE_HOME', 'HELM_CONFIG_HOME', 'HELM_DATA_HOME', 'HELM_PLUGINS', 'HELM_REPOSITORY_CONFIG'].map(
    (name): Row => ({
      name: `env ${name} without a home`,
      line: `env ${name}`,
      env: { HOME: '', XDG_CACHE_HOME: '', XDG_CONFIG_HOME: '', XDG_DATA_HOME: '' },
    }),
  ),
  ...['template a', 'install x a --dry-run=client', 'lint a', 'package a/Chart.yaml'].flatMap((each) =>
    ['v3', 'anything', ''].map(
      (version): Row => ({
        name: `${each} of a chart of apiVersion "${version}"`,
        line: each,
        files: { 'a/Chart.yaml': `apiVersion: "${version}"\nname: a\nversion: 0.1.0\n`, 'a/templates/a.yaml': 'kind: A\n' },
      }),
    ),
  ),
  ...['--color always', '--colour=never', '--content-cache x', '--color=x'].map((flag) => row(`version --short ${flag}`)),
  ...['-c', '--client', '-v 3', '--vmodule=a', '--short'].map((flag) => row(`version --short ${flag}`)),
  ...['env HELM_CONTENT_CACHE', 'env a b', 'nothing', 'repo list', 'repo list -o json', 'repo list --no-headers'].map((line) => row(line)),
  ...['--force', '--atomic', '--wait', '--wait=false', '--wait=x', '--wait=watcher', '--hide-notes', '--render-subchart-notes'].map(
    (flag) => row(`template demo ${flag}`),
  ),
  ...['--force-replace', '--rollback-on-failure', '--server-side', '--force-conflicts', '--dry-run', '--dry-run=x', '--dry-run=none'].map(
    (flag) => row(`template demo ${flag}`),
  ),
  ...['--dry-run=', '--dry-run=true', '--dry-run=false', '--dry-run=client', '--set-json {"a":2}', '--set a[1', '--set a=b,=c'].map(
    (flag) => row(`template demo ${flag}`),
  ),
  ...['', 'a b c d', '--bad', '-s', '-s templates/b.yaml', '--kube-version x', '--name-template x', '--generate-name x'].map((words) =>
    row(`template demo ${words}`),
  ),
  ...['lint', 'lint demo', 'lint nothere', 'lint --strict demo', 'lint --bad', 'lint demo --kube-version x', 'lint demo --quiet'].map(
    (line) => row(line),
  ),
  row('lint --quiet', { files: {} }),
  row('template demo', { name: 'a chart as text', files: printed }),
  row('template demo --helm-version 3.22 --color always', { name: 'the version by its flag', line: 'template demo --server-side' }),
  row('template demo', { name: 'missing dependencies', files: deps }),
  row('dependency build demo', { name: 'a dependency that is not there', files: deps }),
  row('dependency list demo', { name: 'dependencies', files: deps }),
  row('template demo', {
    name: 'a lock that is out of sync',
    line: 'dependency build demo',
    files: { ...deps, 'demo/Chart.lock': 'dependencies: []\ndigest: sha256:0\ngenerated: "2020-01-01T00:00:00Z"\n' },
  }),
  ...['--ca-file nosuch', '--cert-file nosuch --key-file nosuch', '--ca-file demo/values.yaml'].map((files) =>
    row(`repo add a http://127.0.0.1:1 ${files}`),
  ),
  ...['plugin list --type x', 'plugin install x --verify=false', 'plugin list'].map((line) => row(line)),
  ...['package', 'package nothere', 'show values demo', 'show all demo', 'show chart nothere', 'verify nothere', 'pull', 'push x'].map(
    (line) => row(line),
  ),
  ...['repo add x', 'repo remove x', 'repo update', 'repo update x', 'repo update --fail-on-repo-update-fail', 'search repo x'].map(
    (line) => row(line),
  ),
  ...['create', 'create x --chart-api-version v2', 'create x/..', 'registry login', 'registry logout x y'].map((line) => row(line)),
  ...[
    'upgrade x demo --recreate-pods --bad',
    'rollback x --description y',
    'rollback x --dry-run=x',
    'list --all --bad',
    'test x --hide-notes=x',
  ].map((line) => row(line)),
];

export const flagsHelm3Suite: Suite = { name: 'flags-helm3', helm: '3.22.0', rows };

/** `template`: its flags, its output and its refusals. */
import { chart, type Row, type Suite } from '../support/rows.ts';

const one = (text: string) => chart({ 'templates/a.yaml': text });

const rows: Row[] = [
  { name: 'smallest chart', line: 'template hello charts/hello' },
  { name: 'default name', line: 'template charts/hello' },
  { name: 'subcharts, alias, library, hooks, files, notes', line: 'template web charts/shop' },
  { name: 'include CRDs, skip tests', line: 'template web charts/shop --include-crds --skip-tests' },
  { name: 'no hooks', line: 'template web charts/shop --no-hooks' },
  { name: 'condition and tags', line: 'template web charts/shop --set cache.enabled=false,tags.sessions=false' },
  {
    name: 'set of every kind',
    line: 'template web charts/shop --set replicas=3 --set-string env.N=1 --set-json \'ports=[{"name":"x","port":1}]\' --set-literal \'motd=a,b\' --set-file env.F=f.txt',
    files: { 'f.txt': 'from a file\n' },
  },
  {
    name: 'values files in order',
    line: 'template web charts/hello -f a.yaml,b.yaml -f c.yaml',
    files: { 'a.yaml': 'name: a\ntimes: 7\n', 'b.yaml': 'name: b\n', 'c.yaml': 'labels: {c: d}\n' },
  },
  { name: 'values from standard input', line: 'template web charts/hello -f -', stdin: 'name: stdin\n' },
  {
    name: 'several documents in a values file',
    line: 'template web charts/hello -f a.yaml',
    files: { 'a.yaml': 'name: one\n---\ntimes: 9\n' },
  },
  {
    name: 'namespace and upgrade',
    line: 'template r demo -n prod --is-upgrade',
    files: one(
      'a: {{ .Release.Namespace }} {{ .Release.IsUpgrade }} {{ .Release.IsInstall }} {{ .Release.Service }} {{ .Release.Revision }}\n',
    ),
  },
  {
    name: "the context's namespace",
    line: 'template r demo',
    files: {
      ...one('a: {{ .Release.Namespace }}\n'),
      kubeconfig: 'current-context: c\ncontexts: [{name: c, context: {namespace: elsewhere}}]\n',
    },
    env: { KUBECONFIG: 'kubeconfig' },
  },
  {
    name: 'kube version and API versions',
    line: 'template r demo --kube-version 1.33.4-gke.1 -a x/v1,y/v1 -a z/v1',
    files: one(
      'a: {{ .Capabilities.KubeVersion }} {{ .Capabilities.KubeVersion.Version }} {{ .Capabilities.KubeVersion.Minor }} {{ .Capabilities.APIVersions.Has "y/v1" }}\n',
    ),
  },
  { name: 'unfit kube version is refused before the chart is looked for', line: 'template nowhere --kube-version soon --dry-run=none' },
  { name: 'kube version with a leading zero', line: 'template charts/hello --kube-version 01.33' },
  { name: 'kube version of one part', line: 'template charts/hello --kube-version 1' },
  { name: 'kube version out of range', line: 'template charts/hello --kube-version 1.99999999999999999999' },
  ...['1.33', '1.033', '1.33.4.5', 'v1.33-rc.1'].map((version) => ({
    name: `kube version ${version}`,
    line: `template demo --kube-version ${version}`,
    files: one('a: "{{ .Capabilities.KubeVersion }} {{ .Capabilities.KubeVersion.Version }} {{ .Capabilities.KubeVersion.Minor }}"\n'),
  })),
  { name: 'show only', line: 'template web charts/shop -s templates/service.yaml -s templates/config.yaml' },
  { name: 'show only by pattern', line: "template web charts/shop -s 'templates/*.yaml' --set ingress.enabled=true" },
  { name: 'show only, not there', line: 'template web charts/shop -s templates/nope.yaml' },
  {
    name: 'output folder',
    line: 'template web charts/shop --output-dir out',
    leaves: ['out/shop/templates/config.yaml', 'out/shop/templates/migrate.yaml'],
  },
  {
    name: 'output folder with release name and CRDs',
    line: 'template web charts/shop --output-dir out --release-name --include-crds',
    leaves: ['out/web/shop/templates/service.yaml'],
  },
  { name: 'name template', line: 'template --name-template \'{{ "A" | lower }}-x\' charts/hello' },
  ...(
    [
      ['the environment', '{{ env "PLACE" }}-{{ expandenv "$PLACE-$PLACE-b" }}'],
      ['failing', '{{ fail "no" }}'],
      ["Helm's own function", '{{ toYaml 1 }}'],
      ['JSON of any kind', '{{ fromJson "[1]" | first }}-{{ fromJson "{" | toJson }}'],
      ['a field of nothing', 'x{{ (dict).x.y | toString | len }}'],
    ] as const
  ).map(([what, text]) => ({
    name: `name template, ${what}`,
    line: `template --name-template '${text}' charts/hello`,
    env: { PLACE: 'here' },
  })),
  { name: 'name and generate-name', line: 'template x charts/hello -g' },
  { name: 'bad release name', line: 'template Bad_Name charts/hello' },
  { name: 'too many arguments', line: 'template a charts/hello b c' },
  { name: 'no arguments', line: 'template' },
  { name: 'unknown flag', line: 'template charts/hello --nope' },
  { name: 'flag without its argument', line: 'template charts/hello --set' },
  { name: 'unfit flag value', line: 'template charts/hello --is-upgrade=maybe' },
  { name: 'flags that exclude one another', line: 'template charts/hello --force-replace --force-conflicts' },
  { name: 'unfit dry run', line: 'template charts/hello --dry-run=none' },
  { name: 'deprecated flag', line: 'template charts/hello --hide-notes' },
  { name: 'no such chart', line: 'template ./nowhere' },
  { name: 'missing values file', line: 'template charts/hello -f nowhere.yaml' },
  { name: 'broken values file', line: 'template charts/hello -f bad.yaml', files: { 'bad.yaml': 'a: b\n c: d\n' } },
  { name: 'broken separator in a values file', line: 'template charts/hello -f bad.yaml', files: { 'bad.yaml': 'a: 1\n----\nb: 2\n' } },
  {
    name: 'broken document before a broken separator',
    line: 'template charts/hello -f bad.yaml',
    files: { 'bad.yaml': 'a: [\n---\nb: 2\n----\nc: 3\n' },
  },
  { name: 'broken --set', line: 'template charts/hello --set a.b.c' },
  { name: 'schema violation', line: 'template charts/shop --set replicas=99' },
  { name: 'schema skipped', line: 'template charts/shop --set replicas=99 --skip-schema-validation -s templates/deployment.yaml' },
  { name: 'unmet kube version', line: 'template charts/shop --kube-version 1.19' },
  { name: 'nil pointer', line: 'template demo', files: one('a: {{ .Values.nothing.here }}\n') },
  {
    name: 'nil pointer within an include',
    line: 'template demo',
    files: chart({
      'templates/_a.tpl': '{{ define "a" }}\n{{ .Values.b.c.d }}{{ end }}',
      'templates/a.yaml': 'x: 1\ny: {{ include "a" . | quote }}\n',
    }),
  },
  { name: 'required', line: 'template demo', files: one('a: {{ required "a is needed" .Values.a }}\n') },
  { name: 'fail within tpl', line: 'template demo', files: one('a: {{ tpl "{{ fail \\"no: really\\" }}" . }}\n') },
  { name: 'include of a missing name', line: 'template demo', files: one('a: {{ include "none" . }}\n') },
  { name: 'template of a missing name', line: 'template demo', files: one('a: {{ template "none" . }}\n') },
  { name: 'parse error', line: 'template demo', files: one('a: 1\nb: {{ if }}\n') },
  { name: 'unknown function', line: 'template demo', files: one('a: {{ nosuch 1 }}\n') },
  { name: 'wrong argument', line: 'template demo', files: one('a: {{ trunc "x" 5 }}\n') },
  {
    name: 'include that never ends',
    line: 'template demo',
    files: chart({ 'templates/_a.tpl': '{{ define "a" }}{{ include "a" . }}{{ end }}', 'templates/a.yaml': 'x: {{ include "a" . }}\n' }),
  },
  { name: 'invalid YAML', line: 'template demo', files: one('a: b\n c: d\n') },
  {
    name: 'template that never ends within includes',
    line: 'template demo',
    files: chart({
      'templates/_a.tpl':
        '{{ define "a" }}{{ include "b" . }}{{ end }}{{ define "b" }}{{ template "c" . }}{{ end }}{{ define "c" }}{{ template "c" . }}{{ end }}',
      'templates/a.yaml': 'x: {{ include "a" . }}\n',
    }),
  },
  ...['', ' --no-hooks', ' --skip-tests', ' -s templates/a.yaml'].map((flags) => ({
    name: `invalid YAML behind hooks, debug${flags}`,
    line: `template demo --debug${flags}`,
    files: one(
      ['pre-install', 'test'].map((hook) => `metadata: {name: h, annotations: {helm.sh/hook: ${hook}}}\n---\n`).join('') + 'a: [1\n',
    ),
  })),
  {
    name: 'a file that is not there is nil',
    line: 'template demo',
    files: one(
      'a: {{ printf "%s %#v %v" (toJson .Files.none) .Files.none (eq .Files.none nil) | quote }}\nb: {{ toJson (.Files.GetBytes "none") }}\n',
    ),
  },
  {
    name: 'a path of values that leads nowhere',
    line: 'template demo',
    files: one('a: {{ .Values.PathValue "a.b.c" }}\n'),
  },
  {
    name: 'files that YAML does not hold',
    line: 'template demo',
    files: chart({
      'templates/a.yaml': 'a: {{ .Files.AsConfig | quote }}\nb: {{ .Files.AsSecrets | quote }}\n',
      'a.txt': 'a\ufffeb',
    }),
  },
  { name: 'invalid YAML, debug', line: 'template demo --debug', files: one('a: b\n c: d\n') },
  { name: 'unknown hook', line: 'template demo', files: one('metadata: {annotations: {helm.sh/hook: sometimes}}\n') },
  {
    name: 'missing dependency',
    line: 'template demo',
    files: {
      ...one('a: 1\n'),
      'demo/Chart.yaml': 'apiVersion: v2\nname: demo\nversion: 0.1.0\ndependencies: [{name: gone, version: 1.x, repository: ""}]\n',
    },
  },
  { name: 'library charts are not installable', line: 'template charts/shop/charts/naming' },
  {
    name: 'deprecated chart',
    line: 'template demo',
    files: { ...one('a: 1\n'), 'demo/Chart.yaml': 'apiVersion: v2\nname: demo\nversion: 0.1.0\ndeprecated: true\n' },
  },
  {
    name: 'keys named like prototypes',
    line: 'template demo --set __proto__.a=1,constructor=2',
    files: chart({
      'templates/a.yaml': '{{ toYaml .Values }}\nx: {{ dict "__proto__" 1 | toJson | quote }}\n',
      'values.yaml': '__proto__: {b: 2}\ntoString: x\n',
    }),
  },
  {
    name: 'templates see earlier changes of values',
    line: 'template demo',
    files: chart({
      'templates/a.yaml': 'a: {{ .Values.x }}\n',
      'templates/z.yaml': '{{ $_ := set .Values "x" "changed" }}b: 1\n',
      'values.yaml': 'x: first\n',
    }),
  },
  { name: 'system labels', line: 'template charts/hello -l a=b,owner=c' },
  { name: 'a dash is no underscore', line: 'template charts/hello --name_template x' },
  { name: 'a folder that is a file', line: 'template charts/hello --output-dir charts/hello/Chart.yaml' },
  { name: 'version takes no -c', line: 'version -c' },
  { name: 'unknown command', line: 'tempate' },
];

export const templateSuite: Suite = { name: 'template', rows, helm: '4.3.1' };

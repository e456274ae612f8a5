/** Releases' lives as command lines; `NS` stands for the namespace of the session. */

export interface ReleaseSession {
  /** Unique. */
  readonly name: string;
  /** Beside those of the chart `web`. */
  readonly files?: Readonly<Record<string, string>>;
  /** Command lines after the program's name; a step that begins with `WRITE ` puts a file in its place instead. */
  /** Played as Helm 3, too. */
  readonly former?: boolean;
  readonly steps: readonly (string | { readonly write: string; readonly text: string })[];
}

const configMap = (name: string, more = '', annotations = '') =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}-${name}\n${annotations && `  annotations: {${annotations}}\n`}data:\n  colour: {{ .Values.colour }}\n${more}`;

/** The chart of all sessions. */
export const CHART: Readonly<Record<string, string>> = {
  'web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.2.3\nappVersion: "7"\nannotations: {a: b}\n',
  'web/values.yaml': 'colour: red\nextra: false\n',
  'web/templates/a.yaml': configMap('a', '  revision: "{{ .Release.Revision }}"\n'),
  'web/templates/b.yaml': `{{- if .Values.extra }}\n${configMap('b')}{{- end }}\n`,
  'web/templates/NOTES.txt': '{{ .Release.Name }} is {{ .Values.colour }}\n',
};

const hook = (events: string, more = '') => configMap('hook', '', `helm.sh/hook: "${events}"${more}`);
const HISTORY = 'history one -n NS -o json';

/** A step's words are split at blanks, so that a template has none. */
const templated = (text: string) => `get all one -n NS --template ${text}`;
const TEMPLATES = [
  '{{.Release.Name}}/{{.Release.Version}}/{{.Release.Namespace}}/{{.Release.Config}}/{{len(.Release.Manifest)}}',
  '{{.Release.Info.Status}}/{{.Release.Info.Status.String}}/{{.Release.Info.Status.IsPending}}/{{.Release.Info.Description}}/{{.Release.Info.Deleted.IsZero}}',
  '{{with(.Release.Chart.Metadata)}}{{.}}/{{.Name}}/{{.Version}}/{{.AppVersion}}/{{.APIVersion}}/{{.Annotations}}/{{.Keywords}}/{{.Maintainers}}/{{.Dependencies}}/{{.Validate}}{{end}}',
  '{{with(.Release.Chart)}}{{.Name}}/{{.AppVersion}}/{{.IsRoot}}/{{.ChartFullPath}}/{{.Lock}}/{{.Raw}}/{{.Dependencies}}/{{len(.CRDObjects)}}/{{.Values}}{{end}}',
  '{{range(.Release.Chart.CRDObjects)}}{{.Name}}/{{.Filename}}/{{.File.Name}}{{end}}',
  '{{range(.Release.Chart.Templates)}}{{.Name}}/{{len(.Data)}};{{end}}{{range(.Release.Chart.Files)}}{{.Name}};{{end}}{{len(.Release.Chart.Schema)}}',
  '{{range(.Release.Hooks)}}{{.Name}}/{{.Kind}}/{{.Path}}/{{.Events}}/{{.Weight}}/{{.DeletePolicies}}/{{.LastRun.Phase}}{{end}}',
  'x{{.Release.Chart.Lock.Digest}}',
  'x{{.Release.Info.Status.Nothing}}',
  'x{{.Release.Nothing}}',
  '{{.Release.ApplyMethod}}',
  '{{.Release.Info.RollbackRevision}}',
  '{{.Nothing}}',
];

export const SESSIONS: readonly ReleaseSession[] = [
  {
    name: 'a life',
    former: true,
    steps: [
      'install one web -n NS',
      'install one web -n NS --create-namespace',
      'install one web -n NS',
      'list -n NS',
      'get manifest one -n NS',
      'get values one -n NS',
      'get values one -n NS --all',
      'get notes one -n NS',
      'get metadata one -n NS',
      'get all one -n NS',
      'upgrade one web -n NS --set colour=blue,extra=true --description words',
      'upgrade one web -n NS --reuse-values --set colour=green',
      'get values one -n NS -o yaml',
      'upgrade one web -n NS --reset-values',
      'rollback one 1 -n NS',
      'rollback one 99 -n NS',
      HISTORY,
      'uninstall one -n NS --dry-run',
      'uninstall one -n NS --keep-history',
      'list -n NS --uninstalled -q',
      'rollback one 2 -n NS',
      'uninstall one -n NS',
      'uninstall one -n NS',
      'uninstall one -n NS --ignore-not-found',
      'list -n NS -q',
    ],
  },
  {
    name: 'debug lines',
    steps: [
      'install one web -n NS --create-namespace --hide-notes --debug',
      'upgrade one web -n NS --set colour=blue --debug',
      'upgrade one web -n NS --reuse-values --server-side=false --debug',
      'upgrade one web -n NS --force-replace --server-side=false --debug',
      'rollback one 1 -n NS --debug',
      'uninstall one -n NS --keep-history --debug',
      'uninstall one -n NS --debug',
    ],
  },
  {
    name: 'install or upgrade',
    former: true,
    steps: [
      'upgrade one web -n NS',
      'upgrade one web -n NS --install --create-namespace --hide-notes',
      'upgrade one web -n NS -i --hide-notes',
      'upgrade one web -n NS --history-max 2 --set colour=a --hide-notes',
      'upgrade one web -n NS --history-max 2 --set colour=b --hide-notes',
      HISTORY,
    ],
  },
  {
    name: 'dry runs',
    steps: [
      'install one web -n NS --dry-run=client',
      'install one web -n NS --dry-run=server --hide-notes',
      'install one web -n NS --hide-secret',
      'install one web -n NS --dry-run=bogus',
      'list -n NS -q',
      'template one web -n NS --dry-run=server',
    ],
  },
  {
    name: 'hooks',
    former: true,
    files: { 'web/templates/h.yaml': hook('pre-install,pre-upgrade,post-delete', ', helm.sh/hook-delete-policy: "hook-succeeded"') },
    steps: [
      'install one web -n NS --create-namespace',
      'get hooks one -n NS',
      'upgrade one web -n NS --no-hooks',
      'status one -n NS -o json',
      'uninstall one -n NS',
    ],
  },
  {
    name: 'tests',
    former: true,
    files: { 'web/templates/t.yaml': hook('test') },
    steps: [
      'install one web -n NS --create-namespace',
      'test one -n NS',
      'test one -n NS --filter !name=one-hook',
      'test one -n NS --filter name=one-hook --logs',
      'test none -n NS',
      'status one -n NS -o yaml',
    ],
  },
  {
    name: 'objects that are kept',
    former: true,
    files: { 'web/templates/k.yaml': configMap('kept', '', 'helm.sh/resource-policy: keep') },
    steps: [
      'install one web -n NS --create-namespace',
      'uninstall one -n NS --dry-run',
      'uninstall one -n NS',
      'install two web -n NS',
      'install one web -n NS',
    ],
  },
  {
    name: "somebody else's objects",
    former: true,
    files: { 'web/templates/c.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: common}\n' },
    steps: [
      'install one web -n NS --create-namespace',
      'install two web -n NS',
      'install two web -n NS --take-ownership',
      'uninstall one -n NS',
      'list -n NS -q',
    ],
  },
  {
    name: 'what the server refuses',
    former: true,
    files: { 'web/templates/bad.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: Bad_Name}\n' },
    steps: [
      'install one web -n NS --create-namespace',
      'list -n NS --failed -q',
      'install two web -n NS --rollback-on-failure',
      'upgrade one web -n NS',
      'install three web -n NS --atomic',
      'upgrade one web -n NS --atomic --timeout 5s',
      HISTORY,
      { write: 'web/templates/bad.yaml', text: 'apiVersion: v1\nkind: Nonsense\nmetadata: {name: x}\n' },
      'upgrade one web -n NS',
      { write: 'web/templates/bad.yaml', text: 'a: b\n' },
      'upgrade one web -n NS',
      { write: 'web/templates/bad.yaml', text: '' },
      'upgrade one web -n NS --hide-notes',
      'list -n NS -q',
    ],
  },
  {
    name: 'applied by the client',
    steps: [
      'install one web -n NS --create-namespace --server-side=false --hide-notes',
      'upgrade one web -n NS --set colour=blue --hide-notes',
      'get metadata one -n NS',
      'upgrade one web -n NS --set colour=green,extra=true --server-side=true --hide-notes',
      'get metadata one -n NS',
      'rollback one 1 -n NS',
      'upgrade one web -n NS --server-side=maybe',
      'upgrade one web -n NS --force-replace --server-side=true',
      'upgrade one web -n NS --force-replace --server-side=false --set colour=x --hide-notes',
      HISTORY,
    ],
  },
  {
    name: 'labels and lists',
    steps: [
      'install one web -n NS --create-namespace --labels team=a,tier=b --hide-notes',
      'install two web -n NS --labels team=c --hide-notes',
      'install three web -n NS --labels name=x',
      'list -n NS -q -l team=a',
      'list -n NS -q -l team!=a',
      'list -n NS -q -f ^t',
      'list -n NS -q -r',
      'list -n NS -q -m 1 --offset 1',
      'list -n NS -q -o json',
      'list -n NS -q -f [',
      'upgrade one web -n NS --labels team=null,more=c --hide-notes',
      'list -n NS -q -l more=c',
    ],
  },
  {
    name: 'what the cluster has',
    files: {
      'web/templates/l.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: found}\ndata:
  namespace: {{ (lookup "v1" "Namespace" "" .Release.Namespace).metadata.name | quote }}
  none: {{ lookup "v1" "Secret" .Release.Namespace "nope" | toJson | quote }}
  apps: {{ .Capabilities.APIVersions.Has "apps/v1/Deployment" | quote }}
`,
    },
    steps: ['install one web -n NS --create-namespace --hide-notes', 'get manifest one -n NS'],
  },
  {
    name: 'a release in a template',
    former: true,
    files: {
      'web/crds/a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: NAME, namespace: default}\n',
      'web/values.schema.json': '{"type":"object"}',
      'web/templates/h.yaml': hook('pre-install,post-upgrade', ', helm.sh/hook-weight: "3"'),
    },
    steps: ['install one web -n NS --create-namespace --hide-notes --skip-crds', ...TEMPLATES.map((text) => templated(text))],
  },
  {
    name: 'arguments',
    steps: [
      'status',
      'upgrade a',
      'rollback a b',
      'uninstall',
      'uninstall a --cascade x',
      'history a b',
      'get values',
      'install a web --wait=x',
      'upgrade a web --force-replace --force-conflicts',
      'list x',
      'list -o x',
      'status none -n NS',
      'history none -n NS',
      'get all none -n NS',
      'rollback none -n NS',
      'install Bad_Name web -n NS',
    ],
  },
];

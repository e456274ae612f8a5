/** A chart with a mistake of each kind, one line each: all are found in one run, at their lines, and nothing else is. */
import { expect, test } from 'vitest';
import { type CheckOutcome, checkPath } from '../../src/action/check/check.ts';
import { silent } from '../../src/base/log.ts';
import { sarifReport } from '../../src/check/report/formats.ts';
import { DEFAULT_PROFILE } from '../../src/helm/profile.ts';
import { fixedClock } from '../../src/host/clock.ts';
import { memoryFiles } from '../../src/host/memory/files.ts';
import { NO_LAYERS } from '../../src/values/layers.ts';

/** What a line is found to be follows `<~` at its end. */
const PLANTED: Readonly<Record<string, string>> = {
  'Chart.yaml': `apiVersion: v2
name: web
version: "1.0" <~ chart/strict-version
appVersion: 1.5 <~ chart/app-version-type
engine: gotpl <~ chart/unknown-fields
icon: icon.png <~ chart/icon-url
sources: [here] <~ chart/sources
maintainers: [{name: me, email: nobody}] <~ chart/maintainers
dependencies:
  - name: sub
    version: ^2.0.0 <~ chart/dependencies-outdated
    condition: sub.enbled <~ chart/dependencies-condition
  - name: extra <~ chart/dependencies-unused
    version: 1.0.0
    condition: extra.enabled
`,
  'charts/sub/Chart.yaml': 'apiVersion: v2\nname: sub\nversion: 1.0.0\n',
  'charts/sub/templates/_names.tpl': '{{- define "web.name" -}}sub{{- end -}} <~ template/defined-twice\n',
  'charts/extra/Chart.yaml': 'apiVersion: v2\nname: extra\nversion: 1.0.0\n',
  'values.schema.json': '{"properties": {"replicas": {"type": "integer"}, "service": {"properties": {"port": {"maximum": 65535}}}}}',
  'values.yaml': `replicas: "2" <~ values/schema
service:
  port: 70000 <~ values/schema
debug: yes <~ yaml/ambiguous-boolean
build: 1e6 <~ yaml/lost-text
account: 0123 <~ yaml/lost-text
unused: 1 <~ values/never-read
imgae: {} <~ values/misspelt
adminPassword: hunter22 <~ values/plain-secret
list: []
list: [1] <~ yaml/duplicate-key
extra:
  enabled: false
`,
  'templates/_names.tpl':
    '{{- define "web.name" -}}web{{- end -}}\n{{- define "web.fail" -}}\n{{ fail "never" }} <~ template/fail\n{{- end -}}\n',
  'templates/NOTES.txt':
    '{{ .Values.debug }} {{ .Values.build }} {{ .Values.account }} {{ .Values.adminPassword }} {{ .Values.list }} {{ .Values.image }}\n',
  'templates/a-syntax.yaml': 'a: 1\n{{ if }} <~ template/syntax\n',
  'templates/b-function.yaml': 'a: {{ toYml . }} <~ template/undefined-function\n',
  'templates/c-include.yaml': 'a: {{ include "web.nmae" . }} <~ template/undefined-template\n',
  'templates/d-nil.yaml': 'a: {{ .Values.image.tag }} <~ template/nil-pointer\n',
  'templates/e-type.yaml': 'a: {{ .Values.service.port.number }} <~ template/unknown-field\n',
  'templates/f-required.yaml': 'a: {{ required "host is needed" .Values.host }} <~ template/required\n',
  'templates/g-fail.yaml': '{{ include "web.fail" . }}\n',
  'templates/h-args.yaml': 'a: {{ upper }} <~ template/wrong-arguments\n',
  'templates/i-variable.yaml': 'a: {{ $x }} <~ template/undefined-variable\n',
  'templates/j-yaml.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: j}\ndata:\n  a: b: c <~ yaml/syntax\n',
  'templates/k-tab.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n\tname: k <~ yaml/tab\n',
  'templates/l-key.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: l}\ndata:\n  a: x\n  a: z <~ yaml/duplicate-key\n',
  'templates/m-boolean.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m}\ndata:\n  a: on <~ yaml/ambiguous-boolean, kubernetes/wrong-type\n',
  'templates/n-branch.yaml': `apiVersion: v1
kind: ConfigMap
metadata: {name: nn}
data:
  {{- if false }} <~ template/unreachable-branch
  a: x
  {{- end }}
  {{- if eq .Release.Name "x" }}
  b: x
  {{- else if eq .Release.Name "x" }} <~ template/unreachable-branch
  b: y
  {{- end }}
`,
  'templates/o-workload.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: {name: o}
spec:
  replicas: {{ .Values.replicas | quote }} <~ kubernetes/wrong-type
  selector:
    matchLabels:
      app: wbe <~ kubernetes/selector
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
        - name: web
          image: {{ include "web.name" . }}
          imagePullPolic: Always <~ kubernetes/unknown-field
`,
  'templates/p-objects.yaml': `apiVersion: extensions/v1beta1 <~ kubernetes/removed-api
kind: Ingress
metadata: {name: p}
---
apiVersion: v1
kind: Serivce <~ kubernetes/unknown-kind
metadata: {name: p}
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: P_1 <~ kubernetes/invalid-name
  labels:
    a: "b c" <~ kubernetes/invalid-label
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: m <~ kubernetes/duplicate-object
---
apiVersion: v1 <~ kubernetes/deprecated-api
kind: Endpoints
metadata: {name: p}
---
apiVersion: v1
kind: Service
metadata: {name: p}
spec:
  selector:
    app: wev <~ kubernetes/selector
  ports: [{port: 80}]
---
apiVersion: batch/v1
kind: CronJob
metadata: {name: p}
spec: <~ kubernetes/missing-field
  schedule: "* * * * *"
---
hello: world <~ kubernetes/not-an-object
`,
  'templates/q-indent.yaml': '  apiVersion: v1 <~ chart/manifest-indent\n  kind: ConfigMap\n  metadata: {name: q}\n',
  'templates/r-list.yaml': `apiVersion: v1 <~ chart/manifest-list-policy
kind: List
items:
  - apiVersion: v1
    kind: ConfigMap
    metadata: {name: r, annotations: {helm.sh/resource-policy: keep}}
`,
  'templates/s.conf': 'a <~ chart/templates-extension\n',
};

const MARK = / ?<~ (.*)$/;

function files() {
  return Object.fromEntries(
    Object.entries(PLANTED).map(([name, text]) => [
      `/work/web/${name}`,
      text
        .split('\n')
        .map((line) => line.replace(MARK, ''))
        .join('\n'),
    ]),
  );
}

/** `file:line rule` of each planted mistake. */
function planted(): string[] {
  return Object.entries(PLANTED).flatMap(([name, text]) =>
    text.split('\n').flatMap((line, i) =>
      (MARK.exec(line)?.[1] ?? '')
        .split(', ')
        .filter(Boolean)
        .map((rule) => `web/${name}:${i + 1} ${rule}`),
    ),
  );
}

const SOURCE = { version: '', verify: false, keyring: '', repo: '', passCredentials: false, username: '', password: '' };

function check(): Promise<CheckOutcome> {
  const deps = {
    ...{ files: memoryFiles(files()), profile: DEFAULT_PROFILE, log: silent, cwd: '/work', clock: fixedClock(0n) },
    ...{ random: { bytes: (count: number) => new Uint8Array(count) }, stdin: () => new Uint8Array() },
  };
  return checkPath(deps, './web', {
    source: { ...SOURCE, certFile: '', keyFile: '', caFile: '', insecureSkipTlsVerify: false, plainHttp: false },
    ...{ values: NO_LAYERS, sets: new Map(), namespace: 'default', kubeVersion: '', apiVersions: [] },
  });
}

test('all are found in one run, each at its line, and no other', async () => {
  const { chart } = await check();
  const found = chart.findings.map(({ rule, position: { file, line = 1 } }) => `${file}:${line} ${rule}`);
  expect(found.sort()).toEqual(planted().sort());
  expect(planted().length).toBeGreaterThanOrEqual(40);
});

test('SARIF has what 2.1.0 wants', async () => {
  const { chart } = await check();
  const { version, runs } = JSON.parse(sarifReport([chart], '1.0.0'));
  expect([version, runs.length]).toEqual(['2.1.0', 1]);
  const [{ tool, results }] = runs;
  expect(Object.keys(tool.driver).sort()).toEqual(['name', 'rules', 'version']);
  for (const { ruleId, ruleIndex, level, message, locations } of results) {
    expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
    expect(['none', 'note', 'warning', 'error']).toContain(level);
    expect(message.text).not.toBe('');
    const [{ physicalLocation }] = locations;
    expect(physicalLocation.artifactLocation.uri).toMatch(/^[\w./%~-]+$/);
    const { startLine = 1, startColumn = 1 } = physicalLocation.region ?? {};
    expect(Math.min(startLine, startColumn)).toBeGreaterThanOrEqual(1);
  }
});

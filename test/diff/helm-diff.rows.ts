/** Manifests before and after, and the options for helm-diff. */
export const BEFORE = `---
# Source: web/templates/config.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: config
data:
  a: "1"
  b: "2"
  c: "3"
  d: "4"
---
# Source: web/templates/deployment.yaml
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: other
spec:
  replicas: 1
  template:
    spec:
      containers:
      - name: web
        image: web:1
        args: [a, b]
      - name: side
        image: side:1
---
# Source: web/templates/secret.yaml
apiVersion: v1
kind: Secret
metadata:
  name: secret
  labels: {stringData: x}
type: Opaque
data:
  same: c2FtZQ==
  gone: Z29uZQ==
stringData:
  text: old
---
# Source: web/templates/broken.yaml
apiVersion: v1
kind: Secret
metadata:
  name: broken
data:
  a: "%%%"
---
# Source: web/templates/kept.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: kept
  annotations:
    helm.sh/resource-policy: keep
---
# Source: web/templates/list.yaml
apiVersion: v1
kind: ConfigMapList
items:
- kind: ConfigMap
  apiVersion: v1
  metadata: {name: one}
  data: {z: "1", a: "2"}
---
# Source: web/templates/old.yaml
apiVersion: v1
kind: Service
metadata:
  name: old-name
spec:
  ports:
  - port: 80
    name: http
  selector:
    app: web
---
# Source: web/templates/test.yaml
apiVersion: v1
kind: Pod
metadata:
  name: test
  annotations:
    helm.sh/hook: test
`;

export const AFTER = BEFORE.replace('replicas: 1', 'replicas: 2')
  .replace('b: "2"', 'b: "two"')
  .replace('image: web:1\n        args: [a, b]', 'image: web:2\n        args: [a, c, d]')
  .replace('      - name: side\n        image: side:1\n', '')
  .replace('  gone: Z29uZQ==\n', '  come: Y29tZQ==\n')
  .replace('text: old', 'text: "new\\nlines"')
  .replace('a: "%%%"', 'a: 1')
  .replace(/---\n# Source: web\/templates\/kept[\s\S]*?(?=---\n# Source: web\/templates\/list)/, '')
  .replace('data: {z: "1", a: "2"}', 'data: {z: "1", a: "3"}')
  .replace('name: old-name', 'name: new-name')
  .replace('helm.sh/hook: test', 'helm.sh/hook: test\n    changed: "yes"')
  .concat(
    '---\n# Source: web/templates/cluster.yaml\napiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: "system:web"}\n',
  );

export interface HelmDiffRow {
  readonly OutputFormat: string;
  readonly OutputContext?: number;
  readonly ShowSecrets?: boolean;
  readonly ShowSecretsDecoded?: boolean;
  readonly SuppressedKinds?: readonly string[];
  readonly FindRenames?: number;
  readonly SuppressedOutputLineRegex?: readonly string[];
  readonly Normalize?: boolean;
  readonly Tests?: boolean;
  readonly Releases?: boolean;
  readonly Color?: boolean;
}

export const ROWS: Readonly<Record<string, HelmDiffRow>> = {
  'all lines': { OutputFormat: 'diff' },
  'a line of context, in colour': { OutputFormat: 'diff', OutputContext: 1, Color: true },
  'changed lines only, tests too': { OutputFormat: 'diff', OutputContext: 0, Tests: true },
  normalized: { OutputFormat: 'diff', OutputContext: 2, Normalize: true },
  'secrets as they are': { OutputFormat: 'diff', OutputContext: 0, ShowSecrets: true },
  'secrets decoded': { OutputFormat: 'diff', OutputContext: 0, ShowSecretsDecoded: true },
  'kinds suppressed, in colour': { OutputFormat: 'diff', OutputContext: 0, SuppressedKinds: ['Secret', 'ConfigMap'], Color: true },
  renames: { OutputFormat: 'diff', OutputContext: 0, FindRenames: 0.5 },
  'lines suppressed': { OutputFormat: 'diff', OutputContext: 1, SuppressedOutputLineRegex: ['image', '^ *[a-d]: '] },
  'lines suppressed, in few words': { OutputFormat: 'simple', SuppressedOutputLineRegex: ['^ *[a-d]: '], Color: true },
  'in few words': { OutputFormat: 'simple' },
  json: { OutputFormat: 'json' },
  template: { OutputFormat: 'template' },
  structured: { OutputFormat: 'structured' },
  'structured, kinds suppressed': { OutputFormat: 'structured', SuppressedKinds: ['Secret'], ShowSecrets: true },
  'by templates': { OutputFormat: 'diff', OutputContext: 0, Releases: true },
};

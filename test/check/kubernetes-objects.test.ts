/** What Kubernetes makes of objects, rule by rule. Fields, types and required fields agree with kubeconform 0.8 (tools/kubeconform.ts). */
import { describe, expect, test } from 'vitest';
import { checkObjects } from '../../src/check/kubernetes-objects.ts';
import { parseYaml } from '../../src/codec/yaml/parse.ts';
import { KUBERNETES_RULES } from '../../src/diagnostics/kubernetes-rules.ts';
import { knownVersions } from '../../src/kubernetes-schema/schema-table.ts';

interface Row {
  readonly name: string;
  /** Documents, `---` between. */
  readonly yaml: string;
  readonly kubeVersion?: string;
  /** `rule document:path message` */
  readonly found: readonly string[];
}

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: p}\n';
const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: {name: d}
spec:
  selector: {matchLabels: {app: a}}
  template:
    metadata: {labels: {app: a}}
    spec: {containers: [{name: c, image: i, ports: [{containerPort: 80}]}]}
`;
const DEFINITION = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: things.example.com}
spec:
  group: example.com
  scope: Namespaced
  names: {kind: Thing, plural: things}
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              required: [size]
              properties:
                size: {type: integer, minimum: 1}
                mode: {type: string, enum: [a, b]}
                name: {type: string, pattern: ^x, maxLength: 3}
                port: {x-kubernetes-int-or-string: true}
                free: {type: object, x-kubernetes-preserve-unknown-fields: true}
                tags: {type: array, maxItems: 1, items: {type: string}}
                labels: {type: object, additionalProperties: {type: string}}
`;
const thing = (spec: string) => `${DEFINITION}---\napiVersion: example.com/v1\nkind: Thing\nmetadata: {name: t}\nspec: ${spec}\n`;

const ROWS: readonly Row[] = [
  {
    name: 'kinds that earlier versions had',
    yaml: 'apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata: {name: a}\n---\napiVersion: apiextensions.k8s.io/v1beta1\nkind: CustomResourceDefinition\nmetadata: {name: a.example.com}\n',
    found: [
      'kubernetes/removed-api 0:apiVersion Kubernetes 1.37 has no policy/v1beta1 PodSecurityPolicy',
      'kubernetes/removed-api 1:apiVersion Kubernetes 1.37 has no apiextensions.k8s.io/v1beta1 CustomResourceDefinition; use apiextensions.k8s.io/v1 CustomResourceDefinition',
    ],
  },
  {
    name: 'a hook of the same name',
    yaml: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, annotations: {helm.sh/hook: pre-upgrade}}\n',
    found: [],
  },
  {
    name: 'a service of pods that others make',
    yaml: `${DEPLOYMENT}---\napiVersion: v1\nkind: Service\nmetadata: {name: s}\nspec: {selector: {operated-by: x}, ports: [{port: 80}]}\n`,
    found: [],
  },
  {
    name: 'a service that selects a misspelt label',
    yaml: `${DEPLOYMENT.replaceAll('app: a', 'app: web')}---\napiVersion: v1\nkind: Service\nmetadata: {name: s}\nspec: {selector: {app: wev}, ports: [{port: 80}]}\n`,
    found: ['kubernetes/selector 1:spec.selector.app no pod template has app: wev; one has web'],
  },
  { name: 'a sound object', yaml: DEPLOYMENT, found: [] },
  { name: 'null stands for an absent field', yaml: `${POD}spec: {containers: [{name: c, image: null}], nodeName: null}\n`, found: [] },
  {
    name: 'an unknown field, with what it may be meant for',
    yaml: `${POD}spec: {containers: [{name: c, imagePullpolicy: Always, nonsense: 1}]}\n`,
    found: [
      'kubernetes/unknown-field 0:spec.containers.0.imagePullpolicy unknown field imagePullpolicy; did you mean imagePullPolicy?',
      'kubernetes/unknown-field 0:spec.containers.0.nonsense unknown field nonsense',
    ],
  },
  {
    name: 'values of other types',
    yaml: DEPLOYMENT.replace('containerPort: 80', 'containerPort: "80"').replace('spec:\n', 'spec:\n  replicas: 1.5\n  paused: "no"\n'),
    found: [
      'kubernetes/wrong-type 0:spec.replicas must be an integer, is 1.5',
      'kubernetes/wrong-type 0:spec.paused must be true or false, is the string "no"',
      'kubernetes/wrong-type 0:spec.template.spec.containers.0.ports.0.containerPort must be an integer, is the string "80"',
    ],
  },
  {
    name: 'lists and maps',
    yaml: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c, finalizers: x}\ndata: [a]\n',
    found: [
      'kubernetes/wrong-type 0:metadata.finalizers must be a list, is the string "x"',
      'kubernetes/wrong-type 0:data must be a map, is a list',
    ],
  },
  {
    name: 'values of a map',
    yaml: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {a: 1, b: "2"}\n',
    found: ['kubernetes/wrong-type 0:data.a must be a string, is 1'],
  },
  {
    name: 'required fields',
    yaml: `${POD}spec: {containers: [{image: i}]}\n`,
    found: ['kubernetes/missing-field 0:spec.containers.0 required field name is missing'],
  },
  {
    name: 'an integer or a text, and quantities',
    yaml: `${POD}spec: {containers: [{name: c, livenessProbe: {httpGet: {port: http}}, resources: {limits: {cpu: 1.5, memory: 1Gi}}}]}\n`,
    found: [],
  },
  {
    name: 'a gone API version',
    yaml: 'apiVersion: extensions/v1beta1\nkind: Deployment\nmetadata: {name: d}\n',
    found: ['kubernetes/removed-api 0:apiVersion Kubernetes 1.37 has no extensions/v1beta1 Deployment; use apps/v1 Deployment'],
  },
  {
    name: 'an API version that is still to come',
    kubeVersion: '1.30',
    yaml: 'apiVersion: resource.k8s.io/v1\nkind: DeviceClass\nmetadata: {name: d}\nspec: {}\n',
    found: ['kubernetes/removed-api 0:apiVersion Kubernetes 1.30 has no resource.k8s.io/v1 DeviceClass'],
  },
  {
    name: 'a kind that does not exist',
    yaml: 'apiVersion: apps/v1\nkind: Deploymnt\nmetadata: {name: d}\n',
    found: ['kubernetes/unknown-kind 0:kind no version of Kubernetes has apps/v1 Deploymnt'],
  },
  {
    name: 'a kind of a group that nobody defines',
    yaml: 'apiVersion: example.org/v1\nkind: X\nmetadata: {name: x}\nspec: {a: 1}\n',
    found: [],
  },
  {
    name: 'no object',
    yaml: '- a\n---\nkind: Pod\n---\napiVersion: v1\n',
    found: [
      'kubernetes/not-an-object 0: not a map',
      'kubernetes/not-an-object 1: apiVersion is missing',
      'kubernetes/not-an-object 2: kind is missing',
    ],
  },
  { name: 'a sound custom resource', yaml: thing('{size: 1, mode: a, port: 80, free: {x: [1]}, labels: {a: b}}'), found: [] },
  {
    name: 'a custom resource that its definition refuses',
    yaml: thing('{size: 0, mode: c, name: yyyy, other: 1, tags: [a, b], labels: {a: 1}}'),
    found: [
      'kubernetes/invalid-value 1:spec.size must be at least 1, is 0',
      'kubernetes/invalid-value 1:spec.mode must be one of "a", "b", is the string "c"',
      'kubernetes/invalid-value 1:spec.name must match ^x',
      'kubernetes/invalid-value 1:spec.name must have at most 3 characters, has 4',
      'kubernetes/unknown-field 1:spec.other unknown field other',
      'kubernetes/invalid-value 1:spec.tags must have at most 1 items, has 2',
      'kubernetes/wrong-type 1:spec.labels.a must be a string, is 1',
    ],
  },
  {
    name: 'two documents of one object, other groups and namespaces apart',
    yaml: ['{name: a}', '{name: a, namespace: default}', '{name: a, namespace: other}']
      .map((metadata) => `apiVersion: v1\nkind: ConfigMap\nmetadata: ${metadata}\n`)
      .join('---\n'),
    found: ['kubernetes/duplicate-object 1:metadata.name ConfigMap a is defined already'],
  },
  {
    name: 'items of a list are objects',
    yaml: 'apiVersion: v1\nkind: List\nitems: [{apiVersion: v1, kind: ConfigMap, metadata: {name: c}, dta: {}}]\n',
    found: ['kubernetes/unknown-field 0:items.0.dta unknown field dta; did you mean data?'],
  },
  {
    name: 'a selector that matches no pod',
    yaml: DEPLOYMENT.replace('matchLabels: {app: a}', 'matchLabels: {app: b, tier: x}'),
    found: [
      'kubernetes/selector 0:spec.selector.matchLabels.app the pod template has a, the selector requires b',
      'kubernetes/selector 0:spec.selector.matchLabels.tier the pod template lacks it, the selector requires x',
    ],
  },
  {
    name: 'names and labels',
    yaml: `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: Bad_Name, labels: {a/b/c: x, good: -x}, annotations: {good.io/x: any thing}}\n`,
    found: [
      expect.stringMatching(/^kubernetes\/invalid-name 0:metadata\.name object name does not conform/),
      'kubernetes/invalid-label 0:metadata.labels.a/b/c a/b/c is not a valid key: at most 63 letters, digits, -, _ and ., a letter or digit at both ends',
      'kubernetes/invalid-label 0:metadata.labels.good -x is not a valid label value: at most 63 letters, digits, -, _ and ., a letter or digit at both ends',
    ],
  },
  {
    name: 'a deprecated API version',
    kubeVersion: '1.36',
    yaml: 'apiVersion: coordination.k8s.io/v1beta1\nkind: LeaseCandidate\nmetadata: {name: l}\nspec: {binaryVersion: "1", leaseName: l, strategy: s}\n',
    found: ['kubernetes/deprecated-api 0:apiVersion coordination.k8s.io/v1beta1 LeaseCandidate is deprecated since 1.36, removed in 1.39'],
  },
];

describe('objects of Kubernetes', () => {
  test.each(ROWS)('$name', ({ yaml, kubeVersion = '1.37', found }) => {
    const objects = yaml.split('---\n').map((text) => parseYaml(text));
    const findings = checkObjects(objects, { kubeVersion, namespace: 'default' });
    expect(findings.map(({ rule, object, path, message }) => `${rule} ${object}:${path.join('.')} ${message}`)).toEqual(found);
  });

  test('every rule has a row', () => {
    const shown = ROWS.flatMap(({ found }) => found).map((line) =>
      typeof line === 'string' ? line.split(' ')[0] : 'kubernetes/invalid-name',
    );
    expect([...new Set(shown)].sort()).toEqual(Object.keys(KUBERNETES_RULES).sort());
  });

  test('the versions that are known', () => {
    expect(knownVersions()).toEqual(['1.30', '1.31', '1.32', '1.33', '1.34', '1.35', '1.36', '1.37']);
  });
});

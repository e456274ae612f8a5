/** Requests to an API server, one session per subject, each in a namespace of its own; `NS` stands for its name. */

export type Step = readonly [request: string, body?: unknown, type?: string];

export interface Session {
  readonly name: string;
  readonly steps: readonly Step[];
}

const CM = '/api/v1/namespaces/NS/configmaps';
const APPLY = 'application/apply-patch+yaml';
const MERGE = 'application/merge-patch+json';
const STRATEGIC = 'application/strategic-merge-patch+json';
const PATCH = 'application/json-patch+json';

const cm = (name: string, data?: object, metadata?: object) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, ...metadata },
  ...(data && { data }),
});
const secret = (name: string, more: object, labels: object) => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name, labels }, ...more });
const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'd' },
  spec: {
    selector: { matchLabels: { a: 'b' } },
    template: {
      metadata: { labels: { a: 'b' } },
      spec: {
        containers: [
          { name: 'one', image: 'x' },
          { name: 'two', image: 'x' },
        ],
      },
    },
  },
};
const crd = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'foos.NS.example.com' },
  spec: {
    group: 'NS.example.com',
    scope: 'Namespaced',
    names: { plural: 'foos', singular: 'foo', kind: 'Foo', listKind: 'FooList' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        subresources: { status: {} },
        schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
      },
    ],
  },
};
const foo = (more: object) => ({ apiVersion: 'NS.example.com/v1', kind: 'Foo', metadata: { name: 'f' }, ...more });
const FOOS = '/apis/NS.example.com/v1/namespaces/NS/foos';

export const SESSIONS: readonly Session[] = [
  {
    name: 'create, read and delete',
    steps: [
      [`GET ${CM}/a`],
      [`POST ${CM}`, cm('a', { k: 'v' }, { labels: { l: '1' } })],
      [`POST ${CM}`, cm('a')],
      [`GET ${CM}/a`],
      [`POST ${CM}?fieldManager=me`, { ...cm('b'), metadata: { generateName: 'b-' } }],
      [`POST ${CM}`, { ...cm('b'), metadata: {} }],
      [`POST ${CM}`, cm('Upper_Case')],
      [`POST ${CM}`, cm('x', {}, { namespace: 'default' })],
      [`POST ${CM}`, { ...cm('x'), kind: 'Secret' }],
      [`POST ${CM}`, { ...cm('x'), apiVersion: 'apps/v1' }],
      [`POST ${CM}`, '{broken'],
      [`DELETE ${CM}/a`],
      [`DELETE ${CM}/a`],
      ['POST /api/v1/namespaces/NS-none/configmaps', cm('a')],
      ['GET /api/v1/namespaces/NS-none/configmaps'],
      ['GET /api/v1/namespaces/NS-none'],
    ],
  },
  {
    name: 'dry runs leave nothing behind',
    steps: [
      [`POST ${CM}?dryRun=All`, cm('a')],
      [`GET ${CM}/a`],
      [`POST ${CM}`, cm('a')],
      [`PUT ${CM}/a?dryRun=All`, cm('a', { k: 'v' })],
      [`PATCH ${CM}/a?dryRun=All`, { data: { k: 'v' } }, MERGE],
      [`DELETE ${CM}/a?dryRun=All`],
      [`GET ${CM}/a`],
    ],
  },
  {
    name: 'update and conflict',
    steps: [
      [`PUT ${CM}/a`, cm('a')],
      [`POST ${CM}`, cm('a', { k: 'v' })],
      [`PUT ${CM}/a`, cm('a', { k: 'w' })],
      [`PUT ${CM}/a`, cm('a', { k: 'x' }, { resourceVersion: '1' })],
      [`PUT ${CM}/a`, cm('b', { k: 'x' })],
      [`PUT ${CM}/a`, cm('a', { k: 'x' }, { uid: 'other' })],
      [`GET ${CM}/a`],
    ],
  },
  {
    name: 'merge and JSON patches',
    steps: [
      [`PATCH ${CM}/a`, { data: { k: 'v' } }, MERGE],
      [`POST ${CM}`, cm('a', { k: 'v', l: 'v' })],
      [`PATCH ${CM}/a`, { data: { k: null, m: 'v' } }, MERGE],
      [
        `PATCH ${CM}/a`,
        [
          { op: 'add', path: '/data/n', value: 'v' },
          { op: 'remove', path: '/data/l' },
          { op: 'replace', path: '/data/m', value: 'w' },
          { op: 'test', path: '/data/m', value: 'w' },
        ],
        PATCH,
      ],
      [`PATCH ${CM}/a`, [{ op: 'remove', path: '/data/none' }], PATCH],
      [`PATCH ${CM}/a`, [{ op: 'test', path: '/data/m', value: 'x' }], PATCH],
      [
        `PATCH ${CM}/a`,
        [
          { op: 'copy', from: '/data/m', path: '/data/o' },
          { op: 'move', from: '/data/n', path: '/data/p' },
        ],
        PATCH,
      ],
      [`PATCH ${CM}/a`, { data: { k: 'v' }, metadata: { resourceVersion: '1' } }, MERGE],
      [`PATCH ${CM}/a`, {}, MERGE],
      [`PATCH ${CM}/a`, {}, 'text/plain'],
      [`PATCH ${CM}/a`, { metadata: { name: 'b' } }, MERGE],
    ],
  },
  {
    name: 'strategic patches',
    steps: [
      ['POST /apis/apps/v1/namespaces/NS/deployments', deployment],
      [
        'PATCH /apis/apps/v1/namespaces/NS/deployments/d',
        {
          spec: {
            template: {
              spec: {
                containers: [
                  { name: 'two', image: 'y' },
                  { name: 'three', image: 'z' },
                ],
              },
            },
          },
        },
        STRATEGIC,
      ],
      [
        'PATCH /apis/apps/v1/namespaces/NS/deployments/d',
        {
          spec: {
            template: {
              spec: {
                containers: [{ name: 'one', $patch: 'delete' }],
                '$setElementOrder/containers': [{ name: 'three' }, { name: 'two' }],
              },
            },
          },
        },
        STRATEGIC,
      ],
    ],
  },
  {
    name: 'server-side apply',
    steps: [
      [`PATCH ${CM}/a`, cm('a', { k: 'v' }), APPLY],
      [`PATCH ${CM}/a?fieldManager=helm`, cm('a', { k: 'v', l: 'v' }, { labels: { x: '1' } }), APPLY],
      [`PATCH ${CM}/a?fieldManager=helm`, cm('a', { k: 'v', l: 'v' }, { labels: { x: '1' } }), APPLY],
      [`PATCH ${CM}/a?fieldManager=other`, cm('a', { k: 'w' }), APPLY],
      [`PATCH ${CM}/a?fieldManager=other`, cm('a', { k: 'v', m: 'v' }), APPLY],
      [`PATCH ${CM}/a?fieldManager=other&force=true`, cm('a', { k: 'w', l: 'w' }), APPLY],
      [`PATCH ${CM}/a?fieldManager=helm`, cm('a', { k: 'v', l: 'v' }), APPLY],
      [`PATCH ${CM}/a?fieldManager=helm`, cm('a', { m: 'v' }), APPLY],
      [`PATCH ${CM}/a?fieldManager=editor`, { data: { m: 'x' } }, MERGE],
      [`PATCH ${CM}/a?fieldManager=helm`, cm('a', { m: 'v' }), APPLY],
      [`PATCH ${CM}/b?fieldManager=helm`, cm('a', {}), APPLY],
      [`PATCH ${CM}/a?fieldManager=helm`, cm('a', {}, { managedFields: [{ manager: 'x' }] }), APPLY],
      [`PATCH ${CM}/c?fieldManager=helm`, cm('c', undefined, { resourceVersion: '1' }), APPLY],
    ],
  },
  {
    name: 'lists and selectors',
    steps: [
      [`POST ${CM}`, cm('a', undefined, { labels: { x: '1', y: 'b' } })],
      [`POST ${CM}`, cm('b', undefined, { labels: { x: '2' } })],
      [`POST ${CM}`, cm('c')],
      [`GET ${CM}`],
      [`GET ${CM}?labelSelector=x%3D1`],
      [`GET ${CM}?labelSelector=x`],
      [`GET ${CM}?labelSelector=%21x`],
      [`GET ${CM}?labelSelector=x%20in%20%281%2C3%29%2Cy%21%3Da`],
      [`GET ${CM}?labelSelector=x%20notin%20%281%29`],
      [`GET ${CM}?labelSelector=x%3D%3D2`],
      [`GET ${CM}?labelSelector=%3D%3D`],
      [`GET ${CM}?fieldSelector=metadata.name%3Db`],
      [`GET ${CM}?fieldSelector=metadata.name%21%3Db`],
      [`GET ${CM}?fieldSelector=data.k%3Db`],
      [`GET ${CM}?limit=2`],
      ['POST /api/v1/namespaces/NS/secrets', secret('s', { type: 'helm.sh/release.v1', stringData: { release: 'x' } }, { owner: 'helm' })],
      ['POST /api/v1/namespaces/NS/secrets', secret('t', { data: { k: 'dg==' } }, {})],
      ['GET /api/v1/namespaces/NS/secrets?fieldSelector=type%3Dhelm.sh%2Frelease.v1'],
      ['GET /api/v1/secrets?labelSelector=owner%3Dhelm&fieldSelector=metadata.namespace%3DNS'],
      [`DELETE ${CM}?labelSelector=x`],
      [`GET ${CM}`],
    ],
  },
  {
    name: 'watches',
    steps: [
      [`POST ${CM}`, cm('a', { k: 'v' }, { labels: { x: '1' } })],
      [`GET ${CM}`],
      [`POST ${CM}`, cm('b', { k: 'v' })],
      [`PUT ${CM}/a`, cm('a', { k: 'w' })],
      [`PUT ${CM}/b`, cm('b', { k: 'v' }, { labels: { x: '1' } })],
      [`DELETE ${CM}/a`],
      [`WATCH:4 ${CM}?watch=true&resourceVersion=LISTED`],
      [`WATCH:2 ${CM}?watch=true&resourceVersion=LISTED&labelSelector=x`],
      [`WATCH:2 ${CM}?watch=true&resourceVersion=LISTED&fieldSelector=metadata.name%3Da`],
      [`WATCH:1 ${CM}?watch=true`],
    ],
  },
  {
    name: 'finalizers and propagation',
    steps: [
      [`POST ${CM}`, cm('a', undefined, { finalizers: ['example.com/keep'] })],
      [`DELETE ${CM}/a`],
      [`GET ${CM}/a`],
      [`PATCH ${CM}/a`, { metadata: { finalizers: null } }, MERGE],
      [`GET ${CM}/a`],
      [`POST ${CM}`, cm('b')],
      [`DELETE ${CM}/b`, { kind: 'DeleteOptions', apiVersion: 'v1', propagationPolicy: 'Foreground' }],
      [`GET ${CM}/b`],
      [`POST ${CM}`, cm('c')],
      [`DELETE ${CM}/c`, { kind: 'DeleteOptions', apiVersion: 'v1', propagationPolicy: 'Sideways' }],
      [`DELETE ${CM}/c`, { kind: 'DeleteOptions', apiVersion: 'v1', preconditions: { uid: 'other' } }],
      [`DELETE ${CM}/c`, { kind: 'DeleteOptions', apiVersion: 'v1', propagationPolicy: 'Background' }],
    ],
  },
  {
    name: 'custom resources',
    steps: [
      [`GET ${FOOS}`],
      ['POST /apis/apiextensions.k8s.io/v1/customresourcedefinitions', crd],
      ['WAIT /apis/NS.example.com/v1'],
      ['GET /apis/NS.example.com'],
      ['GET /apis/NS.example.com/v1'],
      [`POST ${FOOS}`, foo({ spec: { a: 1 }, status: { ignored: true } })],
      [`PUT ${FOOS}/f/status`, foo({ spec: { a: 2 }, status: { phase: 'Ready' } })],
      [`PATCH ${FOOS}/f`, { spec: { a: 3 }, status: { phase: 'Ignored' } }, MERGE],
      [`PATCH ${FOOS}/f`, { spec: { a: 3 } }, STRATEGIC],
      [`PATCH ${FOOS}/f/status`, { status: { phase: 'Gone' } }, MERGE],
      [`GET ${FOOS}/f/status`],
      [`PUT ${FOOS}/f`, foo({ spec: { a: 1 } })],
      [`GET ${FOOS}`],
      ['DELETE /apis/apiextensions.k8s.io/v1/customresourcedefinitions/foos.NS.example.com'],
    ],
  },
  {
    name: 'namespaces',
    steps: [
      ['POST /api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'NS-x' } }],
      ['POST /api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'NS-x' } }],
      ['DELETE /api/v1/namespaces/NS-x'],
      ['GET /api/v1/namespaces/NS-x'],
      ['POST /api/v1/namespaces/NS-x/configmaps', cm('a')],
      ['DELETE /api/v1/namespaces/NS-x'],
    ],
  },
  {
    name: 'what is not there',
    steps: [
      ['GET /nowhere'],
      ['GET /apis/apps/v1/nowhere'],
      ['GET /apis/nowhere/v1/things'],
      ['GET /apis/nowhere'],
      [`POST ${CM}/a`, cm('a')],
      ['GET /readyz'],
      ['GET /version'],
      ['GET /api'],
    ],
  },
];
